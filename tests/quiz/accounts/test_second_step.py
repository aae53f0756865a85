"""Signing in with password and code."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import TimestampSigner
from sqlalchemy.orm import Session

from quiz.accounts import factors, pending, second_step, services, visits
from quiz.accounts.second_step import CODE
from quiz.accounts.views import PENDING
from quiz.models import Account, AuditEntry, utc_now
from quiz.ratelimits import Limit
from tests.quiz.accounts import device
from tests.quiz.accounts.test_visits import SCHOOL, is_signed_in, sign_in
from tests.quiz.conftest import PASSWORD

ELSEWHERE = {"REMOTE_ADDR": "198.51.100.9"}
PAGE = "/login/code"


@pytest.fixture
def codes(session: Session, learner: Account) -> list[str]:
    """The recovery codes of a learner with a second factor."""
    return device.turn_on(session, learner)


@pytest.fixture
def asked(client: FlaskClient, learner: Account, codes: list[str]) -> FlaskClient:
    """A browser in which the learner's password was given."""
    assert codes
    assert sign_in(client, learner.username) == 302
    return client


def give(client: FlaskClient, code: str, address: dict[str, str] = SCHOOL) -> int:
    return client.post(PAGE, data={"code": code}, environ_base=address).status_code


def test_the_password_alone_opens_nothing(asked: FlaskClient, learner: Account) -> None:
    assert not is_signed_in(asked)
    with asked.session_transaction() as cookie:
        assert "_user_id" not in cookie
        assert visits.TOKEN not in cookie
    assert give(asked, device.code(learner)) == 302
    assert is_signed_in(asked)


@pytest.mark.usefixtures("codes")
def test_the_code_leads_to_the_page_that_was_asked_for_and_nowhere_else(app: Flask, learner: Account) -> None:
    for number, (target, place) in enumerate((("/settings", "/settings"), ("https://evil.example/", "/my-classes"))):
        client = app.test_client()
        data = {"username": learner.username, "password": PASSWORD, "stay": "y"}
        step = client.post("/login", query_string={"next": target}, data=data).location
        assert step.startswith(PAGE)
        response = client.post(step, data={"code": device.next_code(learner, number)})
        assert response.location == place
        cookies = response.headers.getlist("Set-Cookie")
        assert any("Expires" in one for one in cookies if one.startswith("nachgefragt_session=")), "stays signed in"


def test_the_session_is_another_one_with_nothing_from_before(
    client: FlaskClient, learner: Account, codes: list[str]
) -> None:
    with client.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"
    sign_in(client, learner.username)
    give(client, codes[0])
    with client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert PENDING not in cookie
        first = cookie[visits.TOKEN]
    client.post("/logout")
    sign_in(client, learner.username)
    give(client, codes[1])
    with client.session_transaction() as cookie:
        assert cookie[visits.TOKEN] != first


def test_a_code_is_good_once_also_in_another_browser(app: Flask, asked: FlaskClient, learner: Account) -> None:
    other = app.test_client()
    sign_in(other, learner.username)
    code = device.code(learner)
    assert (give(asked, code), give(other, code)) == (302, 422)
    assert not is_signed_in(other)
    assert give(other, device.next_code(learner)) == 302


def test_of_two_browsers_with_the_same_code_at_once_one_gets_in(app: Flask, learner: Account, codes: list[str]) -> None:
    for code in (device.code(learner), codes[0]):
        browsers = [app.test_client() for _ in range(3)]
        for browser in browsers:
            sign_in(browser, learner.username)
        with ThreadPoolExecutor(3) as threads:
            statuses = [one.result() for one in [threads.submit(give, browser, code) for browser in browsers]]
        assert sorted(statuses) == [302, 422, 422]


def test_a_recovery_code_opens_once_and_is_noted(
    app: Flask, session: Session, asked: FlaskClient, learner: Account, codes: list[str]
) -> None:
    assert give(asked, codes[0]) == 302
    assert "Noch 9 Ersatzcodes." in asked.get("/settings").text
    assert session.scalars(sa.select(AuditEntry.action)).all() == ["second_factor.code_used"]
    other = app.test_client()
    sign_in(other, learner.username)
    assert give(other, codes[0]) == 422
    assert give(other, codes[1]) == 302


def test_without_the_password_there_is_no_page(client: FlaskClient, learner: Account, codes: list[str]) -> None:
    for response in (client.get(PAGE), client.post(PAGE, data={"code": device.code(learner)})):
        assert response.location == "/login"
    with client.session_transaction() as cookie:
        cookie[PENDING] = "made up"
    assert give(client, codes[0]) == 302
    assert not is_signed_in(client)


