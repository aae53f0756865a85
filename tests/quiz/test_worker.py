"""The worker's process: effects once, failures told, a killed worker's job done by the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz import jobs, worker
from quiz.models import Account, Guest, Job, JobStatus, RateLimit, utc_now
from quiz.ratelimits import Limit, take

ROOT = Path(__file__).parents[2]


@pytest.fixture
def new_session(session: Session) -> worker.NewSession:
    return lambda: Session(session.get_bind())


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> str:
    """A kind of job of the test's own, whose progress is noted each time that it is told."""
    monkeypatch.setattr(jobs, "HANDLERS", dict(jobs.HANDLERS))
    monkeypatch.setattr(worker, "PROGRESS_SECONDS", 0.0)
    return "test"


def queue(session: Session, owner: Account) -> Job:
    job = jobs.enqueue(session, "test", owner.id, {"nickname": "Mia"})
    session.commit()
    return job


def write_guest(session: Session, payload: dict[str, Any], progress: jobs.Progress) -> None:
    progress("computing", 0.5)
    session.add(Guest(token_hash=os.urandom(8).hex(), nickname=payload["nickname"]))


def guests(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(Guest)) or 0


def test_effect_and_mark_are_committed_together(
    session: Session, new_session: worker.NewSession, kind: str, teacher: Account
) -> None:
    jobs.handler(kind)(write_guest)
    job = queue(session, teacher)
    assert worker.run_one(new_session, "a")
    session.refresh(job)
    assert (job.status, job.step, guests(session)) == (JobStatus.DONE, "computing", 1)
    assert not worker.run_one(new_session, "a")


def test_progress_is_noted_no_more_often_than_anybody_looks(
    session: Session, new_session: worker.NewSession, kind: str, teacher: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "PROGRESS_SECONDS", 60.0)
    jobs.handler(kind)(write_guest)
    job = queue(session, teacher)
    assert worker.run_one(new_session, "a")
    session.refresh(job)
    assert (job.status, job.step, guests(session)) == (JobStatus.DONE, "", 1)


def test_a_handler_that_raises_writes_nothing_and_is_tried_again(
    session: Session, new_session: worker.NewSession, kind: str, teacher: Account
) -> None:
    calls: list[int] = []

    @jobs.handler(kind)
    def fail_once(own: Session, payload: dict[str, Any], progress: jobs.Progress) -> None:
        write_guest(own, payload, progress)
        own.flush()
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("a defect")

    job = queue(session, teacher)
    worker.run_one(new_session, "a")
    assert guests(session) == 0
    worker.run_one(new_session, "a")
    session.refresh(job)
    assert (job.status, job.tries, guests(session)) == (JobStatus.DONE, 2, 1)


def test_what_cannot_succeed_fails_at_once_with_its_code(
    session: Session, new_session: worker.NewSession, kind: str, teacher: Account
) -> None:
    @jobs.handler(kind)
    def refuse(_session: Session, _payload: dict[str, Any], _progress: jobs.Progress) -> None:
        raise jobs.JobFailed("no_prose")

    job = queue(session, teacher)
    worker.run_one(new_session, "a")
    session.refresh(job)
    assert (job.status, job.error, job.tries) == (JobStatus.FAILED, "no_prose", 1)


def test_a_job_of_an_unknown_kind_fails(session: Session, new_session: worker.NewSession, teacher: Account) -> None:
    job = jobs.enqueue(session, "nobody does this", teacher.id, {})
    session.commit()
    worker.run_one(new_session, "a")
    session.refresh(job)
    assert (job.status, job.error) == (JobStatus.FAILED, "unknown_kind")


def test_cancelling_stops_a_running_handler(
    session: Session, new_session: worker.NewSession, kind: str, teacher: Account
) -> None:
    @jobs.handler(kind)
    def be_cancelled(own: Session, payload: dict[str, Any], progress: jobs.Progress) -> None:
        with new_session() as other:
            jobs.cancel(other, other.get_one(Job, job.id), utc_now())
            other.commit()
        write_guest(own, payload, progress)
        raise AssertionError("progress should have raised")

    job = queue(session, teacher)
    worker.run_one(new_session, "a")
    session.refresh(job)
    assert (job.status, guests(session)) == (JobStatus.CANCELLED, 0)


def test_a_silent_handler_keeps_its_lease(
    session: Session, new_session: worker.NewSession, kind: str, teacher: Account
) -> None:
    lease = timedelta(seconds=0.6)

    @jobs.handler(kind)
    def be_silent(_session: Session, _payload: dict[str, Any], _progress: jobs.Progress) -> None:
        deadline = time.monotonic() + 3 * lease.total_seconds()
        while time.monotonic() < deadline:
            time.sleep(0.1)
            with new_session() as other:
                assert jobs.take(other, "b", utc_now(), lease) is None

    job = queue(session, teacher)
    worker.run_one(new_session, "a", lease)
    session.refresh(job)
    assert job.status is JobStatus.DONE


def test_two_workers_share_jobs_without_doing_one_twice(
    session: Session, new_session: worker.NewSession, kind: str, teacher: Account
) -> None:
    jobs.handler(kind)(write_guest)
    for _ in range(12):
        queue(session, teacher)

    def work(name: str) -> None:
        while worker.run_one(new_session, name):
            pass

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert guests(session) == 12
    assert session.scalars(sa.select(Job.tries)).all() == [1] * 12


def test_old_counts_are_tidied_away(session: Session, new_session: worker.NewSession) -> None:
    limit = Limit("test", 3, timedelta(minutes=10))
    for age in (timedelta(0), timedelta(hours=30)):
        take(session, limit, "a", utc_now() - age)
    session.commit()
    worker.tidy(new_session, utc_now())
    assert session.scalar(sa.select(sa.func.count()).select_from(RateLimit)) == 1


SLEEPER = """
import sys, time
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from quiz import jobs, worker
from quiz.models import Guest
from quiz.models.engine import prepare

@jobs.handler("test")
def sleep(session, payload, progress):
    progress("sleeping", 0.3)
    session.add(Guest(token_hash="killed", nickname="written before the kill"))
    session.flush()
    print("asleep", flush=True)
    time.sleep(60)

engine = create_engine(sys.argv[1])
prepare(engine)
worker.run_one(lambda: Session(engine), "killed")
"""


def test_the_job_of_a_killed_worker_is_done_by_the_next_one(
    session: Session, new_session: worker.NewSession, kind: str, teacher: Account, database_url: str
) -> None:
    """SIGKILL in the middle of a handler: its writes are gone, and after the lease another worker does the job."""
    job = queue(session, teacher)
    with subprocess.Popen(
        [sys.executable, "-c", SLEEPER, database_url], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "asleep\n"
        process.send_signal(signal.SIGKILL)
    jobs.handler(kind)(write_guest)
    assert not worker.run_one(new_session, "b"), "the lease still holds"
    session.execute(sa.update(Job).values(lease_until=utc_now() - timedelta(seconds=1)))
    session.commit()
    assert worker.run_one(new_session, "b")
    session.refresh(job)
    assert (job.status, job.tries, guests(session)) == (JobStatus.DONE, 2, 1)
