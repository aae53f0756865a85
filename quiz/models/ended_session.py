"""Sessions that were ended before their cookies expire."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from quiz.models.base import Base, utc_now


class EndedSession(Base):
    """A session that somebody signed out of: its cookie, of which only a hash is kept, opens nothing any more."""

    __tablename__ = "ended_session"

    token_hash: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    ended_at: Mapped[datetime] = mapped_column(default=utc_now, index=True)
