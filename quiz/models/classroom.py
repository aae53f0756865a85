"""Classes, their members, and the quizzes assigned to them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.models.account import Account, Guest
from quiz.models.base import Base, one_of, utc_now
from quiz.models.quiz import Quiz


class Classroom(Base):
    """A teacher's class; `join_code` lets learners in, `time_zone` (IANA) is what its dates are shown in."""

    __tablename__ = "classroom"
    __table_args__ = (sa.CheckConstraint("length(name) > 0", name="name_present"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    time_zone: Mapped[str] = mapped_column(sa.String(64), default="Europe/Berlin")
    join_code: Mapped[str] = mapped_column(sa.String(16), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    archived_at: Mapped[datetime | None]

    owner: Mapped[Account] = relationship(lazy="raise_on_sql")


class Membership(Base):
    """A learner in a class, by an account or, without one, by a guest with a personal code.

    `name` is what the teacher sees. A member who was removed keeps the row, and with it the results.
    """

    __tablename__ = "membership"
    __table_args__ = (
        sa.CheckConstraint("(account_id IS NULL) <> (guest_id IS NULL)", name="one_learner"),
        sa.UniqueConstraint("classroom_id", "account_id"),
        sa.UniqueConstraint("classroom_id", "guest_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    classroom_id: Mapped[int] = mapped_column(sa.ForeignKey("classroom.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    guest_id: Mapped[int | None] = mapped_column(sa.ForeignKey("guest.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(sa.String(80))
    joined_at: Mapped[datetime] = mapped_column(default=utc_now)
    removed_at: Mapped[datetime | None]

    classroom: Mapped[Classroom] = relationship(lazy="raise_on_sql")
    account: Mapped[Account | None] = relationship(lazy="raise_on_sql")
    guest: Mapped[Guest | None] = relationship(lazy="raise_on_sql")


class Counting(StrEnum):
    """Which of several attempts counts."""

    FIRST = "first"
    BEST = "best"
    LAST = "last"


class Release(StrEnum):
    """When a learner is told something; `after_due` is when nobody of the class may answer any more."""

    AT_ONCE = "at_once"
    AFTER_SUBMISSION = "after_submission"
    AFTER_DUE = "after_due"
    NEVER = "never"


class Assignment(Base):
    """A quiz given to a class, with the rules under which the class takes it; they stand instead of the quiz's.

    `feedback` says when a learner is told what was right and the points, `keys_shown` when the keys, explanations and
    proofs. An answer that comes up to `grace_seconds` too late is marked and counts. `attempts_allowed` None is any
    number. An assignment that was begun is not deleted with its results: `deleted_at` takes it out of sight.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        sa.CheckConstraint("due_at > opens_at", name="due_after_opening"),
        sa.CheckConstraint("time_limit_seconds > 0", name="time_limit_positive"),
        sa.CheckConstraint("grace_seconds >= 0", name="grace_not_negative"),
        sa.CheckConstraint("attempts_allowed > 0", name="attempts_positive"),
        sa.CheckConstraint(
            "keys_shown = 'never' OR feedback = 'at_once' OR keys_shown = feedback"
            " OR (keys_shown = 'after_due' AND feedback = 'after_submission')",
            name="keys_not_before_feedback",
        ),
        sa.CheckConstraint(
            "due_at IS NOT NULL OR (feedback <> 'after_due' AND keys_shown <> 'after_due')", name="due_to_wait_for"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[UUID] = mapped_column(default=uuid4, unique=True)
    quiz_id: Mapped[int] = mapped_column(sa.ForeignKey("quiz.id", ondelete="CASCADE"), index=True)
    classroom_id: Mapped[int] = mapped_column(sa.ForeignKey("classroom.id", ondelete="CASCADE"), index=True)
    opens_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    time_limit_seconds: Mapped[int | None]
    grace_seconds: Mapped[int] = mapped_column(default=0)
    attempts_allowed: Mapped[int | None] = mapped_column(default=1)
    counting: Mapped[Counting] = mapped_column(one_of(Counting, "counting"), default=Counting.FIRST)
    feedback: Mapped[Release] = mapped_column(one_of(Release, "feedback"), default=Release.AFTER_SUBMISSION)
    keys_shown: Mapped[Release] = mapped_column(one_of(Release, "keys_shown"), default=Release.AFTER_SUBMISSION)
    show_article: Mapped[bool] = mapped_column(default=False)
    shuffle: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    deleted_at: Mapped[datetime | None]

    quiz: Mapped[Quiz] = relationship(lazy="raise_on_sql")
    classroom: Mapped[Classroom] = relationship(lazy="raise_on_sql")
    extensions: Mapped[list[AssignmentExtension]] = relationship(
        back_populates="assignment", cascade="all, delete-orphan", passive_deletes=True, lazy="raise_on_sql"
    )


class AssignmentExtension(Base):
    """What one member gets beyond the assignment's rules: a later due time, more time, more attempts."""

    __tablename__ = "assignment_extension"
    __table_args__ = (
        sa.UniqueConstraint("assignment_id", "membership_id"),
        sa.CheckConstraint("extra_seconds >= 0", name="extra_seconds_not_negative"),
        sa.CheckConstraint("extra_attempts >= 0", name="extra_attempts_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(sa.ForeignKey("assignment.id", ondelete="CASCADE"))
    membership_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id", ondelete="CASCADE"), index=True)
    due_at: Mapped[datetime | None]
    extra_seconds: Mapped[int] = mapped_column(default=0)
    extra_attempts: Mapped[int] = mapped_column(default=0)

    assignment: Mapped[Assignment] = relationship(back_populates="extensions", lazy="raise_on_sql")
