"""Leases of jobs: one worker at a time, nothing lost, every effect once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from quiz import jobs
from quiz.check import problems
from quiz.models import Account, Job, JobStatus

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOW + jobs.LEASE + timedelta(seconds=1)


@pytest.fixture
def job(session: Session, teacher: Account) -> Job:
    made = jobs.enqueue(session, "test", teacher.id, {"n": 1})
    session.commit()
    return made


def test_a_job_is_taken_by_one_worker(session: Session, job: Job) -> None:
    taken = jobs.take(session, "a", NOW)
    assert taken is not None
    assert (taken.id, taken.status, taken.tries) == (job.id, JobStatus.RUNNING, 1)
    assert jobs.take(session, "b", NOW) is None


def test_the_oldest_job_comes_first(session: Session, job: Job, teacher: Account) -> None:
    jobs.enqueue(session, "test", teacher.id, {"n": 2})
    session.commit()
    first = jobs.take(session, "a", NOW)
    assert first is not None
    assert first.id == job.id


def test_an_expired_lease_passes_to_the_next_worker(session: Session, job: Job) -> None:
    jobs.take(session, "killed", NOW)
    taken = jobs.take(session, "b", LATER)
    assert taken is not None
    assert (taken.id, taken.worker, taken.tries) == (job.id, "b", 2)


def test_the_late_return_of_the_first_worker_has_no_effect(session: Session, job: Job, teacher: Account) -> None:
    jobs.take(session, "slow", NOW)
    jobs.take(session, "b", LATER)
    session.add(Account(username="effect", display_name="x", password_hash="x", role=teacher.role))
    with pytest.raises(jobs.LeaseLost):
        jobs.complete(session, job.id, "slow", LATER)
    session.commit()
    assert session.query(Account).where(Account.username == "effect").count() == 0
    jobs.complete(session, job.id, "b", LATER)
    session.refresh(job)
    assert (job.status, job.progress, job.finished_at) == (JobStatus.DONE, 1.0, LATER)


def test_a_heartbeat_keeps_the_lease(session: Session, job: Job) -> None:
    jobs.take(session, "a", NOW)
    jobs.keep(session, job.id, "a", LATER + jobs.LEASE, step="facts", share=0.4)
    assert jobs.take(session, "b", LATER) is None
    session.refresh(job)
    assert (job.step, job.progress) == ("facts", 0.4)


def test_a_job_whose_workers_all_die_fails_in_the_end(session: Session, job: Job) -> None:
    moment = NOW
    for _ in range(jobs.MAX_TRIES):
        assert jobs.take(session, "killed", moment) is not None
        moment += jobs.LEASE + timedelta(seconds=1)
    assert jobs.take(session, "b", moment) is None
    session.refresh(job)
    assert (job.status, job.error) == (JobStatus.FAILED, "worker_lost")


def test_a_cancelled_job_is_not_taken_and_stops_its_worker(session: Session, job: Job) -> None:
    jobs.take(session, "a", NOW)
    assert jobs.cancel(session, job, NOW)
    session.commit()
    with pytest.raises(jobs.LeaseLost):
        jobs.keep(session, job.id, "a", LATER)
    with pytest.raises(jobs.LeaseLost):
        jobs.complete(session, job.id, "a", NOW)
    assert jobs.take(session, "b", LATER) is None
    assert not jobs.cancel(session, job, NOW)


def test_what_raised_is_tried_again_until_it_fails(session: Session, job: Job) -> None:
    for number in range(1, jobs.MAX_TRIES + 1):
        assert jobs.take(session, "a", NOW) is not None
        jobs.give_up(session, job.id, "a", NOW, code="internal", final=False)
        session.refresh(job)
        assert job.status is (JobStatus.FAILED if number == jobs.MAX_TRIES else JobStatus.QUEUED)
    assert job.error == "internal"


def test_a_failed_job_is_retried_from_the_start(session: Session, job: Job) -> None:
    jobs.take(session, "a", NOW)
    jobs.give_up(session, job.id, "a", NOW, code="no_facts", final=True)
    session.refresh(job)
    assert (job.status, job.error) == (JobStatus.FAILED, "no_facts")
    assert jobs.retry(session, job)
    session.commit()
    assert (job.status, job.tries, job.error, job.finished_at) == (JobStatus.QUEUED, 0, None, None)
    assert not jobs.retry(session, job)


def test_a_clock_that_was_put_back_keeps_no_job_waiting(session: Session, job: Job) -> None:
    """The lease of a worker that was killed before the clock's change would else hold for as long as that was."""
    assert jobs.take(session, "a", NOW) is not None
    assert jobs.take(session, "b", NOW - jobs.CLOCK_SLACK / 2) is None
    taken = jobs.take(session, "b", NOW - timedelta(hours=1))
    assert taken is not None
    assert (taken.id, taken.worker) == (job.id, "b")
    with pytest.raises(jobs.LeaseLost):
        jobs.complete(session, job.id, "a", NOW)


def test_what_many_ask_for_within_a_pause_is_done_once(session: Session, teacher: Account) -> None:
    pause = timedelta(seconds=20)
    for second in range(3):
        jobs.enqueue_once(session, "test", teacher.id, {"n": 1}, NOW + timedelta(seconds=second), pause)
    jobs.enqueue_once(session, "test", teacher.id, {"n": 2}, NOW, pause)
    session.commit()
    assert [job.payload for job in session.query(Job).order_by(Job.id)] == [{"n": 1}, {"n": 2}]
    assert list(problems(session)) == []
    assert jobs.take(session, "a", NOW + pause - timedelta(seconds=1)) is None
    taken = jobs.take(session, "a", NOW + pause + timedelta(seconds=1))
    assert taken is not None
    assert taken.payload == {"n": 1}
    jobs.enqueue_once(session, "test", teacher.id, {"n": 1}, LATER, pause)  # the one under way may have read already
    assert session.query(Job).count() == 3
