"""Reading quizzes by their codes, attempts by their learners, and the responses that count."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from quiz.attempts.learners import Learner
from quiz.models import Attempt, AttemptItem, ItemRecord, Quiz, QuizItem, Response

WHOLE_ATTEMPT: tuple[ORMOption, ...] = (
    joinedload(Attempt.quiz).joinedload(Quiz.article),
    selectinload(Attempt.items).joinedload(AttemptItem.item_version),
)


def quiz_by_code(session: Session, code: str) -> Quiz | None:
    """Return the quiz with this normalised code, with its article, if it was published and not deleted."""
    return session.scalar(
        sa.select(Quiz).where(Quiz.code == code, Quiz.deleted_at.is_(None)).options(joinedload(Quiz.article))
    )


def quiz_items(session: Session, quiz: Quiz) -> list[QuizItem]:
    """Return the items of the quiz in their order, with the current version of each."""
    return list(
        session.scalars(
            sa.select(QuizItem)
            .where(QuizItem.quiz_id == quiz.id)
            .order_by(QuizItem.position)
            .options(joinedload(QuizItem.item).joinedload(ItemRecord.current_version))
        )
    )


def count_items(session: Session, quiz: Quiz) -> int:
    """Return how many items the quiz has."""
    return session.scalar(sa.select(sa.func.count()).where(QuizItem.quiz_id == quiz.id)) or 0


def latest_attempt(session: Session, quiz: Quiz, learner: Learner) -> Attempt | None:
    """Return the learner's attempt at the quiz that is still open, or else the last one."""
    return session.scalar(
        sa.select(Attempt)
        .where(Attempt.quiz_id == quiz.id, learner.own_attempts)
        .order_by(Attempt.submitted_at.is_(None).desc(), Attempt.started_at.desc(), Attempt.id.desc())
        .options(joinedload(Attempt.quiz))
        .limit(1)
    )


def own_attempt(session: Session, public_id: UUID, learner: Learner, *, to_write: bool = False) -> Attempt | None:
    """Return the learner's attempt with quiz, article, items and their versions.

    With `to_write`, other transactions that write to the attempt wait until this one ends.
    """
    query = sa.select(Attempt).where(Attempt.public_id == public_id, learner.own_attempts)
    if to_write:
        session.execute(query.with_only_columns(Attempt.id).with_for_update())
    return session.scalar(query.options(*WHOLE_ATTEMPT).execution_options(populate_existing=True))


def counting_responses(session: Session, attempt_ids: Iterable[int]) -> dict[int, Response]:
    """Return by attempt item the response that counts: of those that came in time, the newest (sequence, id)."""
    counting = counting_ids(Attempt.id.in_(list(attempt_ids)))
    found = session.scalars(sa.select(Response).join(counting, counting.c.id == Response.id))
    return {response.attempt_item_id: response for response in found}


def counting_ids(of: sa.ColumnElement[bool]) -> sa.Subquery:
    """Return a subquery of the responses that count in the attempts that fulfil the condition: `id` and `place`."""
    newest = (
        sa.func.row_number()
        .over(partition_by=Response.attempt_item_id, order_by=(Response.sequence.desc(), Response.id.desc()))
        .label("newest")
    )
    ranked = (
        sa.select(Response.id, Response.attempt_item_id.label("place"), newest)
        .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(of, Response.late.is_(False))
        .subquery()
    )
    return sa.select(ranked.c.id, ranked.c.place).where(ranked.c.newest == 1).subquery()


def response_by_uuid(session: Session, attempt_item_id: int, client_uuid: UUID) -> Response | None:
    """Return the response that was already received under this UUID."""
    return session.scalar(
        sa.select(Response).where(Response.attempt_item_id == attempt_item_id, Response.client_uuid == client_uuid)
    )
