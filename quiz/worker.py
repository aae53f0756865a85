"""The worker's process: takes jobs one after the other, does them, and keeps their leases alive meanwhile."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from socket import gethostname
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from quiz import jobs, ratelimits
from quiz.config import LONGEST_SESSION
from quiz.models import EndedSession, Job, utc_now

LOG = logging.getLogger("quiz.worker")

PAUSE_SECONDS = 0.2
PAUSE_WITHOUT_DATABASE_SECONDS = 2.0
HEARTBEAT_SECONDS = 5.0
PROGRESS_SECONDS = 0.25
"""Progress is noted no more often: each note takes the write lock, and learners wait for it."""
LONGEST_RUN = timedelta(minutes=10)
"""A handler that runs longer hangs: its lease is let go, and whatever it does then has no effect."""

TIDY_EVERY = timedelta(hours=1)
KEPT_COUNTS = timedelta(days=1)

NewSession = Callable[[], Session]


def worker_name() -> str:
    """Make a name that no other worker has or had."""
    return f"{gethostname()[:40]}-{os.getpid()}-{uuid4().hex[:8]}"


def run(new_session: NewSession, *, name: str, stop: threading.Event) -> None:
    """Do jobs until `stop` is set; a job that runs by then is finished first."""
    LOG.info("worker started", extra={"fields": {"worker": name, "kinds": sorted(jobs.HANDLERS)}})
    tidied = utc_now()
    while not stop.is_set():
        try:
            if utc_now() - tidied > TIDY_EVERY:
                tidied = utc_now()
                tidy(new_session, tidied)
            if not run_one(new_session, name):
                stop.wait(PAUSE_SECONDS)
        except DBAPIError:  # restarted, locked, its disk full: a job under way is taken again when its lease is over
            LOG.warning("the database is away", exc_info=True, extra={"fields": {"worker": name}})
            stop.wait(PAUSE_WITHOUT_DATABASE_SECONDS)
    LOG.info("worker stopped", extra={"fields": {"worker": name}})


def tidy(new_session: NewSession, now: datetime) -> None:
    """Delete counts of rate limits that are over, short-lived jobs, and marks of ended sessions of expired cookies."""
    with new_session() as session:
        swept = ratelimits.sweep(session, now - KEPT_COUNTS)
        over = Job.kind.in_(jobs.SHORT_LIVED) & (Job.finished_at < now - KEPT_COUNTS)
        session.execute(sa.delete(Job).where(over))
        session.execute(sa.delete(EndedSession).where(EndedSession.ended_at < now - LONGEST_SESSION))
        session.commit()
    LOG.info("tidied", extra={"fields": {"rate_limits": swept}})


def run_one(new_session: NewSession, name: str, lease: timedelta = jobs.LEASE) -> bool:
    """Do the next job, and return whether there was one."""
    with new_session() as session:
        job = jobs.take(session, name, utc_now(), lease)
        if job is None:
            return False
        job_id, kind, payload = job.id, job.kind, dict(job.payload)
        fields: dict[str, object] = {"job": job_id, "kind": kind, "try": job.tries}
    started = time.perf_counter()
    try:
        with _heartbeat(new_session, job_id, name, lease):
            _handle(new_session, job_id, kind, payload, name, lease)
        outcome = "done"
    except jobs.LeaseLost:
        outcome = "not ours any more"
    except jobs.JobFailed as error:
        outcome = error.code
        _give_up(new_session, job_id, name, code=error.code, final=True)
    except jobs.TryLater as error:
        outcome = error.code
        _give_up(new_session, job_id, name, code=error.code, final=False, pause=jobs.PAUSE)
    except Exception:
        outcome = "raised"
        LOG.exception("job raised", extra={"fields": fields})
        _give_up(new_session, job_id, name, code="internal", final=False)
    fields |= {"outcome": outcome, "milliseconds": round((time.perf_counter() - started) * 1000)}
    LOG.info("job", extra={"fields": fields})
    return True


def _handle(
    new_session: NewSession, job_id: int, kind: str, payload: dict[str, object], name: str, lease: timedelta
) -> None:
    handle = jobs.HANDLERS.get(kind)
    if handle is None:
        raise jobs.JobFailed("unknown_kind")

    noted = time.monotonic()

    def progress(step: str, share: float) -> None:
        nonlocal noted
        if time.monotonic() - noted >= PROGRESS_SECONDS:  # of a job that ends at once nobody sees how far it is
            with new_session() as own:
                jobs.keep(own, job_id, name, utc_now() + lease, step=step, share=share)
            noted = time.monotonic()

    with new_session() as session:
        handle(session, payload, progress)
        jobs.complete(session, job_id, name, utc_now())


def _give_up(
    new_session: NewSession, job_id: int, name: str, *, code: str, final: bool, pause: timedelta = timedelta(0)
) -> None:
    with new_session() as session:
        jobs.give_up(session, job_id, name, utc_now(), code=code, final=final, pause=pause)


@contextmanager
def _heartbeat(new_session: NewSession, job_id: int, name: str, lease: timedelta) -> Iterator[None]:
    """Extend the lease while the body runs, also where the handler reports no progress for long."""
    ended = threading.Event()
    last: datetime = utc_now() + LONGEST_RUN
    pause = min(HEARTBEAT_SECONDS, lease.total_seconds() / 3)

    def beat() -> None:
        while not ended.wait(pause) and utc_now() < last:
            try:
                with new_session() as session:
                    jobs.keep(session, job_id, name, utc_now() + lease)
            except jobs.LeaseLost:
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


def warm_up() -> None:
    """Load the analyser's model before the first job, so that nobody waits for it."""
    from questions.german import analyse  # noqa: PLC0415 - only the worker's process needs the model

    started = time.perf_counter()
    analyse("Der Rat tagt am Donnerstag in Reykjavik.")
    LOG.info("analyser loaded", extra={"fields": {"milliseconds": round((time.perf_counter() - started) * 1000)}})
