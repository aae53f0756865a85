"""Figures count what they say they count; a temperature makes overconfident scores honest."""

import numpy as np
import pytest

from questions.german.parser import Parse
from questions.german.parser import Word as Found
from training.calibration import temperature
from training.corpora import ABSENT, TrainingSentence, Word
from training.evaluate import gold_names, tree_figures

SENTENCE = TrainingSentence(
    "gsd",
    (
        Word("Kinder", "NOUN", "NN", {"Case": "Nom"}, "Kind", 2, "nsubj"),
        Word("lachen", "VERB", "VVFIN", {"Case": ABSENT}, "lachen", 0, "root"),
        Word("laut", "ADJ", "ADJD", {"Case": ABSENT}, "laut", 2, "advmod", doubtful=True),
        Word(".", "PUNCT", "$.", {"Case": ABSENT}, ".", 2, "punct"),
    ),
)


def found(upos: str, tag: str, lemma: str, head: int, deprel: str, chance: float, case: str | None = None) -> Found:
    feats = {"Case": case} if case else {}
    return Found(upos, tag, feats, lemma, head, deprel, 1.0, 1.0, chance, 1.0)


PARSE = Parse(
    (
        found("NOUN", "NE", "Kind", 1, "nsubj:pass", 0.95, "Acc"),
        found("VERB", "VVFIN", "lachen", -1, "root", 0.99),
        found("ADV", "ADJD", "laut", 0, "amod", 0.92),
        found("PUNCT", "$.", ".", 0, "punct", 0.4),
    ),
    (),
)


def test_punctuation_and_subtypes_do_not_count_for_trees() -> None:
    figures = tree_figures([SENTENCE], [PARSE])
    assert figures["uas"] == pytest.approx(200 / 3)
    assert figures["las"] == pytest.approx(200 / 3)
    assert figures["upos"] == 75
    assert figures["tag"] == 75
    assert figures["lemma"] == 100
    assert figures["case"] == 0
    assert figures["sure right"] == pytest.approx(200 / 3)
    assert figures["sure"] == 75


def test_marked_arcs_can_be_left_out() -> None:
    assert tree_figures([SENTENCE], [PARSE], doubtful=False)["uas"] == 100


def test_names_are_spans_of_the_four_classes() -> None:
    labels = ["B-PER", "I-PER", "B-LOC", "O", "B-DERIV", "B-OTH"]
    assert gold_names(labels) == {(0, 1, "PER"), (2, 2, "LOC"), (5, 5, "OTH")}


def test_overconfident_scores_get_a_temperature_above_one() -> None:
    row = np.array([4.0, 0.0], np.float32)
    right, wrong = [(row, 0)] * 75, [(row, 1)] * 25
    fitted = temperature(right + wrong)
    assert np.exp(4 / fitted) / (1 + np.exp(4 / fitted)) == pytest.approx(0.75, abs=0.02)
