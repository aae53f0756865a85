"""Having items proposed: the job that runs the engine on an article and keeps what it offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.articles import UnusableArticle
from questions.items import Item
from quiz import jobs
from quiz.articles.services import GENERATION, article_of
from quiz.authoring import queries
from quiz.authoring.wishes import Wishes
from quiz.mapping import add_first_versions
from quiz.models import ArticleRecord, ItemRecord, ItemStatus, utc_now

if TYPE_CHECKING:
    from questions.pipeline import Dropped


@jobs.handler(GENERATION)
def generate(session: Session, payload: dict[str, Any], progress: jobs.Progress) -> None:
    """Propose items for the article that the payload names."""
    # Only the worker needs the engine and its model: the web processes start without them.
    from questions.pipeline import generate_items  # noqa: PLC0415

    record = session.get(ArticleRecord, payload["article"])
    if record is None or record.deleted_at is not None:
        raise jobs.JobFailed("article_gone")
    try:
        article = article_of(record)
    except UnusableArticle as error:
        raise jobs.JobFailed("unusable_article") from error
    wishes = Wishes.from_json(payload.get("wishes"))
    generation = generate_items(article, wishes.options(), progress)
    if not generation.items:
        raise jobs.JobFailed("no_items" if wishes == Wishes() else "no_items_wished")
    note_dropped(record, generation.dropped_items)
    replace_proposals(session, record, generation.items, utc_now())


def note_dropped(record: ArticleRecord, dropped: Sequence[Dropped]) -> None:
    """Keep what was turned down, for the teacher to see."""
    names = ("prompt", "answer", "start", "end", "reason")
    record.dropped = {"items": [{name: getattr(one, name) for name in names} for one in dropped]}


def replace_proposals(session: Session, article: ArticleRecord, items: Sequence[Item], now: datetime) -> int:
    """Put new proposals in the place of those that nobody touched, and return how many were added.

    What the teacher judged, edited or wrote stays, and is not proposed a second time.
    """
    existing = queries.items_of(session, article.id)
    used = queries.used_items(session, article.id)
    untouched = [item for item in existing if item.id not in used and _is_untouched(item)]
    stems = {item.current_version.stem for item in existing if item not in untouched and item.current_version}
    position = max((item.position for item in existing if item not in untouched), default=0)
    fresh = [item for item in items if item.stem not in stems]
    if untouched:
        session.execute(sa.delete(ItemRecord).where(ItemRecord.id.in_([item.id for item in untouched])))
    add_first_versions(session, article, position, fresh, now)
    return len(fresh)


def _is_untouched(item: ItemRecord) -> bool:
    version = item.current_version
    return item.status is ItemStatus.DRAFT and version is not None and version.created_by_id is None
