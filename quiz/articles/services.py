"""What happens to articles: brought in, corrected, handed to the generation of items, deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.articles import Article, from_markup, read_html, read_text
from quiz import jobs
from quiz.articles import queries
from quiz.articles.decoding import decode
from quiz.articles.fetching import Policy, fetch
from quiz.models import ArticleRecord, ArticleStatus, ItemRecord, Job

GENERATION = "generate_items"
"""The kind of the job that proposes items; its payload is `{"article": id}`, and "wishes" where there are any."""

_HTML_STARTS = ("<!doctype", "<html", "<?xml", "<head", "<body", "<article", "<meta", "<div", "<p>")
_MAX_REMOVED = 20_000
_MIN_REMOVED_LINE = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it was read, where it is from, and the lines that were taken for page furniture."""

    article: Article
    source_url: str | None = None
    source_name: str | None = None
    removed: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a teacher may put right in an article; `markup` is the body in the form of `Article.markup`."""

    headline: str
    kicker: str
    lead: str
    markup: str
    published: date | None


def read_pasted(text: str) -> Reading:
    """Read what was pasted, plain text or a page's source; raises UnusableArticle."""
    if text.lstrip().lower().startswith(_HTML_STARTS):
        return Reading(read_html(text))
    article = read_text(text)
    return Reading(article, removed=removed_lines(text, article))


def read_file(data: bytes) -> Reading:
    """Read the bytes of a text or HTML file; raises NotTextError or UnusableArticle."""
    return read_pasted(decode(data))


def read_url(url: str, policy: Policy) -> Reading:
    """Fetch a page and read it; raises FetchError, NotTextError or UnusableArticle."""
    page = fetch(url, policy)
    text = decode(page.body, page.charset)
    article = read_text(text) if page.media_type == "text/plain" else read_html(text)
    host = urlsplit(page.url).hostname or ""
    return Reading(article, source_url=page.url, source_name=host.removeprefix("www."))


def removed_lines(raw: str, article: Article) -> str:
    """The lines of the raw text that did not make it into the article, in order, each once."""
    kept = {line for text in (article.kicker, *(block.text for block in article.blocks)) for line in text.splitlines()}
    body = " ".join(article.text.split())
    lines = dict.fromkeys(" ".join(line.split()) for line in raw.splitlines())
    gone = [line for line in lines if len(line) >= _MIN_REMOVED_LINE and line not in kept and line not in body]
    return "\n".join(gone)[:_MAX_REMOVED]


def store(session: Session, owner_id: int, reading: Reading) -> ArticleRecord:
    """Keep what was read as a draft for the teacher to correct."""
    record = ArticleRecord(
        owner_id=owner_id,
        source_url=reading.source_url,
        source_name=reading.source_name,
        removed=reading.removed,
        status=ArticleStatus.DRAFT,
    )
    _fill(record, reading.article)
    session.add(record)
    session.flush()
    return record


def article_of(record: ArticleRecord) -> Article:
    """The engine's article; its text is the record's, so that offsets agree."""
    return from_markup(record.headline, record.published_on, record.markup, kicker=record.kicker, lead=record.lead)


def correct(session: Session, record: ArticleRecord, correction: Correction, now: datetime) -> None:
    """Put an article's text right, which ends proposals under way; raises UnusableArticle and changes nothing then.

    Only for an article that has no items: their evidence counts in its text.
    """
    article = from_markup(
        correction.headline, correction.published, correction.markup, kicker=correction.kicker, lead=correction.lead
    )
    for job in queries.open_jobs(session, record.id):
        jobs.cancel(session, job, now)
    _fill(record, article)
    record.dropped = None
    record.status = ArticleStatus.DRAFT
    session.flush()


def name_source(session: Session, record: ArticleRecord, name: str, url: str) -> None:
    """Say where an article is from."""
    record.source_name, record.source_url = name or None, url or None
    session.flush()


def propose_items(
    session: Session, record: ArticleRecord, priority: int = 0, wishes: dict[str, Any] | None = None
) -> Job:
    """Queue the generation of items, or return the job that is already at it; `wishes` travel in its payload."""
    for running in queries.open_jobs(session, record.id, GENERATION):
        return running
    record.status = ArticleStatus.READY
    payload = {"article": record.id} if wishes is None else {"article": record.id, "wishes": wishes}
    return jobs.enqueue(session, GENERATION, record.owner_id, payload, article_id=record.id, priority=priority)


def copy(session: Session, record: ArticleRecord) -> ArticleRecord:
    """Make a draft with the same text, to be corrected independently of the items that exist."""
    names = ("owner_id", "headline", "kicker", "lead", "published_on", "source_url", "source_name", "markup", "text")
    twin = ArticleRecord(**{name: getattr(record, name) for name in names}, status=ArticleStatus.DRAFT)
    session.add(twin)
    session.flush()
    return twin


def delete(session: Session, record: ArticleRecord, now: datetime) -> None:
    """Delete an article and its items, except where learners' results need them: then it is only put out of sight.

    Quizzes made from it must be deleted first.
    """
    if queries.quizzes_of(session, record.id, with_deleted=True):
        record.deleted_at = now
    else:
        session.execute(sa.delete(ItemRecord).where(ItemRecord.article_id == record.id))
        session.delete(record)
    session.flush()


def _fill(record: ArticleRecord, article: Article) -> None:
    record.headline, record.kicker, record.lead = article.headline, article.kicker, article.lead
    record.published_on, record.markup, record.text = article.published, article.markup, article.text
