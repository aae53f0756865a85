"""Results are read as they stand: attempts whose time is over are submitted first."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.items import Item
from quiz.attempts import services as attempts
from quiz.attempts.grading import Gradings, gradings_of
from quiz.attempts.scores import Scored, Total, score_answer, total
from quiz.mapping import item_of
from quiz.models import Attempt, AttemptItem, ItemVersion
from quiz.results import queries


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

    @property
    def learner(self) -> tuple[int | None, int | None]:
        """Who took it: the account or the guest."""
        return self.attempt.account_id, self.attempt.guest_id


class Selection(StrEnum):
    """Which of a learner's attempts go in."""

    FIRST = "first"
    LAST = "last"
    BEST = "best"
    ALL = "all"


def settle_all(session: Session, found: Iterable[Attempt], now: datetime) -> bool:
    """Submit those of the attempts whose time is over, and say whether there were any."""
    settled = [attempts.settle(session, attempt, now) for attempt in found]
    return any(settled)


def results(session: Session, of: sa.ColumnElement[bool], found: Iterable[Attempt] | None = None) -> list[Result]:
    """Score the attempts that fulfil the condition, the latest first; `found` are they where they were loaded already.

    The number of queries does not grow with the attempts, and equal answers to an item are scored once.
    """
    found = queries.attempts(session, of) if found is None else list(found)
    # In this order: the versions of an attempt that begins meanwhile are there for its places.
    places = queries.placed_answers(session, of)
    versions, gradings = queries.versions(session, of), gradings_of(session, of)
    items = {version.id: item_of(version) for version in versions.values()}
    known: dict[tuple[int, Decimal, str | None], Scored] = {}
    scored: defaultdict[int, list[Scored]] = defaultdict(list)
    for place in places:
        version_id = place.item_version_id
        if place.id in gradings.awarded:
            scored[place.attempt_id].append(_scored(place, versions[version_id], items[version_id], gradings))
            continue
        key = version_id, place.points, place.answer
        twin = known.get(key)
        if twin is None:
            twin = known.setdefault(key, _scored(place, versions[version_id], items[version_id], gradings))
        scored[place.attempt_id].append(
            Scored(
                place,
                twin.version,
                twin.item,
                twin.answer,
                twin.given,
                twin.verdict,
                twin.fraction,
                twin.earned,
                None,
                twin.rule,
                twin.kept,
            )
        )
    return [Result(attempt, tuple(scored[attempt.id]), total(scored[attempt.id])) for attempt in found]


def _scored(place: queries.PlacedAnswer, version: ItemVersion, item: Item, gradings: Gradings) -> Scored:
    return score_answer(place, version, item, json.loads(place.answer) if place.answer else {}, gradings)


def result_of(session: Session, attempt: Attempt) -> Result:
    """Score one attempt."""
    return results(session, Attempt.id == attempt.id, [attempt])[0]


def select(found: Sequence[Result], selection: Selection) -> list[Result]:
    """Return the attempts that go in, in the order in which they came.

    Only whole attempts can be a learner's last or best one: repeating what was wrong is no second try at the quiz.
    """
    if selection is Selection.ALL:
        return list(found)
    by_learner: defaultdict[tuple[int | None, int | None], list[Result]] = defaultdict(list)
    for result in sorted(found, key=lambda one: (one.attempt.started_at, one.attempt.id)):
        by_learner[result.learner].append(result)
    kept = {_selected(tries, selection).attempt.id for tries in by_learner.values()}
    return [result for result in found if result.attempt.id in kept]


def _selected(tries: Sequence[Result], selection: Selection) -> Result:
    whole = [one for one in tries if len(one.scored) >= len(tries[0].scored)]
    finished = [one for one in whole if one.attempt.submitted_at] or whole
    match selection:
        case Selection.LAST:
            return finished[-1]
        case Selection.BEST:
            return max(finished, key=lambda one: one.total.share)
        case _:
            return tries[0]


def item_shown(place: AttemptItem) -> Item:
    """Return the item as the attempt showed it; the place's version must be loaded."""
    return item_of(place.item_version)
