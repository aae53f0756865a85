"""Planted bad items are found, good ones left alone, and little evidence is no evidence."""

from __future__ import annotations

import math
import random
from collections import Counter

import pytest

from quiz.results.statistics.item import Taken, item_figures
from quiz.results.statistics.suspicion import MIN_FOR_VERDICT, Suspicion, findings

OPTIONS = ("a", "b", "c", "d")
ITEMS = 20
WRONG_KEY, RANDOM = (3, 11), (7, 16)
"""The planted items' places."""


def simulate(learners: int, rng: random.Random) -> list[list[Taken]]:
    """Let a class take 20 items of four options by the two-parameter logistic model (Birnbaum 1968).

    Somebody who does not know guesses among all options, distractor "b" being twice as attractive. Of items in
    WRONG_KEY, "b" is keyed although "a" is right; in those in RANDOM everybody chooses blindly.
    """
    skills = [rng.gauss(0, 1) for _ in range(learners)]
    slopes = [rng.lognormvariate(0.3, 0.3) for _ in range(ITEMS)]
    places = [rng.gauss(-0.3, 0.8) for _ in range(ITEMS)]

    def choose(item: int, skill: float) -> str:
        if item in RANDOM:
            return rng.choice(OPTIONS)
        knows = rng.random() < 1 / (1 + math.exp(-slopes[item] * (skill - places[item])))
        return "a" if knows else rng.choice(("a", "b", "b", "c", "d"))

    chosen = [[choose(item, skill) for item in range(ITEMS)] for skill in skills]
    points = [[float(choice == key(item)) for item, choice in enumerate(line)] for line in chosen]
    return [
        [
            Taken(points[who][item], (sum(points[who]) - points[who][item]) / (ITEMS - 1), (chosen[who][item],))
            for who in range(learners)
        ]
        for item in range(ITEMS)
    ]


def key(item: int) -> str:
    return "b" if item in WRONG_KEY else "a"


def suspicions(taken: list[Taken], right: str) -> set[Suspicion]:
    return {found.suspicion for found in findings(item_figures(taken, OPTIONS, 1 / 4), taken, {right})}


BAD = {Suspicion.DISTRACTOR_PREFERRED, Suspicion.NEGATIVE, Suspicion.GUESSED}


@pytest.mark.parametrize(
    ("learners", "wrong_keys", "named", "randoms", "alarms"),
    [(30, 0.90, 0.70, 0.75, 0.03), (100, 0.95, 0.90, 0.85, 0.02)],
)
def test_planted_bad_items_are_found(
    learners: int, wrong_keys: float, named: float, randoms: float, alarms: float
) -> None:
    """Of 60 classes: which share of the planted items is found, and which share of the good ones is suspected."""
    rng, classes = random.Random(20261123), 60
    hits: Counter[str] = Counter()
    for _ in range(classes):
        for item, taken in enumerate(simulate(learners, rng)):
            found = suspicions(taken, key(item))
            kind = "wrong key" if item in WRONG_KEY else "random" if item in RANDOM else "good"
            hits[kind] += bool(found & BAD)
            hits[f"{kind}, named"] += Suspicion.DISTRACTOR_PREFERRED in found
    of_bad, of_good = 2 * classes, (ITEMS - 4) * classes
    print(f"{learners} learners, {of_bad} planted of each kind, {of_good} good: {dict(hits)}")  # noqa: T201
    assert hits["wrong key"] / of_bad >= wrong_keys
    assert hits["wrong key, named"] / of_bad >= named
    assert hits["random"] / of_bad >= randoms
    assert hits["good"] / of_good <= alarms


def test_a_wrong_key_is_named_with_the_option_that_strong_learners_choose() -> None:
    taken = [Taken(float(i < 8), i / 30, ("b" if i < 8 else "a",)) for i in range(24)]
    first = findings(item_figures(taken, OPTIONS, 1 / 4), taken, {"b"})[0]
    assert (first.suspicion, first.choice) == (Suspicion.DISTRACTOR_PREFERRED, "a")


def test_nothing_is_said_below_the_stated_number() -> None:
    taken = [Taken(0, i / 30, ("a",)) for i in range(MIN_FOR_VERDICT)]
    assert suspicions(taken, "b")
    assert suspicions(taken[:-1], "b") == set()


def test_all_right_is_too_easy_and_all_wrong_too_hard() -> None:
    assert suspicions([Taken(1, i / 30, ("a",)) for i in range(30)], "a") == {Suspicion.TOO_EASY}
    typed = [Taken(0, i / 30) for i in range(30)]
    assert [found.suspicion for found in findings(item_figures(typed, (), 0), typed, set())] == [Suspicion.TOO_HARD]


def test_nearly_all_right_in_a_small_class_is_no_verdict() -> None:
    assert suspicions([Taken(float(i > 0), i / 12, ("a",)) for i in range(12)], "a") == set()
