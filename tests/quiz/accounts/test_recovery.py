"""An address for the account and a new password by it: through the worker and a mail server on this machine."""

from __future__ import annotations

import logging
import re
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from email.message import EmailMessage

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import TimestampSigner
from sqlalchemy.orm import Session

from quiz import jobs, local_queue, worker
from quiz.accounts import links, recovery
from quiz.accounts.passwords import password_fits
from quiz.models import Account, Job, JobStatus, utc_now
from quiz.ratelimits import Limit
from tests.quiz.accounts import mailbox as mailboxes
from tests.quiz.accounts.mailbox import Mailbox
from tests.quiz.conftest import PASSWORD
from tests.quiz.working import work_off

Login = Callable[[FlaskClient, Account], None]
PUBLIC = "https://quiz.schule.example/fragen"
ADDRESS = "anna@post.example"
NEW = "ein ganz neuer Satz"
TWICE = {"password": NEW, "repeated": NEW}


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mailboxes.running() as running:
        yield running


@pytest.fixture
def app(make_app: Callable[..., Flask], mailbox: Mailbox) -> Flask:
    """The app with a mail server."""
    return make_app(MAIL_SERVER=mailbox.server(), PUBLIC_URL=PUBLIC)


@pytest.fixture
def anna(make_account: Callable[..., Account]) -> Account:
    return make_account("anna", email=ADDRESS)


@pytest.fixture
def work(app: Flask, session: Session) -> Callable[[], None]:
    """A function that lets the worker do all jobs there are now."""

    def run() -> None:
        with app.app_context():
            work_off(session)
        session.expire_all()

    return run


def link_in(letter: EmailMessage) -> str:
    """The path of the letter's link below the public address."""
    found = re.search(rf"^{re.escape(PUBLIC)}(/\S+)\s*$", letter.get_content(), re.MULTILINE)
    assert found, letter.get_content()
    return found[1]


@pytest.fixture
def ask(client: FlaskClient, mailbox: Mailbox, work: Callable[[], None]) -> Callable[[str], str]:
    """A function that asks for a new password and returns the link that came."""

    def run(username: str) -> str:
        assert client.post("/forgotten", data={"username": username}).status_code == 200
        work()
        return link_in(mailbox.letters[-1])

    return run


def test_without_a_mail_server_no_page_speaks_of_email(
    make_app: Callable[..., Flask], anna: Account, login: Login
) -> None:
    client = make_app().test_client()
    for path in ("/forgotten", "/new-password/x"):
        assert client.get(path).status_code == 404
    assert "vergessen" not in client.get("/login").text
    login(client, anna)
    assert "E-Mail" not in client.get("/settings").text
    for path in ("/settings/email", "/settings/email/x"):
        assert client.get(path).status_code == 404


def test_a_forgotten_password_is_replaced_by_a_link_and_ends_all_sessions(
    app: Flask, client: FlaskClient, session: Session, anna: Account, login: Login, ask: Callable[[str], str],
    mailbox: Mailbox,
) -> None:  # fmt: skip
    elsewhere = app.test_client()
    login(elsewhere, anna)
    assert "/forgotten" in client.get("/login").text
    link = ask(" ANNA ")
    (letter,) = mailbox.letters
    assert (letter["To"], letter["From"]) == (ADDRESS, "Nachgefragt <quiz@schule.example>")
    assert letter["Subject"] == "Neues Kennwort für Nachgefragt"
    assert letter.get_content_type() == "text/plain"
    assert "anna" in client.get(link).text
    assert client.post(link, data={"password": "kurz", "repeated": "kurz"}).status_code == 422
    response = client.post(link, data=TWICE)
    assert (response.status_code, response.location) == (302, "/login")
    session.refresh(anna)
    assert password_fits(NEW, anna.password_hash)
    assert elsewhere.get("/settings").status_code == 302


