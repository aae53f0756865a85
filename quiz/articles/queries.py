"""What pages about articles need to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import ArticleRecord, ItemRecord, ItemStatus, Job, JobStatus, Quiz

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list: how many of its items wait for a judgement, how many are approved, and its quizzes."""

    article: ArticleRecord
    drafts: int
    approved: int
    quizzes: int


def articles_of(session: Session, owner_id: int, *, offset: int = 0, limit: int = PER_PAGE) -> Sequence[ArticleRow]:
    """A teacher's articles, the newest first."""
    drafts, approved = (_items_with(status) for status in (ItemStatus.DRAFT, ItemStatus.APPROVED))
    quizzes = (
        sa.select(sa.func.count())
        .where(Quiz.article_id == ArticleRecord.id, Quiz.deleted_at.is_(None))
        .scalar_subquery()
    )
    query = (
        sa.select(ArticleRecord, drafts, approved, quizzes)
        .where(ArticleRecord.owner_id == owner_id, ArticleRecord.deleted_at.is_(None))
        .order_by(ArticleRecord.created_at.desc(), ArticleRecord.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [ArticleRow(*row) for row in session.execute(query)]


def count_articles(session: Session, owner_id: int) -> int:
    """How many articles a teacher has."""
    query = sa.select(sa.func.count()).where(ArticleRecord.owner_id == owner_id, ArticleRecord.deleted_at.is_(None))
    return session.scalar(query) or 0


def has_items(session: Session, article_id: int) -> bool:
    """Whether items were made from the article, so that its text must stay."""
    return bool(session.scalar(sa.select(sa.exists().where(ItemRecord.article_id == article_id))))


def quizzes_of(session: Session, article_id: int, *, with_deleted: bool = False) -> Sequence[Quiz]:
    """The quizzes made from the article, the newest first."""
    query = sa.select(Quiz).where(Quiz.article_id == article_id).order_by(Quiz.created_at.desc(), Quiz.id.desc())
    return session.scalars(query if with_deleted else query.where(Quiz.deleted_at.is_(None))).all()


def open_jobs(session: Session, article_id: int, kind: str | None = None) -> Sequence[Job]:
    """The unfinished jobs about the article, of one kind or all, the newest first."""
    unfinished = (JobStatus.QUEUED, JobStatus.RUNNING)
    query = sa.select(Job).where(Job.article_id == article_id, Job.status.in_(unfinished))
    if kind is not None:
        query = query.where(Job.kind == kind)
    return session.scalars(query.order_by(Job.id.desc())).all()


def _items_with(status: ItemStatus) -> sa.ScalarSelect[int]:
    query = sa.select(sa.func.count()).where(ItemRecord.article_id == ArticleRecord.id, ItemRecord.status == status)
    return query.scalar_subquery()
