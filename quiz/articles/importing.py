"""Taking many articles in at once: each file once for its owner, with the job that prepares it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz import jobs
from quiz.articles import services
from quiz.articles.services import Reading
from quiz.models import ArticleRecord, Job, JobStatus

ENDINGS = {".txt", ".html", ".htm"}
WORTH_ANOTHER_TRY = ("internal", "worker_lost")
"""Failures of the installation, not of the article."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the articles of an import are: `failed` counts by the code that the worker gave."""

    waiting: int
    prepared: int
    failed: Counter[str]


def article_files(folder: Path) -> Iterator[Path]:
    """Yield the text and HTML files in the folder and below, in the order of their names; links are not followed."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in ENDINGS and path.is_file() and not path.is_symlink():
            yield path


def hash_file(data: bytes) -> str:
    """Name a file by its content."""
    return sha256(data).hexdigest()


def is_known(session: Session, owner_id: int, file_hash: str) -> bool:
    """Whether the owner has an article from a file with this content."""
    query = sa.exists().where(ArticleRecord.owner_id == owner_id, ArticleRecord.file_hash == file_hash)
    return bool(session.scalar(sa.select(query)))


def take_in(session: Session, owner_id: int, file_hash: str, reading: Reading) -> bool:
    """Store an article and queue its preparation, both or neither; False where another import was first."""
    try:
        with session.begin_nested():
            record = services.store(session, owner_id, reading)
            record.file_hash = file_hash
            services.propose_items(session, record, jobs.IN_BULK)
    except IntegrityError:
        return False
    return True


def try_again(session: Session, owner_id: int) -> int:
    """Queue what failed through no fault of the article, and return how many jobs that are."""
    failed = session.scalars(_jobs(owner_id).where(Job.status == JobStatus.FAILED, Job.error.in_(WORTH_ANOTHER_TRY)))
    return sum(jobs.retry(session, job) for job in failed.all())


def standing(session: Session, owner_id: int, hashes: set[str]) -> Standing:
    """Return how far the articles from these files are, by the newest job of each."""
    newest = sa.select(sa.func.max(Job.id)).where(Job.article_id.is_not(None)).group_by(Job.article_id)
    query = (
        sa.select(ArticleRecord.file_hash, Job.status, Job.error)
        .join(Job, Job.article_id == ArticleRecord.id)
        .where(ArticleRecord.owner_id == owner_id, ArticleRecord.file_hash.is_not(None), Job.id.in_(newest))
    )
    found = [(status, error) for file_hash, status, error in session.execute(query) if file_hash in hashes]
    waiting = sum(status in {JobStatus.QUEUED, JobStatus.RUNNING} for status, _error in found)
    prepared = sum(status is JobStatus.DONE for status, _error in found)
    failed = Counter(error or status.value for status, error in found)
    for status in (JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.DONE):
        failed.pop(status.value, None)
    return Standing(waiting, prepared, failed)


def _jobs(owner_id: int) -> sa.Select[Job]:
    return (
        sa.select(Job)
        .join(ArticleRecord, Job.article_id == ArticleRecord.id)
        .where(ArticleRecord.owner_id == owner_id, ArticleRecord.file_hash.is_not(None))
    )
