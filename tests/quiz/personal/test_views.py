"""A person's own data: taken along as a file, taken over from a guest, deleted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.models import Account, Attempt, Classroom, Guest, Membership, PracticeCard, Quiz, Response, Role, utc_now
from tests.quiz.attempts import samples
from tests.quiz.attempts.taking import CODE, Taker
from tests.quiz.conftest import PASSWORD

Login = Callable[[FlaskClient, Account], None]
Counting = Callable[[], AbstractContextManager[list[str]]]


def sign_in(client: FlaskClient, username: str) -> str:
    response = client.post("/login", data={"username": username, "password": PASSWORD})
    assert response.status_code == 302
    return str(response.location)


def test_a_guest_takes_attempts_along_into_a_new_account(taker: Taker, session: Session) -> None:
    registered = taker.client.post(
        "/register", data={"username": "mia", "password": PASSWORD, "repeated": PASSWORD, "role": "learner"}
    )
    assert registered.location.startswith("/take-over")
    page = taker.client.get(registered.location).text
    assert "Warst du das, Mia?" in page
    taker.client.post(registered.location, data={"mine": "1"})
    account = session.scalars(sa.select(Account).where(Account.username == "mia")).one()
    attempt = session.scalars(sa.select(Attempt)).one()
    assert (attempt.account_id, attempt.guest_id, attempt.nickname) == (account.id, None, "mia")
    assert session.scalars(sa.select(PracticeCard)).one().account_id == account.id
    assert session.scalars(sa.select(Guest)).all() == []
    assert "Der neue Hafen" in taker.client.get("/my-results").text


def test_whoever_was_not_the_guest_gets_nothing_and_the_browser_forgets(
    taker: Taker, learner: Account, session: Session
) -> None:
    where = sign_in(taker.client, learner.username)
    taker.client.post(where, data={"mine": "0"})
    assert session.scalars(sa.select(Attempt)).one().guest_id is not None
    assert "Der neue Hafen" not in taker.client.get("/my-results").text
    assert taker.client.get("/take-over").location == "/my-classes"


def test_without_a_guest_signing_in_leads_on_at_once(client: FlaskClient, learner: Account) -> None:
    assert not sign_in(client, learner.username).startswith("/take-over")


def test_a_teacher_is_not_asked(taker: Taker, teacher: Account) -> None:
    assert not sign_in(taker.client, teacher.username).startswith("/take-over")


def test_open_attempts_of_both_do_not_collide(
    app: Flask, quiz: Quiz, learner: Account, login: Login, session: Session
) -> None:
    """The guest's one is submitted as it stands; both stay."""
    assert quiz.code
    taker = Taker(app.test_client())
    taker.begin()
    other = Taker(app.test_client())
    login(other.client, learner)
    other.begin()
    where = sign_in(taker.client, learner.username)
    assert taker.client.post(where, data={"mine": "1"}).status_code == 302
    attempts = session.scalars(sa.select(Attempt)).all()
    assert {attempt.account_id for attempt in attempts} == {learner.id}
    assert sorted(attempt.submitted_at is None for attempt in attempts) == [False, True]


def test_everything_about_a_person_is_in_the_file_and_nothing_of_others(
    app: Flask, taker: Taker, session: Session
) -> None:
    other = Taker(app.test_client())
    other.begin("Lou")
    data = json.loads(taker.client.get("/my-data.json").text)
    (attempt,) = data["attempts"]
    assert data["guest"]["name"] == "Mia"
    assert attempt["quiz"] == "Der neue Hafen"
    answers = [one["answer"]["response"] for place in attempt["questions"] for one in place["answers"]]
    assert "Ilse Bramkamp" in answers
    assert len(data["practice"]) == 1
    assert "Lou" not in json.dumps(data)
    assert session.scalars(sa.select(Attempt)).all()


