"""Work outside the request: what is to be done, how far it is, and who may finish it.

A job is a row on both databases, and its row decides: a worker does a job only after it has put its name to it, and
what the handler writes is committed together with the mark that the job is done, if the name is still there. So a job
has its effect once, whatever the queue hands out twice. How a worker comes to a job is the queue's business: on SQLite
the rows themselves (`quiz/local_queue.py`), on PostgreSQL Procrastinate (`quiz/tickets.py`, `quiz/shared_queue.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Job, JobStatus

CLOCK_SLACK = timedelta(seconds=30)
MAX_TRIES = 3
PAUSE = timedelta(seconds=25)
"""Before a job is tried again that something outside kept from succeeding."""
LONGEST_PAUSE = timedelta(seconds=30)
"""A job that is due later than this was queued before the clock was put back."""
LONGEST_RUN = timedelta(minutes=10)
"""A handler that runs longer hangs: its job is let go, and whatever it does then has no effect."""
LATE = timedelta(seconds=30)
"""After this, a job that nobody takes is worth a note."""
IN_BULK = 10
"""The priority of jobs that nobody waits for: a teacher's own article goes before a thousand imported ones."""
OPEN = (JobStatus.QUEUED, JobStatus.RUNNING)

Progress = Callable[[str, float], None]
Handler = Callable[[Session, dict[str, Any], Progress], None]

HANDLERS: dict[str, Handler] = {}
SHORT_LIVED: set[str] = set()
"""Kinds whose finished jobs are deleted after a day, with the personal data in them."""


class JobFailed(Exception):  # noqa: N818
    """The job cannot succeed, however often it is tried; `code` says why and is worded by the page."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TryLater(Exception):  # noqa: N818
    """Something outside is away: the job is tried again after a pause; at the last try, it fails with the code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class JobLost(Exception):  # noqa: N818
    """The job was cancelled, or another worker has taken it: whatever was done for it is rolled back."""


def handler(kind: str, *, short_lived: bool = False) -> Callable[[Handler], Handler]:
    """Register the function that does the jobs of a kind.

    It gets a session, the job's payload and `progress(step, share)`. It must load and compute first, call `progress`
    only until then, and write last; it neither commits nor catches JobLost, which `progress` raises to stop it.
    """
    if short_lived:
        SHORT_LIVED.add(kind)

    def register(function: Handler) -> Handler:
        HANDLERS[kind] = function
        return function

    return register


def enqueue(
    session: Session,
    kind: str,
    owner_id: int,
    payload: dict[str, Any],
    *,
    article_id: int | None = None,
    priority: int = 0,
) -> Job:
    """Queue a job in the transaction that needs it; the caller commits. A higher `priority` number comes later."""
    job = Job(kind=kind, owner_id=owner_id, payload=payload, article_id=article_id, priority=priority)
    session.add(job)
    _queue(session, job)
    return job


def enqueue_once(
    session: Session, kind: str, owner_id: int, payload: dict[str, Any], now: datetime, pause: timedelta
) -> None:
    """Queue a job that nobody waits for, to be taken after a pause, unless one at the same waits already.

    So what many requests ask for within the pause is done once. The pause is at most LONGEST_PAUSE. The caller commits.
    """
    waiting = sa.select(Job.payload).where(Job.owner_id == owner_id, Job.kind == kind, Job.status == JobStatus.QUEUED)
    if payload not in session.scalars(waiting).all():
        job = Job(kind=kind, owner_id=owner_id, payload=payload, priority=IN_BULK, created_at=now, due_at=now + pause)
        session.add(job)
        _queue(session, job)


def cancel(session: Session, job: Job, now: datetime) -> bool:
    """Cancel a job that is not finished, and return whether it was; a running handler stops at its next progress."""
    statement = (
        sa.update(Job)
        .where(Job.id == job.id, Job.status.in_(OPEN))
        .values(status=JobStatus.CANCELLED, finished_at=now, lease_until=None, worker=None)
        .returning(Job.id)
    )
    cancelled = session.scalar(statement) is not None
    session.refresh(job)
    return cancelled


def retry(session: Session, job: Job) -> bool:
    """Queue a failed or cancelled job afresh, and return whether it was one."""
    fresh = {"tries": 0, "step": "", "progress": 0.0, "error": None, "started_at": None, "finished_at": None}
    statement = (
        sa.update(Job)
        .where(Job.id == job.id, Job.status.in_((JobStatus.FAILED, JobStatus.CANCELLED)))
        .values(status=JobStatus.QUEUED, due_at=None, **fresh)
        .returning(Job.id)
    )
    queued = session.scalar(statement) is not None
    session.refresh(job)
    if queued:
        _queue(session, job)
    return queued


