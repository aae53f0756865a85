"""Reading attempts for results: a fixed number of queries, however many attempts there are."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from quiz.attempts.learners import Learner
from quiz.attempts.queries import WHOLE_ATTEMPT
from quiz.models import Attempt, AttemptItem, Quiz, QuizItem, Response

SCORABLE: tuple[ORMOption, ...] = (
    joinedload(Attempt.quiz),
    selectinload(Attempt.items).joinedload(AttemptItem.item_version),
)


def quiz_attempts(session: Session, quiz: Quiz, *, retries: bool) -> list[Attempt]:
    """Return the attempts at a quiz with items and versions, the latest first; the owner's own trials are none."""
    query = (
        sa.select(Attempt)
        .where(Attempt.quiz_id == quiz.id, sa.or_(Attempt.account_id.is_(None), Attempt.account_id != quiz.owner_id))
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .options(*SCORABLE)
    )
    return list(session.scalars(query if retries else query.where(Attempt.retry_of_id.is_(None))))


def quiz_attempt(session: Session, quiz: Quiz, public_id: UUID) -> Attempt | None:
    """Return one attempt at the quiz with everything about it."""
    return session.scalar(
        sa.select(Attempt).where(Attempt.public_id == public_id, Attempt.quiz_id == quiz.id).options(*WHOLE_ATTEMPT)
    )


def own_attempts(session: Session, learner: Learner) -> list[Attempt]:
    """Return all attempts of a learner with quiz, items and versions, the latest first."""
    return list(
        session.scalars(
            sa.select(Attempt)
            .where(learner.own_attempts)
            .order_by(Attempt.started_at.desc(), Attempt.id.desc())
            .options(*SCORABLE)
        )
    )


def item_order(session: Session, quiz: Quiz) -> list[int]:
    """Return the ids of the quiz's items in the teacher's order."""
    return list(
        session.scalars(sa.select(QuizItem.item_id).where(QuizItem.quiz_id == quiz.id).order_by(QuizItem.position))
    )


def all_responses(session: Session, attempt: Attempt) -> Sequence[Response]:
    """Return every response of an attempt in the order of arrival, those that do not count too."""
    return session.scalars(
        sa.select(Response)
        .join(AttemptItem)
        .where(AttemptItem.attempt_id == attempt.id)
        .order_by(Response.received_at, Response.id)
    ).all()
