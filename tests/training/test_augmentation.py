"""Augmentation changes how a sentence is typeset and never its analysis."""

import random

from hypothesis import given
from hypothesis import strategies as st

from training.augmentation import QUOTE_STYLES, augment
from training.corpora import TrainingSentence, Word

SENTENCE = TrainingSentence(
    "own",
    (
        Word('"', "PUNCT", head=2),
        Word("Geht", "VERB", head=0, lemma="gehen"),
        Word('"', "PUNCT", head=2),
        Word(".", "PUNCT", head=2),
    ),
)


@given(st.integers(0, 500))
def test_labels_stay_with_their_words(seed: int) -> None:
    words = augment(SENTENCE, random.Random(seed)).words
    assert len(words) in {3, 4}
    for before, after in zip(SENTENCE.words, words, strict=False):
        assert (after.upos, after.head) == (before.upos, before.head)
        assert after.form.lower() == before.form.lower() or after.upos == "PUNCT"
    assert (words[0].form, words[2].form) in {*QUOTE_STYLES, ('"', '"')}


def test_every_kind_of_change_happens() -> None:
    found = {tuple(word.form for word in augment(SENTENCE, random.Random(seed)).words) for seed in range(400)}
    assert ("„", "Geht", "“", ".") in found
    assert ("»", "Geht", "«", ".") in found
    assert any(len(words) == 3 for words in found)
    assert any(words[1] == "GEHT" for words in found)


def test_a_full_stop_that_governs_a_word_stays() -> None:
    odd = TrainingSentence("own", (Word("Ja", head=2), Word(".", head=0)))
    assert all(len(augment(odd, random.Random(seed)).words) == 2 for seed in range(100))
