"""What happens to items: judged, edited, added, put in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.interchange import InvalidItem, item_from_json, item_to_json
from questions.items import Interaction, Item
from quiz.authoring import queries
from quiz.mapping import add_version, item_of
from quiz.models import ArticleRecord, ItemRecord, ItemStatus, ItemVersion, QuizItem

TEACHER = "teacher"
"""The writer of items made by hand."""


class QuizWouldBeEmpty(Exception):  # noqa: N818
    """The item is the last one of a quiz that learners can take."""


def blank_item(interaction: Interaction, stem: str = "") -> Item:
    """Make the item that a form for a new one starts from."""
    return Item(id=uuid4().hex, writer=TEACHER, stem=stem, interaction=interaction)


def judge(session: Session, items: Sequence[ItemRecord], status: ItemStatus) -> int:
    """Set the status of items; one that is no longer approved leaves its quizzes. Returns how many places that were.

    Raises:
        QuizWouldBeEmpty: if that would leave a published quiz without any item; nothing has changed then.

    """
    left = 0
    if status is not ItemStatus.APPROVED:
        ids = [item.id for item in items]
        if queries.only_items_of_published(session, ids):
            raise QuizWouldBeEmpty
        left = len(session.scalars(sa.delete(QuizItem).where(QuizItem.item_id.in_(ids)).returning(QuizItem.id)).all())
    for item in items:
        item.status = status
    session.flush()
    return left


def add(session: Session, article: ArticleRecord, item: Item, author_id: int, now: datetime) -> ItemRecord:
    """Add a teacher's own item at the end; it needs no approval. Raises InvalidItem."""
    record = ItemRecord(
        owner_id=article.owner_id,
        article_id=article.id,
        status=ItemStatus.APPROVED,
        position=queries.last_position(session, article.id) + 1,
    )
    session.add(record)
    session.flush()
    add_version(session, record, _checked(item), author_id, now)
    return record


def revise(session: Session, record: ItemRecord, item: Item, editor_id: int, now: datetime) -> ItemVersion | None:
    """Make a new version of an item, or none where nothing changed; attempts keep theirs. Raises InvalidItem."""
    checked = _checked(item)
    if record.current_version is not None and item_of(record.current_version) == checked:
        return None
    return add_version(session, record, checked, editor_id, now)


def move(session: Session, record: ItemRecord, step: int) -> None:
    """Move an item up (-1) or down (+1) among the article's items that are not rejected; one that is has no place."""
    if record.article_id is None or record.status is ItemStatus.REJECTED:
        return
    items = [item for item in queries.items_of(session, record.article_id) if item.status is not ItemStatus.REJECTED]
    reorder([item.id for item in items], items, record.id, step)
    session.flush()


def reorder(ids: Sequence[int], rows: Sequence[ItemRecord] | Sequence[QuizItem], moved: int, step: int) -> None:
    """Swap one of the rows with its neighbour, if it has one there, and number the positions from 1.

    `ids` name the rows, `moved` is the one to move.
    """
    order = list(range(len(rows)))
    place = list(ids).index(moved)
    other = place + step
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    for position, index in enumerate(order, start=1):
        rows[index].position = position


def _checked(item: Item) -> Item:
    """The item as it comes out of its stored form, which validates it."""
    return item_from_json(item_to_json(item))


__all__ = ["InvalidItem", "QuizWouldBeEmpty", "add", "blank_item", "judge", "move", "reorder", "revise"]
