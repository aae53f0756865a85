"""Setting a second factor up, renewing its codes, turning it off, and demanding it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.accounts import factors
from quiz.accounts.second_factor import CHANGE
from quiz.models import Account, AuditEntry, Job, RecoveryCode, Role, School, SecondFactor
from tests.quiz.accounts import device
from tests.quiz.accounts.mailbox import Mailbox, running
from tests.quiz.conftest import PASSWORD
from tests.quiz.working import work_off

Login = Callable[[FlaskClient, Account], None]
NEW, PICTURE, RENEW, OFF = (f"/settings/second-factor/{end}" for end in ("new", "picture", "recovery-codes", "off"))


def secret_on(page: str) -> str:
    """The secret that the page shows as text; its link for the app says the same."""
    shown = re.search(r"<code[^>]*>([A-Z2-7 ]+)</code>", page)
    link = re.search(r'href="(otpauth:[^"]+)"', page)
    assert shown
    assert link
    secret = shown[1].replace(" ", "")
    assert parse_qs(urlsplit(link[1].replace("&amp;", "&")).query)["secret"] == [secret]
    return secret


def codes_on(page: str) -> list[str]:
    return re.findall(r"<code>(\d{4}-\d{4}-\d{4}-\d{4})</code>", page)


def actions(session: Session) -> list[str]:
    return list(session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)))


class TestSettingUp:
    def test_a_device_is_tried_before_it_is_demanded(
        self, app: Flask, client: FlaskClient, session: Session, learner: Account, login: Login
    ) -> None:
        elsewhere = app.test_client()
        for browser in (client, elsewhere):
            login(browser, learner)
        assert NEW in client.get("/settings").text
        secret = secret_on(client.get(NEW).text)
        assert session.scalar(sa.select(SecondFactor)) is None
        code = pyotp.TOTP(secret).now()
        page = client.post(NEW, data={"code": code, "password": PASSWORD})
        codes = codes_on(page.text)
        assert (page.status_code, len(set(codes))) == (200, factors.RECOVERY_CODES)
        assert "Eingeschaltet." in client.get("/settings").text
        assert elsewhere.get("/settings").status_code == 302, "other devices are signed out"
        assert actions(session) == ["second_factor.turned_on"]
        other = app.test_client()
        other.post("/login", data={"username": learner.username, "password": PASSWORD})
        assert other.post("/login/code", data={"code": code}).status_code == 422, "used to try it"
        assert other.post("/login/code", data={"code": codes[0]}).status_code == 302

    def test_a_page_that_is_loaded_again_shows_the_same_secret(
        self, client: FlaskClient, learner: Account, login: Login
    ) -> None:
        login(client, learner)
        secret = secret_on(client.get(NEW).text)
        wrong = client.post(NEW, data={"code": "000000", "password": PASSWORD})
        assert wrong.status_code == 422
        assert secret_on(wrong.text) == secret_on(client.get(NEW).text) == secret

    @pytest.mark.parametrize(("code", "password"), [("000000", PASSWORD), ("", PASSWORD), (None, "falsch"), (None, "")])
    def test_it_needs_the_right_code_and_the_password(
        self, client: FlaskClient, session: Session, learner: Account, login: Login, code: str | None, password: str
    ) -> None:
        login(client, learner)
        secret = secret_on(client.get(NEW).text)
        right = pyotp.TOTP(secret).now()
        data = {"code": right if code is None else code, "password": password}
        assert client.post(NEW, data=data).status_code == 422
        assert session.scalar(sa.select(SecondFactor)) is None

    def test_the_picture_is_a_qr_code_of_its_own_and_gone_afterwards(
        self, app: Flask, client: FlaskClient, session: Session, learner: Account, login: Login
    ) -> None:
        login(client, learner)
        assert client.get(PICTURE).status_code == 404
        client.get(NEW)
        picture = client.get(PICTURE)
        assert picture.mimetype == "image/svg+xml"
        assert picture.headers["Cache-Control"] == "no-store"
        assert "style" not in picture.text
        device.turn_on(session, learner)
        login(client, learner)
        assert [client.get(path).status_code for path in (PICTURE, NEW)] == [404, 302]
        assert app.test_client().get(PICTURE).location.startswith("/login")

    def test_neither_secret_nor_codes_are_shown_again_exported_or_logged(
        self, client: FlaskClient, session: Session, learner: Account, login: Login, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        login(client, learner)
        secret = secret_on(client.get(NEW).text)
        codes = codes_on(client.post(NEW, data={"code": pyotp.TOTP(secret).now(), "password": PASSWORD}).text)
        export = client.get("/my-data.json").text
        assert json.loads(export)["account"]["second_factor"] is True
        salt, hashes = session.scalar(sa.select(SecondFactor.salt)), session.scalars(sa.select(RecoveryCode.code_hash))
        pages = [client.get(path, follow_redirects=True).text for path in ("/settings", NEW, RENEW, OFF, "/my-data")]
        told = "\n".join([export, *pages, *(f"{one.getMessage()} {one.__dict__}" for one in caplog.records)])
        for hidden in (secret, str(salt), *hashes, *codes, *(code[5:] for code in codes)):
            assert hidden not in told

    @pytest.mark.usefixtures("one_window")
    def test_wrong_codes_must_wait(self, client: FlaskClient, learner: Account, login: Login) -> None:
        login(client, learner)
        statuses = [
            client.post(NEW, data={"code": "000000", "password": "falsch"}).status_code for _ in range(CHANGE.count + 1)
        ]
        assert statuses == [422] * CHANGE.count + [429]


class TestChanging:
    @pytest.fixture
    def codes(self, session: Session, client: FlaskClient, learner: Account, login: Login) -> list[str]:
        """The recovery codes of a learner who is signed in."""
        made = device.turn_on(session, learner)
        login(client, learner)
        return made

    def test_new_recovery_codes_replace_the_old_ones(
        self, client: FlaskClient, session: Session, learner: Account, codes: list[str]
    ) -> None:
        assert "noch 10 unbenutzt" in client.get(RENEW).text
        page = client.post(RENEW, data={"code": device.code(learner), "password": PASSWORD})
        new = codes_on(page.text)
        assert len(new) == factors.RECOVERY_CODES
        assert not set(new) & set(codes)
        assert actions(session) == ["second_factor.codes_renewed"]
        assert client.post(OFF, data={"code": codes[0], "password": PASSWORD}).status_code == 422
        assert client.post(OFF, data={"code": new[0], "password": PASSWORD}).status_code == 302

    @pytest.mark.usefixtures("one_window")
    @pytest.mark.parametrize("path", [RENEW, OFF])
    def test_changes_need_a_code_and_the_password(
        self, client: FlaskClient, session: Session, learner: Account, codes: list[str], path: str
    ) -> None:
        for data in ({"code": "000000", "password": PASSWORD}, {"code": codes[0], "password": "falsch"}, {}):
            assert client.post(path, data=data).status_code == 422
        assert factors.recovery_codes_left(session, learner) == factors.RECOVERY_CODES, "a wrong password uses none up"
        for _ in range(CHANGE.count):
            last = client.post(path, data={"code": "000000", "password": PASSWORD})
        assert last.status_code == 429

    def test_turned_off_the_password_is_enough_and_other_devices_are_signed_out(
        self, app: Flask, client: FlaskClient, session: Session, learner: Account, codes: list[str], login: Login
    ) -> None:
        elsewhere = app.test_client()
        login(elsewhere, learner)
        assert client.post(OFF, data={"code": codes[0], "password": PASSWORD}).location == "/settings"
        assert "genügt jetzt wieder dein Kennwort" in client.get("/settings").text
        assert elsewhere.get("/settings").status_code == 302
        assert session.scalar(sa.select(sa.func.count()).select_from(RecoveryCode)) == 0
        assert actions(session) == ["second_factor.turned_off"]
        data = {"username": learner.username, "password": PASSWORD}
        assert app.test_client().post("/login", data=data).location != "/login/code"
        assert [client.get(path).status_code for path in (RENEW, OFF)] == [302, 302]

    def test_it_goes_with_the_account(self, client: FlaskClient, session: Session, codes: list[str]) -> None:
        assert codes
        assert client.post("/settings/delete", data={"password": PASSWORD, "understood": "y"}).status_code == 302
        for table in (SecondFactor, RecoveryCode):
            assert session.scalar(sa.select(sa.func.count()).select_from(table)) == 0


class TestWhoHasLostEverything:
    def test_an_administrator_turns_it_off(
        self, app: Flask, session: Session, administrator: Account, teacher: Account, login: Login
    ) -> None:
        device.turn_on(session, teacher)
        client, other = app.test_client(), app.test_client()
        login(client, administrator)
        login(other, teacher)
        path = f"/accounts/{teacher.id}/second-factor"
        assert path in client.get("/accounts").text
        assert "ausschalten?" in client.get(path).text
        assert client.post(path).status_code == 302
        assert path not in client.get("/accounts").text
        assert other.get("/settings").status_code == 302, "signed out everywhere"
        assert session.scalar(sa.select(SecondFactor)) is None
        entry = session.scalars(sa.select(AuditEntry)).one()
        assert (entry.action, entry.actor_id, entry.object_id) == (
            "second_factor.turned_off",
            administrator.id,
            teacher.id,
        )
        assert "Anmeldung in zwei Schritten ausgeschaltet" in client.get("/accounts/log").text

    def test_others_do_not(
        self, app: Flask, session: Session, teacher: Account, administrator: Account, learner: Account, login: Login,
        make_account: Callable[..., Account],
    ) -> None:  # fmt: skip
        school = School(name="Gymnasium am Hafen")
        session.add(school)
        session.commit()
        head = make_account("leitung", Role.ADMINISTRATOR, school_id=school.id)
        device.turn_on(session, teacher)
        path = f"/accounts/{teacher.id}/second-factor"
        for account, status in ((learner, 403), (teacher, 403), (head, 404)):
            client = app.test_client()
            login(client, account)
            assert [client.get(path).status_code, client.post(path).status_code] == [status, status]
        client = app.test_client()
        login(client, administrator)
        assert client.post(f"/accounts/{administrator.id}/second-factor").status_code == 403
        assert session.scalar(sa.select(SecondFactor.account_id)) == teacher.id

    def test_the_operator_turns_it_off_at_the_terminal(self, app: Flask, session: Session, teacher: Account) -> None:
        device.turn_on(session, teacher)
        epoch = teacher.session_epoch
        run = app.test_cli_runner().invoke
        done = run(args=["users", "second-factor-off", " Lehrerin "])
        assert (done.exit_code, "lehrerin" in done.output) == (0, True)
        session.refresh(teacher)
        assert teacher.session_epoch == epoch + 1
        assert session.scalar(sa.select(SecondFactor)) is None
        entry = session.scalars(sa.select(AuditEntry)).one()
        assert (entry.action, entry.actor_id) == ("second_factor.turned_off", None)
        for name, message in (("lehrerin", "no second factor"), ("niemand", "no account")):
            failed = run(args=["users", "second-factor-off", name])
            assert (failed.exit_code, message in failed.output) == (1, True)

    def test_a_new_password_leaves_it_on(
        self, app: Flask, session: Session, administrator: Account, teacher: Account, login: Login
    ) -> None:
        device.turn_on(session, teacher)
        client = app.test_client()
        login(client, administrator)
        page = client.post(f"/accounts/{teacher.id}/password").text
        password = re.findall(r"<code>([^<]+)</code>", page)[1]
        other = app.test_client()
        answer = other.post("/login", data={"username": teacher.username, "password": password})
        assert answer.location == "/login/code"


class TestDemanded:
    @pytest.fixture
    def app(self, make_app: Callable[..., Flask]) -> Flask:
        return make_app(SECOND_FACTOR_REQUIRED=True)

    @pytest.mark.parametrize("role", [Role.TEACHER, Role.ADMINISTRATOR])
    def test_the_staff_set_it_up_before_anything_else(
        self, client: FlaskClient, make_account: Callable[..., Account], role: Role
    ) -> None:
        account = make_account("anna", role)
        client.post("/login", data={"username": account.username, "password": PASSWORD})
        for path in ("/", "/settings", "/teach", "/accounts", "/my-data", "/nothing-here", OFF):
            assert client.get(path).location == NEW, path
        assert client.post("/settings/profile", data={"display_name": "X", "language": "de"}).location == NEW
        for path in ("/privacy", "/static/css/base.css"):
            with client.get(path) as response:
                assert response.status_code == 200
        page = client.get(NEW).text
        assert "brauchen sie auf dieser Seite" in page
        shown = client.post(NEW, data={"code": pyotp.TOTP(secret_on(page)).now(), "password": PASSWORD}).text
        assert client.get("/settings").status_code == 200
        client.post(OFF, data={"code": codes_on(shown)[0], "password": PASSWORD})
        assert client.get("/settings").location == NEW, "off, it is demanded again"
        assert client.post("/logout").location == "/"
        assert client.get("/").status_code == 200

    def test_learners_and_visitors_are_not_asked(
        self, app: Flask, client: FlaskClient, learner: Account, login: Login
    ) -> None:
        login(client, learner)
        assert client.get("/settings").status_code == 200
        assert app.test_client().get("/enter").status_code == 200

    def test_without_the_setting_nobody_is(
        self, make_app: Callable[..., Flask], teacher: Account, login: Login
    ) -> None:
        client = make_app(SECOND_FACTOR_REQUIRED=False).test_client()
        login(client, teacher)
        assert client.get("/settings").status_code == 200


class TestLetters:
    @pytest.fixture
    def mailbox(self) -> Iterator[Mailbox]:
        with running() as box:
            yield box

    @pytest.fixture
    def app(self, make_app: Callable[..., Flask], mailbox: Mailbox) -> Flask:
        return make_app(MAIL_SERVER=mailbox.server(), PUBLIC_URL="https://quiz.example")

    @pytest.mark.parametrize(("language", "words"), [
        ("de", ["jetzt auch einen Code", "neue Ersatzcodes", "Es bleiben 9.", "keinen Code mehr"]),
        ("en", ["now asks for a code", "new recovery codes", "9 are left", "no longer asks"]),
    ])  # fmt: skip
    def test_every_change_is_told(
        self, app: Flask, client: FlaskClient, session: Session, make_account: Callable[..., Account], login: Login,
        mailbox: Mailbox, language: str, words: list[str],
    ) -> None:  # fmt: skip
        anna = make_account("anna", email="anna@post.example", language=language)
        login(client, anna)
        secret = secret_on(client.get(NEW).text)
        codes = codes_on(client.post(NEW, data={"code": pyotp.TOTP(secret).now(), "password": PASSWORD}).text)
        codes = codes_on(client.post(RENEW, data={"code": codes[0], "password": PASSWORD}).text)
        other = app.test_client()
        other.post("/login", data={"username": "anna", "password": PASSWORD})
        other.post("/login/code", data={"code": codes[0]})
        with app.app_context():
            work_off(session)
        client.post(OFF, data={"code": codes[1], "password": PASSWORD})
        with app.app_context():
            work_off(session)
        told = [letter.get_content() for letter in mailbox.letters]
        assert [word in text for word, text in zip(words, told, strict=True)] == [True] * 4
        assert all(letter["To"] == "anna@post.example" for letter in mailbox.letters)
        assert not [text for text in told if secret in text or any(code in text for code in codes)]

    def test_without_an_address_there_is_none(self, app: Flask, session: Session, learner: Account) -> None:
        device.turn_on(session, learner)
        assert app.test_cli_runner().invoke(args=["users", "second-factor-off", learner.username]).exit_code == 0
        with app.app_context():
            assert session.scalar(sa.select(sa.func.count()).select_from(Job)) == 0