def test_the_letter_is_in_the_accounts_language(
    session: Session, anna: Account, ask: Callable[[str], str], mailbox: Mailbox
) -> None:
    anna.language = "en"
    session.commit()
    ask("anna")
    assert mailbox.letters[0]["Subject"] == "New password for Nachgefragt"
    assert "The link is good for 30 minutes" in mailbox.letters[0].get_content()


def test_a_forged_host_does_not_reach_the_letter(
    client: FlaskClient, anna: Account, work: Callable[[], None], mailbox: Mailbox
) -> None:
    client.post("/forgotten", data={"username": anna.username}, base_url="https://evil.example")
    work()
    assert "evil" not in mailbox.letters[0].get_content()
    assert link_in(mailbox.letters[0]).startswith("/new-password/")


def test_a_link_is_good_once(client: FlaskClient, session: Session, anna: Account, ask: Callable[[str], str]) -> None:
    link = ask("anna")
    client.post(link, data=TWICE)
    for response in (
        client.get(link),
        client.post(link, data={"password": "noch ein Satz", "repeated": "noch ein Satz"}),
    ):
        assert response.status_code == 410
        assert "Dieser Link gilt nicht" in response.text
    session.refresh(anna)
    assert password_fits(NEW, anna.password_hash)


def change_password(account: Account) -> None:
    account.password_hash += "x"


def end_sessions(account: Account) -> None:
    account.session_epoch += 1


def change_address(account: Account) -> None:
    account.email = "neu@post.example"


def disable(account: Account) -> None:
    account.disabled_at = utc_now()


@pytest.mark.parametrize("change", [change_password, end_sessions, change_address, disable])
def test_a_link_dies_with_the_account_as_it_was(
    client: FlaskClient, session: Session, anna: Account, ask: Callable[[str], str], change: Callable[[Account], None]
) -> None:
    link = ask("anna")
    assert client.get(link).status_code == 200
    change(anna)
    session.commit()
    assert client.post(link, data=TWICE).status_code == 410


@pytest.mark.parametrize(("age", "status"), [(timedelta(minutes=-1), 200), (timedelta(minutes=1), 410)])
def test_a_link_expires(
    client: FlaskClient, anna: Account, ask: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, age: timedelta,
    status: int,
) -> None:  # fmt: skip
    link = ask(anna.username)
    later = int((utc_now() + links.LIFETIME + age).timestamp())
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self: later)
    assert client.get(link).status_code == status


def test_a_tampered_link_and_one_for_another_purpose_are_nobodys(
    app: Flask, client: FlaskClient, anna: Account, ask: Callable[[str], str]
) -> None:
    link = ask(anna.username)
    middle = len(link) // 2
    changed = link[:middle] + ("A" if link[middle] != "A" else "B") + link[middle + 1 :]
    other = links.make(app.config["SECRET_KEY"], links.Purpose.ADDRESS, anna, ADDRESS)
    for path in (changed, link[:-1], "/new-password/x", f"/new-password/{other}"):
        assert client.post(path, data=TWICE).status_code == 410


def test_nobody_learns_whether_an_account_exists(
    client: FlaskClient, session: Session, anna: Account, learner: Account, work: Callable[[], None], mailbox: Mailbox,
    count_queries: Callable[..., object],
) -> None:  # fmt: skip
    """Same page, same statements; only for an existing account, a job is left, and only with an address, a letter."""
    pages, statements = [], []
    for name in (anna.username, learner.username, "niemand"):
        with count_queries() as run:  # type: ignore[attr-defined]
            response = client.post("/forgotten", data={"username": name})
        pages.append((response.status_code, re.sub(r'name="csrf_token" value="[^"]+"', "", response.text)))
        statements.append([one.split()[0] for one in run if not one.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))])
    assert pages[0] == pages[1] == pages[2]
    assert statements[0] == statements[1] == statements[2]
    assert "INSERT" in statements[2]
    assert session.scalar(sa.select(sa.func.count()).select_from(Job)) == 2
    assert mailbox.letters == [], "no letter is sent in the request"
    work()
    assert [letter["To"] for letter in mailbox.letters] == [ADDRESS]


