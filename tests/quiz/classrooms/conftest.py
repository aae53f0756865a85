"""A class with members and an assigned quiz."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.classrooms.services import assignments, classes, members
from quiz.classrooms.services.assignments import Rules
from quiz.models import Account, Assignment, Classroom, Counting, Membership, Quiz, Release, School, utc_now
from tests.quiz.attempts import samples

OPENED = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
DUE = OPENED + timedelta(days=7)
SECRET = "for tests"


def rules(**changes: object) -> Rules:
    """Rules of an assignment that is open from OPENED to DUE."""
    values: dict[str, object] = {
        "opens_at": OPENED,
        "due_at": DUE,
        "time_limit_seconds": None,
        "grace_seconds": 0,
        "attempts_allowed": 1,
        "counting": Counting.FIRST,
        "feedback": Release.AFTER_SUBMISSION,
        "keys_shown": Release.AFTER_SUBMISSION,
        "show_article": False,
        "shuffle": False,
    }
    return Rules(**(values | changes))  # type: ignore[arg-type]


def now_rules(**changes: object) -> Rules:
    """Rules of an assignment that is open at present, for tests through the pages, whose clock is the real one."""
    now = utc_now()
    return rules(**({"opens_at": now - timedelta(hours=1), "due_at": now + timedelta(hours=1)} | changes))


@pytest.fixture
def quiz(session: Session, teacher: Account) -> Quiz:
    """The teacher's quiz of nine items."""
    return samples.add_quiz(session, teacher)


@pytest.fixture
def classroom(session: Session, teacher: Account) -> Classroom:
    """The teacher's class, empty."""
    made = classes.create(session, teacher, "9b Politik", "Europe/Berlin")
    session.commit()
    return made


@pytest.fixture
def member(session: Session, classroom: Classroom) -> Membership:
    """Mia, who has a personal code."""
    (made,) = members.add_names(session, classroom, ["Mia"], SECRET, OPENED)
    session.commit()
    return made


@pytest.fixture
def school(session: Session) -> int:
    """The number of a school."""
    made = School(name="Gymnasium am Hafen")
    session.add(made)
    session.commit()
    return made.id


@pytest.fixture
def assign(session: Session, classroom: Classroom, quiz: Quiz) -> Callable[[Rules], Assignment]:
    """A function that gives the quiz to the class."""

    def give(given: Rules) -> Assignment:
        made = assignments.assign(session, classroom, quiz, given)
        session.commit()
        return made

    return give


@pytest.fixture
def browser(client: FlaskClient, teacher: Account) -> FlaskClient:
    """A browser in which the teacher is signed in."""
    with client.session_transaction() as cookie:
        cookie["_user_id"] = teacher.get_id()
    return client


def sign_in_by_code(client: FlaskClient, member: Membership) -> None:
    """Type a member's personal code."""
    assert member.guest is not None
    response = client.post("/enter", data={"code": member.guest.personal_code})
    assert response.status_code == 302, response.text
    assert response.location == "/my-classes"
