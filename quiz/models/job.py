"""Work that is done outside the request, and where it stands."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from quiz.models.base import Base, one_of, utc_now


class JobStatus(StrEnum):
    """Where a job stands; the last three are final."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Job(Base):
    """A piece of work for the worker.

    A running job belongs to `worker` until `lease_until` at the longest; then another worker takes it. A queued one is
    taken from `due_at` on; on PostgreSQL, `ticket` is the number of the only Procrastinate job that leads to it. Jobs
    of lower `priority` numbers go first: 0 is for those that somebody waits for. `progress` lies in 0..1, `step` names
    what is being done, `error` is a code that the page words.
    """

    __tablename__ = "job"
    __table_args__ = (
        sa.CheckConstraint("progress >= 0 AND progress <= 1", name="progress_range"),
        sa.CheckConstraint("status <> 'running' OR lease_until IS NOT NULL", name="running_leased"),
        sa.Index("ix_job_status_priority_created_at", "status", "priority", "created_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(40))
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    article_id: Mapped[int | None] = mapped_column(sa.ForeignKey("article.id", ondelete="CASCADE"), index=True)
    owner_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    status: Mapped[JobStatus] = mapped_column(one_of(JobStatus, "status"), default=JobStatus.QUEUED)
    priority: Mapped[int] = mapped_column(default=0, server_default="0")
    step: Mapped[str] = mapped_column(sa.String(60), default="")
    progress: Mapped[float] = mapped_column(sa.Float, default=0.0)
    error: Mapped[str | None] = mapped_column(sa.String(60))
    tries: Mapped[int] = mapped_column(default=0)
    ticket: Mapped[int | None] = mapped_column(sa.BigInteger)
    due_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    worker: Mapped[str | None] = mapped_column(sa.String(80))
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen to the job."""
        return self.status in {JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED}
