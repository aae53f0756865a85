"""What a learner wants to keep in mind: cards, one for each fact, and the append-only reviews of them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.models.article import ArticleRecord
from quiz.models.base import Base, one_of, utc_now
from quiz.models.item import ItemVersion


class CardState(StrEnum):
    """Where a card stands with the scheduler: new, or reviewed."""

    NEW = "new"
    REVIEW = "review"


class PracticeCard(Base):
    """A fact in a learner's collection, by account or as a guest.

    `fact_key` tells facts apart (quiz.practice.facts). The item version is the one that the learner met it in; reviews
    may ask for the fact in other forms. `state` to `last_review_on` repeat what the reviews say, for queries. Days are
    those of the reader's calendar.
    """

    __tablename__ = "practice_card"
    __table_args__ = (
        sa.CheckConstraint("(account_id IS NULL) <> (guest_id IS NULL)", name="one_learner"),
        sa.CheckConstraint("stability > 0", name="stability_positive"),
        sa.CheckConstraint("difficulty >= 1 AND difficulty <= 10", name="difficulty_range"),
        sa.UniqueConstraint("account_id", "fact_key"),
        sa.UniqueConstraint("guest_id", "fact_key"),
        sa.Index("ix_practice_card_account_id_due_on", "account_id", "due_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"))
    guest_id: Mapped[int | None] = mapped_column(sa.ForeignKey("guest.id", ondelete="CASCADE"))
    fact_key: Mapped[str] = mapped_column(sa.String(64))
    article_id: Mapped[int | None] = mapped_column(sa.ForeignKey("article.id", ondelete="SET NULL"), index=True)
    item_version_id: Mapped[int] = mapped_column(sa.ForeignKey("item_version.id", ondelete="CASCADE"), index=True)
    state: Mapped[CardState] = mapped_column(one_of(CardState, "state"), default=CardState.NEW)
    stability: Mapped[float | None] = mapped_column(sa.Float)
    difficulty: Mapped[float | None] = mapped_column(sa.Float)
    due_on: Mapped[date]
    last_review_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)

    article: Mapped[ArticleRecord | None] = relationship(lazy="raise_on_sql")
    item_version: Mapped[ItemVersion] = relationship(lazy="raise_on_sql")
    reviews: Mapped[list[PracticeReview]] = relationship(
        back_populates="card",
        order_by="(PracticeReview.reviewed_at, PracticeReview.id)",
        cascade="all, delete-orphan",
        passive_deletes=True,
        lazy="raise_on_sql",
    )


class PracticeReview(Base):
    """One answer to a card, never changed: what was asked and answered, and the rating that the scheduler was given."""

    __tablename__ = "practice_review"
    __table_args__ = (
        sa.UniqueConstraint("card_id", "client_uuid"),
        sa.CheckConstraint("rating >= 1 AND rating <= 4", name="rating_range"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    card_id: Mapped[int] = mapped_column(sa.ForeignKey("practice_card.id", ondelete="CASCADE"))
    client_uuid: Mapped[UUID]
    item_version_id: Mapped[int] = mapped_column(sa.ForeignKey("item_version.id", ondelete="CASCADE"), index=True)
    answer: Mapped[dict[str, Any]]
    rating: Mapped[int]
    reviewed_on: Mapped[date]
    reviewed_at: Mapped[datetime]

    card: Mapped[PracticeCard] = relationship(back_populates="reviews", lazy="raise_on_sql")
    item_version: Mapped[ItemVersion] = relationship(lazy="raise_on_sql")
