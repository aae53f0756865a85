"""Names are read off BIO probabilities; a name never begins in its middle."""

import numpy as np
import pytest

from questions.german.document import NameKind
from questions.german.name_labels import NameDecoder
from questions.german.scorer import Floats

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-DERIV")


def chances(*rows: dict[str, float]) -> Floats:
    return np.array([[row.get(label, 0.001) for label in LABELS] for row in rows], np.float32)


def test_a_name_is_as_probable_as_its_least_probable_token() -> None:
    names = NameDecoder(LABELS).names(chances({"B-PER": 0.9}, {"I-PER": 0.7}, {"O": 0.9}))
    assert [(name.first, name.last, name.kind) for name in names] == [(0, 1, NameKind.PERSON)]
    assert names[0].probability == pytest.approx(0.7)


def test_neighbouring_names_stay_apart() -> None:
    names = NameDecoder(LABELS).names(chances({"B-LOC": 0.9}, {"B-LOC": 0.9}))
    assert [(name.first, name.last) for name in names] == [(0, 0), (1, 1)]


def test_the_middle_of_a_name_needs_its_beginning() -> None:
    names = NameDecoder(LABELS).names(chances({"O": 0.5, "B-LOC": 0.4}, {"I-LOC": 0.9}))
    assert [(name.first, name.last, name.kind) for name in names] == [(0, 1, NameKind.PLACE)]


def test_a_name_does_not_change_its_class() -> None:
    names = NameDecoder(LABELS).names(chances({"B-PER": 0.9}, {"I-LOC": 0.6, "I-PER": 0.3}))
    assert [(name.first, name.last, name.kind) for name in names] == [(0, 1, NameKind.PERSON)]


def test_derived_words_are_no_names() -> None:
    assert NameDecoder(LABELS).names(chances({"B-DERIV": 0.9})) == ()


def test_no_words_have_no_names() -> None:
    assert NameDecoder(LABELS).names(np.zeros((0, len(LABELS)), np.float32)) == ()
