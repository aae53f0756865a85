"""The check of the database: silent on a sound one, and it names what is wrong in another."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from quiz import check, jobs, shared_queue
from quiz.models import Account, Assignment, Attempt, Classroom, Guest, JobStatus, Membership, Quiz, utc_now
from tests.quiz.taken import fill
from tests.quiz.working import engine_of


@pytest.fixture
def quiz(app: Flask, session: Session, teacher: Account) -> Quiz:
    """A quiz that was taken."""
    return fill(app, session, teacher)


def test_a_database_in_use_is_consistent(session: Session, quiz: Quiz) -> None:
    assert quiz.id
    assert list(check.problems(session)) == []


BREAKING = {
    "saw item version": "UPDATE response SET item_version_id = (SELECT max(id) FROM item_version)",
    "no known form": """UPDATE response SET answer = '{"foo": 1}'""",
    "not numbered": "UPDATE attempt_item SET position = position + 1 WHERE attempt_id = (SELECT min(id) FROM attempt)",
    "repeats one that is not submitted": "UPDATE attempt SET retry_of_id = (SELECT min(id) FROM attempt) WHERE id > 1",
    "another item's": "UPDATE item SET current_version_id = (SELECT max(id) FROM item_version)",
    "approved without a version": "UPDATE item SET current_version_id = NULL",
    "cannot be read": "UPDATE item_version SET content = '{}' WHERE id = (SELECT min(id) FROM item_version)",
    "something else than its content": "UPDATE item_version SET stem = 'Was?' WHERE id = 1",
    "numbered up to 3": "UPDATE item_version SET number = 3 WHERE id = 1",
    "item of another owner": "UPDATE quiz SET owner_id = (SELECT max(id) FROM account)",
    "do not fit the status": "UPDATE job SET status = 'done'",
    "belongs to article": """UPDATE job SET payload = '{"article": 7}'""",
}


@pytest.mark.parametrize("finding", BREAKING)
def test_what_is_wrong_is_named(session: Session, quiz: Quiz, learner: Account, finding: str) -> None:
    assert quiz.id < 2 <= learner.id
    session.execute(sa.text(BREAKING[finding]))
    session.commit()
    session.expire_all()
    found = list(check.problems(session))
    assert found
    assert all(finding in line for line in found), found


def test_a_reference_to_nothing_is_found_where_keys_were_not_enforced(session: Session, quiz: Quiz) -> None:
    """As in a table that was loaded with its triggers off, or by a tool that does not set SQLite's pragma."""
    attempts = session.scalar(sa.select(sa.func.count()).select_from(Attempt).where(Attempt.quiz_id == quiz.id))
    session.commit()
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    else:
        connection.exec_driver_sql("SET session_replication_role = replica")
    session.execute(sa.delete(Guest))
    session.flush()
    found = list(check.problems(session))
    assert [line for line in found if "guest_id leads nowhere" in line] == found
    assert len(found) == attempts


LOSING_TICKETS = {
    "deleted": "DELETE FROM procrastinate_jobs",
    "worked off": "UPDATE procrastinate_jobs SET status = 'succeeded'",
    "another's": "UPDATE job SET ticket = ticket + 1",
    "none": "UPDATE job SET ticket = NULL",
}


@pytest.mark.parametrize("loss", LOSING_TICKETS)
def test_an_open_job_that_nothing_leads_to_is_found_and_a_worker_mends_it(
    session: Session, teacher: Account, loss: str
) -> None:
    """On SQLite, a job's row is all there is to the queue: no ticket is missed."""
    job = jobs.enqueue(session, "generate_items", teacher.id, {})
    session.commit()
    assert list(check.problems(session)) == []
    if engine_of(session).dialect.name == "sqlite":
        assert job.ticket is None
        return
    session.execute(sa.text(LOSING_TICKETS[loss]))
    session.commit()
    assert [line.partition(";")[0] for line in check.problems(session)] == [
        f"job {job.id}: queued, and nothing in the queue leads to it"
    ]
    session.rollback()
    shared_queue.mend(engine_of(session), utc_now())
    assert list(check.problems(session)) == []


def test_a_running_job_needs_its_ticket_and_a_finished_one_none(session: Session, teacher: Account) -> None:
    running, done = (jobs.enqueue(session, "generate_items", teacher.id, {}) for _ in range(2))
    running.status, running.worker, running.lease_until = JobStatus.RUNNING, "a", utc_now() + jobs.LONGEST_RUN
    done.status, done.finished_at = JobStatus.DONE, utc_now()
    session.commit()
    assert list(check.problems(session)) == []
    if engine_of(session).dialect.name == "postgresql":
        session.execute(sa.text("DELETE FROM procrastinate_jobs"))
        assert [line.partition(",")[0] for line in check.problems(session)] == [f"job {running.id}: running"]


def test_an_attempt_in_another_class_is_found(session: Session, quiz: Quiz, teacher: Account) -> None:
    classes = [Classroom(owner_id=teacher.id, name=name, join_code=name) for name in ("7a", "7b")]
    session.add_all(classes)
    session.flush()
    attempt = session.scalars(sa.select(Attempt).order_by(Attempt.id)).first()
    assert attempt is not None
    members = [Membership(classroom_id=one.id, guest_id=attempt.guest_id, name="Mia") for one in classes]
    assignment = Assignment(quiz_id=quiz.id, classroom_id=classes[0].id, opens_at=utc_now())
    session.add_all([*members, assignment])
    session.flush()
    attempt.assignment_id, attempt.membership_id = assignment.id, members[0].id
    session.commit()
    assert list(check.problems(session)) == []
    attempt.membership_id = members[1].id
    session.commit()
    assert list(check.problems(session)) == [f"attempt {attempt.id}: its assignment is of another quiz or class"]
