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

from quiz.models import Account, Role

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
