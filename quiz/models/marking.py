"""What a teacher says about single answers: points by hand, and comments."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.models.account import Account
from quiz.models.base import Base, utc_now


class Mark(Base):
    """Points that a teacher gave an answer by hand, never changed; of an answer's marks the newest (id) counts.

    One without `points` takes the marking by hand back: the computed score counts again.
    """

    __tablename__ = "mark"
    __table_args__ = (
        sa.CheckConstraint("points >= 0", name="points_not_negative"),
        sa.CheckConstraint("length(reason) > 0", name="reason_present"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_item_id: Mapped[int] = mapped_column(sa.ForeignKey("attempt_item.id", ondelete="CASCADE"), index=True)
    points: Mapped[Decimal | None]
    reason: Mapped[str] = mapped_column(sa.String(500))
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=utc_now)

    by: Mapped[Account | None] = relationship(lazy="raise_on_sql")


class AnswerComment(Base):
    """What a teacher wrote to a learner about an answer; one that was taken back is kept out of sight."""

    __tablename__ = "answer_comment"
    __table_args__ = (sa.CheckConstraint("length(text) > 0", name="text_present"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_item_id: Mapped[int] = mapped_column(sa.ForeignKey("attempt_item.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(sa.String(2000))
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    removed_at: Mapped[datetime | None]

    by: Mapped[Account | None] = relationship(lazy="raise_on_sql")
