"""Attempts and the append-only responses given in them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.models.account import Account, Guest
from quiz.models.base import Base, utc_now
from quiz.models.classroom import Assignment, Membership
from quiz.models.item import ItemVersion
from quiz.models.quiz import Quiz

OPEN_ACCOUNT = "submitted_at IS NULL AND account_id IS NOT NULL AND assignment_id IS NULL"
OPEN_GUEST = "submitted_at IS NULL AND guest_id IS NOT NULL AND assignment_id IS NULL"
OPEN_ASSIGNMENT = "submitted_at IS NULL AND assignment_id IS NOT NULL"


class Attempt(Base):
    """One learner's run through a quiz, by an account or by a guest, at most one of them open at a time.

    `seed` fixes the shuffled order, so that every page of the attempt shows the same one. An attempt under an
    `assignment` is also a member's; its time comes from there, and `deadline_at` is empty. `keys_shown_at` is when the
    learner first saw keys after submitting. With `late_accepted_at`, late answers that had come by then count, unless
    the key had been seen: the teacher decided so.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        sa.CheckConstraint("(account_id IS NULL) <> (guest_id IS NULL)", name="one_learner"),
        sa.Index(
            "uq_attempt_open_account",
            "quiz_id",
            "account_id",
            unique=True,
            sqlite_where=sa.text(OPEN_ACCOUNT),
            postgresql_where=sa.text(OPEN_ACCOUNT),
        ),
        sa.Index(
            "uq_attempt_open_guest",
            "quiz_id",
            "guest_id",
            unique=True,
            sqlite_where=sa.text(OPEN_GUEST),
            postgresql_where=sa.text(OPEN_GUEST),
        ),
        sa.Index(
            "uq_attempt_open_assignment",
            "assignment_id",
            "membership_id",
            unique=True,
            sqlite_where=sa.text(OPEN_ASSIGNMENT),
            postgresql_where=sa.text(OPEN_ASSIGNMENT),
        ),
        sa.CheckConstraint("(assignment_id IS NULL) = (membership_id IS NULL)", name="assignment_of_member"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[UUID] = mapped_column(default=uuid4, unique=True)
    quiz_id: Mapped[int] = mapped_column(sa.ForeignKey("quiz.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    guest_id: Mapped[int | None] = mapped_column(sa.ForeignKey("guest.id", ondelete="CASCADE"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("assignment.id", ondelete="CASCADE"), index=True)
    membership_id: Mapped[int | None] = mapped_column(sa.ForeignKey("membership.id", ondelete="CASCADE"), index=True)
    nickname: Mapped[str] = mapped_column(sa.String(80))
    retry_of_id: Mapped[int | None] = mapped_column(sa.ForeignKey("attempt.id", ondelete="SET NULL"), index=True)
    seed: Mapped[int]
    started_at: Mapped[datetime] = mapped_column(default=utc_now)
    deadline_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    keys_shown_at: Mapped[datetime | None]
    late_accepted_at: Mapped[datetime | None]

    quiz: Mapped[Quiz] = relationship(lazy="raise_on_sql")
    account: Mapped[Account | None] = relationship(lazy="raise_on_sql")
    guest: Mapped[Guest | None] = relationship(lazy="raise_on_sql")
    assignment: Mapped[Assignment | None] = relationship(lazy="raise_on_sql")
    membership: Mapped[Membership | None] = relationship(lazy="raise_on_sql")
    items: Mapped[list[AttemptItem]] = relationship(
        back_populates="attempt",
        order_by="AttemptItem.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
        lazy="raise_on_sql",
    )


class AttemptItem(Base):
    """An item version in an attempt: `flagged` to be looked at again, `locked_at` since its key was shown."""

    __tablename__ = "attempt_item"
    __table_args__ = (
        sa.UniqueConstraint("attempt_id", "item_version_id"),
        sa.CheckConstraint("points >= 0", name="points_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(sa.ForeignKey("attempt.id", ondelete="CASCADE"))
    item_version_id: Mapped[int] = mapped_column(sa.ForeignKey("item_version.id"), index=True)
    position: Mapped[int]
    points: Mapped[Decimal]
    flagged: Mapped[bool] = mapped_column(default=False)
    locked_at: Mapped[datetime | None]

    attempt: Mapped[Attempt] = relationship(back_populates="items", lazy="raise_on_sql")
    item_version: Mapped[ItemVersion] = relationship(lazy="raise_on_sql")
    responses: Mapped[list[Response]] = relationship(
        back_populates="attempt_item",
        order_by="(Response.sequence, Response.id)",
        cascade="all, delete-orphan",
        passive_deletes=True,
        lazy="raise_on_sql",
    )


class Response(Base):
    """An answer as it was received, never changed; of an item's responses the newest (sequence, id) counts.

    `client_uuid` is made by the client for every answer: a repeated delivery has no second effect. A client with script
    counts `sequence` in milliseconds of the server's clock. A `late` response, after submitting, deadline or lock, is
    kept and does not count. One within the `grace` period of an assignment is marked and counts.
    """

    __tablename__ = "response"
    __table_args__ = (
        sa.UniqueConstraint("attempt_item_id", "client_uuid"),
        sa.CheckConstraint("sequence >= 0", name="sequence_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_item_id: Mapped[int] = mapped_column(sa.ForeignKey("attempt_item.id", ondelete="CASCADE"))
    client_uuid: Mapped[UUID]
    sequence: Mapped[int] = mapped_column(sa.BigInteger)
    answer: Mapped[dict[str, Any]]
    item_version_id: Mapped[int] = mapped_column(sa.ForeignKey("item_version.id"), index=True)
    received_at: Mapped[datetime] = mapped_column(default=utc_now)
    late: Mapped[bool] = mapped_column(default=False)
    grace: Mapped[bool] = mapped_column(default=False)

    attempt_item: Mapped[AttemptItem] = relationship(back_populates="responses", lazy="raise_on_sql")
