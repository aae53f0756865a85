"""What happens to items in the question bank: tagged, shared, copied, brought back to an earlier version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from quiz import audit
from quiz.authoring import bank as queries
from quiz.mapping import add_version, item_of
from quiz.models import ItemRecord, ItemStatus, ItemTag, ItemVersion, Quiz, QuizDraw, QuizItem
from quiz.typed import one_line

LONGEST_TAG = 40
MOST_TAGS = 12


def normal_tag(typed: str) -> str:
    """Return the form in which a tag is stored: one line, in small letters."""
    return one_line(typed).lower()[:LONGEST_TAG].strip()


def read_tags(typed: str) -> list[str]:
    """Return the tags in a list with commas, each once, at most MOST_TAGS."""
    return list(dict.fromkeys(tag for part in typed.split(",") if (tag := normal_tag(part))))[:MOST_TAGS]


def set_tags(session: Session, record: ItemRecord, tags: Iterable[str]) -> None:
    """Let an item have these tags alone; its tags must be loaded."""
    wanted, present = set(tags), {row.tag for row in record.tags}
    for row in [row for row in record.tags if row.tag not in wanted]:
        record.tags.remove(row)
    record.tags.extend(ItemTag(tag=tag) for tag in sorted(wanted - present))
    session.flush()


def add_tag(session: Session, records: Iterable[ItemRecord], tag: str) -> None:
    """Give items a tag; their tags must be loaded."""
    for record in records:
        if tag not in {row.tag for row in record.tags}:
            record.tags.append(ItemTag(tag=tag))
    session.flush()


def share(session: Session, things: Iterable[ItemRecord | Quiz], actor_id: int, now: datetime, *, shared: bool) -> None:
    """Let colleagues at school see items or quizzes, or not any more."""
    for thing in things:
        if thing.shared != shared:
            thing.shared = shared
            action = f"{thing.__tablename__}.{'shared' if shared else 'unshared'}"
            audit.record(session, actor_id, action, thing, {"title": _title(thing)}, now)
    session.flush()


def copy(session: Session, records: Sequence[ItemRecord], owner_id: int, now: datetime) -> list[ItemRecord]:
    """Make items of one's own out of colleagues' ones, with their tags, without their articles."""
    return [_copy(session, record, owner_id, now) for record in records]


def copy_quiz(session: Session, quiz: Quiz, owner_id: int, now: datetime) -> Quiz:
    """Make a draft of one's own out of a colleague's quiz, with copies of the items that it asks or may draw.

    The copy draws from its owner's bank, where the copied items have their topics: others there may be drawn, too.
    """
    names = ("title", "feedback", "presentation", "shuffle", "time_limit_seconds")
    twin = Quiz(owner_id=owner_id, **{name: getattr(quiz, name) for name in names}, items=[], draws=[])
    drawable = {item.id for draw in quiz.draws for item in queries.pool(session, quiz.owner_id, draw.tag)}
    records = {place.item_id: place.item for place in quiz.items}
    records |= {record.id: record for record in queries.own_items(session, quiz.owner_id, drawable)}
    copies = {item_id: _copy(session, record, owner_id, now).id for item_id, record in records.items()}
    twin.items = [
        QuizItem(item_id=copies[place.item_id], position=place.position, points=place.points) for place in quiz.items
    ]
    twin.draws = [
        QuizDraw(tag=draw.tag, count=draw.count, position=draw.position, points=draw.points) for draw in quiz.draws
    ]
    session.add(twin)
    session.flush()
    return twin


def restore(
    session: Session, record: ItemRecord, version: ItemVersion, editor_id: int, now: datetime
) -> ItemVersion | None:
    """Let an item say again what an earlier version said, as a new version; None where it says so already."""
    item = item_of(version)
    if record.current_version is not None and item_of(record.current_version) == item:
        return None
    return add_version(session, record, item, editor_id, now)


def _title(thing: ItemRecord | Quiz) -> str:
    if isinstance(thing, Quiz):
        return thing.title
    return thing.current_version.stem if thing.current_version else ""


def _copy(session: Session, record: ItemRecord, owner_id: int, now: datetime) -> ItemRecord:
    if record.current_version is None:
        raise ValueError("an item without a version cannot be copied")
    tags = [ItemTag(tag=row.tag) for row in record.tags]
    made = ItemRecord(owner_id=owner_id, status=ItemStatus.APPROVED, tags=tags, created_at=now)
    session.add(made)
    session.flush()
    add_version(session, made, item_of(record.current_version), owner_id, now)
    return made
