"""Signing in and out, registering and the settings, as a person sees them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.accounts import views
from quiz.accounts.views import SIGN_IN
from quiz.models import Account, Role
from quiz.ratelimits import Limit

PASSWORD = "ein langes Kennwort"
Login = Callable[[FlaskClient, Account], None]


def sign_in(client: FlaskClient, username: str, password: str = PASSWORD, address: str = "10.0.0.1") -> str:
    response = client.post(
        "/login", data={"username": username, "password": password}, environ_base={"REMOTE_ADDR": address}
    )
    return response.location or response.text


def test_signing_in_leads_to_the_own_pages(client: FlaskClient, learner: Account) -> None:
    assert sign_in(client, learner.username).startswith("/")
    assert "Abmelden" in client.get("/").text


def test_signing_in_leads_back_to_the_page_that_asked_for_it(client: FlaskClient, learner: Account) -> None:
    asked = client.get("/settings")
    assert asked.location == "/login?next=/settings"
    answer = client.post(asked.location, data={"username": learner.username, "password": PASSWORD})
    assert answer.location == "/settings"


def test_signing_in_does_not_repeat_what_was_sent_before(client: FlaskClient) -> None:
    assert client.post("/settings/profile").location == "/login"


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org", "/\\example.org", "/\t/example.org"])
def test_signing_in_never_leads_to_another_site(client: FlaskClient, learner: Account, target: str) -> None:
    response = client.post(
        "/login", query_string={"next": target}, data={"username": learner.username, "password": PASSWORD}
    )
    assert "example.org" not in response.location


def test_a_wrong_name_and_a_wrong_password_look_the_same(client: FlaskClient, learner: Account) -> None:
    message = "Benutzername oder Kennwort stimmt nicht."
    assert message in sign_in(client, learner.username, "falsch")
    assert message in sign_in(client, "niemand", "falsch")


def test_signing_in_starts_a_session_without_what_was_in_the_old_one(client: FlaskClient, learner: Account) -> None:
    with client.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"
    sign_in(client, learner.username)
    with client.session_transaction() as cookie:
        assert "planted" not in cookie


def test_the_session_outlasts_the_browser_only_where_asked(client: FlaskClient, learner: Account) -> None:
    data = {"username": learner.username, "password": PASSWORD}

    def session_cookie(**fields: str) -> str:
        cookies = client.post("/login", data=data | fields).headers.getlist("Set-Cookie")
        return next(cookie for cookie in cookies if cookie.startswith("nachgefragt_session="))

    assert "Expires" not in session_cookie()
    client.post("/logout")
    assert "Expires" in session_cookie(stay="y")


def test_a_signed_in_person_is_not_asked_again(client: FlaskClient, teacher: Account, login: Login) -> None:
    login(client, teacher)
    assert client.get("/login").location == "/teach"


def test_empty_fields_are_named_in_the_readers_language(client: FlaskClient) -> None:
    assert "Dieses Feld wird benötigt." in client.post("/login").text
    assert "This field is required." in client.post("/login", headers={"Accept-Language": "en"}).text


def test_too_many_wrong_passwords_must_wait_but_only_from_that_address(client: FlaskClient, learner: Account) -> None:
    for _ in range(SIGN_IN.count):
        sign_in(client, learner.username, "falsch")
    assert "Zu viele Versuche" in sign_in(client, learner.username)
    assert "Zu viele Versuche" not in sign_in(client, "andere")
    assert sign_in(client, learner.username, address="10.0.0.2").startswith("/")


def test_one_password_cannot_be_tried_on_everybody(
    app: Flask, client: FlaskClient, learner: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "WRONG_FROM_ADDRESS", Limit("sign_in, address", 2, SIGN_IN.window))
    assert sign_in(client, learner.username).startswith("/")
    client.post("/logout")
    for name in ("anna", "bernd"):
        assert "stimmt nicht" in sign_in(client, name, "falsch")
    unknown = app.test_client()
    assert "Zu viele Versuche" in sign_in(unknown, learner.username)
    assert sign_in(unknown, learner.username, address="10.0.0.2").startswith("/")


def test_the_right_password_clears_the_count(client: FlaskClient, learner: Account) -> None:
    for _ in range(3):
        for _ in range(SIGN_IN.count - 1):
            sign_in(client, learner.username, "falsch")
        assert sign_in(client, learner.username).startswith("/")
        client.post("/logout")


def test_signing_out_needs_a_post_and_ends_the_session(client: FlaskClient, learner: Account, login: Login) -> None:
    login(client, learner)
    assert client.get("/logout").status_code == 405
    client.post("/logout")
    assert client.get("/settings").status_code == 302


def test_learners_register_without_an_address(client: FlaskClient, session: Session) -> None:
    response = client.post(
        "/register", data={"username": "Mia", "password": "drei Möwen am Kai", "repeated": "drei Möwen am Kai"}
    )
    assert response.status_code == 302
    account = session.scalars(sa.select(Account)).one()
    assert (account.username, account.role, account.email) == ("mia", Role.LEARNER, None)
    assert "Willkommen, Mia" in client.get("/").text


def test_nobody_registers_as_more_than_is_open(client: FlaskClient, session: Session) -> None:
    data = {"username": "mia", "password": "drei Möwen am Kai", "repeated": "drei Möwen am Kai", "role": "teacher"}
    client.post("/register", data=data)
    assert session.scalars(sa.select(Account)).one().role is Role.LEARNER


def test_teachers_register_where_the_setting_allows_it(make_app: Callable[..., Flask], session: Session) -> None:
    client = make_app(TEACHER_REGISTRATION=True).test_client()
    data = {"username": "mia", "password": "drei Möwen am Kai", "repeated": "drei Möwen am Kai", "role": "teacher"}
    client.post("/register", data=data)
    assert session.scalars(sa.select(Account)).one().role is Role.TEACHER
    data["role"], data["username"] = "administrator", "max"
    assert client.post("/register", data=data).status_code == 422


def test_without_open_registration_there_is_no_page(make_app: Callable[..., Flask]) -> None:
    assert make_app(LEARNER_REGISTRATION=False).test_client().get("/register").status_code == 404


def test_a_taken_name_and_a_weak_password_are_explained(client: FlaskClient, learner: Account) -> None:
    strong = "drei Möwen am Kai"
    taken = client.post("/register", data={"username": learner.username, "password": strong, "repeated": strong})
    assert "gibt es schon" in taken.text
    assert f'value="{learner.username}"' in taken.text, "what was typed must not be lost"
    weak = client.post("/register", data={"username": "mia", "password": "12345678", "repeated": "12345678"})
    assert "schnell erraten" in weak.text


def test_a_changed_password_signs_out_other_devices(app: Flask, learner: Account, login: Login) -> None:
    here, there = app.test_client(), app.test_client()
    login(here, learner)
    login(there, learner)
    new = "vier Robben im Watt"
    here.post("/settings/password", data={"current": PASSWORD, "password": new, "repeated": new})
    assert here.get("/settings").status_code == 200
    assert there.get("/settings").status_code == 302


def test_a_password_changes_only_with_the_current_one(client: FlaskClient, learner: Account, login: Login) -> None:
    login(client, learner)
    new = "vier Robben im Watt"
    response = client.post("/settings/password", data={"current": "falsch", "password": new, "repeated": new})
    assert "Das bisherige Kennwort stimmt nicht." in response.text


def test_the_chosen_language_is_kept_with_the_account(client: FlaskClient, learner: Account, login: Login) -> None:
    login(client, learner)
    client.post("/settings/profile", data={"display_name": "Mia", "language": "en"})
    assert '<html lang="en">' in client.get("/").text


def test_a_name_has_nothing_in_it_that_cannot_be_seen(
    client: FlaskClient, session: Session, learner: Account, login: Login
) -> None:
    login(client, learner)
    assert client.post("/settings/profile", data={"display_name": " \u200b ", "language": "de"}).status_code == 422
    client.post("/settings/profile", data={"display_name": "Mia\0  \u202eB.", "language": "de"})
    session.refresh(learner)
    assert learner.display_name == "Mia B."
