"""What learners say is wrong with an item, and what they were answered."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.models.account import Account
from quiz.models.attempt import AttemptItem
from quiz.models.base import Base, one_of, utc_now
from quiz.models.item import ItemRecord, ItemVersion


class ReportKind(StrEnum):
    """What is said to be wrong."""

    WRONG_KEY = "wrong_key"
    SEVERAL_RIGHT = "several_right"
    UNCLEAR = "unclear"
    NOT_IN_TEXT = "not_in_text"
    TYPO = "typo"
    OTHER = "other"


class ItemReport(Base):
    """A learner's report of an item, one for each item of an attempt; `answered_at` None is an open one.

    `seen_at` is when the learner saw the answer.
    """

    __tablename__ = "item_report"
    __table_args__ = (
        sa.UniqueConstraint("attempt_item_id"),
        sa.CheckConstraint("(answered_at IS NULL) = (answer IS NULL)", name="answered"),
        sa.Index("ix_item_report_item_id_answered_at", "item_id", "answered_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("item.id", ondelete="CASCADE"))
    item_version_id: Mapped[int] = mapped_column(sa.ForeignKey("item_version.id", ondelete="CASCADE"), index=True)
    attempt_item_id: Mapped[int] = mapped_column(sa.ForeignKey("attempt_item.id", ondelete="CASCADE"))
    kind: Mapped[ReportKind] = mapped_column(one_of(ReportKind, "kind"))
    text: Mapped[str] = mapped_column(sa.String(1000), default="")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    answer: Mapped[str | None] = mapped_column(sa.String(2000))
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="SET NULL"), index=True)
    answered_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]

    item: Mapped[ItemRecord] = relationship(lazy="raise_on_sql")
    item_version: Mapped[ItemVersion] = relationship(lazy="raise_on_sql")
    attempt_item: Mapped[AttemptItem] = relationship(lazy="raise_on_sql")
    answered_by: Mapped[Account | None] = relationship(lazy="raise_on_sql")
