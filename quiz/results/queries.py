"""Reading attempts for results: a fixed number of queries, however many attempts there are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from quiz.attempts.queries import WHOLE_ATTEMPT, WITH_TERMS, counting_ids
from quiz.models import Assignment, Attempt, AttemptItem, ItemRecord, ItemReport, ItemVersion, Quiz, QuizItem, Response


class PlacedAnswer(NamedTuple):
    """An item's place in an attempt, and the answer that counts as JSON; None where there is none.

    A plain tuple, because a class of a whole year has tens of thousands of them.
    """

    attempt_id: int
    id: int
    position: int
    points: Decimal
    item_version_id: int
    answer: str | None


def of_quiz(quiz: Quiz) -> sa.ColumnElement[bool]:
    """Return the condition that an attempt is at the quiz; the owner's own trials are none."""
    return sa.and_(
        Attempt.quiz_id == quiz.id, sa.or_(Attempt.account_id.is_(None), Attempt.account_id != quiz.owner_id)
    )


def attempts(session: Session, of: sa.ColumnElement[bool]) -> list[Attempt]:
    """Return the attempts that fulfil the condition with the rules they stand under, the latest first."""
    query = sa.select(Attempt).where(of).order_by(Attempt.started_at.desc(), Attempt.id.desc()).options(*WITH_TERMS)
    return list(session.scalars(query))


def placed_answers(session: Session, of: sa.ColumnElement[bool]) -> list[PlacedAnswer]:
    """Return the items of the attempts that fulfil the condition, each attempt's in its order."""
    counting = counting_ids(of)
    rows = session.execute(
        sa.select(
            AttemptItem.attempt_id,
            AttemptItem.id,
            AttemptItem.position,
            sa.type_coerce(AttemptItem.points, sa.Integer),
            AttemptItem.item_version_id,
            sa.cast(Response.answer, sa.Text),
        )
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .outerjoin(counting, counting.c.place == AttemptItem.id)
        .outerjoin(Response, Response.id == counting.c.id)
        .where(of)
    )
    # Sorted here: asked for an order, SQLite walks through the items of all attempts there are.
    return [
        PlacedAnswer(attempt, place, position, _points(hundredths), version, answer)
        for attempt, place, position, hundredths, version, answer in sorted(rows, key=itemgetter(0, 2))
    ]


@cache
def _points(hundredths: int) -> Decimal:
    """Points from what the column stores; few different values come again and again."""
    return Decimal(hundredths) / 100


def versions(session: Session, of: sa.ColumnElement[bool]) -> dict[int, ItemVersion]:
    """Return by id the item versions in the attempts that fulfil the condition."""
    shown = sa.select(AttemptItem.item_version_id).join(Attempt).where(of)
    found = session.scalars(sa.select(ItemVersion).where(ItemVersion.id.in_(shown)))
    return {version.id: version for version in found}


def quiz_attempt(session: Session, quiz: Quiz, public_id: UUID) -> Attempt | None:
    """Return one attempt at the quiz with everything about it."""
    return session.scalar(
        sa.select(Attempt).where(Attempt.public_id == public_id, Attempt.quiz_id == quiz.id).options(*WHOLE_ATTEMPT)
    )


def item_order(session: Session, quiz: Quiz) -> list[int]:
    """Return the ids of the quiz's items in the teacher's order."""
    return list(
        session.scalars(sa.select(QuizItem.item_id).where(QuizItem.quiz_id == quiz.id).order_by(QuizItem.position))
    )


def assignments(session: Session, quiz: Quiz) -> Sequence[Assignment]:
    """Return the quiz's assignments with their classes, the latest first."""
    return session.scalars(
        sa.select(Assignment)
        .where(Assignment.quiz_id == quiz.id, Assignment.deleted_at.is_(None))
        .order_by(Assignment.opens_at.desc(), Assignment.id.desc())
        .options(joinedload(Assignment.classroom))
    ).all()


def quizzes_with(session: Session, record: ItemRecord) -> Sequence[Quiz]:
    """Return the owner's quizzes in which attempts had the item."""
    having = (
        sa.select(Attempt.quiz_id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(ItemVersion, ItemVersion.id == AttemptItem.item_version_id)
        .where(ItemVersion.item_id == record.id)
    )
    return session.scalars(sa.select(Quiz).where(Quiz.id.in_(having), Quiz.owner_id == record.owner_id)).all()


def count_open_reports(session: Session, item_id: int) -> int:
    """Return how many reports of the item wait for an answer."""
    query = sa.select(sa.func.count()).where(ItemReport.item_id == item_id, ItemReport.answered_at.is_(None))
    return session.scalar(query) or 0


def all_responses(session: Session, attempt: Attempt) -> Sequence[Response]:
    """Return every response of an attempt in the order of arrival, those that do not count too."""
    return session.scalars(
        sa.select(Response)
        .join(AttemptItem)
        .where(AttemptItem.attempt_id == attempt.id)
        .order_by(Response.received_at, Response.id)
    ).all()
