"""Treebanks and name corpora are read as surface tokens with the labels they have."""

from pathlib import Path

from training.corpora import ABSENT, NO_COMMON_NAME, read_named_pud, read_names, read_pud, read_treebank


def test_a_treebank_gives_surface_tokens(treebank: Path) -> None:
    first, second = read_treebank(treebank)
    assert [word.form for word in first.words] == "Am Abend lief sie zum See .".split()
    assert [word.head for word in first.words] == [2, 3, 0, 3, 6, 3, 3]
    assert [word.form for word in second.words] == ["Ja", "."]


def test_features_say_what_is_absent_and_what_is_open(treebank: Path) -> None:
    she = read_treebank(treebank)[0].words[3]
    assert she.feats is not None
    assert she.feats["Case"] == "Nom"
    assert she.feats["Gender"] is None
    assert she.feats["Tense"] == ABSENT


def test_pud_gets_the_verb_form_that_its_mood_implies_and_loses_its_tags(data: Path) -> None:
    ran = read_pud(data)[0].words[2]
    assert ran.feats is not None
    assert ran.feats["VerbForm"] == "Fin"
    assert ran.xpos is None


def test_names_keep_derived_and_compound_words_apart(data: Path) -> None:
    first, second = read_names(data, "dev")
    assert [word.name for word in first.words] == ["B-PER", "I-PER", "O", "B-DERIV", "B-PART"]
    assert [word.name for word in second.words] == ["B-LOC"]
    assert first.words[0].upos is None


def test_pud_gets_its_names_whatever_order_they_come_in(data: Path) -> None:
    first, second = read_named_pud(data)
    other = NO_COMMON_NAME
    assert [word.name for word in first.words] == [other, other, other, "B-PER", other, "B-LOC", other]
    assert [word.name for word in second.words] == [other, other]
    assert first.words[2].xpos is None
