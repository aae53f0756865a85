"""Working off what is queued, as a worker's process does on either database."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz import worker
from quiz.models import Job

PATIENCE_S = 120
"""How long anything may take on a machine that does other things, too; nothing is timed here."""


def work_off(session: Session, name: str = "a") -> None:
    """Do all jobs that can be taken now in the session's database.

    In a thread of its own: in the main one, a browser of other tests may have an event loop running. What the test set
    up, as the app's context, holds there, too.
    """
    act, engine = copy_context().run, engine_of(session)
    with ThreadPoolExecutor(max_workers=1) as own:
        own.submit(act, worker.run, engine, name=name, stop=threading.Event(), wait=False).result()


@contextmanager
def working(session: Session, name: str = "a", rest: float = 0.0) -> Iterator[None]:
    """Have a worker at work in the session's database meanwhile."""
    stop = threading.Event()
    options = {"name": name, "stop": stop, "rest": rest}
    thread = threading.Thread(target=worker.run, args=(engine_of(session),), kwargs=options)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def wait_until_finished(session: Session, job: Job) -> None:
    """Wait until nothing more will happen to the job."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        session.rollback()
        session.refresh(job)
        if job.is_finished:
            return
        assert time.monotonic() < deadline, f"job {job.id} is {job.status}"
        time.sleep(0.05)


def engine_of(session: Session) -> sa.Engine:
    """Return the engine of the session's database."""
    bind = session.get_bind()
    assert isinstance(bind, sa.Engine)
    return bind
