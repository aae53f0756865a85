"""The worker's process on either queue: effects once, failures told, a killed worker's job done by the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz import jobs, shared_queue, worker
from quiz.models import Account, Guest, Job, JobStatus, RateLimit, utc_now
from quiz.ratelimits import Limit, take
from tests.quiz.working import engine_of, wait_until_finished, work_off, working

ROOT = Path(__file__).parents[2]


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


def test_effect_and_mark_are_committed_together(session: Session, kind: str, teacher: Account) -> None:
    jobs.handler(kind)(write_guest)
    job = queue(session, teacher)
    work_off(session)
    session.refresh(job)
    assert (job.status, job.step, guests(session)) == (JobStatus.DONE, "computing", 1)
    work_off(session)
    assert guests(session) == 1


def test_progress_is_noted_no_more_often_than_anybody_looks(
    session: Session, kind: str, teacher: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "PROGRESS_SECONDS", 60.0)
    jobs.handler(kind)(write_guest)
    job = queue(session, teacher)
    work_off(session)
    session.refresh(job)
    assert (job.status, job.step, guests(session)) == (JobStatus.DONE, "", 1)


def test_it_rests_after_a_job_for_a_share_of_the_time_that_the_job_took(
    session: Session, kind: str, teacher: Account
) -> None:
    spans: list[tuple[float, float]] = []

    @jobs.handler(kind)
    def take_a_while(_own: Session, _payload: dict[str, Any], _progress: jobs.Progress) -> None:
        begun = time.monotonic()
        time.sleep(0.2)
        spans.append((begun, time.monotonic()))

    first, second = queue(session, teacher), queue(session, teacher)
    with working(session, rest=1.5):
        wait_until_finished(session, first)
        wait_until_finished(session, second)
    (begun, ended), (next_begun, _next_ended) = spans
    assert next_begun - ended >= 1.5 * (ended - begun)


def test_a_handler_that_raises_writes_nothing_and_is_tried_again(session: Session, kind: str, teacher: Account) -> None:
    calls: list[int] = []

    @jobs.handler(kind)
    def fail_once(own: Session, payload: dict[str, Any], progress: jobs.Progress) -> None:
        write_guest(own, payload, progress)
        own.flush()
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("a defect")

    job = queue(session, teacher)
    work_off(session)
    session.refresh(job)
    assert (job.status, job.tries, guests(session)) == (JobStatus.DONE, 2, 1)


def test_what_cannot_succeed_fails_at_once_with_its_code(session: Session, kind: str, teacher: Account) -> None:
    @jobs.handler(kind)
    def refuse(_session: Session, _payload: dict[str, Any], _progress: jobs.Progress) -> None:
        raise jobs.JobFailed("no_prose")

    job = queue(session, teacher)
    work_off(session)
    session.refresh(job)
    assert (job.status, job.error, job.tries) == (JobStatus.FAILED, "no_prose", 1)


def test_a_job_of_an_unknown_kind_fails(session: Session, teacher: Account) -> None:
    job = jobs.enqueue(session, "nobody does this", teacher.id, {})
    session.commit()
    work_off(session)
    session.refresh(job)
    assert (job.status, job.error) == (JobStatus.FAILED, "unknown_kind")


def test_cancelling_stops_a_running_handler(session: Session, kind: str, teacher: Account) -> None:
    @jobs.handler(kind)
    def be_cancelled(own: Session, payload: dict[str, Any], progress: jobs.Progress) -> None:
        with Session(engine_of(session)) as other:
            jobs.cancel(other, other.get_one(Job, job.id), utc_now())
            other.commit()
        write_guest(own, payload, progress)
        raise AssertionError("progress should have raised")

    job = queue(session, teacher)
    work_off(session)
    session.refresh(job)
    assert (job.status, guests(session)) == (JobStatus.CANCELLED, 0)


def test_two_workers_share_jobs_without_doing_one_twice(session: Session, kind: str, teacher: Account) -> None:
    jobs.handler(kind)(write_guest)
    for _ in range(12):
        queue(session, teacher)
    threads = [threading.Thread(target=work_off, args=(session, name)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert guests(session) == 12
    assert session.scalars(sa.select(Job.tries)).all() == [1] * 12


def test_a_teachers_own_job_goes_before_a_thousand_in_bulk(session: Session, kind: str, teacher: Account) -> None:
    order: list[int] = []

    @jobs.handler(kind)
    def note(_session: Session, payload: dict[str, Any], _progress: jobs.Progress) -> None:
        order.append(payload["n"])

    for number in range(3):
        jobs.enqueue(session, kind, teacher.id, {"n": number}, priority=jobs.IN_BULK)
    for number in (10, 11):
        jobs.enqueue(session, kind, teacher.id, {"n": number})
    session.commit()
    work_off(session)
    assert order == [10, 11, 0, 1, 2]


def test_what_is_to_be_tried_later_is_not_tried_at_once(session: Session, kind: str, teacher: Account) -> None:
    @jobs.handler(kind)
    def be_away(_session: Session, _payload: dict[str, Any], _progress: jobs.Progress) -> None:
        raise jobs.TryLater("mail_not_sent")

    job = queue(session, teacher)
    work_off(session)
    work_off(session)
    session.refresh(job)
    assert (job.status, job.tries) == (JobStatus.QUEUED, 1)
    assert job.due_at is not None
    assert job.due_at > utc_now()


def test_a_job_that_was_cancelled_is_not_done_and_done_when_retried(
    session: Session, kind: str, teacher: Account
) -> None:
    jobs.handler(kind)(write_guest)
    job = queue(session, teacher)
    jobs.cancel(session, job, utc_now())
    session.commit()
    work_off(session)
    assert guests(session) == 0
    for _ in range(2):  # as a double click does
        jobs.retry(session, job)
        session.commit()
    work_off(session)
    session.refresh(job)
    assert (job.status, job.tries, guests(session)) == (JobStatus.DONE, 1, 1)


def test_what_is_not_committed_is_not_queued(session: Session, kind: str, teacher: Account) -> None:
    jobs.handler(kind)(write_guest)
    jobs.enqueue(session, kind, teacher.id, {"nickname": "Mia"})
    session.rollback()
    with session.begin_nested() as attempted:
        jobs.enqueue(session, kind, teacher.id, {"nickname": "Mia"})
        attempted.rollback()
    session.commit()
    work_off(session)
    assert guests(session) == 0


def test_old_counts_are_tidied_away(session: Session) -> None:
    limit = Limit("test", 3, timedelta(minutes=10))
    for age in (timedelta(0), timedelta(hours=30)):
        take(session, limit, "a", utc_now() - age)
    session.commit()
    worker.tidy(partial(Session, engine_of(session)), utc_now())
    assert session.scalar(sa.select(sa.func.count()).select_from(RateLimit)) == 1


SLEEPER = """
import sys, threading, time
from sqlalchemy import create_engine
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
worker.run(engine, name="killed", stop=threading.Event())
"""


def test_the_job_of_a_killed_worker_is_done_by_the_next_one(
    session: Session, kind: str, teacher: Account, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGKILL in the middle of a handler: its writes are gone, and half a minute later another worker does the job."""
    job = queue(session, teacher)
    with subprocess.Popen(
        [sys.executable, "-c", SLEEPER, database_url], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "asleep\n"
        process.send_signal(signal.SIGKILL)
    jobs.handler(kind)(write_guest)
    work_off(session)
    assert guests(session) == 0, "the worker may be alive for all that is known"
    session.execute(sa.text(HALF_A_MINUTE_LATER[session.get_bind().dialect.name]))
    session.commit()
    monkeypatch.setattr(shared_queue, "LOOK_SECONDS", 0.2)
    with working(session):
        wait_until_finished(session, job)
    assert (job.status, job.tries, job.worker, guests(session)) == (JobStatus.DONE, 2, None, 1)


HALF_A_MINUTE_LATER = {
    "sqlite": "UPDATE job SET lease_until = datetime(lease_until, '-31 seconds')",
    "postgresql": "UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '31 seconds'",
}
