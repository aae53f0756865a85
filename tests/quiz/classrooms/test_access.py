"""Who gets where: a teacher's classes are the teacher's, an assignment is its members'."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz.classrooms import queries
from quiz.classrooms.services import classes, members
from quiz.models import Account, Assignment, AuditEntry, Classroom, Membership, Role
from tests.quiz.attempts import samples
from tests.quiz.classrooms.conftest import OPENED, SECRET, now_rules, sign_in_by_code

LEARNERS = {
    "classrooms.begin",
    "classrooms.door",
    "classrooms.join",
    "classrooms.join_class",
    "classrooms.leave",
    "classrooms.mine",
}
"""What is not a teacher's; tests/quiz/test_access.py says for whom each is."""


@pytest.fixture
def objects(assign: Callable[..., Assignment], classroom: Classroom, member: Membership) -> dict[str, Any]:
    """One object of each kind, by the name that addresses give it."""
    given = assign(now_rules())
    return {
        "classroom_id": classroom.id,
        "membership_id": member.id,
        "assignment_id": given.id,
        "public_id": given.public_id,
    }


def requests(
    app: Flask, client: FlaskClient, objects: dict[str, Any], methods: frozenset[str] = frozenset({"GET", "POST"})
) -> Iterator[tuple[str, TestResponse]]:
    """Ask for every teacher's address of the feature by the methods, and give what comes back."""
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith("classrooms.") or rule.endpoint in LEARNERS:
            continue
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **{name: objects[name] for name in rule.arguments})
        for method in sorted((rule.methods or set()) & methods):
            yield f"{method} {address}", client.open(address, method=method)


def contents(session: Session) -> list[object]:
    """All that a stranger might have changed."""
    session.expire_all()
    return [
        [(c.name, c.join_code, c.archived_at) for c in session.query(Classroom)],
        [(m.name, m.removed_at) for m in session.query(Membership)],
        [(a.due_at, a.deleted_at) for a in session.query(Assignment)],
        session.query(AuditEntry).count(),
    ]


def test_a_visitor_is_sent_to_sign_in(
    app: Flask, client: FlaskClient, session: Session, objects: dict[str, Any]
) -> None:
    before = contents(session)
    for request, response in requests(app, client, objects):
        assert response.status_code == 302, request
        assert response.location.startswith("/login"), request
    assert contents(session) == before


@pytest.mark.parametrize("role", [Role.LEARNER, Role.ADMINISTRATOR])
def test_only_teachers_get_at_teachers_pages(
    app: Flask,
    client: FlaskClient,
    session: Session,
    objects: dict[str, Any],
    make_account: Callable[..., Account],
    login: Callable[..., None],
    role: Role,
) -> None:
    login(client, make_account("jemand", role))
    before = contents(session)
    for request, response in requests(app, client, objects):
        assert response.status_code == 403, request
    assert contents(session) == before


@pytest.mark.parametrize("same_school", [True, False])
def test_another_teacher_finds_nothing_there(  # noqa: PLR0913 - fixtures
    app: Flask,
    client: FlaskClient,
    session: Session,
    objects: dict[str, Any],
    make_account: Callable[..., Account],
    login: Callable[..., None],
    teacher: Account,
    school: int,
    *,
    same_school: bool,
) -> None:
    teacher.school_id = school
    login(client, make_account("andere", Role.TEACHER, school_id=school if same_school else None))
    before = contents(session)
    for request, response in requests(app, client, objects):
        owned = any(part.isdecimal() for part in request.split("/"))
        assert response.status_code == 404 if owned else response.status_code in {200, 422}, request
        assert "9b Politik" not in response.text, request
    assert contents(session) == before


def test_an_object_of_another_own_class_is_not_found_under_this_one(
    browser: FlaskClient, session: Session, teacher: Account, objects: dict[str, Any]
) -> None:
    other = classes.create(session, teacher, "10a", "Europe/Berlin")
    session.commit()
    for kind, number in (("assignments", "assignment_id"), ("members", "membership_id")):
        tail = "" if kind == "assignments" else "/qr.svg"
        assert browser.get(f"/classes/{other.id}/{kind}/{objects[number]}{tail}").status_code == 404


def test_the_owner_finds_every_page(app: Flask, browser: FlaskClient, objects: dict[str, Any]) -> None:
    for request, response in requests(app, browser, objects, frozenset({"GET"})):
        assert response.status_code == 200, request


@pytest.mark.usefixtures("quiz")
def test_another_teacher_s_quiz_cannot_be_assigned(
    browser: FlaskClient,
    session: Session,
    classroom: Classroom,
    make_account: Callable[..., Account],
) -> None:
    theirs = samples.add_quiz(session, make_account("andere", Role.TEACHER), code="BBBBBBBBB", title="Geheim")
    page = browser.post(
        f"/classes/{classroom.id}/assignments/new", data={"quiz": theirs.id, "opens_at": "2026-07-01T08:00"}
    )
    assert page.status_code == 422
    assert "Geheim" not in page.text
    assert not queries.assignments_of(session, classroom.id)


def test_a_member_of_another_class_finds_no_assignment(
    client: FlaskClient, session: Session, teacher: Account, objects: dict[str, Any]
) -> None:
    other = classes.create(session, teacher, "10a", "Europe/Berlin")
    (stranger,) = members.add_names(session, other, ["Tom"], SECRET, OPENED)
    session.commit()
    sign_in_by_code(client, stranger)
    assert client.get(f"/assignments/{objects['public_id']}").status_code == 404
    assert client.post(f"/assignments/{objects['public_id']}").status_code == 404
