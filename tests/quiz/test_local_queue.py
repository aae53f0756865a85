"""SQLite's queue: leases of one worker at a time, in the order of priority and age."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from quiz import jobs, local_queue
from quiz.models import Account, Job, JobStatus
from tests.quiz.working import engine_of

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOW + local_queue.LEASE + timedelta(seconds=1)


@pytest.fixture
def job(session: Session, teacher: Account) -> Job:
    made = jobs.enqueue(session, "test", teacher.id, {"n": 1})
    session.commit()
    return made


def test_a_job_is_taken_by_one_worker(session: Session, job: Job) -> None:
    taken = local_queue.take(session, "a", NOW)
    assert taken is not None
    assert (taken.id, taken.status, taken.tries) == (job.id, JobStatus.RUNNING, 1)
    assert local_queue.take(session, "b", NOW) is None


def test_the_oldest_job_comes_first(session: Session, job: Job, teacher: Account) -> None:
    jobs.enqueue(session, "test", teacher.id, {"n": 2})
    session.commit()
    first = local_queue.take(session, "a", NOW)
    assert first is not None
    assert first.id == job.id


def test_an_expired_lease_passes_to_the_next_worker(session: Session, job: Job) -> None:
    local_queue.take(session, "killed", NOW)
    taken = local_queue.take(session, "b", LATER)
    assert taken is not None
    assert (taken.id, taken.worker, taken.tries) == (job.id, "b", 2)


def test_a_renewed_lease_holds(session: Session, job: Job) -> None:
    local_queue.take(session, "a", NOW)
    local_queue.renew(session, job.id, "a", LATER + local_queue.LEASE)
    assert local_queue.take(session, "b", LATER) is None
    with pytest.raises(jobs.JobLost):
        local_queue.renew(session, job.id, "b", LATER)


def test_a_cancelled_job_is_not_taken(session: Session, job: Job) -> None:
    local_queue.take(session, "a", NOW)
    jobs.cancel(session, job, NOW)
    session.commit()
    assert local_queue.take(session, "b", LATER) is None


def test_a_job_whose_workers_all_died_is_no_more_taken(session: Session, job: Job) -> None:
    moment = NOW
    for _ in range(jobs.MAX_TRIES):
        assert local_queue.take(session, "killed", moment) is not None
        moment += local_queue.LEASE + timedelta(seconds=1)
    assert local_queue.take(session, "b", moment) is None
    session.refresh(job)
    assert job.error == "worker_lost"


def test_a_pause_is_kept(session: Session, teacher: Account) -> None:
    pause = timedelta(seconds=20)
    jobs.enqueue_once(session, "test", teacher.id, {"n": 1}, NOW, pause)
    session.commit()
    assert local_queue.take(session, "a", NOW + pause - timedelta(seconds=1)) is None
    assert local_queue.take(session, "a", NOW + pause) is not None


def test_a_clock_that_was_put_back_keeps_no_job_waiting(session: Session, job: Job) -> None:
    """The lease of a worker that was killed before the clock's change would else hold for as long as that was."""
    assert local_queue.take(session, "a", NOW) is not None
    assert local_queue.take(session, "b", NOW - jobs.CLOCK_SLACK / 2) is None
    taken = local_queue.take(session, "b", NOW - timedelta(hours=1))
    assert taken is not None
    assert (taken.id, taken.worker) == (job.id, "b")
    with pytest.raises(jobs.JobLost):
        jobs.complete(session, job.id, "a", NOW)


def test_a_clock_that_was_put_back_lengthens_no_pause(session: Session, teacher: Account) -> None:
    jobs.enqueue_once(session, "test", teacher.id, {"n": 1}, NOW, jobs.LONGEST_PAUSE)
    session.commit()
    assert local_queue.take(session, "a", NOW - jobs.CLOCK_SLACK / 2) is None
    assert local_queue.take(session, "a", NOW - timedelta(hours=1)) is not None


def test_a_lease_is_renewed_while_its_job_is_done(session: Session, job: Job) -> None:
    lease, engine = timedelta(seconds=0.6), engine_of(session)
    asked: list[Job | None] = []

    def be_silent(_job_id: int) -> None:
        deadline = time.monotonic() + 3 * lease.total_seconds()
        while time.monotonic() < deadline:
            time.sleep(0.1)
            with Session(engine) as other:
                asked.append(local_queue.take(other, "b", datetime.now(UTC), lease))

    assert local_queue.run_one(engine, "a", be_silent, lease)
    assert set(asked) == {None}
    session.refresh(job)
    assert (job.status, job.worker) == (JobStatus.RUNNING, "a")


def test_a_stopped_worker_ends(session: Session, job: Job) -> None:
    """It finishes what it does and takes nothing new."""
    stop, done = threading.Event(), list[int]()

    def do(job_id: int) -> None:
        done.append(job_id)
        stop.set()

    jobs.enqueue(session, "test", job.owner_id, {"n": 2})
    session.commit()
    local_queue.run(engine_of(session), "a", do, lambda: None, stop=stop)
    assert done == [job.id]
