"""Items and their immutable versions."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from questions.items import ItemType
from quiz.models.account import Account
from quiz.models.article import ArticleRecord
from quiz.models.base import Base, one_of, utc_now

BYTEWISE = sa.String(60).with_variant(sa.String(60, collation="C"), "postgresql")
"""Text in the order of its bytes in every database, so that a prefix is a range of the index."""


class ItemStatus(StrEnum):
    """What the teacher decided about an item."""

    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"


class ItemRecord(Base):
    """An item in a teacher's hands; what it says is in its current version. Colleagues at school see a `shared` one."""

    __tablename__ = "item"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    article_id: Mapped[int | None] = mapped_column(sa.ForeignKey("article.id", ondelete="SET NULL"), index=True)
    status: Mapped[ItemStatus] = mapped_column(one_of(ItemStatus, "status"), default=ItemStatus.DRAFT)
    position: Mapped[int] = mapped_column(default=0)
    shared: Mapped[bool] = mapped_column(default=False)
    current_version_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("item_version.id", use_alter=True, name="fk_item_current_version_id_item_version")
    )
    created_at: Mapped[datetime] = mapped_column(default=utc_now)

    owner: Mapped[Account] = relationship(lazy="raise_on_sql")
    article: Mapped[ArticleRecord | None] = relationship(lazy="raise_on_sql")
    current_version: Mapped[ItemVersion | None] = relationship(
        foreign_keys=[current_version_id], post_update=True, lazy="joined"
    )
    versions: Mapped[list[ItemVersion]] = relationship(
        back_populates="item",
        foreign_keys="ItemVersion.item_id",
        order_by="ItemVersion.number",
        cascade="all, delete-orphan",
        passive_deletes=True,
        lazy="raise_on_sql",
    )
    tags: Mapped[list[ItemTag]] = relationship(
        order_by="ItemTag.tag", cascade="all, delete-orphan", passive_deletes=True, lazy="raise_on_sql"
    )


class ItemTag(Base):
    """A topic that a teacher gave an item."""

    __tablename__ = "item_tag"
    __table_args__ = (sa.CheckConstraint("length(tag) > 0", name="tag_present"),)

    item_id: Mapped[int] = mapped_column(sa.ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    tag: Mapped[str] = mapped_column(sa.String(40), primary_key=True, index=True)


class ItemWord(Base):
    """A word of an item's current version, case-folded: the index in which the question bank searches."""

    __tablename__ = "item_word"
    __table_args__ = (sa.Index("ix_item_word_word_item_id", "word", "item_id"),)

    item_id: Mapped[int] = mapped_column(sa.ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    word: Mapped[str] = mapped_column(BYTEWISE, primary_key=True)


class ItemVersion(Base):
    """What an item said at one time: never changed; an edit makes the next number.

    `content` is the item in the form of `questions.interchange`; `type`, `stem` and `points` repeat parts of it for
    queries. `created_by` is None for a version that the engine wrote.
    """

    __tablename__ = "item_version"
    __table_args__ = (
        sa.UniqueConstraint("item_id", "number"),
        sa.CheckConstraint("number >= 1", name="number_positive"),
        sa.CheckConstraint("points >= 0", name="points_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("item.id", ondelete="CASCADE"))
    number: Mapped[int]
    type: Mapped[ItemType] = mapped_column(one_of(ItemType, "type"))
    stem: Mapped[str] = mapped_column(sa.Text)
    content: Mapped[dict[str, Any]]
    points: Mapped[Decimal]
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(default=utc_now)

    item: Mapped[ItemRecord] = relationship(back_populates="versions", foreign_keys=[item_id], lazy="raise_on_sql")
