"""Work outside the request: jobs are queued in the database and done by the worker's process.

A worker takes a job by a lease and keeps it alive by a heartbeat; a killed worker's lease expires and another takes
the job. What a handler writes is committed together with the mark that the job is done, so a job has its effect once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Job, JobStatus

LEASE = timedelta(seconds=30)
CLOCK_SLACK = timedelta(seconds=30)
MAX_TRIES = 3
PAUSE = timedelta(seconds=25)
"""Before a job is tried again that something outside kept from succeeding; it is leased meanwhile."""
NOBODY = "nobody"
"""Leases a job that is to wait for a pause at first."""
IN_BULK = 10
"""The priority of jobs that nobody waits for: a teacher's own article goes before a thousand imported ones."""

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


class LeaseLost(Exception):  # noqa: N818
    """The job was cancelled, or another worker has taken it: whatever was done for it is rolled back."""


def handler(kind: str, *, short_lived: bool = False) -> Callable[[Handler], Handler]:
    """Register the function that does the jobs of a kind.

    It gets a session, the job's payload and `progress(step, share)`. It must load and compute first, call `progress`
    only until then, and write last; it neither commits nor catches LeaseLost, which `progress` raises to stop it.
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
    session.flush()
    return job


def enqueue_once(
    session: Session, kind: str, owner_id: int, payload: dict[str, Any], now: datetime, pause: timedelta
) -> None:
    """Queue a job that nobody waits for, to be taken after a pause, unless one at the same waits already.

    So what many requests ask for within the pause is done once. The pause is at most LEASE. The caller commits.
    """
    waits = sa.or_(Job.status == JobStatus.QUEUED, sa.and_(Job.status == JobStatus.RUNNING, Job.worker == NOBODY))
    waiting = sa.select(Job.payload).where(Job.owner_id == owner_id, Job.kind == kind, waits)
    if payload not in session.scalars(waiting).all():
        job = Job(kind=kind, owner_id=owner_id, payload=payload, priority=IN_BULK, created_at=now)
        job.status, job.worker, job.lease_until = JobStatus.RUNNING, NOBODY, now + pause
        session.add(job)
        session.flush()


def cancel(session: Session, job: Job, now: datetime) -> bool:
    """Cancel a job that is not finished, and return whether it was; a running handler stops at its next progress."""
    open_states = (JobStatus.QUEUED, JobStatus.RUNNING)
    statement = (
        sa.update(Job)
        .where(Job.id == job.id, Job.status.in_(open_states))
        .values(status=JobStatus.CANCELLED, finished_at=now, lease_until=None, worker=None)
        .returning(Job.id)
    )
    cancelled = session.scalar(statement) is not None
    session.refresh(job)
    return cancelled


def retry(session: Session, job: Job) -> bool:
    """Queue a failed or cancelled job afresh, and return whether it was one."""
    statement = (
        sa.update(Job)
        .where(Job.id == job.id, Job.status.in_((JobStatus.FAILED, JobStatus.CANCELLED)))
        .values(status=JobStatus.QUEUED, tries=0, step="", progress=0.0, error=None, started_at=None, finished_at=None)
        .returning(Job.id)
    )
    queued = session.scalar(statement) is not None
    session.refresh(job)
    return queued


def take(session: Session, worker: str, now: datetime, lease: timedelta = LEASE) -> Job | None:
    """Lease the next job that waits or whose lease expired, by priority and age, and return it; commits.

    A job whose worker was lost at its last try fails with the code "worker_lost".
    """
    # A lease that reaches further than any is from before the clock was put back: its worker would have renewed it.
    over = sa.or_(Job.lease_until < now, Job.lease_until > now + max(lease, LEASE) + CLOCK_SLACK)
    expired = sa.and_(Job.status == JobStatus.RUNNING, over)
    waiting = sa.or_(Job.status == JobStatus.QUEUED, expired)
    query = sa.select(Job).where(waiting).order_by(Job.priority, Job.created_at, Job.id).limit(1)
    if session.scalar(query) is None:  # no lock for a look that mostly finds nothing
        session.rollback()
        return None
    while (job := session.scalar(query.with_for_update(skip_locked=True))) is not None:
        if job.tries >= MAX_TRIES:
            _finish(job, JobStatus.FAILED, now, error="worker_lost")
            session.commit()
            continue
        job.status, job.worker, job.lease_until = JobStatus.RUNNING, worker, now + lease
        job.tries += 1
        job.started_at, job.step, job.progress = now, "", 0.0
        session.commit()
        return job
    session.rollback()
    return None


def overdue(session: Session, now: datetime) -> int:
    """Return how many jobs wait longer than a lease: no worker runs, or too few."""
    late = now - LEASE
    waits = sa.or_(
        sa.and_(Job.status == JobStatus.QUEUED, Job.created_at < late),
        sa.and_(Job.status == JobStatus.RUNNING, Job.lease_until < late),
    )
    return session.scalar(sa.select(sa.func.count()).select_from(Job).where(waits)) or 0


def keep(
    session: Session, job_id: int, worker: str, until: datetime, *, step: str | None = None, share: float | None = None
) -> None:
    """Extend the lease, note the progress and commit; raises LeaseLost if the job is not the worker's any more."""
    values: dict[str, object] = {"lease_until": until}
    if step is not None:
        values["step"] = step
    if share is not None:
        values["progress"] = min(1.0, max(0.0, share))
    kept = session.scalar(sa.update(Job).where(*_held(job_id, worker)).values(values).returning(Job.id))
    session.commit()
    if kept is None:
        raise LeaseLost


def complete(session: Session, job_id: int, worker: str, now: datetime) -> None:
    """Mark the job done in the transaction of its effect and commit both; raises LeaseLost and rolls both back."""
    session.flush()
    statement = (
        sa.update(Job)
        .where(*_held(job_id, worker))
        .values(status=JobStatus.DONE, progress=1.0, finished_at=now, lease_until=None, worker=None, error=None)
        .returning(Job.id)
    )
    if session.scalar(statement) is None:
        session.rollback()
        raise LeaseLost
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
    """Put a job that raised back into the queue, or mark it failed at its last try or if it is `final`; commits.

    With a pause, the job keeps a lease of that length, and is taken when it is over.
    """
    job = session.scalar(sa.select(Job).where(*_held(job_id, worker)).with_for_update())
    if job is not None:
        if final or job.tries >= MAX_TRIES:
            _finish(job, JobStatus.FAILED, now, error=code)
        elif pause:
            job.lease_until = now + pause
        else:
            job.status, job.lease_until, job.worker = JobStatus.QUEUED, None, None
    session.commit()


def _held(job_id: int, worker: str) -> tuple[sa.ColumnElement[bool], ...]:
    return Job.id == job_id, Job.worker == worker, Job.status == JobStatus.RUNNING


def _finish(job: Job, status: JobStatus, now: datetime, error: str) -> None:
    job.status, job.finished_at, job.error = status, now, error
    job.lease_until = job.worker = None
