"""What happens to assignments: given, changed, extended for one learner, taken back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz import audit
from quiz.attempts import assigned
from quiz.models import Assignment, AssignmentExtension, Attempt, Classroom, Counting, Membership, Quiz, Release


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of an assignment, as `quiz.models.Assignment` describes them."""

    opens_at: datetime
    due_at: datetime | None
    time_limit_seconds: int | None
    grace_seconds: int
    attempts_allowed: int | None
    counting: Counting
    feedback: Release
    keys_shown: Release
    show_article: bool
    shuffle: bool


@dataclass(frozen=True, slots=True)
class Extension:
    """What one member gets beyond the rules."""

    due_at: datetime | None
    extra_seconds: int
    extra_attempts: int

    @property
    def is_empty(self) -> bool:
        """Whether it is nothing."""
        return self.due_at is None and not self.extra_seconds and not self.extra_attempts


def assign(session: Session, classroom: Classroom, quiz: Quiz, rules: Rules) -> Assignment:
    """Give a quiz to a class."""
    assignment = Assignment(quiz_id=quiz.id, classroom_id=classroom.id, **_columns(rules))
    session.add(assignment)
    session.flush()
    return assignment


def change(session: Session, assignment: Assignment, rules: Rules, actor_id: int, now: datetime) -> None:
    """Set other rules, which hold at once, also for attempts under way."""
    before = {name: getattr(assignment, name) for name in _columns(rules)}
    changed = {
        name: [_plain(before[name]), _plain(new)] for name, new in _columns(rules).items() if before[name] != new
    }
    for name, value in _columns(rules).items():
        setattr(assignment, name, value)
    session.flush()
    if changed:
        audit.record(session, actor_id, "assignment.changed", assignment, changed, now)


def extend(
    session: Session,
    assignment: Assignment,
    membership: Membership,
    extension: Extension,
    actor_id: int,
    now: datetime,
) -> None:
    """Give one member more than the others, or take it back with an empty extension; extensions must be loaded."""
    row = next((one for one in assignment.extensions if one.membership_id == membership.id), None)
    if extension.is_empty:
        if row is not None:
            assignment.extensions.remove(row)
    else:
        if row is None:
            row = AssignmentExtension(membership_id=membership.id)
            assignment.extensions.append(row)
        row.due_at, row.extra_seconds = extension.due_at, extension.extra_seconds
        row.extra_attempts = extension.extra_attempts
    session.flush()
    details = {"name": membership.name} | {name: _plain(value) for name, value in asdict(extension).items()}
    audit.record(session, actor_id, "assignment.extended", assignment, details, now)


def delete(session: Session, assignment: Assignment, actor_id: int, now: datetime) -> None:
    """Take an assignment back; one that was begun is put out of sight, so that learners keep their results."""
    details = {"quiz": assignment.quiz.title, "class": assignment.classroom.name}
    audit.record(session, actor_id, "assignment.deleted", assignment, details, now)
    if session.scalar(sa.select(sa.exists().where(Attempt.assignment_id == assignment.id))):
        assignment.deleted_at = now
    else:
        session.delete(assignment)
    session.flush()


def decide_late(session: Session, attempt: Attempt, actor_id: int, now: datetime, *, count: bool) -> None:
    """Let the late answers of an attempt count, or not."""
    if count:
        assigned.accept_late(session, attempt, now)
    else:
        assigned.refuse_late(session, attempt)
    action = "attempt.late_accepted" if count else "attempt.late_refused"
    audit.record(session, actor_id, action, attempt, {"name": attempt.nickname}, now)


def _columns(rules: Rules) -> dict[str, Any]:
    return asdict(rules)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
