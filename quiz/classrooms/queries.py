"""Reading classes, members, assignments: a fixed number of queries, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from quiz.attempts.learners import Learner
from quiz.attempts.queries import WITH_TERMS, counting_ids
from quiz.models import (
    Assignment,
    Attempt,
    AttemptItem,
    Classroom,
    Membership,
    Quiz,
    QuizDraw,
    QuizItem,
    Response,
)

WITH_RULES: tuple[ORMOption, ...] = (
    joinedload(Assignment.quiz),
    joinedload(Assignment.classroom),
    selectinload(Assignment.extensions),
)
"""An assignment with quiz, class and extensions."""

MOST_QUIZZES = 300
"""Quizzes that are offered when one is assigned, the newest."""


@dataclass(frozen=True, slots=True)
class ClassroomRow:
    """A class in a list with how many members and assignments it has."""

    classroom: Classroom
    members: int
    assignments: int


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """An assignment in a list with how many members have begun and submitted."""

    assignment: Assignment
    begun: int
    submitted: int


@dataclass(frozen=True, slots=True)
class AnsweredPlace:
    """An item in an attempt: when the answer that counts was given, and how many came late or within the grace."""

    position: int
    answered_at: datetime | None
    late: int
    in_grace: int


def classrooms_of(session: Session, owner_id: int) -> Sequence[ClassroomRow]:
    """A teacher's classes by name, archived ones last."""
    members = (
        sa.select(sa.func.count())
        .where(Membership.classroom_id == Classroom.id, Membership.removed_at.is_(None))
        .scalar_subquery()
    )
    assignments = (
        sa.select(sa.func.count())
        .where(Assignment.classroom_id == Classroom.id, Assignment.deleted_at.is_(None))
        .scalar_subquery()
    )
    query = (
        sa.select(Classroom, members, assignments)
        .where(Classroom.owner_id == owner_id)
        .order_by(Classroom.archived_at.is_not(None), sa.func.lower(Classroom.name), Classroom.id)
    )
    return [ClassroomRow(*row) for row in session.execute(query)]


def members_of(session: Session, classroom_id: int, *, removed: bool = False) -> Sequence[Membership]:
    """The members of a class by name with their accounts and guests; or those who were removed."""
    state = Membership.removed_at.is_not(None) if removed else Membership.removed_at.is_(None)
    query = (
        sa.select(Membership)
        .where(Membership.classroom_id == classroom_id, state)
        .order_by(sa.func.lower(Membership.name), Membership.id)
        .options(joinedload(Membership.account), joinedload(Membership.guest))
    )
    return session.scalars(query).all()


def count_members(session: Session, classroom_id: int) -> int:
    """How many members a class has."""
    query = sa.select(sa.func.count()).where(Membership.classroom_id == classroom_id, Membership.removed_at.is_(None))
    return session.scalar(query) or 0


def member(session: Session, classroom_id: int, membership_id: int) -> Membership | None:
    """A member of the class, also a removed one, with account and guest."""
    return session.scalar(
        sa.select(Membership)
        .where(Membership.id == membership_id, Membership.classroom_id == classroom_id)
        .options(joinedload(Membership.account), joinedload(Membership.guest))
    )


def assignments_of(session: Session, classroom_id: int) -> Sequence[AssignmentRow]:
    """The assignments of a class with their quizzes, the latest first."""
    of_members = (
        Attempt.assignment_id == Assignment.id,
        Attempt.membership_id == Membership.id,
        Membership.removed_at.is_(None),
    )
    begun = sa.select(sa.func.count(Attempt.membership_id.distinct())).where(*of_members)
    query = (
        sa.select(Assignment, begun.scalar_subquery(), begun.where(Attempt.submitted_at.is_not(None)).scalar_subquery())
        .where(Assignment.classroom_id == classroom_id, Assignment.deleted_at.is_(None))
        .order_by(Assignment.opens_at.desc(), Assignment.id.desc())
        .options(joinedload(Assignment.quiz))
    )
    return [AssignmentRow(*row) for row in session.execute(query)]


def assignment(session: Session, classroom_id: int, assignment_id: int) -> Assignment | None:
    """An assignment of the class with its quiz and extensions."""
    return session.scalar(
        sa.select(Assignment)
        .where(Assignment.id == assignment_id, Assignment.classroom_id == classroom_id, Assignment.deleted_at.is_(None))
        .options(*WITH_RULES)
    )


def assignment_attempts(session: Session, assignment_id: int) -> Sequence[Attempt]:
    """All attempts under an assignment with their rules, the latest first."""
    query = (
        sa.select(Attempt)
        .where(Attempt.assignment_id == assignment_id)
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .options(*WITH_TERMS)
    )
    return session.scalars(query).all()


