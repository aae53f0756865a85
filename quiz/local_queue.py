"""The queue on SQLite: the jobs' own rows, taken by a worker on the same machine that looks for new ones all the time.

A worker takes a job by a lease and renews it; a killed worker's lease expires, and another takes the job.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from quiz import jobs
from quiz.models import Job, JobStatus, utc_now

LOG = logging.getLogger("quiz.worker")

LEASE = timedelta(seconds=30)
PAUSE_SECONDS = 0.2
PAUSE_WITHOUT_DATABASE_SECONDS = 2.0
HEARTBEAT_SECONDS = 5.0
TIDY_SECONDS = 3600.0


def run(
    engine: sa.Engine,
    name: str,
    do: Callable[[int], None],
    tidy: Callable[[], None],
    *,
    stop: threading.Event,
    wait: bool = True,
) -> None:
    """Take jobs one after the other and `do` them, until `stop` is set or, without `wait`, none is left.

    `tidy` is called once an hour. A database that is locked is waited for.
    """
    tidied = time.monotonic()
    while not stop.is_set():
        try:
            if time.monotonic() - tidied > TIDY_SECONDS:
                tidied = time.monotonic()
                tidy()
            if not run_one(engine, name, do):
                if not wait:
                    return
                stop.wait(PAUSE_SECONDS)
        except DBAPIError:  # locked, its disk full: a job under way is taken again when its lease is over
            LOG.warning("the database is away", exc_info=True, extra={"fields": {"worker": name}})
            stop.wait(PAUSE_WITHOUT_DATABASE_SECONDS)


def run_one(engine: sa.Engine, name: str, do: Callable[[int], None], lease: timedelta = LEASE) -> bool:
    """Take the next job and `do` it, and return whether there was one."""
    with Session(engine) as session:
        job = take(session, name, utc_now(), lease)
        if job is None:
            return False
        job_id = job.id
    with _heartbeat(engine, job_id, name, lease):
        do(job_id)
    return True


def take(session: Session, worker: str, now: datetime, lease: timedelta = LEASE) -> Job | None:
    """Lease the next job that is due or whose lease expired, by priority and age, and return it; commits."""
    due = sa.or_(Job.due_at.is_(None), Job.due_at <= now, Job.due_at > now + jobs.LONGEST_PAUSE + jobs.CLOCK_SLACK)
    free = sa.or_(sa.and_(Job.status == JobStatus.QUEUED, due), jobs.lease_is_over(now, max(lease, LEASE)))
    query = sa.select(Job).where(free).order_by(Job.priority, Job.created_at, Job.id).limit(1)
    if session.scalar(query) is None:  # no lock for a look that mostly finds nothing
        session.rollback()
        return None
    while (job := session.scalar(query.with_for_update())) is not None:
        if jobs.begin(session, job, worker, now, lease):
            return job
    session.rollback()
    return None


def renew(session: Session, job_id: int, worker: str, until: datetime) -> None:
    """Extend the lease and commit; raises JobLost if the job is not the worker's any more."""
    jobs.change_held(session, job_id, worker, lease_until=until)


@contextmanager
def _heartbeat(engine: sa.Engine, job_id: int, name: str, lease: timedelta) -> Iterator[None]:
    """Renew the lease while the body runs, for as long as any job may take."""
    ended = threading.Event()
    last: datetime = utc_now() + jobs.LONGEST_RUN
    pause = min(HEARTBEAT_SECONDS, lease.total_seconds() / 3)

    def beat() -> None:
        while not ended.wait(pause) and utc_now() < last:
            try:
                with Session(engine) as session:
                    renew(session, job_id, name, utc_now() + lease)
            except jobs.JobLost:
                return  # the handler finds out by itself
            except OperationalError:
                LOG.warning("heartbeat missed", exc_info=True, extra={"fields": {"job": job_id}})

    thread = threading.Thread(target=beat, name=f"heartbeat-{job_id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
