"""Item statistics kept for searching: computed from the responses, never their only home."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from quiz.models.base import Base, utc_now


class FiguresRecord(Base):
    """How an item did in a quiz when its statistics were last worked out, over the `attempts` that were first ones."""

    __tablename__ = "item_figures"
    __table_args__ = (
        sa.CheckConstraint("facility >= 0 AND facility <= 1", name="facility_range"),
        sa.CheckConstraint("discrimination >= -1 AND discrimination <= 1", name="discrimination_range"),
    )

    item_id: Mapped[int] = mapped_column(sa.ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    quiz_id: Mapped[int] = mapped_column(sa.ForeignKey("quiz.id", ondelete="CASCADE"), primary_key=True, index=True)
    attempts: Mapped[int]
    facility: Mapped[float] = mapped_column(sa.Float)
    discrimination: Mapped[float | None] = mapped_column(sa.Float)
    updated_at: Mapped[datetime] = mapped_column(default=utc_now)
