"""Learners' accounts that a teacher made: a forgotten password needs no e-mail."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.models import Account, AuditEntry, Role

Login = Callable[[FlaskClient, Account], None]


@pytest.fixture
def teachers(app: Flask, teacher: Account, login: Login) -> FlaskClient:
    """The teacher's browser."""
    client = app.test_client()
    login(client, teacher)
    return client


def shown_password(page: str) -> str:
    return str(re.findall(r"<code>([a-z0-9-]{17})</code>", page)[0])


def test_a_teacher_makes_an_account_and_renews_its_password(
    app: Flask, teachers: FlaskClient, session: Session, teacher: Account
) -> None:
    page = teachers.post("/pupils/new", data={"username": "Jonas.K", "display_name": "Jonas"}).text
    first = shown_password(page)
    pupil = session.scalars(sa.select(Account).where(Account.username == "jonas.k")).one()
    assert (pupil.role, pupil.made_by_id) == (Role.LEARNER, teacher.id)
    assert "Jonas" in teachers.get("/pupils").text

    assert "Neues Kennwort für Jonas?" in teachers.get(f"/pupils/{pupil.id}/password").text
    second = shown_password(teachers.post(f"/pupils/{pupil.id}/password").text)
    learner = app.test_client()
    assert learner.post("/login", data={"username": "jonas.k", "password": first}).status_code == 422
    assert learner.post("/login", data={"username": "jonas.k", "password": second}).status_code == 302
    actions = session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions == ["account.created", "account.password_reset"]


def test_a_name_that_is_taken_or_none_is_refused(teachers: FlaskClient, learner: Account) -> None:
    assert "schon" in teachers.post("/pupils/new", data={"username": learner.username}).text
    assert teachers.post("/pupils/new", data={"username": "x"}).status_code == 422


def test_accounts_that_others_made_do_not_exist(
    teachers: FlaskClient, learner: Account, make_account: Callable[..., Account], session: Session
) -> None:
    colleague = make_account("kollege", Role.TEACHER)
    theirs = make_account("anders", made_by_id=colleague.id)
    for account in (learner, theirs, colleague):
        for method in ("get", "post"):
            assert getattr(teachers, method)(f"/pupils/{account.id}/password").status_code == 404
    session.expire_all()
    assert "anders" not in teachers.get("/pupils").text.lower()


def test_the_list_needs_as_many_queries_however_many_there_are(
    teachers: FlaskClient,
    teacher: Account,
    make_account: Callable[..., Account],
    count_queries: Callable[[], AbstractContextManager[list[str]]],
) -> None:
    numbers = []
    for count in (1, 6):
        for number in range(count):
            make_account(f"lernt.{count}.{number}", made_by_id=teacher.id)
        with count_queries() as statements:
            page = teachers.get("/pupils").text
        numbers.append(len(statements))
        assert f"lernt.{count}.0" in page.lower()
    assert numbers[0] == numbers[1] <= 4, numbers