def test_the_file_needs_as_many_queries_however_much_there_is(taker: Taker, count_queries: Counting) -> None:
    numbers = []
    for attempts in (1, 2, 4):
        while len(json.loads(taker.client.get("/my-data.json").text)["attempts"]) < attempts:
            taker.choose(taker.begin(), "die Landesregierung")
            taker.submit()
        with count_queries() as statements:
            data = json.loads(taker.client.get("/my-data.json").text)
        assert len(data["attempts"]) == attempts
        numbers.append(len(statements))
    assert len(set(numbers)) == 1, numbers


def test_a_teachers_file_needs_as_many_queries_however_much_there_is(
    client: FlaskClient, quiz: Quiz, teacher: Account, session: Session, login: Login, count_queries: Counting
) -> None:
    assert quiz.code == CODE
    login(client, teacher)
    numbers = []
    for quizzes in (1, 2, 3):
        with count_queries() as statements:
            data = json.loads(client.get("/my-data.json").text)
        assert (len(data["quizzes"]), len(data["items"])) == (quizzes, 9 * quizzes)
        numbers.append(len(statements))
        samples.add_quiz(session, teacher, code=f"K7M3QX9T{quizzes}")
    assert len(set(numbers)) == 1, numbers


def test_keys_are_not_in_the_file(client: FlaskClient, quiz: Quiz) -> None:
    assert quiz.code
    Taker(client).begin()
    text = client.get("/my-data.json").text
    assert "Gemeinderat von Br" not in text
    assert "password" not in text


def test_a_teacher_s_file_has_articles_items_and_quizzes(
    app: Flask, quiz: Quiz, teacher: Account, login: Login, make_account: Callable[..., Account]
) -> None:
    assert quiz.code == CODE
    client = app.test_client()
    login(client, teacher)
    data = json.loads(client.get("/my-data.json").text)
    assert [one["title"] for one in data["quizzes"]] == ["Der neue Hafen"]
    assert len(data["items"]) == 9
    assert data["articles"][0]["markup"]
    assert "argon2" not in json.dumps(data)
    login(client, make_account("andere", Role.TEACHER))
    assert json.loads(client.get("/my-data.json").text)["quizzes"] == []


def test_a_stranger_has_no_data(client: FlaskClient) -> None:
    assert "nichts über dich gespeichert" in client.get("/my-data").text
    assert json.loads(client.get("/my-data.json").text)["attempts"] == []


def points_of(client: FlaskClient) -> list[str]:
    return re.findall(r"<b>([\d,]+)</b>", client.get("/quizzes/1/results").text) or re.findall(
        r'class="number">([\d,]+)', client.get("/quizzes/1/results").text
    )


@pytest.fixture
def taken(taker: Taker, learner: Account) -> Taker:
    """The guest's attempt, now the learner's."""
    where = sign_in(taker.client, learner.username)
    taker.client.post(where, data={"mine": "1"})
    return taker


def test_deleting_explains_and_asks_for_the_password(taken: Taker, learner: Account, session: Session) -> None:
    page = taken.client.get("/settings/delete").text
    assert "Was ohne deinen Namen bleibt" in page
    assert "mit einer Tatsache" in page
    for fields in ({"password": PASSWORD}, {"password": "falsch", "understood": "y"}, {"understood": "y"}):
        assert taken.client.post("/settings/delete", data=fields).status_code == 422
    assert session.get(Account, learner.id) is not None


def test_a_deleted_learner_leaves_points_and_no_name_nor_own_words(
    app: Flask, taken: Taker, teacher: Account, login: Login, session: Session
) -> None:
    teachers = app.test_client()
    login(teachers, teacher)
    before = points_of(teachers)
    response = taken.client.post("/settings/delete", data={"password": PASSWORD, "understood": "y"})
    assert response.status_code == 302
    session.expire_all()
    assert session.scalars(sa.select(Account).where(Account.role == Role.LEARNER)).all() == []
    attempt = session.scalars(sa.select(Attempt)).one()
    assert (attempt.nickname, attempt.account_id) == ("–", None)
    kept = [row.answer for row in session.scalars(sa.select(Response))]
    assert len(kept) == 1  # the choice
    assert session.scalars(sa.select(PracticeCard)).all() == []
    assert before
    assert points_of(teachers) == before
    assert "Schueler" not in teachers.get("/quizzes/1/results").text
    assert taken.client.get("/my-results").status_code == 200


