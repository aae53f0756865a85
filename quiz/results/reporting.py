"""Learners' reports of items: gathered at the item, answered once for all who wait."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from quiz import audit
from quiz.models import Account, Attempt, AttemptItem, ItemRecord, ItemReport, ItemVersion, ReportKind

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Reported:
    """An item with reports: how many in all, how many wait for an answer, and when the last one came."""

    item_id: int
    stem: str
    reports: int
    open: int
    latest: datetime


def report(session: Session, place: AttemptItem, kind: ReportKind, text: str, now: datetime) -> ItemReport:
    """Report an item of an attempt; reporting it again replaces a report that was not answered yet.

    The place must be loaded with its version. A report that was answered is opened again by a new text.
    """
    found = session.scalar(sa.select(ItemReport).where(ItemReport.attempt_item_id == place.id).with_for_update())
    if found is None:
        found = ItemReport(attempt_item_id=place.id, item_id=place.item_version.item_id)
        session.add(found)
    found.item_version_id = place.item_version_id
    found.kind, found.text, found.created_at = kind, text, now
    found.answer = found.answered_at = found.answered_by_id = found.seen_at = None
    session.flush()
    return found


def reported_items(
    session: Session, owner: Account, *, only_open: bool, offset: int = 0, limit: int = PER_PAGE
) -> list[Reported]:
    """Return a teacher's items with reports, those that wait first, then the latest."""
    waiting = sa.func.sum(sa.case((ItemReport.answered_at.is_(None), 1), else_=0))
    query = (
        sa.select(ItemRecord.id, ItemVersion.stem, sa.func.count(), waiting, sa.func.max(ItemReport.created_at))
        .join(ItemReport, ItemReport.item_id == ItemRecord.id)
        .join(ItemVersion, ItemVersion.id == ItemRecord.current_version_id)
        .where(ItemRecord.owner_id == owner.id)
        .group_by(ItemRecord.id, ItemVersion.stem)
        .order_by(sa.case((waiting > 0, 0), else_=1), sa.func.max(ItemReport.created_at).desc(), ItemRecord.id)
        .offset(offset)
        .limit(limit)
    )
    if only_open:
        query = query.having(waiting > 0)
    return [Reported(*row) for row in session.execute(query)]


def count_reported_items(session: Session, owner: Account, *, only_open: bool) -> int:
    """Return how many of a teacher's items have reports, or reports that wait."""
    query = (
        sa.select(sa.func.count(sa.distinct(ItemReport.item_id)))
        .join(ItemRecord, ItemRecord.id == ItemReport.item_id)
        .where(ItemRecord.owner_id == owner.id)
    )
    return session.scalar(query.where(ItemReport.answered_at.is_(None)) if only_open else query) or 0


def reports_of(session: Session, record: ItemRecord) -> Sequence[ItemReport]:
    """Return the item's reports with what they are about and who made them, those that wait first."""
    query = (
        sa.select(ItemReport)
        .where(ItemReport.item_id == record.id)
        .order_by(ItemReport.answered_at.is_not(None), ItemReport.created_at.desc(), ItemReport.id)
        .options(
            joinedload(ItemReport.item_version),
            joinedload(ItemReport.answered_by),
            joinedload(ItemReport.attempt_item).joinedload(AttemptItem.attempt).joinedload(Attempt.quiz),
        )
    )
    return session.scalars(query).all()


def reports_in(session: Session, attempt: Attempt) -> dict[int, ItemReport]:
    """Return by attempt item the reports made in an attempt."""
    query = sa.select(ItemReport).join(AttemptItem).where(AttemptItem.attempt_id == attempt.id)
    return {found.attempt_item_id: found for found in session.scalars(query)}


def unseen_answers(session: Session, of: sa.ColumnElement[bool]) -> dict[int, int]:
    """Return by attempt how many answered reports the learner has not seen."""
    query = (
        sa.select(AttemptItem.attempt_id, sa.func.count())
        .join(ItemReport, ItemReport.attempt_item_id == AttemptItem.id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(of, ItemReport.answered_at.is_not(None), ItemReport.seen_at.is_(None))
        .group_by(AttemptItem.attempt_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def answer(
    session: Session, record: ItemRecord, reports: Iterable[ItemReport], text: str, by_id: int, now: datetime
) -> int:
    """Answer those of the reports that wait, and return how many did; their learners read it in their reviews."""
    waiting = [one for one in reports if one.answered_at is None]
    for one in waiting:
        one.answer, one.answered_by_id, one.answered_at = text, by_id, now
    session.flush()
    if waiting:
        audit.record(session, by_id, "reports.answered", record, {"reports": [one.id for one in waiting]}, now)
    return len(waiting)


def note_seen(session: Session, reports: Iterable[ItemReport], now: datetime) -> bool:
    """Note that the learner saw the answers, and say whether there was one that was new."""
    new = [one for one in reports if one.answered_at is not None and one.seen_at is None]
    for one in new:
        one.seen_at = now
    session.flush()
    return bool(new)
