"""Plots as shapes in the coordinates of an SVG image, drawn by templates/practice/_plots.html."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 400, 200
LEFT, RIGHT, TOP, BOTTOM = 48, 12, 12, 32


@dataclass(frozen=True, slots=True)
class Line:
    """A plot of shares in 0..1 by place: the dots, and the polyline through them as SVG's `points`."""

    dots: tuple[tuple[float, float], ...]
    points: str
    grid: tuple[tuple[float, int], ...]


def line(shares: Sequence[float]) -> Line:
    """Place the shares at equal distances from left to right."""
    inner_width, inner_height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    step = inner_width / max(1, len(shares) - 1)

    def height(share: float) -> float:
        return round(TOP + inner_height * (1 - share), 1)

    left = LEFT if len(shares) > 1 else LEFT + inner_width / 2
    dots = tuple((round(left + place * step, 1), height(share)) for place, share in enumerate(shares))
    grid = tuple((height(percent / 100), percent) for percent in (0, 25, 50, 75, 100))
    return Line(dots, " ".join(f"{x},{y}" for x, y in dots), grid)
