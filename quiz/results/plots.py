"""The geometry of plots; templates draw them as SVG, whose looks are in results.css. Lengths are in SVG's units.

The pictures are narrow, so that their letters stay readable where a telephone shows them one to one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.results.analysis import ItemAnalysis
from quiz.results.statistics.item import OptionFigures

WIDTH = 340
BINS = 10
"""Columns of a distribution: shares from 0 to 10 %, from 10 to 20 %, ..., from 90 to 100 % inclusive."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a distribution: how many attempts earned from `low` to `high` (percent); `x` is its left edge."""

    low: int
    high: int
    count: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class Distribution:
    """A histogram of shares; `base` is the height of the axis."""

    width: int
    height: int
    base: int
    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, int], ...]


def distribution(shares: Sequence[float]) -> Distribution:
    """Place the columns of a histogram of shares in 0..1."""
    counts = [0] * BINS
    for share in shares:
        counts[min(int(share * BINS + 1e-9), BINS - 1)] += 1  # 0.3 earned of 1 is 0.299... of it in floats
    top, base, left = 24, 164, 10
    step = (WIDTH - 2 * left) / BINS
    scale = (base - top) / max(*counts, 1)
    columns = tuple(
        Column(
            place * 100 // BINS,
            (place + 1) * 100 // BINS,
            count,
            round(left + place * step + 1.5, 1),
            round(base - count * scale, 1),
            round(step - 3, 1),
            round(count * scale, 1),
        )
        for place, count in enumerate(counts)
    )
    ticks = tuple((round(left + place * 2 * step, 1), place * 20) for place in range(6))
    return Distribution(WIDTH, 204, base, columns, ticks)


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart of facilities: the bar, the ends of its interval, and where guessing would end."""

    analysis: ItemAnalysis
    y: int
    length: float
    low: float
    high: float
    guess: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars from `left` on; `ticks` are positions and percents of the axis."""

    width: int
    height: int
    left: int
    lines: tuple[Bar, ...]
    ticks: tuple[tuple[float, int], ...]


LEFT, REACH, LINE = 44, 270, 24


def facility_bars(analyses: Sequence[ItemAnalysis]) -> Bars:
    """Place a bar for each item's facility."""
    lines = tuple(
        Bar(
            one,
            6 + place * LINE,
            _along(one.figures.facility.value),
            round(LEFT + _along(one.figures.facility.low), 1),
            round(LEFT + _along(one.figures.facility.high), 1),
            round(LEFT + _along(one.figures.guess), 1),
        )
        for place, one in enumerate(analyses)
    )
    return Bars(WIDTH, len(lines) * LINE + 30, LEFT, lines, _ticks())


@dataclass(frozen=True, slots=True)
class ThirdBar:
    """Which share of a third chose an answer."""

    y: int
    length: float
    share: float


@dataclass(frozen=True, slots=True)
class OptionPair:
    """An answer with the bars of the upper and the lower third."""

    figures: OptionFigures
    upper: ThirdBar
    lower: ThirdBar


@dataclass(frozen=True, slots=True)
class OptionBars:
    """Pairs of horizontal bars."""

    width: int
    height: int
    left: int
    pairs: tuple[OptionPair, ...]
    ticks: tuple[tuple[float, int], ...]


def option_bars(analysis: ItemAnalysis) -> OptionBars | None:
    """Place two bars for each answer: shares of the upper and lower third; None where there are no thirds."""
    thirds = analysis.figures.thirds
    if thirds is None or not analysis.options:
        return None
    height = 38

    def bar(count: int | None, of: int, y: int) -> ThirdBar:
        share = (count or 0) / of
        return ThirdBar(y, _along(share), share)

    pairs = tuple(
        OptionPair(
            line.figures,
            bar(line.figures.upper, len(thirds.upper), 6 + place * height),
            bar(line.figures.lower, len(thirds.lower), 20 + place * height),
        )
        for place, line in enumerate(analysis.options)
    )
    return OptionBars(WIDTH, len(pairs) * height + 30, LEFT, pairs, _ticks())


def _along(share: float) -> float:
    return round(share * REACH, 1)


def _ticks() -> tuple[tuple[float, int], ...]:
    return tuple((round(LEFT + REACH * percent / 100, 1), percent) for percent in (0, 25, 50, 75, 100))
