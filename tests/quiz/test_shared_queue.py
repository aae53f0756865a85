"""PostgreSQL's queue: Procrastinate's tickets, the jobs they lead to, and what is mended beside them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from quiz import jobs, shared_queue, tickets, worker
from quiz.models import Account, Guest, Job, JobStatus, utc_now
from tests.quiz.working import engine_of, wait_until_finished, work_off, working


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> str:
    """A kind of job of the test's own that writes a guest, once."""
    monkeypatch.setattr(jobs, "HANDLERS", dict(jobs.HANDLERS))
    monkeypatch.setattr(worker, "PROGRESS_SECONDS", 0.0)

    @jobs.handler("test")
    def write_guest(session: Session, _payload: dict[str, Any], _progress: jobs.Progress) -> None:
        session.add(Guest(token_hash=os.urandom(8).hex(), nickname="Mia"))

    return "test"


@pytest.fixture
def queue(session: Session, kind: str, teacher: Account) -> Callable[[], Job]:
    """A function that queues a job and commits."""

    def make() -> Job:
        job = jobs.enqueue(session, kind, teacher.id, {"name": "Mia Muster"})
        session.commit()
        return job

    return make


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that look after each other all the time."""
    monkeypatch.setattr(shared_queue, "LOOK_SECONDS", 0.2)


def guests(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(Guest)) or 0


def queued(session: Session) -> list[tuple[int, str]]:
    """The tickets there are, with where they stand."""
    session.rollback()
    rows = session.execute(sa.text("SELECT id, status::text FROM procrastinate_jobs ORDER BY id")).all()
    return [(number, status) for number, status in rows]


def test_a_ticket_is_put_in_the_transaction_that_needs_the_job(session: Session, kind: str, teacher: Account) -> None:
    jobs.enqueue(session, kind, teacher.id, {})
    with Session(engine_of(session)) as other:
        assert queued(other) == []
    assert queued(session) == [], "rolled back with its job"
    job = jobs.enqueue(session, kind, teacher.id, {})
    session.commit()
    assert queued(session) == [(job.ticket, "todo")]


def test_a_ticket_names_nobody_and_goes_with_its_job(session: Session, queue: Callable[[], Job]) -> None:
    job = queue()
    row = session.execute(sa.text("SELECT args, task_name, queue_name, lock FROM procrastinate_jobs")).one()
    assert tuple(row) == ({"job_id": job.id}, tickets.TASK, "default", None)
    work_off(session)
    assert queued(session) == []
    assert session.execute(sa.text("SELECT count(*) FROM procrastinate_events")).scalar() == 0


def test_a_waiting_worker_is_woken_and_does_not_ask(
    session: Session, queue: Callable[[], Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asking by itself only after ten minutes, it would not be done within this test's patience."""
    monkeypatch.setattr(shared_queue, "LOOK_SECONDS", 600.0)
    listening = sa.text(
        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"
    )
    with working(session):
        while not session.scalar(listening):
            session.rollback()
            time.sleep(0.05)
        wait_until_finished(session, queue())


def test_a_job_handed_out_twice_has_its_effect_once(session: Session, queue: Callable[[], Job]) -> None:
    job = queue()
    first = job.ticket
    tickets.put(session, job)
    session.commit()
    assert [number for number, _status in queued(session)] == [first, job.ticket]
    work_off(session)
    session.refresh(job)
    assert (job.status, job.tries, guests(session), queued(session)) == (JobStatus.DONE, 1, 1, [])


def test_the_ticket_that_led_to_a_job_before_leads_nowhere(session: Session, queue: Callable[[], Job]) -> None:
    job = queue()
    first = job.ticket
    jobs.cancel(session, job, utc_now())
    jobs.retry(session, job)
    session.commit()
    engine = engine_of(session)
    assert not shared_queue.claim(engine, job.id, first, "a")
    assert shared_queue.claim(engine, job.id, job.ticket, "a")
    assert not shared_queue.claim(engine, job.id + 1, job.ticket, "a"), "there is no such job"