@pytest.mark.parametrize("name", ["anna", "niemand"])
def test_letters_are_limited_by_name(client: FlaskClient, anna: Account, name: str) -> None:
    assert anna.username == "anna"
    statuses = [client.post("/forgotten", data={"username": name}).status_code for _ in range(recovery.ASK.count + 1)]
    assert statuses == [200] * recovery.ASK.count + [429]
    assert client.post("/forgotten", data={"username": "andere"}).status_code == 200


def test_letters_are_limited_by_address(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "ASK_FROM_ADDRESS", Limit("test", 2, timedelta(hours=1)))
    statuses = [client.post("/forgotten", data={"username": f"name{number}"}).status_code for number in range(3)]
    assert statuses == [200, 200, 429]


class TestTheOwnAddress:
    """Given in the settings, confirmed by a link."""

    def test_it_counts_once_it_is_confirmed(
        self, app: Flask, client: FlaskClient, session: Session, learner: Account, login: Login,
        work: Callable[[], None], mailbox: Mailbox,
    ) -> None:  # fmt: skip
        elsewhere = app.test_client()
        for browser in (client, elsewhere):
            login(browser, learner)
        assert "/settings/email" in client.get("/settings").text
        assert client.post("/settings/email", data={"email": ADDRESS, "password": PASSWORD}).status_code == 302
        work()
        link = link_in(mailbox.letters[0])
        assert ADDRESS in client.get(link).text
        session.refresh(learner)
        assert learner.email is None
        assert client.post(link).status_code == 302
        session.refresh(learner)
        assert learner.email == ADDRESS
        assert ADDRESS in client.get("/settings").text
        assert client.get("/my-data.json").get_json()["account"]["email"] == ADDRESS
        assert elsewhere.get("/settings").status_code == 302
        assert client.post("/settings/email", data={"email": "", "password": PASSWORD}).status_code == 302
        session.refresh(learner)
        assert learner.email is None
        assert client.post(link).status_code == 410

    @pytest.mark.parametrize(("email", "password"), [
        (ADDRESS, "falsch"), ("anna", PASSWORD), ("a@b", PASSWORD), ("a@b.c\r\nBcc: x@y.z", PASSWORD),
        ("ä@b.de", PASSWORD),
    ])  # fmt: skip
    def test_it_needs_the_password_and_must_be_one(
        self, client: FlaskClient, session: Session, learner: Account, login: Login, email: str, password: str
    ) -> None:
        login(client, learner)
        assert client.post("/settings/email", data={"email": email, "password": password}).status_code == 422
        assert session.scalar(sa.select(sa.func.count()).select_from(Job)) == 0

    def test_a_reader_of_the_letter_who_is_somebody_else_cannot_confirm_it(
        self, app: Flask, client: FlaskClient, session: Session, learner: Account, anna: Account, login: Login
    ) -> None:
        link = (
            f"/settings/email/{links.make(app.config['SECRET_KEY'], links.Purpose.ADDRESS, learner, 'x@post.example')}"
        )
        assert client.post(link).location.startswith("/login")
        login(client, anna)
        assert client.post(link).status_code == 410
        session.refresh(learner)
        assert learner.email is None

    def test_it_goes_with_the_account(
        self,
        client: FlaskClient,
        session: Session,
        anna: Account,
        login: Login,
        work: Callable[[], None],
        mailbox: Mailbox,
    ) -> None:
        login(client, anna)
        client.post("/settings/email", data={"email": "neu@post.example", "password": PASSWORD})
        assert client.post("/settings/delete", data={"password": PASSWORD, "understood": "y"}).status_code == 302
        assert session.scalar(sa.select(sa.func.count()).select_from(Job)) == 0
        work()
        assert mailbox.letters == []

    def test_jobs_that_hold_it_are_deleted_after_a_day(
        self, client: FlaskClient, session: Session, learner: Account, login: Login, work: Callable[[], None]
    ) -> None:
        login(client, learner)
        client.post("/settings/email", data={"email": ADDRESS, "password": PASSWORD})
        work()
        for hours, left in ((23, 1), (25, 0)):
            worker.tidy(lambda: Session(session.get_bind()), utc_now() + timedelta(hours=hours))
            session.rollback()
            assert session.scalar(sa.select(sa.func.count()).select_from(Job)) == left


def closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.mark.parametrize(("trouble", "reason"), [
    ("credentials", "SMTPAuthenticationError"), ("unreachable", "ConnectionRefusedError"),
    ("broken", "SMTPServerDisconnected"), ("no TLS", "SMTPNotSupportedError"), ("busy", "SMTPRecipientsRefused"),
])  # fmt: skip
def test_a_letter_that_cannot_be_sent_is_tried_again_later(  # noqa: PLR0913, PLR0917 - a journey through everything
    app: Flask, client: FlaskClient, session: Session, anna: Account, work: Callable[[], None], mailbox: Mailbox,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, trouble: str, reason: str,
) -> None:  # fmt: skip
    caplog.set_level(logging.INFO, "quiz")
    good = app.config["MAIL_SERVER"]
    mailbox.broken = trouble == "broken"
    mailbox.refused = {ADDRESS: f"451 4.2.1 {ADDRESS} is busy"} if trouble == "busy" else {}
    app.config["MAIL_SERVER"] = {
        "credentials": mailbox.server(password="falsch"), "no TLS": mailbox.server(tls="starttls"),
    }.get(trouble, good)  # fmt: skip
    if trouble == "unreachable":
        mailbox.port = closed_port()
        app.config["MAIL_SERVER"] = mailbox.server()
    client.post("/forgotten", data={"username": anna.username})
    work()
    job = session.scalars(sa.select(Job)).one()
    assert (job.tries, mailbox.letters) == (1, []), "it waits before it is tried again"
    (line,) = [record for record in caplog.records if record.name == "quiz.mail"]
    assert line.fields["reason"] == reason  # type: ignore[attr-defined]
    app.config["MAIL_SERVER"], mailbox.broken, mailbox.refused = good, False, {}
    later = utc_now() + jobs.PAUSE
    for module in (worker, local_queue):
        monkeypatch.setattr(module, "utc_now", lambda: later)
    work()
    session.refresh(job)
    assert (job.status, job.tries, len(mailbox.letters)) == (JobStatus.DONE, 2, 1)
    told = "".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert ADDRESS not in told
    assert "anna" not in told


def test_a_letter_is_given_up_at_the_last_try_or_where_the_address_is_refused(
    app: Flask, client: FlaskClient, session: Session, anna: Account, work: Callable[[], None], mailbox: Mailbox,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    mailbox.refused = {ADDRESS: f"550 5.1.1 {ADDRESS} is unknown"}
    client.post("/forgotten", data={"username": anna.username})
    work()
    assert session.scalars(sa.select(Job.error)).one() == "mail_refused"
    session.execute(sa.delete(Job))
    session.commit()
    app.config["MAIL_SERVER"] = mailbox.server(password="falsch")
    client.post("/forgotten", data={"username": anna.username})
    for number in range(jobs.MAX_TRIES):
        later = utc_now() + number * jobs.PAUSE
        for module in (worker, local_queue):
            monkeypatch.setattr(module, "utc_now", lambda later=later: later)
        work()
    job = session.scalars(sa.select(Job)).one()
    assert (job.status, job.tries, job.error) == (JobStatus.FAILED, jobs.MAX_TRIES, "mail_not_sent")
    assert ADDRESS not in caplog.text


def test_the_page_on_privacy_tells_what_an_address_is_for(app: Flask, make_app: Callable[..., Flask]) -> None:
    assert "Link zu einem neuen Kennwort" in app.test_client().get("/privacy").text
    assert "Mailserver" not in make_app(MAIL_SERVER=None).test_client().get("/privacy").text
