"""Case, number and gender of a noun phrase, decided for article, adjectives and noun together.

The network gives each word its own probabilities; the words of a phrase agree, and what the phrase does in its clause
and the preposition before it narrow the case down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FEATURES = ("Case", "Number", "Gender")
MEMBERS = frozenset({"det", "amod"})
GOVERNED = frozenset({"NOUN", "PROPN", "PRON"})
ABSENT = "-"
PRIOR_WEIGHT = 0.5
"""How much the case usual for relation and preposition counts against what the network sees in the words."""
NEVER = -1e9
Logs = NDArray[np.float64]


class Place(NamedTuple):
    """A word in its tree: `head` counts from 0, -1 is the root; the relation is without its subtype."""

    upos: str
    lemma: str
    head: int
    relation: str


def usual_case_key(relation: str, preposition: str | None) -> str:
    """Return the key of `usual_cases` for a phrase with the relation and the lemma of its preposition."""
    return f"{relation} {preposition or ABSENT}"


class Concord:
    """Settles the features of noun phrases."""

    def __init__(self, labels: Mapping[str, Sequence[str]], usual_cases: Mapping[str, Sequence[float]]) -> None:
        """Take the feature's labels and, by relation and preposition, log-probabilities in the order of the cases."""
        self._absent = {feature: list(labels[feature]).index(ABSENT) for feature in FEATURES}
        self._usual = {key: np.array(values) for key, values in usual_cases.items()}

    def settle(self, chances: Mapping[str, NDArray[np.float32]], words: Sequence[Place]) -> dict[str, NDArray[np.intp]]:
        """Return the number of the best label of every word, by feature.

        Arguments:
            chances: probabilities [word, label] by feature.
            words: the words of the sentence.
        """
        phrases: dict[int, list[int]] = defaultdict(list)
        prepositions: dict[int, str] = {}
        for place, word in enumerate(words):
            phrases[word.head if word.relation in MEMBERS and word.head >= 0 else place].append(place)
            if word.relation == "case" and word.upos == "ADP":
                prepositions.setdefault(word.head, word.lemma.lower())
        best = {}
        for feature in FEATURES:
            logs = np.log(chances[feature].astype(np.float64) + 1e-9)
            absent = self._absent[feature]
            has = chances[feature].argmax(1) != absent
            result: NDArray[np.intp] = logs.argmax(1)
            for noun, phrase in phrases.items():
                members = [place for place in {noun, *phrase} if has[place]]
                if members:
                    total = logs[members].sum(0)
                    if feature == "Case":
                        total = total + self._usual_case(words[noun], prepositions.get(noun))
                    total[absent] = NEVER
                    result[members] = total.argmax()
            best[feature] = result
        return best

    def _usual_case(self, noun: Place, preposition: str | None) -> Logs | float:
        if noun.upos not in GOVERNED:
            return 0.0
        known = self._usual.get(usual_case_key(noun.relation, preposition))
        return 0.0 if known is None else PRIOR_WEIGHT * known