def test_a_worker_believed_dead_that_comes_back_has_no_effect(
    session: Session, kind: str, queue: Callable[[], Job]
) -> None:
    """Its ticket is given to another one, who takes the job over and does it; then the first goes on."""
    engine = engine_of(session)

    @jobs.handler(kind)
    def be_slow(own: Session, _payload: dict[str, Any], _progress: jobs.Progress) -> None:
        own.add(Guest(token_hash="slow", nickname="slow"))
        own.flush()
        assert shared_queue.claim(engine, job.id, job.ticket, "b")

    job = queue()
    work_off(session)
    session.refresh(job)
    assert (job.status, job.worker, job.tries, guests(session)) == (JobStatus.RUNNING, "b", 2, 0)


def test_a_running_job_that_is_cancelled_stops_and_can_be_retried(
    session: Session, kind: str, queue: Callable[[], Job]
) -> None:
    engine = engine_of(session)
    calls: list[int] = []

    @jobs.handler(kind)
    def be_cancelled(own: Session, _payload: dict[str, Any], progress: jobs.Progress) -> None:
        calls.append(1)
        if len(calls) == 1:
            with Session(engine) as other:
                jobs.cancel(other, other.get_one(Job, job.id), utc_now())
                other.commit()
                jobs.retry(other, other.get_one(Job, job.id))
                other.commit()
            progress("computing", 0.5)
        own.add(Guest(token_hash=f"{len(calls)}", nickname="Mia"))

    job = queue()
    work_off(session)
    session.refresh(job)
    assert (job.status, guests(session), len(calls), queued(session)) == (JobStatus.DONE, 1, 2, [])


@pytest.mark.usefixtures("impatient")
def test_a_pause_is_kept_and_ends(session: Session, kind: str, queue: Callable[[], Job]) -> None:
    calls: list[int] = []

    @jobs.handler(kind)
    def be_away_once(own: Session, _payload: dict[str, Any], _progress: jobs.Progress) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise jobs.TryLater("mail_not_sent")
        own.add(Guest(token_hash="x", nickname="Mia"))

    job = queue()
    work_off(session)
    session.refresh(job)
    ((ticket, _status),) = queued(session)
    due = session.scalar(sa.text("SELECT scheduled_at FROM procrastinate_jobs"))
    assert (ticket, job.status, job.due_at) == (job.ticket, JobStatus.QUEUED, due)
    work_off(session)
    assert len(calls) == 1
    session.execute(sa.text("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 second'"))
    session.commit()
    with working(session):
        wait_until_finished(session, job)
    assert (job.tries, guests(session)) == (2, 1)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "loss",
    [
        pytest.param("DELETE FROM procrastinate_jobs", id="no ticket, as from an older release"),
        pytest.param(
            "UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 hour'", id="a clock put back: a pause"
        ),
    ],
)
def test_a_queued_job_that_the_queue_would_forget_is_done(
    session: Session, queue: Callable[[], Job], loss: str
) -> None:
    job = queue()
    session.execute(sa.text(loss))
    session.commit()
    with working(session):
        wait_until_finished(session, job)
    assert (job.status, job.tries, guests(session)) == (JobStatus.DONE, 1, 1)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("hours", [0, 1], ids=["a minute without heartbeat", "a clock put back by an hour"])