def answered_places(session: Session, assignment_id: int) -> dict[int, list[AnsweredPlace]]:
    """The items of all attempts under an assignment, by attempt; an answer that was emptied is none."""
    counting = counting_ids(Attempt.assignment_id == assignment_id)
    other = aliased(Response)
    belated = sa.select(sa.func.count()).where(other.attempt_item_id == AttemptItem.id).correlate(AttemptItem)
    answered = sa.cast(Response.answer, sa.Text) != "{}"
    query = (
        sa.select(
            AttemptItem.attempt_id,
            AttemptItem.position,
            sa.case((answered, Response.received_at)),
            belated.where(other.late).scalar_subquery(),
            belated.where(other.grace).scalar_subquery(),
        )
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .outerjoin(counting, counting.c.place == AttemptItem.id)
        .outerjoin(Response, Response.id == counting.c.id)
        .where(Attempt.assignment_id == assignment_id)
    )
    found: dict[int, list[AnsweredPlace]] = {}
    for attempt_id, *columns in session.execute(query):
        found.setdefault(attempt_id, []).append(AnsweredPlace(*columns))
    return found


def assignable_quizzes(session: Session, owner_id: int) -> Sequence[Quiz]:
    """A teacher's quizzes that have anything to answer, the newest first."""
    filled = sa.or_(sa.exists().where(QuizItem.quiz_id == Quiz.id), sa.exists().where(QuizDraw.quiz_id == Quiz.id))
    query = (
        sa.select(Quiz)
        .where(Quiz.owner_id == owner_id, Quiz.deleted_at.is_(None), filled)
        .order_by(Quiz.created_at.desc(), Quiz.id.desc())
        .limit(MOST_QUIZZES)
    )
    return session.scalars(query).all()


def classroom_by_code(session: Session, code: str) -> Classroom | None:
    """The class that lets learners in under this normalised code, with its teacher; archived ones let nobody in."""
    return session.scalar(
        sa.select(Classroom)
        .where(Classroom.join_code == code, Classroom.archived_at.is_(None))
        .options(joinedload(Classroom.owner))
    )


def own_membership(session: Session, classroom_id: int, learner: Learner) -> Membership | None:
    """The learner's place in a class, also after being removed; the account's before the guest's."""
    query = sa.select(Membership).where(Membership.classroom_id == classroom_id, learner.own_memberships)
    return session.scalar(query.order_by(Membership.account_id.is_(None)).limit(1))


def own_memberships(session: Session, learner: Learner) -> Sequence[Membership]:
    """The learner's places in classes that go on, with their classes and teachers, by the name of the class."""
    query = (
        sa.select(Membership)
        .join(Classroom)
        .where(learner.own_memberships, Membership.removed_at.is_(None), Classroom.archived_at.is_(None))
        .order_by(sa.func.lower(Classroom.name), Classroom.id)
        .options(joinedload(Membership.classroom).joinedload(Classroom.owner))
    )
    return session.scalars(query).all()


def assignments_for(session: Session, classroom_ids: Sequence[int]) -> Sequence[Assignment]:
    """The assignments of several classes with their rules, the one due first at the top."""
    query = (
        sa.select(Assignment)
        .join(Quiz)
        .where(Assignment.classroom_id.in_(classroom_ids), Assignment.deleted_at.is_(None), Quiz.deleted_at.is_(None))
        .order_by(Assignment.due_at.is_(None), Assignment.due_at, Assignment.opens_at, Assignment.id)
        .options(*WITH_RULES)
    )
    return session.scalars(query).all()


def own_assignment(session: Session, public_id: UUID, learner: Learner) -> tuple[Assignment, Membership] | None:
    """An assignment of a class that the learner is in, with its rules, and the learner's place there."""
    query = (
        sa.select(Assignment, Membership)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .join(Membership, Membership.classroom_id == Classroom.id)
        .join(Quiz, Quiz.id == Assignment.quiz_id)
        .where(
            Quiz.deleted_at.is_(None),
            Assignment.public_id == public_id,
            Assignment.deleted_at.is_(None),
            Classroom.archived_at.is_(None),
        )
        .where(learner.own_memberships, Membership.removed_at.is_(None))
        .order_by(Membership.account_id.is_(None))
        .options(*WITH_RULES, joinedload(Assignment.quiz).joinedload(Quiz.article))
        .limit(1)
    )
    row = session.execute(query).first()
    return (row[0], row[1]) if row else None
