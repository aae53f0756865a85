"""Sessions that the server ends, and throttling that keeps nobody else out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz import worker
from quiz.accounts import views, visits
from quiz.accounts.views import SIGN_IN
from quiz.config import LONGEST_SESSION, LONGEST_VISIT
from quiz.models import Account, EndedSession, utc_now
from quiz.ratelimits import Limit
from tests.quiz.conftest import PASSWORD

SCHOOL = {"REMOTE_ADDR": "203.0.113.7"}


def sign_in(client: FlaskClient, username: str, password: str = PASSWORD, **fields: str) -> int:
    data = {"username": username, "password": password, **fields}
    return client.post("/login", data=data, environ_base=SCHOOL).status_code


def is_signed_in(client: FlaskClient) -> bool:
    return client.get("/settings").status_code == 200


def stolen(app: Flask, client: FlaskClient) -> FlaskClient:
    """A browser with a copy of another one's session cookie."""
    cookie = client.get_cookie("nachgefragt_session")
    assert cookie is not None
    thief = app.test_client()
    thief.set_cookie("nachgefragt_session", cookie.value)
    return thief


@pytest.mark.parametrize("leaving", ["/logout", "/q/K7M3QX9TB/leave"])
def test_a_copied_cookie_opens_nothing_after_signing_out(
    app: Flask, client: FlaskClient, learner: Account, leaving: str
) -> None:
    sign_in(client, learner.username)
    thief, elsewhere = stolen(app, client), app.test_client()
    sign_in(elsewhere, learner.username)
    assert is_signed_in(thief)
    client.post(leaving)
    assert not is_signed_in(client)
    assert not is_signed_in(thief)
    assert is_signed_in(elsewhere), "other devices stay signed in"


def test_every_signing_in_gives_another_session(client: FlaskClient, learner: Account) -> None:
    tokens = set()
    for _ in range(2):
        sign_in(client, learner.username)
        with client.session_transaction() as cookie:
            tokens.add(cookie[visits.TOKEN])
        client.post("/logout")
    assert len(tokens) == 2


@pytest.mark.parametrize(("path", "data"), [
    ("/settings/end-sessions", {}),
    ("/settings/password", {"current": PASSWORD, "password": "noch ein Satz", "repeated": "noch ein Satz"}),
])  # fmt: skip
def test_a_person_ends_the_sessions_on_all_other_devices(
    app: Flask, client: FlaskClient, learner: Account, path: str, data: dict[str, str]
) -> None:
    other = app.test_client()
    sign_in(client, learner.username)
    sign_in(other, learner.username)
    assert client.post(path, data=data).status_code == 302
    assert is_signed_in(client)
    assert not is_signed_in(other)


@pytest.mark.parametrize(("stay", "lifetime"), [({}, LONGEST_VISIT), ({"stay": "y"}, LONGEST_SESSION)])
def test_a_session_ends_some_time_after_signing_in_however_often_it_is_used(
    client: FlaskClient, learner: Account, stay: dict[str, str], lifetime: timedelta
) -> None:
    sign_in(client, learner.username, **stay)
    for age, holds in ((lifetime - timedelta(hours=1), True), (lifetime + timedelta(hours=1), False)):
        with client.session_transaction() as cookie:
            cookie[visits.BEGAN] = int((utc_now() - age).timestamp())
        assert is_signed_in(client) is holds


def test_marks_of_ended_sessions_are_kept_as_long_as_their_cookies(
    client: FlaskClient, session: Session, learner: Account
) -> None:
    sign_in(client, learner.username)
    client.post("/logout")
    count = sa.select(sa.func.count()).select_from(EndedSession)
    for later, kept in ((LONGEST_SESSION - timedelta(days=1), 1), (LONGEST_SESSION + timedelta(days=1), 0)):
        worker.tidy(lambda: Session(session.get_bind()), utc_now() + later)
        session.rollback()
        assert session.scalar(count) == kept


def test_a_script_at_a_schools_address_keeps_nobody_out_who_signed_in_before(
    app: Flask, client: FlaskClient, teacher: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All share one address. The script exhausts the address and the teacher's name; the teacher's browser is known."""
    monkeypatch.setattr(views, "WRONG_FROM_ADDRESS", Limit("sign_in, address", SIGN_IN.count + 3, SIGN_IN.window))
    assert sign_in(client, teacher.username) == 302
    client.post("/logout")
    script = app.test_client()
    for number in range(SIGN_IN.count + 3):
        assert sign_in(script, teacher.username if number < SIGN_IN.count else f"name{number}", "falsch") == 422
    assert sign_in(script, teacher.username) == 429
    assert sign_in(script, "jemand") == 429
    assert sign_in(client, teacher.username) == 302


def test_a_known_browser_may_not_guess_without_end_either(app: Flask, client: FlaskClient, learner: Account) -> None:
    sign_in(client, learner.username)
    client.post("/logout")
    statuses = [sign_in(client, learner.username, "falsch") for _ in range(SIGN_IN.count + 1)]
    assert statuses == [422] * SIGN_IN.count + [429]
    assert sign_in(app.test_client(), learner.username) == 302, "its owner is not locked out elsewhere"


def test_a_forged_cookie_makes_no_browser_known(
    client: FlaskClient, learner: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "WRONG_FROM_ADDRESS", Limit("sign_in, address", 1, SIGN_IN.window))
    assert sign_in(client, "jemand", "falsch") == 422
    for forged in ("", "x", "WyJhIixbImIiXV0.AAAA"):
        client.set_cookie("nachgefragt_browser", forged, path="/login")
        assert sign_in(client, learner.username) == 429


def test_a_shared_computer_knows_its_last_names(
    make_account: Callable[..., Account], client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("anna", "bernd"):
        make_account(name)
        sign_in(client, name)
        client.post("/logout")
    monkeypatch.setattr(views, "WRONG_FROM_ADDRESS", Limit("sign_in, address", 1, SIGN_IN.window))
    assert sign_in(client, "jemand", "falsch") == 422
    assert sign_in(client, "jemand", "falsch") == 429
    assert sign_in(client, "anna") == 302
    client.post("/logout")
    assert sign_in(client, "bernd") == 302
