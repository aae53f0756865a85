"""The worker's process: how a job is done, whichever queue it came by."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from socket import gethostname
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz import jobs, local_queue, ratelimits
from quiz.config import LONGEST_SESSION
from quiz.models import EndedSession, Job, utc_now

LOG = logging.getLogger("quiz.worker")

PROGRESS_SECONDS = 0.25
"""Progress is noted no more often: each note takes the write lock, and learners wait for it."""
KEPT_COUNTS = timedelta(days=1)

NewSession = Callable[[], Session]


def worker_name() -> str:
    """Make a name that no other worker has or had."""
    return f"{gethostname()[:40]}-{os.getpid()}-{uuid4().hex[:8]}"


def run(engine: sa.Engine, *, name: str, stop: threading.Event, wait: bool = True, rest: float = 0.0) -> None:
    """Do jobs until `stop` is set, or until none is left unless it shall `wait`; a running job is finished first.

    After a job it rests for a share of the time that the job took, so that jobs never fill a processor for long.
    """
    LOG.info("worker started", extra={"fields": {"worker": name, "kinds": sorted(jobs.HANDLERS)}})
    new_session = partial(Session, engine)

    def do_job(job_id: int) -> None:
        started = time.monotonic()
        do(new_session, name, job_id)
        stop.wait(rest * (time.monotonic() - started))

    def tidy_now() -> None:
        tidy(new_session, utc_now())

    if engine.dialect.name == "postgresql":
        from quiz import shared_queue  # noqa: PLC0415 - nobody else needs psycopg and Procrastinate in the memory

        shared_queue.run(engine, name, do_job, tidy_now, stop=stop, wait=wait)
    else:
        local_queue.run(engine, name, do_job, tidy_now, stop=stop, wait=wait)
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


def do(new_session: NewSession, name: str, job_id: int) -> None:
    """Do a job that has begun under the worker's name, and write down how it ended."""
    with new_session() as session:
        job = session.get(Job, job_id)
        if job is None:
            return
        kind, payload = job.kind, dict(job.payload)
        fields: dict[str, object] = {"job": job_id, "kind": kind, "try": job.tries}
    started = time.perf_counter()
    give_up = partial(_give_up, new_session, job_id, name)
    try:
        _handle(new_session, job_id, kind, payload, name)
        outcome = "done"
    except jobs.JobLost:
        outcome = "not ours any more"
    except jobs.JobFailed as error:
        outcome = error.code
        give_up(code=error.code, final=True)
    except jobs.TryLater as error:
        outcome = error.code
        give_up(code=error.code, final=False, pause=jobs.PAUSE)
    except Exception:
        outcome = "raised"
        LOG.exception("job raised", extra={"fields": fields})
        give_up(code="internal", final=False)
    fields |= {"outcome": outcome, "milliseconds": round((time.perf_counter() - started) * 1000)}
    LOG.info("job", extra={"fields": fields})


def _handle(new_session: NewSession, job_id: int, kind: str, payload: dict[str, object], name: str) -> None:
    handle = jobs.HANDLERS.get(kind)
    if handle is None:
        raise jobs.JobFailed("unknown_kind")

    noted = time.monotonic()

    def progress(step: str, share: float) -> None:
        nonlocal noted
        if time.monotonic() - noted >= PROGRESS_SECONDS:  # of a job that ends at once nobody sees how far it is
            with new_session() as own:
                jobs.note(own, job_id, name, step, share)
            noted = time.monotonic()

    with new_session() as session:
        handle(session, payload, progress)
        jobs.complete(session, job_id, name, utc_now())


def _give_up(
    new_session: NewSession, job_id: int, name: str, *, code: str, final: bool, pause: timedelta = timedelta(0)
) -> None:
    with new_session() as session:
        jobs.give_up(session, job_id, name, utc_now(), code=code, final=final, pause=pause)


def warm_up() -> None:
    """Load the analyser's model before the first job, so that nobody waits for it."""
    from questions.german import analyse  # noqa: PLC0415 - only the worker's process needs the model

    started = time.perf_counter()
    analyse("Der Rat tagt am Donnerstag in Reykjavik.")
    LOG.info("analyser loaded", extra={"fields": {"milliseconds": round((time.perf_counter() - started) * 1000)}})
