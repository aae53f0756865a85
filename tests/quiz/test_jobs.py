"""Jobs' rows: whoever has put its name to one may finish it, nothing is lost, every effect comes once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz import jobs
from quiz.check import problems
from quiz.models import Account, Job, JobStatus

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LEASE = timedelta(seconds=30)


@pytest.fixture
def job(session: Session, teacher: Account) -> Job:
    made = jobs.enqueue(session, "test", teacher.id, {"n": 1})
    session.commit()
    return made


def begin(session: Session, job: Job, worker: str = "a") -> bool:
    """Give the job to a worker, as a queue does."""
    locked = session.scalars(sa.select(Job).where(Job.id == job.id).with_for_update()).one()
    return jobs.begin(session, locked, worker, NOW, LEASE)


def test_a_job_belongs_to_the_worker_that_began_it(session: Session, job: Job) -> None:
    assert begin(session, job)
    assert (job.status, job.worker, job.tries, job.lease_until) == (JobStatus.RUNNING, "a", 1, NOW + LEASE)


def test_the_late_return_of_the_first_worker_has_no_effect(session: Session, job: Job, teacher: Account) -> None:
    begin(session, job, "slow")
    begin(session, job, "b")
    session.add(Account(username="effect", display_name="x", password_hash="x", role=teacher.role))
    with pytest.raises(jobs.JobLost):
        jobs.complete(session, job.id, "slow", NOW)
    session.commit()
    assert session.query(Account).where(Account.username == "effect").count() == 0
    jobs.complete(session, job.id, "b", NOW)
    session.refresh(job)
    assert (job.status, job.progress, job.finished_at) == (JobStatus.DONE, 1.0, NOW)


def test_progress_is_noted_by_the_jobs_worker_alone(session: Session, job: Job) -> None:
    begin(session, job, "a")
    jobs.note(session, job.id, "a", "facts", 0.4)
    session.refresh(job)
    assert (job.step, job.progress) == ("facts", 0.4)
    with pytest.raises(jobs.JobLost):
        jobs.note(session, job.id, "b", "facts", 0.9)


def test_a_job_whose_workers_all_die_fails_in_the_end(session: Session, job: Job) -> None:
    for _ in range(jobs.MAX_TRIES):
        assert begin(session, job)
    assert not begin(session, job)
    session.refresh(job)
    assert (job.status, job.error) == (JobStatus.FAILED, "worker_lost")


def test_a_cancelled_job_stops_its_worker(session: Session, job: Job) -> None:
    begin(session, job)
    assert jobs.cancel(session, job, NOW)
    session.commit()
    with pytest.raises(jobs.JobLost):
        jobs.note(session, job.id, "a", "facts", 0.5)
    with pytest.raises(jobs.JobLost):
        jobs.complete(session, job.id, "a", NOW)
    assert not jobs.cancel(session, job, NOW)
    assert list(problems(session)) == []


def test_what_raised_is_tried_again_until_it_fails(session: Session, job: Job) -> None:
    for number in range(1, jobs.MAX_TRIES + 1):
        assert begin(session, job)
        jobs.give_up(session, job.id, "a", NOW, code="internal", final=False)
        session.refresh(job)
        assert job.status is (JobStatus.FAILED if number == jobs.MAX_TRIES else JobStatus.QUEUED)
    assert job.error == "internal"


def test_what_is_to_be_tried_later_says_when(session: Session, job: Job) -> None:
    begin(session, job)
    jobs.give_up(session, job.id, "a", NOW, code="mail_not_sent", final=False, pause=jobs.PAUSE)
    session.refresh(job)
    assert (job.status, job.due_at, job.worker) == (JobStatus.QUEUED, NOW + jobs.PAUSE, None)
    assert list(problems(session)) == []


def test_a_failed_job_is_retried_from_the_start(session: Session, job: Job) -> None:
    begin(session, job)
    jobs.give_up(session, job.id, "a", NOW, code="no_facts", final=True)
    session.refresh(job)
    assert (job.status, job.error) == (JobStatus.FAILED, "no_facts")
    assert jobs.retry(session, job)
    session.commit()
    assert (job.status, job.tries, job.error, job.finished_at) == (JobStatus.QUEUED, 0, None, None)
    assert not jobs.retry(session, job)


def test_what_many_ask_for_within_a_pause_is_done_once(session: Session, teacher: Account) -> None:
    pause = timedelta(seconds=20)
    for second in range(3):
        jobs.enqueue_once(session, "test", teacher.id, {"n": 1}, NOW + timedelta(seconds=second), pause)
    jobs.enqueue_once(session, "test", teacher.id, {"n": 2}, NOW, pause)
    session.commit()
    waiting = session.query(Job).order_by(Job.id).all()
    assert [(job.payload, job.due_at) for job in waiting] == [({"n": 1}, NOW + pause), ({"n": 2}, NOW + pause)]
    assert list(problems(session)) == []
    begin(session, waiting[0])
    jobs.enqueue_once(session, "test", teacher.id, {"n": 1}, NOW, pause)  # the one under way may have read already
    assert session.query(Job).count() == 3


def test_jobs_that_nobody_takes_are_counted(session: Session, job: Job, teacher: Account) -> None:
    jobs.enqueue_once(session, "test", teacher.id, {"n": 2}, NOW, jobs.LONGEST_PAUSE)
    job.created_at = NOW
    session.commit()
    soon, late = NOW + jobs.LATE, NOW + jobs.LATE + jobs.LONGEST_PAUSE + timedelta(seconds=1)
    assert [jobs.overdue(session, moment) for moment in (soon, soon + timedelta(seconds=1), late)] == [0, 1, 2]
    begin(session, job)
    assert jobs.overdue(session, NOW + LEASE) == 0
    assert jobs.overdue(session, NOW + LEASE + jobs.LATE + timedelta(seconds=1)) == 2
