"""Taking a quiz under an assignment: whether a member may begin, and what a teacher decides about late answers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from quiz.attempts import queries, services
from quiz.attempts.terms import Terms, assignment_terms
from quiz.models import Assignment, Attempt, Membership


class Obstacle(StrEnum):
    """Why a member cannot begin an attempt."""

    NOT_OPEN = "not_open"
    OVER = "over"
    NO_ATTEMPTS_LEFT = "no_attempts_left"
    NO_ITEMS = "no_items"


class CannotBegin(Exception):  # noqa: N818
    """The assignment's rules forbid a new attempt; `obstacle` says why."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle


@dataclass(frozen=True, slots=True)
class Standing:
    """How a member stands with an assignment at one moment; attempts the latest first."""

    terms: Terms
    attempts: tuple[Attempt, ...]
    obstacle: Obstacle | None

    @property
    def open_attempt(self) -> Attempt | None:
        """The attempt that can be gone on with."""
        return next((attempt for attempt in self.attempts if attempt.submitted_at is None), None)

    @property
    def attempts_left(self) -> int | None:
        """How many more attempts may be begun, None where the number is not limited."""
        allowed = self.terms.attempts_allowed
        return None if allowed is None else max(0, allowed - len(self.attempts))


def standing(assignment: Assignment, membership_id: int, attempts: Sequence[Attempt], now: datetime) -> Standing:
    """Say how a member stands; `attempts` are the member's under the assignment, settled, the latest first."""
    terms = assignment_terms(assignment, membership_id)
    obstacle: Obstacle | None = None
    if terms.opens_at is not None and now < terms.opens_at:
        obstacle = Obstacle.NOT_OPEN
    elif terms.due_at is not None and now >= terms.due_at:
        obstacle = Obstacle.OVER
    elif terms.attempts_allowed is not None and len(attempts) >= terms.attempts_allowed:
        obstacle = Obstacle.NO_ATTEMPTS_LEFT
    return Standing(terms, tuple(attempts), obstacle)


def begin(
    session: Session,
    assignment: Assignment,
    membership: Membership,
    now: datetime,
    rng: random.Random,
) -> Attempt:
    """Begin an attempt under the assignment, or return the one that is open.

    Raises CannotBegin. The assignment must have been loaded with its quiz and extensions.
    """
    attempts = queries.assigned_attempts(session, assignment.id, membership.id)
    for attempt in attempts:
        services.settle(session, attempt, now)
    found = standing(assignment, membership.id, attempts, now)
    if found.open_attempt is not None:
        return found.open_attempt
    if found.obstacle is not None:
        raise CannotBegin(found.obstacle)
    items = services.draw_items(session, assignment.quiz, rng)
    if not items:
        raise CannotBegin(Obstacle.NO_ITEMS)
    attempt = Attempt(
        quiz=assignment.quiz,
        assignment=assignment,
        membership=membership,
        account_id=membership.account_id,
        guest_id=membership.guest_id,
        nickname=membership.name,
        retry_of_id=attempts[0].id if attempts else None,
        started_at=now,
    )
    return services.open_attempt(
        session,
        attempt,
        items,
        rng,
        shuffle=found.terms.shuffle,
        other=lambda: next(iter(queries.assigned_attempts(session, assignment.id, membership.id)), None),
    )


def accept_late(session: Session, attempt: Attempt, now: datetime) -> None:
    """Let the late answers count that have come by now; those given after a key was seen never do."""
    attempt.late_accepted_at = now
    session.flush()


def refuse_late(session: Session, attempt: Attempt) -> None:
    """Take that back."""
    attempt.late_accepted_at = None
    session.flush()
