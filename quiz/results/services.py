"""Results are read as they stand: attempts whose time is over are submitted first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy.orm import Session

from questions.items import Item
from quiz.attempts import services as attempts
from quiz.attempts.queries import counting_responses
from quiz.attempts.scores import Scored, Total, score_item, total
from quiz.mapping import item_of
from quiz.models import Attempt, ItemVersion


@dataclass(frozen=True, slots=True)
class Result:
    """An attempt with its scores; `answered` counts the items with an answer."""

    attempt: Attempt
    scored: tuple[Scored, ...]
    total: Total

    @property
    def answered(self) -> int:
        """How many items have an answer."""
        return sum(entry.verdict is not None for entry in self.scored)

    @property
    def duration(self) -> timedelta | None:
        """How long the attempt took, or None while it goes on."""
        end = self.attempt.submitted_at
        return None if end is None else end - self.attempt.started_at


def settle_all(session: Session, found: Iterable[Attempt], now: datetime) -> bool:
    """Submit those of the attempts whose time is over, and say whether there were any."""
    settled = [attempts.settle(session, attempt, now) for attempt in found]
    return any(settled)


def results_of(session: Session, found: Iterable[Attempt]) -> list[Result]:
    """Score attempts that were loaded with items and versions."""
    found = list(found)
    counting = counting_responses(session, [attempt.id for attempt in found])

    @cache
    def read(version: ItemVersion) -> Item:
        return item_of(version)

    def result(attempt: Attempt) -> Result:
        scored = tuple(score_item(place, counting.get(place.id), read(place.item_version)) for place in attempt.items)
        return Result(attempt, scored, total(scored))

    return [result(attempt) for attempt in found]
