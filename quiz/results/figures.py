"""Item statistics kept for the question bank's search."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz import jobs
from quiz.attempts.services import NEW_FIGURES
from quiz.models import FiguresRecord, Quiz, utc_now
from quiz.results import queries, services
from quiz.results.analysis import ItemAnalysis, item_analyses
from quiz.results.services import Selection


def keep(session: Session, quiz_id: int, analyses: Iterable[ItemAnalysis], now: datetime) -> bool:
    """Keep the figures of a quiz's items; what is there already is not written again. Says whether anything was new.

    Of an item in several versions that of the newest one is kept.
    """
    known = {record.item_id: record for record in session.scalars(sa.select(FiguresRecord).filter_by(quiz_id=quiz_id))}
    newest = {one.item_id: one for one in sorted(analyses, key=lambda one: one.version)}
    changed = False
    for item_id, one in newest.items():
        strength = one.figures.discrimination.value if one.figures.discrimination else None
        values = (one.figures.seen, one.figures.facility.value, strength)
        record = known.get(item_id)
        if record is None:
            record = FiguresRecord(quiz_id=quiz_id, item_id=item_id)
            session.add(record)
        elif (record.attempts, record.facility, record.discrimination) == values:
            continue
        record.attempts, record.facility, record.discrimination = values
        record.updated_at = now
        changed = True
    session.flush()
    return changed


def refresh(session: Session, quiz: Quiz, now: datetime) -> bool:
    """Work out and keep the figures of a quiz from first attempts."""
    found = services.select(services.results(session, queries.of_quiz(quiz)), Selection.FIRST)
    return keep(session, quiz.id, item_analyses(found, queries.item_order(session, quiz)), now)


@jobs.handler(NEW_FIGURES, short_lived=True)
def work_out(session: Session, payload: dict[str, Any], _progress: jobs.Progress) -> None:
    """Refresh the figures of a quiz after submissions."""
    quiz = session.get(Quiz, payload["quiz"])
    if quiz is not None:
        refresh(session, quiz, utc_now())
