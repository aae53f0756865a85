"""Scoring answers anew after their item was corrected."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.models.account import Account
from quiz.models.base import Base, one_of, utc_now
from quiz.models.item import ItemRecord, ItemVersion


class Credit(StrEnum):
    """Who gets points for answers to the faulty version."""

    CORRECTED = "corrected"  # whoever is right by the corrected one
    EITHER = "either"  # also whoever was right by the faulty one
    EVERYONE = "everyone"  # everybody who had the item, all of its points


class RegradeStep(StrEnum):
    """What was done: a regrade, or taking one back, or doing it again."""

    REGRADE = "regrade"
    UNDO = "undo"
    REDO = "redo"


class Regrade(Base):
    """A step in how an item's answers are scored, never changed; of an item's steps the newest (number) counts.

    Answers to versions older than `version` are scored by `version` and `credit`; without a version every answer is
    scored by the version it was given to. `undoes` is the regrade that an undo took back or a redo brought back;
    `changed` counts the attempts whose points the step changed. Two tabs cannot take the same number.
    """

    __tablename__ = "regrade"
    __table_args__ = (
        sa.UniqueConstraint("item_id", "number"),
        sa.CheckConstraint("number >= 1", name="number_positive"),
        sa.CheckConstraint("step = 'undo' OR version_id IS NOT NULL", name="version_to_score_by"),
        sa.CheckConstraint("(step = 'regrade') = (of_id IS NULL)", name="undo_of_something"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("item.id", ondelete="CASCADE"))
    number: Mapped[int]
    step: Mapped[RegradeStep] = mapped_column(one_of(RegradeStep, "step"))
    version_id: Mapped[int | None] = mapped_column(sa.ForeignKey("item_version.id", ondelete="CASCADE"), index=True)
    credit: Mapped[Credit] = mapped_column(one_of(Credit, "credit"), default=Credit.CORRECTED)
    of_id: Mapped[int | None] = mapped_column(sa.ForeignKey("regrade.id", ondelete="CASCADE"), index=True)
    changed: Mapped[int] = mapped_column(default=0)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=utc_now)

    item: Mapped[ItemRecord] = relationship(lazy="raise_on_sql")
    version: Mapped[ItemVersion | None] = relationship(lazy="raise_on_sql")
    by: Mapped[Account | None] = relationship(lazy="raise_on_sql")