def test_a_deleted_teacher_takes_articles_quizzes_and_results_along(
    app: Flask, taker: Taker, teacher: Account, login: Login, session: Session
) -> None:
    client = app.test_client()
    login(client, teacher)
    assert "ein Ergebnis anderer Menschen" in client.get("/settings/delete").text
    client.post("/settings/delete", data={"password": PASSWORD, "understood": "y"})
    assert session.scalars(sa.select(Quiz)).all() == []
    assert session.scalars(sa.select(Attempt)).all() == []
    assert taker.client.get("/my-results").status_code == 200


def test_the_last_administrator_stays(app: Flask, administrator: Account, login: Login, session: Session) -> None:
    client = app.test_client()
    login(client, administrator)
    response = client.post("/settings/delete", data={"password": PASSWORD, "understood": "y"})
    assert response.status_code == 422
    assert "letzte Verwaltung" in response.text
    assert session.get(Account, administrator.id)


def age(session: Session, days: int) -> None:
    """Let everything there is have been done that many days ago."""
    moment = utc_now() - timedelta(days=days)
    session.execute(sa.update(Attempt).values(started_at=moment))
    session.execute(sa.update(Response).values(received_at=moment))
    session.execute(sa.update(Guest).values(created_at=moment))
    session.execute(sa.update(Account).values(created_at=moment))
    session.execute(sa.update(PracticeCard).values(created_at=moment))
    session.commit()


def test_idle_guests_become_nameless_by_the_setting(
    make_app: Callable[..., Flask], taker: Taker, session: Session
) -> None:
    age(session, 100)
    runner = make_app(KEEP_GUESTS_DAYS=90).test_cli_runner()
    assert runner.invoke(args=["forget", "--dry-run"]).output == "Would forget 1 guests and 0 accounts.\n"
    assert session.scalars(sa.select(Attempt.nickname)).one() == "Mia"
    assert runner.invoke(args=["forget"]).output == "Forgot 1 guests and 0 accounts.\n"
    session.expire_all()
    assert session.scalars(sa.select(Attempt.nickname)).one() == "–"
    assert runner.invoke(args=["forget"]).output == "Forgot 0 guests and 0 accounts.\n"
    assert "Mia" not in taker.client.get("/my-results").text


def test_who_did_something_lately_is_kept(make_app: Callable[..., Flask], taken: Taker, session: Session) -> None:
    assert taken
    age(session, 400)
    session.execute(sa.update(Response).values(received_at=utc_now()))
    session.commit()
    runner = make_app(KEEP_GUESTS_DAYS=90, KEEP_ACCOUNTS_DAYS=365).test_cli_runner()
    assert runner.invoke(args=["forget"]).output == "Forgot 0 guests and 0 accounts.\n"
    age(session, 400)
    assert runner.invoke(args=["forget"]).output == "Forgot 0 guests and 1 accounts.\n"


def test_without_periods_nothing_is_forgotten(app: Flask) -> None:
    assert "nothing to do" in app.test_cli_runner().invoke(args=["forget"]).output


def test_a_member_who_is_deleted_stays_counted_under_no_name(
    taken: Taker, learner: Account, teacher: Account, session: Session
) -> None:
    room = Classroom(owner_id=teacher.id, name="9b", join_code="ABCDEFGHJ")
    session.add(room)
    session.flush()
    session.add(Membership(classroom_id=room.id, account_id=learner.id, name="Mia Muster"))
    session.commit()
    taken.client.post("/settings/delete", data={"password": PASSWORD, "understood": "y"})
    session.expire_all()
    (member,) = session.scalars(sa.select(Membership))
    assert (member.name, member.account_id) == ("–", None)
    assert member.removed_at is not None
