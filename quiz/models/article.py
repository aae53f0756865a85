"""Articles as a teacher brought them in and corrected them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.models.account import Account
from quiz.models.base import Base, Json, one_of, utc_now


class ArticleStatus(StrEnum):
    """A draft is still being corrected; questions are made from a ready article, whose text stays as it is."""

    DRAFT = "draft"
    READY = "ready"


class ArticleRecord(Base):
    """An article in a teacher's hands.

    `markup` is what the teacher edits, `text` the cleaned text that all evidence offsets count in, `removed` what the
    cleaning took for page furniture, a line each. An article whose quizzes were taken is still named there as the
    source: `deleted_at` takes it out of sight. `file_hash` is the SHA-256 of the file that a bulk import read: an owner
    has each file once. `dropped` lists the items that the engine turned down ("items": prompt, answer, start, end,
    reason), or is None before anybody looked; it is loaded only where it is shown.
    """

    __tablename__ = "article"
    __table_args__ = (sa.Index("uq_article_owner_id_file_hash", "owner_id", "file_hash", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    headline: Mapped[str] = mapped_column(sa.String(500), default="")
    kicker: Mapped[str] = mapped_column(sa.String(300), default="")
    lead: Mapped[str] = mapped_column(sa.Text, default="")
    published_on: Mapped[date | None]
    source_url: Mapped[str | None] = mapped_column(sa.String(2000))
    source_name: Mapped[str | None] = mapped_column(sa.String(200))
    markup: Mapped[str] = mapped_column(sa.Text, default="")
    text: Mapped[str] = mapped_column(sa.Text, default="")
    removed: Mapped[str] = mapped_column(sa.Text, default="")
    file_hash: Mapped[str | None] = mapped_column(sa.String(64))
    dropped: Mapped[dict[str, Any] | None] = mapped_column(Json, deferred=True, deferred_raiseload=True)
    status: Mapped[ArticleStatus] = mapped_column(one_of(ArticleStatus, "status"), default=ArticleStatus.DRAFT)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    deleted_at: Mapped[datetime | None]

    owner: Mapped[Account] = relationship(lazy="raise_on_sql")
