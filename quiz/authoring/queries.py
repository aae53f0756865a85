"""What the pages of authoring need to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from quiz.models import (
    Assignment,
    Attempt,
    AttemptItem,
    ItemRecord,
    ItemStatus,
    ItemVersion,
    Quiz,
    QuizDraw,
    QuizItem,
    QuizStatus,
)

PER_PAGE = 20

WITH_ARTICLE: tuple[ORMOption, ...] = (joinedload(ItemRecord.article),)
"""An item with its article."""

WITH_ITEMS: tuple[ORMOption, ...] = (
    joinedload(Quiz.article),
    selectinload(Quiz.items).joinedload(QuizItem.item),
    selectinload(Quiz.draws),
)
"""A quiz with its article, its items with their current versions, and its draws."""


@dataclass(frozen=True, slots=True)
class QuizRow:
    """A quiz in a list with how many items it has and how often it was taken to the end."""

    quiz: Quiz
    items: int
    submitted: int


def quizzes_of(session: Session, owner_id: int, *, offset: int = 0, limit: int = PER_PAGE) -> Sequence[QuizRow]:
    """A teacher's quizzes, the newest first."""
    items = sa.select(sa.func.count()).where(QuizItem.quiz_id == Quiz.id).scalar_subquery()
    submitted = (
        sa.select(sa.func.count())
        .where(Attempt.quiz_id == Quiz.id, Attempt.submitted_at.is_not(None))
        .scalar_subquery()
    )
    query = (
        sa.select(Quiz, items, submitted)
        .where(Quiz.owner_id == owner_id, Quiz.deleted_at.is_(None))
        .order_by(Quiz.created_at.desc(), Quiz.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [QuizRow(*row) for row in session.execute(query)]


def count_quizzes(session: Session, owner_id: int) -> int:
    """How many quizzes a teacher has."""
    query = sa.select(sa.func.count()).where(Quiz.owner_id == owner_id, Quiz.deleted_at.is_(None))
    return session.scalar(query) or 0


def taken_before(session: Session, record: ItemRecord) -> bool:
    """Whether attempts have a version of the item that is not the current one."""
    older = (
        sa.select(AttemptItem.id)
        .join(ItemVersion, ItemVersion.id == AttemptItem.item_version_id)
        .where(ItemVersion.item_id == record.id, ItemVersion.id != record.current_version_id)
    )
    return bool(session.scalar(sa.select(older.exists())))


def items_of(session: Session, article_id: int) -> Sequence[ItemRecord]:
    """All items made from an article with their current versions, in the teacher's order."""
    query = sa.select(ItemRecord).where(ItemRecord.article_id == article_id)
    return session.scalars(query.order_by(ItemRecord.position, ItemRecord.id)).all()


def current_versions(session: Session, article_id: int) -> list[ItemVersion]:
    """The current versions of all items made from an article, also of those rejected."""
    return [item.current_version for item in items_of(session, article_id) if item.current_version is not None]


def items_made_since(session: Session, article_id: int, moment: datetime) -> Sequence[int]:
    """The ids of the article's items of which a version was made since then, in the teacher's order."""
    fresh = sa.exists().where(ItemVersion.item_id == ItemRecord.id, ItemVersion.created_at >= moment)
    query = sa.select(ItemRecord.id).where(ItemRecord.article_id == article_id, fresh)
    return session.scalars(query.order_by(ItemRecord.position, ItemRecord.id)).all()


def approved_items(session: Session, article_id: int) -> list[ItemRecord]:
    """The approved items of an article in the teacher's order."""
    return [item for item in items_of(session, article_id) if item.status is ItemStatus.APPROVED]


def last_position(session: Session, article_id: int) -> int:
    """The highest position of an item of the article, 0 where there is none."""
    return session.scalar(sa.select(sa.func.max(ItemRecord.position)).where(ItemRecord.article_id == article_id)) or 0


def is_assigned(session: Session, quiz_id: int) -> bool:
    """Whether a class has the quiz as an assignment."""
    return bool(session.scalar(sa.select(sa.exists().where(_assigned(Quiz.id), Quiz.id == quiz_id))))


def _assigned(quiz_id: sa.orm.InstrumentedAttribute[int]) -> sa.ColumnElement[bool]:
    return sa.and_(Assignment.quiz_id == quiz_id, Assignment.deleted_at.is_(None))


def only_items_of_published(session: Session, item_ids: Sequence[int]) -> bool:
    """Whether a quiz that can be taken consists of nothing but these items."""
    others = sa.exists().where(QuizItem.quiz_id == Quiz.id, QuizItem.item_id.not_in(item_ids)).correlate(Quiz)
    draws = sa.exists().where(QuizDraw.quiz_id == Quiz.id).correlate(Quiz)
    open_to_some = sa.or_(Quiz.status == QuizStatus.PUBLISHED, sa.exists().where(_assigned(Quiz.id)).correlate(Quiz))
    query = (
        sa.select(Quiz.id).join(QuizItem).where(QuizItem.item_id.in_(item_ids), open_to_some, ~others, ~draws).limit(1)
    )
    return session.scalar(query) is not None


def count_attempts(session: Session, quiz_id: int) -> int:
    """How many attempts at the quiz were begun."""
    return session.scalar(sa.select(sa.func.count()).where(Attempt.quiz_id == quiz_id)) or 0


def used_items(session: Session, article_id: int) -> set[int]:
    """The ids of the article's items that are in a quiz, or of which a learner saw a version."""
    of_article = ItemRecord.article_id == article_id
    placed = sa.select(QuizItem.item_id).join(ItemRecord, QuizItem.item_id == ItemRecord.id).where(of_article)
    seen = (
        sa.select(ItemVersion.item_id)
        .join(AttemptItem, AttemptItem.item_version_id == ItemVersion.id)
        .join(ItemRecord, ItemVersion.item_id == ItemRecord.id)
        .where(of_article)
    )
    return set(session.scalars(placed.union(seen)))


def approved_elsewhere(session: Session, quiz: Quiz) -> list[ItemRecord]:
    """The approved items of the quiz's article that are not in the quiz; the quiz's items must be loaded."""
    if quiz.article_id is None:
        return []
    present = {place.item_id for place in quiz.items}
    return [item for item in approved_items(session, quiz.article_id) if item.id not in present]
