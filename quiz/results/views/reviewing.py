"""What the pages of one attempt have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quiz.attempts.passages import marks_of, passages, read_record
from quiz.attempts.review import review, without_key
from quiz.models import db, utc_now
from quiz.results import services
from quiz.results.services import Result


def settled(load: Callable[[], list[Result]]) -> list[Result]:
    """Load results and submit the attempts whose time is over; the commit forgets what was loaded: load it again."""
    found = load()
    if services.settle_all(db.session(), (result.attempt for result in found), utc_now()):
        db.session.commit()
        found = load()
    return found


def review_of(scored: Result, *, show: bool, keys: bool = True) -> dict[str, Any]:
    """Return the reviews of an attempt and, where the article may be shown, its text with all evidence marked.

    Without `keys`, nothing that tells a key is in it.
    """
    record = scored.attempt.quiz.article
    article = read_record(record) if record and show else None
    marks = (
        [mark for entry in scored.scored for mark in marks_of(article, entry.place.position, entry.item.evidence)]
        if article and keys
        else []
    )
    text = passages(article, marks) if article else ()
    return {
        "reviews": [review(entry) if keys else without_key(review(entry)) for entry in scored.scored],
        "article": text,
        "contexts": {
            entry.place.position: tuple(passage for passage in text if entry.place.position in passage.positions)
            for entry in scored.scored
        },
    }
