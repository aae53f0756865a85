"""Where an item is at home: at its article, or in the question bank."""

from __future__ import annotations

from flask import url_for

from quiz.models import ItemRecord


def address_of(record: ItemRecord) -> str:
    """Return the address of the page on which a teacher finds the item."""
    if record.article_id is None:
        return url_for("authoring.item", item_id=record.id)
    return url_for("authoring.review", article_id=record.article_id, _anchor=f"item-{record.id}")
