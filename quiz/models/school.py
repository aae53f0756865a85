"""Schools: accounts that may share items and quizzes with one another."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from quiz.models.base import Base, utc_now


class School(Base):
    """A school; an administrator's account that belongs to it runs it, and nothing else."""

    __tablename__ = "school"
    __table_args__ = (sa.CheckConstraint("length(name) > 0", name="name_present"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(120), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
