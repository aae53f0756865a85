"""The administrator's page."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz import audit
from quiz.models import Account, Role, School, utc_now

Login = Callable[[FlaskClient, Account], None]


def test_a_teacher_gets_an_account_with_a_password_shown_once(
    app: Flask, session: Session, administrator: Account, login: Login
) -> None:
    client = app.test_client()
    login(client, administrator)
    page = client.post("/accounts/new", data={"username": "frau.berg", "role": "teacher"}).text
    shown = re.findall(r"<code>([^<]+)</code>", page)
    assert shown[0] == "frau.berg"
    entered = app.test_client().post("/login", data={"username": shown[0], "password": shown[1]})
    assert entered.status_code == 302
    found = session.scalars(sa.select(Account).where(Account.username == "frau.berg")).one()
    assert found.role is Role.TEACHER


def test_a_reset_password_works_and_the_old_one_does_not(
    app: Flask, administrator: Account, learner: Account, login: Login
) -> None:
    client = app.test_client()
    login(client, administrator)
    assert "Neues Kennwort für" in client.get(f"/accounts/{learner.id}/password").text
    shown = re.findall(r"<code>([^<]+)</code>", client.post(f"/accounts/{learner.id}/password").text)
    other = app.test_client()
    old = {"username": learner.username, "password": "ein langes Kennwort"}
    assert other.post("/login", data=old).status_code == 422
    assert other.post("/login", data={**old, "password": shown[1]}).status_code == 302


def test_a_disabled_account_is_out_at_once(app: Flask, administrator: Account, learner: Account, login: Login) -> None:
    client, other = app.test_client(), app.test_client()
    login(client, administrator)
    login(other, learner)
    assert other.get("/settings").status_code == 200
    client.post(f"/accounts/{learner.id}/disable")
    assert other.get("/settings").status_code == 302
    assert "gesperrt" in client.get("/accounts").text


def test_an_administrator_cannot_lock_themselves_out(client: FlaskClient, administrator: Account, login: Login) -> None:
    login(client, administrator)
    assert client.post(f"/accounts/{administrator.id}/disable").status_code == 403


@pytest.mark.parametrize("role", [Role.TEACHER, Role.LEARNER])
@pytest.mark.parametrize("path", ["/accounts", "/accounts/new", "/accounts/1/password"])
def test_others_do_not_see_accounts(
    client: FlaskClient, make_account: Callable[..., Account], login: Login, role: Role, path: str
) -> None:
    login(client, make_account("anna", role))
    assert client.get(path).status_code == 403


def test_the_list_takes_three_statements_however_long_it_is(
    client: FlaskClient,
    administrator: Account,
    make_account: Callable[..., Account],
    login: Login,
    count_queries: Callable[[], AbstractContextManager[list[str]]],
) -> None:
    for number in range(12):
        make_account(f"konto{number}")
    login(client, administrator)
    with count_queries() as statements:
        assert "konto11" in client.get("/accounts").text
    assert len(statements) == 3


# schools and the log


@pytest.fixture
def school(session: Session) -> School:
    """A school."""
    made = School(name="Gymnasium am Hafen")
    session.add(made)
    session.commit()
    return made


@pytest.fixture
def head(school: School, make_account: Callable[..., Account]) -> Account:
    """The administrator of the school."""
    return make_account("leitung", Role.ADMINISTRATOR, school_id=school.id)


def test_a_school_is_made_once(client: FlaskClient, administrator: Account, login: Login) -> None:
    login(client, administrator)
    assert (
        "Gymnasium Süd"
        in client.post("/accounts/schools", data={"name": " Gymnasium  Süd "}, follow_redirects=True).text
    )
    assert "gibt es schon" in client.post("/accounts/schools", data={"name": "Gymnasium Süd"}).text
    assert client.post("/accounts/schools", data={"name": " "}).status_code == 422
    assert "Schule angelegt" in client.get("/accounts/log").text


def test_an_account_changes_its_school(
    client: FlaskClient, session: Session, administrator: Account, teacher: Account, school: School, login: Login
) -> None:
    login(client, administrator)
    assert "Gymnasium am Hafen" in client.get(f"/accounts/{teacher.id}/school").text
    client.post(f"/accounts/{teacher.id}/school", data={"school": school.id})
    session.expire_all()
    assert session.get_one(Account, teacher.id).school_id == school.id
    assert client.post(f"/accounts/{teacher.id}/school", data={"school": 99}).status_code == 400
    assert client.post(f"/accounts/{administrator.id}/school", data={"school": school.id}).status_code == 403


def test_a_school_s_administrator_runs_its_accounts_and_no_others(
    client: FlaskClient,
    session: Session,
    head: Account,
    teacher: Account,
    make_account: Callable[..., Account],
    login: Login,
) -> None:
    own = make_account("kollegin", Role.TEACHER, school_id=head.school_id)
    login(client, head)
    page = client.get("/accounts").text
    assert "kollegin" in page
    assert teacher.username not in page
    for tail in ("password", "disable", "enable"):
        assert client.post(f"/accounts/{teacher.id}/{tail}").status_code == 404
    for address in ("/accounts/schools", f"/accounts/{own.id}/school"):
        assert client.get(address).status_code == 403
        assert client.post(address, data={"school": 0, "name": "x"}).status_code == 403
    client.post("/accounts/new", data={"username": "neu.hier", "role": "learner", "school": "0"})
    made = session.scalars(sa.select(Account).where(Account.username == "neu.hier")).one()
    assert made.school_id == head.school_id
    client.post(f"/accounts/{own.id}/disable")
    assert "Konto gesperrt" in client.get("/accounts/log").text


def test_the_log_tells_teachers_of_themselves_and_schools_of_their_own(
    app: Flask,
    session: Session,
    administrator: Account,
    head: Account,
    teacher: Account,
    make_account: Callable[..., Account],
    login: Login,
) -> None:
    own = make_account("kollegin", Role.TEACHER, school_id=head.school_id)
    for actor, name in ((teacher, "Geheim"), (own, "Bekannt")):
        audit.record(session, actor.id, "membership.removed", actor, {"name": name, "many": [1, None]}, utc_now())
    session.commit()
    told = {}
    for reader in (administrator, head, teacher, own):
        client = app.test_client()
        login(client, reader)
        page = client.get("/accounts/log").text
        told[reader.username] = ("Geheim" in page, "Bekannt" in page)
    assert told == {
        "verwaltung": (True, True),
        "leitung": (False, True),
        "lehrerin": (True, False),
        "kollegin": (False, True),
    }
