"""How a learner gets on: scores over time, by topic, and by kind of question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from quiz.results.services import Result


@dataclass(frozen=True, slots=True)
class Point:
    """A submitted attempt's share of its points, 0..1."""

    when: datetime
    title: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items of a group were answered rightly."""

    name: str
    right: int
    items: int

    @property
    def share(self) -> float:
        """The share in 0..1."""
        return self.right / self.items


def over_time(results: Iterable[Result]) -> list[Point]:
    """Return the submitted attempts in the order of submitting."""
    points = [
        Point(one.attempt.submitted_at, one.attempt.quiz.title, one.total.share)
        for one in results
        if one.attempt.submitted_at
    ]
    return sorted(points, key=lambda point: point.when)


def by_topic(results: Iterable[Result]) -> list[Tally]:
    """Count right items by quiz, the weakest first."""
    return _tallied((one.attempt.quiz.title, entry.right) for one in results for entry in one.scored)


def by_kind(results: Iterable[Result]) -> list[Tally]:
    """Count right items by item type, the weakest first; the names are those of ItemType."""
    return _tallied((entry.item.type.value, entry.right) for one in results for entry in one.scored)


def _tallied(entries: Iterable[tuple[str, bool]]) -> list[Tally]:
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for name, right in entries:
        found[name].append(right)
    tallies = [Tally(name, sum(rights), len(rights)) for name, rights in found.items()]
    return sorted(tallies, key=lambda tally: (tally.share, tally.name))