def test_nothing_tells_of_the_second_step_before_the_password_is_right(
    app: Flask, session: Session, learner: Account, make_account: Callable[..., Account]
) -> None:
    """Same page, same header names, whether the account has a second factor, has none, or is nobody's."""
    plain = make_account("ohne")
    device.turn_on(session, learner)
    answers = []
    for name in (learner.username, plain.username, "niemand"):
        response = app.test_client().post("/login", data={"username": name, "password": "falsch"})
        text = re.sub(r'name="csrf_token" value="[^"]+"', "", response.text).replace(f'value="{name}"', "")
        answers.append((response.status_code, text, [key for key, _value in response.headers]))
    assert answers[0] == answers[1] == answers[2]


def change_password(session: Session, account: Account) -> None:
    services.change_password(session, account, "vier Robben im Watt")


def other_factor(session: Session, account: Account) -> None:
    factors.turn_off(session, account)
    account.session_epoch -= 1
    factors.turn_on(session, account, "other", 1, utc_now())
    account.session_epoch -= 1


def disable(session: Session, account: Account) -> None:
    services.disable(session, account, utc_now())


@pytest.mark.parametrize(
    "change", [change_password, other_factor, disable, factors.turn_off, services.end_all_sessions]
)
def test_a_pending_sign_in_dies_with_the_account_as_it_was(
    session: Session,
    asked: FlaskClient,
    learner: Account,
    codes: list[str],
    change: Callable[[Session, Account], object],
) -> None:
    assert asked.get(PAGE).status_code == 200
    session.refresh(learner)
    change(session, learner)
    session.commit()
    assert asked.get(PAGE).location == "/login"
    for code in (device.code(learner), codes[0]):
        give(asked, code)
        assert not is_signed_in(asked)


@pytest.mark.parametrize(("age", "status"), [(timedelta(minutes=-1), 200), (timedelta(minutes=1), 302)])
def test_a_pending_sign_in_lasts_ten_minutes(
    asked: FlaskClient, monkeypatch: pytest.MonkeyPatch, age: timedelta, status: int
) -> None:
    assert timedelta(minutes=10) == pending.LIFETIME
    with asked.session_transaction() as cookie:
        mark = cookie[PENDING]
    later = int((utc_now() + pending.LIFETIME + age).timestamp())
    with monkeypatch.context() as patched:
        patched.setattr(TimestampSigner, "get_timestamp", lambda _self: later)
        with asked.session_transaction() as cookie:
            cookie[PENDING] = mark
        assert asked.get(PAGE).status_code == status


@pytest.mark.usefixtures("one_window")
def test_wrong_codes_must_wait_but_keep_no_known_browser_out(app: Flask, learner: Account, codes: list[str]) -> None:
    known, guesser, elsewhere = (app.test_client() for _ in range(3))
    sign_in(known, learner.username)
    assert give(known, codes[0]) == 302
    known.post("/logout")
    sign_in(guesser, learner.username)
    assert [give(guesser, "000000") for _ in range(CODE.count + 1)] == [422] * CODE.count + [429]
    assert give(guesser, device.code(learner)) == 429
    assert "Zu viele Versuche" in guesser.post(PAGE, data={"code": "1"}, environ_base=SCHOOL).text
    sign_in(known, learner.username)
    assert give(known, codes[1]) == 302
    sign_in(elsewhere, learner.username)
    assert give(elsewhere, codes[2], ELSEWHERE) == 302


@pytest.mark.usefixtures("one_window")
def test_guessing_from_many_addresses_ends_for_the_day_but_for_known_browsers(
    app: Flask, learner: Account, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_step, "WRONG_CODES", Limit("second_step, wrong", 3, timedelta(days=1)))
    known, guesser = app.test_client(), app.test_client()
    sign_in(known, learner.username)
    assert give(known, codes[0]) == 302
    known.post("/logout")
    sign_in(guesser, learner.username)
    statuses = [give(guesser, "000000", {"REMOTE_ADDR": f"198.51.100.{number}"}) for number in range(4)]
    assert statuses == [422, 422, 422, 429]
    sign_in(known, learner.username)
    assert [give(known, "000000") for _ in range(2)] == [422, 422]
    assert give(known, codes[1]) == 302


@pytest.mark.usefixtures("one_window")
def test_a_right_code_clears_the_count(client: FlaskClient, learner: Account, codes: list[str]) -> None:
    for number in range(2):
        sign_in(client, learner.username)
        assert {give(client, "000000") for _ in range(CODE.count - 1)} == {422}
        assert give(client, codes[number]) == 302
        client.post("/logout")


def test_the_field_is_one_for_codes(asked: FlaskClient) -> None:
    (tag,) = re.findall(r'<input[^>]* name="code"[^>]*>', asked.get(PAGE).text)
    assert 'autocomplete="one-time-code"' in tag
    assert 'inputmode="numeric"' in tag
    assert asked.post(PAGE).status_code == 422
    assert give(asked, "x" * 41) == 422
