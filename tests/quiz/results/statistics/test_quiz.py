"""The figures of a quiz."""

from __future__ import annotations

import random

import numpy as np
import pytest

from quiz.results.statistics.quiz import Row, cronbach, quiz_figures


def rows(table: list[list[float]]) -> list[Row]:
    return [Row(dict(enumerate(line)), len(line)) for line in table]


def test_alpha_of_a_worked_example() -> None:
    """Five learners, three items; item variances 0.3, 0.3, 0.2 and total variance 1.7: 3/2 * (1 - 0.8 / 1.7)."""
    found = cronbach([row.earned for row in rows([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0], [0, 0, 0]])])
    assert found == pytest.approx(1.5 * (1 - (0.3 + 0.3 + 0.2) / 1.7))


def test_alpha_of_ones_and_zeros_is_kuder_and_richardsons_formula_20() -> None:
    """KR-20 with variances over n: k / (k - 1) * (1 - sum p q / var total) (Kuder & Richardson 1937)."""
    rng = random.Random(3)
    skills = [rng.gauss(0, 1) for _ in range(50)]
    table = np.array([[float(rng.gauss(0, 1) < skill) for _ in range(12)] for skill in skills])
    p = table.mean(axis=0)
    kr20 = 12 / 11 * (1 - (p * (1 - p)).sum() / table.sum(axis=1).var())
    assert cronbach([dict(enumerate(line)) for line in table.tolist()]) == pytest.approx(kr20)


def test_mean_median_deviation_and_error_are_numpys() -> None:
    rng = random.Random(9)
    table = [[rng.choice([0.0, 0.5, 1.0, 2.0]) for _ in range(6)] for _ in range(31)]
    shares = np.array(table).sum(axis=1) / 12
    found = quiz_figures([Row(dict(enumerate(line)), 12) for line in table])
    assert (found.mean, found.median) == pytest.approx((shares.mean(), np.median(shares)))
    assert found.deviation == pytest.approx(shares.std(ddof=1))
    assert found.alpha is not None
    assert found.error == pytest.approx(shares.std(ddof=1) * np.sqrt(1 - max(found.alpha, 0)))
    assert found.n == 31


def test_one_attempt_has_a_mean_and_nothing_else() -> None:
    found = quiz_figures(rows([[1, 0]]))
    assert (found.n, found.mean, found.median) == (1, 0.5, 0.5)
    assert (found.deviation, found.alpha, found.error) == (None, None, None)


def test_equal_totals_have_no_alpha() -> None:
    assert quiz_figures(rows([[1, 1]] * 5)).alpha is None
    assert quiz_figures(rows([[1, 0], [0, 1]])).alpha is None
    assert quiz_figures(rows([[1], [0]])).alpha is None


def test_different_items_have_no_alpha_but_a_mean_of_shares() -> None:
    found = quiz_figures([Row({1: 1, 2: 0}, 2), Row({1: 1, 3: 1}, 2)])
    assert (found.same_items, found.alpha, found.mean) == (False, None, 0.75)


def test_an_alpha_below_zero_leaves_all_spread_as_error() -> None:
    found = quiz_figures(rows([[1, 0, 1], [0, 1, 1], [1, 0, 0], [0, 1, 0]]))
    assert found.alpha is not None
    assert found.alpha < 0
    assert found.error == found.deviation
