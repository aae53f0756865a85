"""The one place where the engine's items and the rows of the database are turned into each other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.interchange import item_from_json, item_to_json
from questions.items import Item
from quiz.models import ArticleRecord, ItemRecord, ItemVersion, ItemWord
from quiz.words import item_words

ITEMS_KEPT = 1024
"""Of the items that learners answer, by process: some kilobytes each."""


def item_of(version: ItemVersion) -> Item:
    """Return the item as it was in that version; raises InvalidItem for a row that no version of the app wrote."""
    return item_from_json(version.content)


@lru_cache(maxsize=ITEMS_KEPT)
def item_of_text(content: str) -> Item:
    """Return the item in a version's content as the database writes it; the same text is read once."""
    return item_from_json(json.loads(content))


def add_version(session: Session, record: ItemRecord, item: Item, author_id: int | None, now: datetime) -> ItemVersion:
    """Store the item as the record's next version and make it the current one.

    `author_id` is the account that wrote it, None for the engine. The record is locked meanwhile, so that two edits at
    the same moment get two numbers.
    """
    session.execute(sa.select(ItemRecord.id).where(ItemRecord.id == record.id).with_for_update())
    newest = session.scalar(sa.select(sa.func.max(ItemVersion.number)).where(ItemVersion.item_id == record.id))
    version = _version(record, (newest or 0) + 1, item, author_id, now)
    session.add(version)
    session.flush()
    record.current_version = version
    session.flush()
    _index(session, version)
    return version


def add_first_versions(
    session: Session, article: ArticleRecord, after: int, items: Sequence[Item], now: datetime
) -> None:
    """Store the engine's items on an article, each as a first version, at the positions that come after `after`.

    All is worked out before the first statement that writes, and there are four: others wait for the write lock.
    """
    contents = {after + offset: item_to_json(item) for offset, item in enumerate(items, start=1)}
    words = {position: sorted(item_words(content)) for position, content in contents.items()}
    if not contents:
        return
    own = {"owner_id": article.owner_id, "article_id": article.id, "created_at": now}
    added = sa.insert(ItemRecord).returning(ItemRecord.position, ItemRecord.id)
    ids = {row.position: row.id for row in session.execute(added, [own | {"position": p} for p in contents])}
    session.execute(
        sa.insert(ItemVersion),
        [
            {
                "item_id": ids[position],
                "number": 1,
                "type": item.type,
                "stem": item.stem,
                "content": content,
                "points": item.points,
                "created_at": now,
            }
            for (position, content), item in zip(contents.items(), items, strict=True)
        ],
    )
    first = sa.select(ItemVersion.id).where(ItemVersion.item_id == ItemRecord.id).scalar_subquery()
    current = sa.update(ItemRecord).where(ItemRecord.id.in_(ids.values())).values(current_version_id=first)
    session.execute(current, execution_options={"synchronize_session": False})
    rows = [{"item_id": ids[position], "word": word} for position, found in words.items() for word in found]
    if rows:
        session.execute(sa.insert(ItemWord), rows)


def _version(record: ItemRecord, number: int, item: Item, author_id: int | None, now: datetime) -> ItemVersion:
    return ItemVersion(
        item_id=record.id,
        number=number,
        type=item.type,
        stem=item.stem,
        content=item_to_json(item),
        points=item.points,
        created_by_id=author_id,
        created_at=now,
    )


def _index(session: Session, version: ItemVersion) -> None:
    """Let the question bank find the item by the words of this version."""
    session.execute(sa.delete(ItemWord).where(ItemWord.item_id == version.item_id))
    rows = [{"item_id": version.item_id, "word": word} for word in sorted(item_words(version.content))]
    if rows:
        session.execute(sa.insert(ItemWord), rows)
