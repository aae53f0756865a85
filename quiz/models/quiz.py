"""Quizzes: items in an order, with the rules under which they are taken."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.models.account import Account
from quiz.models.article import ArticleRecord
from quiz.models.base import Base, one_of, utc_now
from quiz.models.item import ItemRecord


class QuizStatus(StrEnum):
    """Whether a quiz can be taken: only while published."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"


class Feedback(StrEnum):
    """When a learner sees key, explanation and evidence."""

    AFTER_EACH = "after_each"
    AT_END = "at_end"


class Presentation(StrEnum):
    """How many items a page shows."""

    ONE_PER_PAGE = "one_per_page"
    ALL_ON_ONE = "all_on_one"


class Quiz(Base):
    """A teacher's quiz; `code` is what learners type, given at the first publishing and kept.

    A quiz that was taken is not deleted with its results: `deleted_at` takes it out of sight. Colleagues at school
    see a `shared` one and may copy it.
    """

    __tablename__ = "quiz"
    __table_args__ = (
        sa.CheckConstraint("status = 'draft' OR (code IS NOT NULL AND published_at IS NOT NULL)", name="published"),
        sa.CheckConstraint("status <> 'closed' OR closed_at IS NOT NULL", name="closed_moment"),
        sa.CheckConstraint("time_limit_seconds > 0", name="time_limit_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    article_id: Mapped[int | None] = mapped_column(sa.ForeignKey("article.id", ondelete="SET NULL"), index=True)
    title: Mapped[str] = mapped_column(sa.String(300))
    status: Mapped[QuizStatus] = mapped_column(one_of(QuizStatus, "status"), default=QuizStatus.DRAFT)
    code: Mapped[str | None] = mapped_column(sa.String(16), unique=True)
    feedback: Mapped[Feedback] = mapped_column(one_of(Feedback, "feedback"), default=Feedback.AT_END)
    presentation: Mapped[Presentation] = mapped_column(
        one_of(Presentation, "presentation"), default=Presentation.ONE_PER_PAGE
    )
    shuffle: Mapped[bool] = mapped_column(default=False)
    time_limit_seconds: Mapped[int | None]
    show_article: Mapped[bool] = mapped_column(default=False)
    shared: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    published_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]

    owner: Mapped[Account] = relationship(lazy="raise_on_sql")
    article: Mapped[ArticleRecord | None] = relationship(lazy="raise_on_sql")
    items: Mapped[list[QuizItem]] = relationship(
        back_populates="quiz",
        order_by="QuizItem.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
        lazy="raise_on_sql",
    )
    draws: Mapped[list[QuizDraw]] = relationship(
        back_populates="quiz",
        order_by="QuizDraw.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
        lazy="raise_on_sql",
    )


class QuizItem(Base):
    """An item's place in a quiz; `points` overrides what the item itself is worth."""

    __tablename__ = "quiz_item"
    __table_args__ = (
        sa.UniqueConstraint("quiz_id", "item_id"),
        sa.CheckConstraint("points >= 0", name="points_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(sa.ForeignKey("quiz.id", ondelete="CASCADE"))
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("item.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    points: Mapped[Decimal | None]

    quiz: Mapped[Quiz] = relationship(back_populates="items", lazy="raise_on_sql")
    item: Mapped[ItemRecord] = relationship(lazy="raise_on_sql")


class QuizDraw(Base):
    """A place in a quiz for items that each attempt draws: `count` of the owner's approved ones with the tag.

    `position` counts together with that of the quiz's items; `points` overrides what each drawn item is worth.
    """

    __tablename__ = "quiz_draw"
    __table_args__ = (
        sa.CheckConstraint("count >= 1", name="count_positive"),
        sa.CheckConstraint("points >= 0", name="points_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(sa.ForeignKey("quiz.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    tag: Mapped[str] = mapped_column(sa.String(40))
    count: Mapped[int]
    points: Mapped[Decimal | None]

    quiz: Mapped[Quiz] = relationship(back_populates="draws", lazy="raise_on_sql")