def begin(session: Session, job: Job, worker: str, now: datetime, lease: timedelta) -> bool:
    """Give an open job, whose row the caller has locked, to the worker, and return whether it may do it; commits.

    A job whose worker was lost at its last try fails with the code "worker_lost" instead.
    """
    if job.tries >= MAX_TRIES:
        _finish(job, JobStatus.FAILED, now, error="worker_lost")
    else:
        job.status, job.worker, job.lease_until, job.due_at = JobStatus.RUNNING, worker, now + lease, None
        job.tries += 1
        job.started_at, job.step, job.progress = now, "", 0.0
    begun = job.status is JobStatus.RUNNING
    session.commit()
    return begun


def put_back(session: Session, job: Job, due_at: datetime | None = None) -> None:
    """Queue a running job once more, or a queued one that the queue has lost; the caller commits."""
    job.status, job.lease_until, job.worker, job.due_at = JobStatus.QUEUED, None, None, due_at
    _queue(session, job)


def lease_is_over(now: datetime, longest: timedelta) -> sa.ColumnElement[bool]:
    """Whether a job's worker has had it for too long: `longest` is the longest lease that is given.

    A lease that reaches further than any is from before the clock was put back: its worker would have renewed it.
    """
    over = sa.or_(Job.lease_until < now, Job.lease_until > now + longest + CLOCK_SLACK)
    return sa.and_(Job.status == JobStatus.RUNNING, over)


def overdue(session: Session, now: datetime) -> int:
    """Return how many jobs wait longer than they should: no worker runs, or too few."""
    late = now - LATE
    waits = sa.or_(
        sa.and_(Job.status == JobStatus.QUEUED, sa.func.coalesce(Job.due_at, Job.created_at) < late),
        sa.and_(Job.status == JobStatus.RUNNING, Job.lease_until < late),
    )
    return session.scalar(sa.select(sa.func.count()).select_from(Job).where(waits)) or 0


def note(session: Session, job_id: int, worker: str, step: str, share: float) -> None:
    """Note the progress and commit; raises JobLost if the job is not the worker's any more."""
    change_held(session, job_id, worker, step=step, progress=min(1.0, max(0.0, share)))


def change_held(session: Session, job_id: int, worker: str, **values: object) -> None:
    """Change the row of a job that the worker does and commit; raises JobLost if it is not the worker's any more."""
    kept = session.scalar(sa.update(Job).where(*_held(job_id, worker)).values(values).returning(Job.id))
    session.commit()
    if kept is None:
        raise JobLost


def complete(session: Session, job_id: int, worker: str, now: datetime) -> None:
    """Mark the job done in the transaction of its effect and commit both; raises JobLost and rolls both back."""
    session.flush()
    statement = (
        sa.update(Job)
        .where(*_held(job_id, worker))
        .values(status=JobStatus.DONE, progress=1.0, finished_at=now, lease_until=None, worker=None, error=None)
        .returning(Job.id)
    )
    if session.scalar(statement) is None:
        session.rollback()
        raise JobLost
    session.commit()


def give_up(
    session: Session,
    job_id: int,
    worker: str,
    now: datetime,
    *,
    code: str,
    final: bool,
    pause: timedelta = timedelta(0),
) -> None:
    """Queue a job that raised once more, after a pause, or mark it failed at its last try or if `final`; commits."""
    job = session.scalar(sa.select(Job).where(*_held(job_id, worker)).with_for_update())
    if job is not None:
        if final or job.tries >= MAX_TRIES:
            _finish(job, JobStatus.FAILED, now, error=code)
        else:
            put_back(session, job, due_at=now + pause if pause else None)
    session.commit()


def _queue(session: Session, job: Job) -> None:
    """On SQLite the row itself is in the queue; PostgreSQL's queue gets a ticket."""
    session.flush()
    if session.get_bind().dialect.name == "postgresql":
        from quiz import tickets  # noqa: PLC0415 - nobody else needs psycopg and Procrastinate in the memory

        tickets.put(session, job)


def _held(job_id: int, worker: str) -> tuple[sa.ColumnElement[bool], ...]:
    return Job.id == job_id, Job.worker == worker, Job.status == JobStatus.RUNNING


def _finish(job: Job, status: JobStatus, now: datetime, error: str) -> None:
    job.status, job.finished_at, job.error = status, now, error
    job.lease_until = job.worker = None
