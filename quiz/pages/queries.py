"""What the start page shows."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.demo import DEMO_TEACHER
from quiz.models import Account, Quiz, QuizItem, QuizStatus


@dataclass(frozen=True, slots=True)
class Sample:
    """A quiz that everybody may try."""

    title: str
    code: str
    items: int


def sample_quiz(session: Session) -> Sample | None:
    """Return the demo's quiz while it can be taken."""
    count = sa.select(sa.func.count()).where(QuizItem.quiz_id == Quiz.id).scalar_subquery()
    query = (
        sa.select(Quiz.title, Quiz.code, count)
        .join(Quiz.owner)
        .where(Account.username == DEMO_TEACHER, Quiz.status == QuizStatus.PUBLISHED, Quiz.deleted_at.is_(None))
        .order_by(Quiz.id)
        .limit(1)
    )
    row = session.execute(query).first()
    return Sample(row[0], row[1], row[2]) if row and row[1] else None
