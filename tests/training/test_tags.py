"""STTS tags are carried over to PUD where the treebank that has them leaves no doubt."""

from training.corpora import TrainingSentence, Word
from training.tags import TagMap


def noun(form: str, xpos: str | None = "NN") -> Word:
    return Word(form, "NOUN", xpos, {"Case": "Nom"}, form, 0, "nsubj")


def test_a_word_seen_with_one_tag_gets_it() -> None:
    tags = TagMap([TrainingSentence("gsd", (noun("Haus"), noun("Haus")))])
    assert tags.tag(noun("Haus", None)) == "NN"


def test_a_word_of_a_kind_with_one_tag_gets_it() -> None:
    known = tuple(noun(f"Wort{number}") for number in range(30))
    assert TagMap([TrainingSentence("gsd", known)]).tag(noun("Baum", None)) == "NN"


def test_where_tags_vary_there_is_none() -> None:
    known = tuple(noun(f"Wort{number}", "NN" if number % 2 else "NE") for number in range(30))
    tags = TagMap([TrainingSentence("gsd", known)])
    filled = tags.fill([TrainingSentence("pud", (noun("Baum", "XX"),))])
    assert filled[0].words[0].xpos is None
