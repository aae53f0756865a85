"""Estimates agree with scipy and with what was published."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy import stats

from quiz.results.statistics.estimates import correlated, correlation, deviation, mean, proportion, sign_test, variance


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_the_one_that_newcombe_published(successes: int, n: int, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17, table I, method 3."""
    found = proportion(successes, n)
    assert (round(found.low, 4), round(found.high, 4), found.n) == (low, high, n)


@pytest.mark.parametrize(("successes", "n"), [(0, 1), (1, 1), (3, 7), (29, 30), (30, 30), (250, 1000)])
def test_wilsons_interval_is_scipys(successes: int, n: int) -> None:
    expected = stats.binomtest(successes, n).proportion_ci(method="wilson")
    found = proportion(successes, n)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)


@pytest.mark.parametrize("n", [4, 5, 12, 30, 400])
def test_correlations_and_their_intervals_are_scipys(n: int) -> None:
    rng = random.Random(n)
    one = [rng.gauss(0, 1) for _ in range(n)]
    other = [value + rng.gauss(0, 2) for value in one]
    expected = stats.pearsonr(one, other)
    interval = expected.confidence_interval(0.95)
    found = correlated(one, other)
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((expected.statistic, interval.low, interval.high))


def test_mean_variance_and_deviation_are_numpys() -> None:
    values = [0.1, 0.25, 1 / 3, 1.0, 0.0, 0.75]
    assert mean(values) == pytest.approx(np.mean(values))
    assert variance(values) == pytest.approx(np.var(values, ddof=1))
    assert deviation(values) == pytest.approx(np.std(values, ddof=1))


def test_what_does_not_vary_has_no_correlation() -> None:
    assert correlation([1, 1, 1, 1], [1, 2, 3, 4]) is None
    assert correlation([0.1 + 0.2, 0.3, 0.3, 0.3], [1, 2, 3, 4]) is None  # differs by rounding only
    assert correlation([1], [2]) is None
    assert correlated([1, 2, 3], [1, 2, 4]) is None
    assert variance([5]) is None
    assert deviation([]) is None


def test_a_perfect_correlation_has_no_interval_but_itself() -> None:
    found = correlated([1, 2, 3, 4], [2, 4, 6, 8])
    assert found is not None
    assert (found.value, found.low, found.high) == (1, 1, 1)


@pytest.mark.parametrize(("more", "less"), [(5, 0), (7, 2), (1, 1), (0, 0), (0, 4)])
def test_the_sign_test_is_scipys(more: int, less: int) -> None:
    if more + less:
        expected = stats.binomtest(more, more + less, alternative="greater").pvalue
        assert sign_test(more, less) == pytest.approx(expected)
    else:
        assert sign_test(more, less) == 1
