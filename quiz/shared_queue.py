"""The queue on PostgreSQL, shared by workers on any machines: Procrastinate hands out tickets (`quiz/tickets.py`).

Procrastinate wakes workers, gives each ticket to one of them and knows which are alive. Whether a ticket's job is still
to be done, and by whom, the job's own row says. Beside each worker runs what Procrastinate leaves to its users: the
tickets of dead workers are handed out again.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime

import procrastinate
import psycopg
import sqlalchemy as sa
from procrastinate.exceptions import ConnectorException
from procrastinate.worker import Worker
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from quiz import jobs
from quiz.models import Job, JobStatus, utc_now
from quiz.tickets import NONE_LEADS_THERE, TASK

LOG = logging.getLogger("quiz.worker")

HEARTBEAT_SECONDS = 5.0
STALLED_SECONDS = 20
"""A worker without a heartbeat for so long is dead, or will find that its job was given to another one."""
LOOK_SECONDS = 5.0
"""Dead workers and tickets whose pause is over are looked for so often; of new tickets, workers are told."""
FORGET_SECONDS = 3600.0
STOP_SECONDS = 0.2
PAUSE_WITHOUT_DATABASE_SECONDS = 2
POOL_SECONDS = 10.0
"""A database that gives no connection for so long is away."""
EVERY_HOUR = "17 * * * *"

AWAY = (ConnectorException, psycopg.Error, DBAPIError)
"""What a database raises that was restarted or cannot be reached."""

_CLOCK_WAS_PUT_BACK = (
    # Nothing is ever written ahead by more than this: see jobs.CLOCK_SLACK and jobs.LONGEST_PAUSE.
    "UPDATE procrastinate_workers SET last_heartbeat = now() WHERE last_heartbeat > now() + interval '30 seconds'",
    """
    UPDATE procrastinate_jobs SET scheduled_at = now()
    WHERE status = 'todo' AND scheduled_at > now() + interval '60 seconds'
    """,
)


def run(
    engine: sa.Engine,
    name: str,
    do: Callable[[int], None],
    tidy: Callable[[], None],
    *,
    stop: threading.Event,
    wait: bool = True,
) -> None:
    """Draw tickets one after the other and `do` their jobs, until `stop` is set or, without `wait`, all is done.

    `tidy` is called by one of all workers once an hour. A database that is away is waited for.
    """
    asyncio.run(_run(engine, name, do, tidy, stop=stop, wait=wait))


async def _run(
    engine: sa.Engine,
    name: str,
    do: Callable[[int], None],
    tidy: Callable[[], None],
    *,
    stop: threading.Event,
    wait: bool,
) -> None:
    while not stop.is_set():
        app = _app(engine, name, do, tidy)
        try:
            await app.open_async()
            await _work(app, engine, name, stop=stop, wait=wait)
        except AWAY:
            LOG.warning("the database is away", exc_info=True, extra={"fields": {"worker": name}})
            await asyncio.sleep(PAUSE_WITHOUT_DATABASE_SECONDS)
        else:
            if not wait:
                return
        finally:
            await app.close_async()


async def _work(app: procrastinate.App, engine: sa.Engine, name: str, *, stop: threading.Event, wait: bool) -> None:
    """Work until `stop` is set; returns, or raises one of AWAY, also where the connection to the database was lost."""
    worker = Worker(
        app,
        name=name,
        wait=wait,
        fetch_job_polling_interval=LOOK_SECONDS,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=FORGET_SECONDS,
        delete_jobs="always",
        install_signal_handlers=False,
    )
    running = asyncio.create_task(worker.run())  # type: ignore[no-untyped-call]
    looked = time.monotonic()
    try:
        while not (stop.is_set() or running.done()):
            await asyncio.wait({running}, timeout=STOP_SECONDS)
            if time.monotonic() - looked > LOOK_SECONDS:
                looked = time.monotonic()
                await _look_after(app, engine)
    finally:
        # Told to stop, it finishes what runs. Cancelling it would be lost at times (asyncio.wait_for before Python
        # 3.12, on which psycopg waits), and so is a word that comes before it has begun.
        while not running.done():
            worker.stop()  # type: ignore[no-untyped-call]
            await asyncio.wait({running}, timeout=STOP_SECONDS)
        failure = running.exception()
    if failure:
        raise failure


def _app(engine: sa.Engine, name: str, do: Callable[[int], None], tidy: Callable[[], None]) -> procrastinate.App:
    _arguments, parameters = engine.dialect.create_connect_args(engine.url)
    parameters = {key: value for key, value in parameters.items() if key != "context"}  # SQLAlchemy's own types
    connector = procrastinate.PsycopgConnector(kwargs=parameters, min_size=1, max_size=4, timeout=POOL_SECONDS)
    app = procrastinate.App(connector=connector, periodic_defaults={"max_delay": 60})

    # Whatever `do` does not write down itself, as a database that is away: the ticket is drawn once more.
    @app.task(name=TASK, pass_context=True, retry=procrastinate.RetryStrategy(wait=PAUSE_WITHOUT_DATABASE_SECONDS))
    def do_job(context: procrastinate.JobContext, job_id: int) -> None:
        if claim(engine, job_id, context.job.id, name):
            do(job_id)

    # Procrastinate 3.10 notices a heartbeat or a listener that failed only in a worker with a periodic task.
    @app.periodic(cron=EVERY_HOUR)
    @app.task(name="tidy")
    def tidy_up(timestamp: int) -> None:  # noqa: ARG001 - each periodic task is told when it was due
        tidy()

    return app


def claim(engine: sa.Engine, job_id: int, ticket: int | None, name: str) -> bool:
    """Give the ticket's job to the worker; False where it is finished or cancelled, or another ticket leads to it.

    One ticket is given to one worker at a time. So a job that runs already has lost its worker.
    """
    with Session(engine) as session:
        mine = (Job.id == job_id, Job.ticket == ticket, Job.status.in_(jobs.OPEN))
        job = session.scalar(sa.select(Job).where(*mine).with_for_update())
        return job is not None and jobs.begin(session, job, name, utc_now(), jobs.LONGEST_RUN)


async def _look_after(app: procrastinate.App, engine: sa.Engine) -> None:
    await asyncio.to_thread(mend, engine, utc_now())
    for ticket in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        try:
            await app.job_manager.retry_job(ticket)
        except ConnectorException as error:
            if not isinstance(error.__cause__, psycopg.errors.RaiseException):
                raise
            # Another worker was first.


def mend(engine: sa.Engine, now: datetime) -> None:
    """Undo what a clock that was put back does to the queue, and queue what no ticket leads to or whose worker hangs.

    A job loses its ticket to a worker that was believed dead and came back, and to a release before this queue.
    """
    lost = sa.and_(Job.status == JobStatus.QUEUED, NONE_LEADS_THERE)
    with Session(engine) as session:
        for statement in _CLOCK_WAS_PUT_BACK:
            session.execute(sa.text(statement))
        query = sa.select(Job).where(sa.or_(lost, jobs.lease_is_over(now, jobs.LONGEST_RUN)))
        for job in session.scalars(query.with_for_update(skip_locked=True)).all():
            LOG.warning("job queued once more", extra={"fields": {"job": job.id, "status": job.status.value}})
            jobs.put_back(session, job)
        session.commit()
