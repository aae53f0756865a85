"""The quiz as a whole: how the class did, and how far its total can be trusted."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from quiz.results.statistics.estimates import deviation, mean, variance

MIN_FOR_ALPHA = 2
"""Attempts and items that Cronbach's alpha needs at least."""


@dataclass(frozen=True, slots=True)
class Row:
    """One attempt: points earned by item, and the points that could be earned in all (more than 0)."""

    earned: Mapping[int, float]
    possible: float

    @property
    def share(self) -> float:
        """Which share of its points the attempt earned, in 0..1."""
        return math.fsum(self.earned.values()) / self.possible


@dataclass(frozen=True, slots=True)
class QuizFigures:
    """The figures of a quiz, all as shares of its points in 0..1; `n` attempts went in.

    `alpha` (Cronbach 1951; Moodle: coefficient of internal consistency) and `error`, the standard error of one
    learner's total, are None where attempts had different items or their totals do not vary.
    """

    n: int
    mean: float
    median: float
    deviation: float | None
    alpha: float | None
    error: float | None
    same_items: bool


def quiz_figures(rows: Sequence[Row]) -> QuizFigures:
    """Work out the figures of a quiz; raises ZeroDivisionError for no attempts."""
    shares = [row.share for row in rows]
    spread = deviation(shares)
    same = len({frozenset(row.earned) for row in rows}) == 1 and len({row.possible for row in rows}) == 1
    alpha = cronbach([row.earned for row in rows]) if same else None
    return QuizFigures(
        n=len(rows),
        mean=mean(shares),
        median=float(median(shares)),
        deviation=spread,
        alpha=alpha,
        # An alpha below 0 says that nothing common is measured: then all of the spread is error.
        error=None if alpha is None or spread is None else spread * math.sqrt(1 - max(alpha, 0.0)),
        same_items=same,
    )


def cronbach(earned: Sequence[Mapping[int, float]]) -> float | None:
    """Return Cronbach's alpha of points by item; every row must have the same items.

    P / (P - 1) * (1 - sum of the items' variances / variance of the totals); None for fewer than two items or rows and
    for totals that do not vary.
    """
    if len(earned) < MIN_FOR_ALPHA or len(earned[0]) < MIN_FOR_ALPHA:
        return None
    items = list(earned[0])
    of_items = math.fsum(variance([row[item] for row in earned]) or 0.0 for item in items)
    of_totals = variance([math.fsum(row.values()) for row in earned]) or 0.0
    if of_totals <= 1e-18:  # noqa: PLR2004 - rounding is no variation
        return None
    return len(items) / (len(items) - 1) * (1 - of_items / of_totals)
