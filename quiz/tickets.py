"""What leads a worker to a job on PostgreSQL: a job of Procrastinate's, here a ticket, that holds our job's id only."""

from __future__ import annotations

import procrastinate
import sqlalchemy as sa
from procrastinate.exceptions import ConnectorException
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from quiz.models import Job

TASK = "do"

NONE_LEADS_THERE = sa.text(
    "NOT EXISTS (SELECT FROM procrastinate_jobs AS queued "
    "WHERE queued.id = job.ticket AND queued.status IN ('todo', 'doing'))"
)
"""Of jobs: no worker is, or will be, led to it."""

_DESK = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())
"""Opens no connection of its own: each ticket is written over its caller's."""


def put(session: Session, job: Job) -> None:
    """Queue a stored job in the session's transaction; an earlier ticket of the job's leads nowhere from now on.

    PostgreSQL tells a worker that waits (NOTIFY) once the caller has committed. Raises SQLAlchemy's OperationalError.
    """
    # Procrastinate's higher numbers go first, ours last.
    ticket = _DESK.configure_task(
        TASK,
        connection=session.connection().connection.driver_connection,
        priority=-job.priority,
        schedule_at=job.due_at,
    )
    try:
        job.ticket = ticket.defer(job_id=job.id)
    except ConnectorException as error:  # for callers, the database has failed as in any other statement
        raise OperationalError("procrastinate_defer_jobs", None, error.__cause__ or error) from error
    session.flush()
