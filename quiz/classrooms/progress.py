"""How far a class is with an assignment while it works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quiz.attempts.terms import ends_at
from quiz.classrooms.queries import AnsweredPlace
from quiz.models import Assignment, AssignmentExtension, Attempt, Membership


class State(StrEnum):
    """Where a member stands."""

    NOT_BEGUN = "not_begun"
    WORKING = "working"
    TIME_UP = "time_up"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class MemberProgress:
    """A member with the attempt that matters now: the open one, else the latest.

    `answered` of `items` have an answer; `position` is that of the last answer, given at `active_at`. `late` counts
    answers that came too late and wait for the teacher to decide, `in_grace` those that count though they were late.
    """

    membership: Membership
    state: State
    attempts: int
    attempt: Attempt | None = None
    answered: int = 0
    items: int = 0
    position: int | None = None
    active_at: datetime | None = None
    ends_at: datetime | None = None
    late: int = 0
    in_grace: int = 0
    extension: AssignmentExtension | None = None


@dataclass(frozen=True, slots=True)
class ClassProgress:
    """All members' progress at one moment of the server's clock."""

    rows: tuple[MemberProgress, ...]
    now: datetime

    def count(self, *states: State) -> int:
        """How many members stand in one of the states."""
        return sum(row.state in states for row in self.rows)


def class_progress(
    assignment: Assignment,
    members: Iterable[Membership],
    attempts: Sequence[Attempt],
    places: Mapping[int, Sequence[AnsweredPlace]],
    now: datetime,
) -> ClassProgress:
    """Put members and attempts (the latest first) together; `places` are the items by attempt, with their answers."""
    by_member: dict[int, list[Attempt]] = {}
    for attempt in attempts:
        by_member.setdefault(attempt.membership_id or 0, []).append(attempt)
    extensions = {extension.membership_id: extension for extension in assignment.extensions}
    rows = (_row(member, by_member.get(member.id, []), places, extensions.get(member.id), now) for member in members)
    return ClassProgress(tuple(rows), now)


def _row(
    member: Membership,
    attempts: Sequence[Attempt],
    places: Mapping[int, Sequence[AnsweredPlace]],
    extension: AssignmentExtension | None,
    now: datetime,
) -> MemberProgress:
    if not attempts:
        return MemberProgress(member, State.NOT_BEGUN, 0, extension=extension)
    attempt = next((one for one in attempts if one.submitted_at is None), attempts[0])
    end, own = ends_at(attempt), places.get(attempt.id, ())
    state = State.WORKING
    if attempt.submitted_at is not None:
        state = State.SUBMITTED
    elif end is not None and now >= end:
        state = State.TIME_UP
    answered = [place for place in own if place.answered_at is not None]
    latest = max(answered, key=lambda place: (place.answered_at, place.position), default=None)
    return MemberProgress(
        membership=member,
        state=state,
        attempts=len(attempts),
        attempt=attempt,
        answered=len(answered),
        items=len(own),
        position=latest.position if latest else None,
        active_at=latest.answered_at if latest else attempt.started_at,
        ends_at=end,
        late=sum(place.late for place in own),
        in_grace=sum(place.in_grace for place in own),
        extension=extension,
    )
