"""The figures of an item, against numpy and by hand, and where there is little or nothing to say."""

from __future__ import annotations

import random

import numpy as np
import pytest

from quiz.results.statistics.item import Taken, item_figures, split_in_thirds


def test_facility_deviation_and_discrimination_are_numpys() -> None:
    rng = random.Random(5)
    taken = [Taken(rng.choice([0, 0.25, 0.5, 1]), rng.random()) for _ in range(40)]
    shares, rests = [one.share for one in taken], [one.rest or 0 for one in taken]
    figures = item_figures(taken, (), 0)
    assert figures.facility.value == pytest.approx(np.mean(shares))
    assert figures.deviation == pytest.approx(np.std(shares, ddof=1))
    assert figures.discrimination is not None
    assert figures.discrimination.value == pytest.approx(np.corrcoef(shares, rests)[0, 1])
    assert figures.discrimination.n == 40


def test_the_discrimination_of_ones_and_zeros_is_the_point_biserial_by_hand() -> None:
    """By hand: r = (M1 - M0) / s_n * sqrt(p q), with s_n over n (Glass & Hopkins 1996)."""
    rests = [0.9, 0.8, 0.7, 0.4, 0.6, 0.3, 0.2, 0.1]
    figures = item_figures([Taken(float(index < 4), rest) for index, rest in enumerate(rests)], (), 0)
    s_n = float(np.std(rests))
    by_hand = ((0.9 + 0.8 + 0.7 + 0.4) / 4 - (0.6 + 0.3 + 0.2 + 0.1) / 4) / s_n * 0.5
    assert figures.discrimination is not None
    assert figures.discrimination.value == pytest.approx(by_hand)


def test_left_out_counts_as_nothing_earned() -> None:
    figures = item_figures([Taken(1, 1, ("a",)), Taken(0, 0.5, answered=False)], ("a", "b"), 0.5)
    assert (figures.seen, figures.answered, figures.right, figures.facility.value) == (2, 1, 1, 0.5)
    assert [option.count for option in figures.options] == [1, 0]


def test_one_learner_has_a_facility_with_a_wide_interval_and_nothing_else() -> None:
    figures = item_figures([Taken(1, 0.5, ("a",))], ("a",), 0.5)
    assert figures.facility.value == 1
    assert figures.facility.low < 0.25
    assert (figures.deviation, figures.discrimination, figures.thirds) == (None, None, None)
    assert figures.options[0].upper is None


@pytest.mark.parametrize("share", [0, 1])
def test_all_right_or_all_wrong_discriminates_nobody(share: int) -> None:
    figures = item_figures([Taken(share, index / 20) for index in range(20)], (), 0)
    assert figures.discrimination is None
    assert figures.deviation == 0
    assert figures.facility.value == share


def test_an_item_alone_in_its_quiz_has_no_rest() -> None:
    figures = item_figures([Taken(index % 2, None) for index in range(20)], (), 0)
    assert (figures.discrimination, figures.thirds) == (None, None)


def test_thirds_of_nine_are_three_and_three() -> None:
    found = split_in_thirds([0.9, 0.1, 0.5, 0.2, 0.8, 0.4, 0.3, 0.7, 0.6])
    assert found is not None
    assert (found.lower, found.upper) == ((1, 3, 6), (0, 4, 7))


def test_equal_learners_are_never_parted() -> None:
    found = split_in_thirds([1, 1, 1, 1, 1, 0.5, 0.5, 0, 0])
    assert found is not None
    assert (len(found.lower), len(found.upper)) == (4, 5)
    assert split_in_thirds([0.5] * 30) is None
    assert split_in_thirds([1] * 25 + [0] * 5) is None  # rank for rank the same learners at both borders
    assert split_in_thirds([0.1 * index for index in range(8)]) is None


def test_options_are_counted_in_all_and_in_the_thirds() -> None:
    taken = [Taken(float(index > 4), index / 9, ("key" if index > 4 else "trap",)) for index in range(9)]
    key, trap, unused = item_figures(taken, ("key", "trap", "unused"), 1 / 3).options
    assert (key.count, key.upper, key.lower) == (4, 3, 0)
    assert (trap.count, trap.upper, trap.lower) == (5, 0, 3)
    assert (unused.count, unused.upper, unused.strength) == (0, 0, None)
    assert key.strength is not None
    assert key.strength == pytest.approx(np.corrcoef([0] * 5 + [1] * 4, np.arange(9))[0, 1])