def test_a_dead_workers_job_is_handed_out_again(
    session: Session, queue: Callable[[], Job], monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    """Heartbeats from the future count from now on; as nobody beats for the dead worker, it is found out."""
    monkeypatch.setattr(shared_queue, "STALLED_SECONDS", 2)
    monkeypatch.setattr(shared_queue, "HEARTBEAT_SECONDS", 0.3)
    job = queue()
    beat = utc_now() + timedelta(hours=hours) if hours else utc_now() - timedelta(minutes=1)
    dead = session.scalar(
        sa.text("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (:beat) RETURNING id"), {"beat": beat}
    )
    session.execute(sa.text("UPDATE procrastinate_jobs SET status = 'doing', worker_id = :dead"), {"dead": dead})
    session.commit()
    assert shared_queue.claim(engine_of(session), job.id, job.ticket, "dead")
    with working(session, "b"):
        wait_until_finished(session, job)
    assert (job.status, guests(session)) == (JobStatus.DONE, 1)
    assert job.tries > 1


def test_a_handler_that_hangs_loses_its_job(session: Session, queue: Callable[[], Job]) -> None:
    job, engine = queue(), engine_of(session)
    first, moment = job.ticket, utc_now()
    assert shared_queue.claim(engine, job.id, first, "hangs")
    shared_queue.mend(engine, moment + jobs.LONGEST_RUN / 2)
    session.refresh(job)
    assert (job.status, job.worker) == (JobStatus.RUNNING, "hangs")
    session.rollback()
    shared_queue.mend(engine, moment + jobs.LONGEST_RUN + timedelta(seconds=5))
    session.refresh(job)
    assert (job.status, job.worker, job.tries) == (JobStatus.QUEUED, None, 1)
    assert job.ticket != first
    with pytest.raises(jobs.JobLost):
        jobs.complete(session, job.id, "hangs", utc_now())


def test_what_is_queued_well_is_left_alone(session: Session, queue: Callable[[], Job]) -> None:
    job = queue()
    before = queued(session)
    shared_queue.mend(engine_of(session), utc_now())
    session.refresh(job)
    assert (queued(session), job.ticket) == (before, before[0][0])


@pytest.mark.usefixtures("impatient")
def test_a_job_whose_end_could_not_be_written_down_is_drawn_again(
    session: Session, queue: Callable[[], Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database goes away when the worker wants to say how it went."""
    monkeypatch.setattr(shared_queue, "PAUSE_WITHOUT_DATABASE_SECONDS", 1)
    do, calls = worker.do, list[int]()

    def fail_once(new_session: worker.NewSession, name: str, job_id: int) -> None:
        calls.append(job_id)
        if len(calls) == 1:
            raise OperationalError("UPDATE", None, ConnectionError())
        do(new_session, name, job_id)

    monkeypatch.setattr(worker, "do", fail_once)
    job = queue()
    with working(session):
        wait_until_finished(session, job)
    assert (job.status, job.tries, guests(session)) == (JobStatus.DONE, 2, 1)


def test_a_worker_whose_connections_are_cut_goes_on(
    session: Session, queue: Callable[[], Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of Procrastinate's at once, as when the database is restarted."""
    monkeypatch.setattr(shared_queue, "LOOK_SECONDS", 1.0)
    engine = engine_of(session)
    others = sa.text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with working(session):
        for _ in range(3):
            wait_until_finished(session, queue())
            session.rollback()
            engine.dispose()
            with engine.connect() as connection:
                assert len(connection.execute(others).all()) >= 2
    assert guests(session) == 3


def test_one_of_all_workers_tidies_once_an_hour(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_queue, "EVERY_HOUR", "* * * * * */1")  # every second
    tidied, stop = threading.Event(), threading.Event()

    def tidy() -> None:
        tidied.set()
        stop.set()

    engine = engine_of(session)
    with ThreadPoolExecutor(max_workers=1) as own:
        own.submit(shared_queue.run, engine, "a", lambda _job_id: None, tidy, stop=stop).result()
    assert tidied.is_set()


def test_a_failing_statement_of_the_queue_is_the_databases_failure(
    session: Session, kind: str, teacher: Account
) -> None:
    """So callers need not know the queue's own exceptions."""
    session.execute(sa.text("DROP FUNCTION procrastinate_defer_jobs_v1"))
    with pytest.raises(OperationalError, match="procrastinate_defer_jobs"):
        jobs.enqueue(session, kind, teacher.id, {})
    session.rollback()
