"""Hyphen compounds that a treebank cuts in three come back as one word."""

from training.compounds import join_compounds
from training.corpora import Word

SENTENCE = (
    Word("Der", "DET", head=4, deprel="det"),
    Word("EU", "PROPN", head=4, deprel="compound", space_after=False),
    Word("-", "PUNCT", head=2, deprel="punct", space_after=False),
    Word("Gipfel", "NOUN", lemma="Gipfel", head=5, deprel="nsubj"),
    Word("endet", "VERB", lemma="enden", head=0, deprel="root", space_after=False),
    Word(".", "PUNCT", head=5, deprel="punct"),
)


def test_a_compound_is_what_its_last_part_is() -> None:
    words = join_compounds(SENTENCE)
    assert [word.form for word in words] == ["Der", "EU-Gipfel", "endet", "."]
    assert (words[1].upos, words[1].lemma, words[1].deprel) == ("NOUN", "EU-Gipfel", "nsubj")
    assert [word.head for word in words] == [2, 3, 0, 3]


def test_several_hyphens_make_one_word() -> None:
    parts = [
        Word(form, "NOUN", head=head, space_after=False) for form, head in zip("A-B-C", (5, 1, 5, 3, 0), strict=True)
    ]
    assert [word.form for word in join_compounds(parts)] == ["A-B-C"]


def test_a_hyphen_between_spaces_stays() -> None:
    words = (Word("Ende", head=0), Word("-", head=1), Word("Aus", head=1))
    assert join_compounds(words) == words


def test_a_name_of_two_parts_hangs_where_its_first_part_hung() -> None:
    name = (
        Word("in", "ADP", head=2, deprel="case"),
        Word("Baden", "PROPN", lemma="Baden", head=0, deprel="root", space_after=False),
        Word("-", "PUNCT", head=4, deprel="punct", space_after=False),
        Word("Baden", "PROPN", lemma="Baden", head=2, deprel="flat"),
    )
    words = join_compounds(name)
    assert [(word.form, word.head, word.deprel) for word in words] == [
        ("in", 2, "case"),
        ("Baden-Baden", 0, "root"),
    ]


def test_words_without_a_tree_are_joined_too() -> None:
    words = (Word("Ex", space_after=False), Word("-", space_after=False), Word("Chef"))
    assert [(word.form, word.head) for word in join_compounds(words)] == [("Ex-Chef", None)]
