"""Who uses the app: accounts with a role, and guests who only gave a nickname."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.models.base import Base, one_of, utc_now
from quiz.models.school import School
from quiz.models.second_factor import SecondFactor


class Role(StrEnum):
    """What an account may do; the roles do not include one another."""

    ADMINISTRATOR = "administrator"
    TEACHER = "teacher"
    LEARNER = "learner"


class Account(Base):
    """A person who signs in.

    `username` is stored in the normal form of `quiz.accounts.services.normal_username`. Raising `session_epoch` ends
    all sessions of the account. `email` is optional and confirmed by its reader. `made_by_id` is the
    teacher who made the account and may give it a new password. An administrator who belongs to a
    school runs that school; one who belongs to none runs the installation.
    """

    __tablename__ = "account"
    __table_args__ = (sa.CheckConstraint("length(username) > 0", name="username_present"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(sa.String(64), unique=True)
    display_name: Mapped[str] = mapped_column(sa.String(80))
    password_hash: Mapped[str] = mapped_column(sa.String(255))
    role: Mapped[Role] = mapped_column(one_of(Role, "role"))
    school_id: Mapped[int | None] = mapped_column(sa.ForeignKey("school.id", ondelete="SET NULL"), index=True)
    email: Mapped[str | None] = mapped_column(sa.String(254))
    language: Mapped[str] = mapped_column(sa.String(8), default="de")
    disabled_at: Mapped[datetime | None]
    session_epoch: Mapped[int] = mapped_column(default=0)
    made_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)

    school: Mapped[School | None] = relationship(lazy="raise_on_sql")
    second_factor: Mapped[SecondFactor | None] = relationship(lazy="raise_on_sql", viewonly=True)

    @property
    def is_authenticated(self) -> bool:
        """An account stands for somebody who signed in (Flask-Login's protocol)."""
        return True

    @property
    def is_anonymous(self) -> bool:
        """An account is nobody anonymous (Flask-Login's protocol)."""
        return False

    @property
    def is_active(self) -> bool:
        """Whether the account may sign in and keep its sessions."""
        return self.disabled_at is None

    def get_id(self) -> str:
        """Name the account and its session epoch: a session of an older epoch is not recognised any more."""
        return f"{self.id}.{self.session_epoch}"

    @property
    def is_teacher(self) -> bool:
        """Whether the account makes quizzes."""
        return self.role is Role.TEACHER

    @property
    def is_administrator(self) -> bool:
        """Whether the account manages accounts."""
        return self.role is Role.ADMINISTRATOR

    @property
    def is_learner(self) -> bool:
        """Whether the account takes quizzes under its name."""
        return self.role is Role.LEARNER


class Guest(Base):
    """A learner without account, known by a cookie of which only the hash is kept.

    A member of a class also has a `personal_code`, which opens the same attempts in any browser. It is kept readable,
    so that a teacher can print it again.
    """

    __tablename__ = "guest"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    nickname: Mapped[str] = mapped_column(sa.String(40))
    personal_code: Mapped[str | None] = mapped_column(sa.String(16), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
