"""Means, correlations and the intervals in which the true values probably lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

Z = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: half of a 95 % interval, in standard errors."""

MIN_FOR_FISHER = 4
"""Fisher's z has the standard error 1/sqrt(n - 3)."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, how many answers it rests on, and its 95 % interval."""

    value: float
    n: int
    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether the interval includes the value."""
        return self.low <= value <= self.high


def mean(values: Sequence[float]) -> float:
    """Return the arithmetic mean; raises ZeroDivisionError for no values."""
    return math.fsum(values) / len(values)


def variance(values: Sequence[float]) -> float | None:
    """Return the variance as estimated from a sample (divided by n - 1); None for fewer than two values."""
    if len(values) < 2:  # noqa: PLR2004
        return None
    centre = mean(values)
    return math.fsum((value - centre) ** 2 for value in values) / (len(values) - 1)


def deviation(values: Sequence[float]) -> float | None:
    """Return the standard deviation of a sample; None for fewer than two values."""
    spread = variance(values)
    return None if spread is None else math.sqrt(spread)


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Return Pearson's correlation; None for fewer than two pairs and where one side does not vary."""
    if len(one) < 2:  # noqa: PLR2004
        return None
    first, second = mean(one), mean(other)
    ones, others = [value - first for value in one], [value - second for value in other]
    along, across = math.fsum(map(mul, ones, ones)), math.fsum(map(mul, others, others))
    # What is left of equal values by rounding is no variation.
    if along <= 1e-18 * len(one) or across <= 1e-18 * len(other):
        return None
    return max(-1.0, min(1.0, math.fsum(map(mul, ones, others)) / math.sqrt(along * across)))


def proportion(successes: float, n: int) -> Estimate:
    """Estimate a proportion with Wilson's score interval (Wilson 1927; recommended for small n by Newcombe 1998).

    For shares of points `successes` is their sum: shares vary less than ones and zeros with the same mean, so that the
    interval is rather too wide than too narrow. Raises ZeroDivisionError for n = 0.
    """
    share = successes / n
    centre = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    reach = Z / (1 + Z**2 / n) * math.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return Estimate(share, n, max(0.0, centre - reach), min(1.0, centre + reach))


def correlated(one: Sequence[float], other: Sequence[float]) -> Estimate | None:
    """Estimate a correlation with the interval of Fisher's z (Fisher 1921); None for fewer than four pairs."""
    n, r = len(one), correlation(one, other)
    if r is None or n < MIN_FOR_FISHER:
        return None
    if abs(r) == 1:
        return Estimate(r, n, r, r)
    z, reach = math.atanh(r), Z / math.sqrt(n - 3)
    return Estimate(r, n, math.tanh(z - reach), math.tanh(z + reach))


def sign_test(more: int, less: int) -> float:
    """Return how probable at least `more` of the `more + less` would be if both were equally likely (one-sided)."""
    n = more + less
    return math.fsum(math.comb(n, k) for k in range(more, n + 1)) / float(2**n)
