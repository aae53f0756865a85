"""Usual cases are counted by relation and preposition, where there is enough to count."""

import math

from training.corpora import TrainingSentence, Word
from training.government import LEAST_COUNT, usual_cases

CASES = ("-", "Acc", "Dat")
PHRASE = (
    Word("Mit", "ADP", lemma="mit", head=2, deprel="case", feats={"Case": "-"}),
    Word("Brot", "NOUN", lemma="Brot", head=0, deprel="obl:arg", feats={"Case": "Dat"}),
)


def test_counts_by_relation_without_subtype_and_preposition() -> None:
    found = usual_cases([TrainingSentence("own", PHRASE)] * 20, CASES)
    assert list(found) == ["obl mit"]
    assert found["obl mit"][2] > math.log(0.9)
    assert found["obl mit"][1] < math.log(0.1)


def test_leaves_out_what_was_hardly_seen() -> None:
    assert usual_cases([TrainingSentence("own", PHRASE)] * (LEAST_COUNT - 1), CASES) == {}
