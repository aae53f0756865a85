"""What teachers and learners see of classes and assignments."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.attempts import throttle
from quiz.classrooms.services import members
from quiz.classrooms.zones import to_local
from quiz.models import (
    Account,
    ArticleRecord,
    Assignment,
    Attempt,
    Classroom,
    Guest,
    ItemRecord,
    Membership,
    Quiz,
    QuizItem,
    Release,
    Response,
    utc_now,
)
from tests.quiz.attempts.taking import Taker, scripted
from tests.quiz.classrooms.conftest import OPENED, SECRET, now_rules, sign_in_by_code

Assign = Callable[..., Assignment]
KEY = "der Gemeinderat von Brückenau"
PROOF = "Beschlossen hat das der Gemeinderat."


@pytest.fixture
def desk(app: Flask, member: Membership) -> FlaskClient:
    """A browser in which Mia typed her personal code."""
    client = app.test_client()
    sign_in_by_code(client, member)
    return client


def begin(desk: FlaskClient, assignment: Assignment) -> Taker:
    """Open the assignment's door and begin."""
    response = desk.post(f"/assignments/{assignment.public_id}")
    assert response.status_code == 302
    return Taker(desk, response.location)


# the teacher's class


def test_a_teacher_makes_a_class_and_renames_it(browser: FlaskClient) -> None:
    page = browser.post(
        "/classes/new", data={"name": "  9b   Politik ", "time_zone": "Europe/Vienna"}, follow_redirects=True
    )
    assert "<h1>9b Politik</h1>" in page.text
    browser.post("/classes/1/settings", data={"name": "10b", "time_zone": "Europe/Berlin"})
    assert "10b" in browser.get("/classes/").text


@pytest.mark.parametrize("fields", [{"name": " "}, {"name": "9b", "time_zone": "Mars/Olympus"}, {"name": "x" * 121}])
def test_a_class_without_name_or_with_an_unknown_zone_is_not_made(browser: FlaskClient, fields: dict[str, str]) -> None:
    assert browser.post("/classes/new", data={"time_zone": "Europe/Berlin"} | fields).status_code == 422


def test_a_class_shows_code_link_and_picture(browser: FlaskClient, classroom: Classroom) -> None:
    page = browser.get(f"/classes/{classroom.id}").text
    code = classroom.join_code
    assert f"{code[:3]}-{code[3:6]}-{code[6:]}" in page
    assert f'value="http://localhost/join/{code}"' in page
    picture = browser.get(f"/classes/{classroom.id}/qr.svg")
    assert picture.mimetype == "image/svg+xml"
    assert "style" not in picture.text
    assert ET.fromstring(picture.text).tag.endswith("svg")  # noqa: S314 - our own picture


def test_a_list_makes_members_with_codes_on_a_sheet(
    browser: FlaskClient, classroom: Classroom, session: Session
) -> None:
    file = (io.BytesIO("Nachname;Vorname\nÖz;Tom\nKern;Mia\n".encode("cp1252")), "9b.csv")
    page = browser.post(f"/classes/{classroom.id}/members", data={"file": file}, follow_redirects=True)
    assert "2 Personen sind dazugekommen" in page.text
    assert "Tom Öz" in page.text
    codes = session.scalars(sa.select(Guest.personal_code)).all()
    assert len(set(codes)) == 2
    for code in codes:
        assert code is not None
        assert f"{code[:3]}-{code[3:6]}-{code[6:]}" in page.text


def test_a_list_with_a_fault_adds_nobody_and_loses_nothing(
    browser: FlaskClient, classroom: Classroom, member: Membership, session: Session
) -> None:
    page = browser.post(f"/classes/{classroom.id}/members", data={"names": f"Tom\n{member.name}\nTom\n"})
    assert page.status_code == 422
    assert "Zeile 2 („Mia“): ist schon in der Klasse" in page.text
    assert "Zeile 3" in page.text
    assert "Tom\nMia\nTom</textarea>" in page.text.replace("\r\n", "\n")
    assert session.scalar(sa.select(sa.func.count(Membership.id))) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "kein Text"),
        (b"x" * 300_000, "zu lang"),
        (b"\n\n", "mindestens einen Namen"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_reason(
    browser: FlaskClient, classroom: Classroom, data: bytes, message: str
) -> None:
    page = browser.post(f"/classes/{classroom.id}/members", data={"file": (io.BytesIO(data), "x.csv")})
    assert page.status_code == 422
    assert message in page.text


def test_a_name_is_shown_as_text(browser: FlaskClient, classroom: Classroom) -> None:
    browser.post(f"/classes/{classroom.id}/members", data={"names": "<script>alert(1)</script>"})
    for address in (f"/classes/{classroom.id}", f"/classes/{classroom.id}/codes"):
        assert "<script>alert" not in browser.get(address).text


def test_a_member_is_removed_and_taken_back(browser: FlaskClient, classroom: Classroom, member: Membership) -> None:
    address = f"/classes/{classroom.id}/members/{member.id}"
    page = browser.post(f"{address}/remove", follow_redirects=True).text
    assert "1 entfernte Person" in page
    assert "0 Personen</h2>" in page
    assert "1 Person</h2>" in browser.post(f"{address}/restore", follow_redirects=True).text


# the learner's way in


def test_a_visitor_joins_by_the_class_s_code_and_comes_back_by_the_own_one(
    app: Flask, client: FlaskClient, classroom: Classroom, session: Session
) -> None:
    door = client.post("/enter", data={"code": classroom.join_code.lower()})
    assert door.location == f"/join/{classroom.join_code}"
    assert "9b Politik" in client.get(door.location).text
    page = client.post(door.location, data={"name": "Jo"}, follow_redirects=True).text
    guest = session.scalars(sa.select(Guest)).one()
    code = guest.personal_code or ""
    assert f"{code[:3]}-{code[3:6]}-{code[6:]}" in page
    assert "9b Politik" in client.get("/my-classes").text
    other = app.test_client()
    other.post("/enter", data={"code": code})
    assert "9b Politik" in other.get("/my-classes").text
    assert "9b Politik" in client.get("/my-classes").text, "the first browser stays signed in"


def test_an_account_joins_under_its_name(
    client: FlaskClient, classroom: Classroom, learner: Account, login: Callable[..., None], session: Session
) -> None:
    login(client, learner)
    assert "9b Politik" in client.post(f"/join/{classroom.join_code}", follow_redirects=True).text
    assert session.scalars(sa.select(Membership.name)).one() == learner.display_name


def test_teachers_cannot_join(browser: FlaskClient, classroom: Classroom, session: Session) -> None:
    assert "melde dich dafür ab" in browser.get(f"/join/{classroom.join_code}").text
    browser.post(f"/join/{classroom.join_code}", data={"name": "Ich"})
    assert session.scalar(sa.select(sa.func.count(Membership.id))) == 0


def test_a_personal_code_signs_whoever_was_there_out(
    client: FlaskClient, member: Membership, learner: Account, login: Callable[..., None]
) -> None:
    login(client, learner)
    sign_in_by_code(client, member)
    page = client.get("/my-classes").text
    assert "Du bist hier als Mia." in page
    assert client.get("/settings").status_code == 302


def test_wrong_codes_of_classes_are_counted(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "ONE_IN", 10**12)
    assert [client.get("/join/BBBBBBBBB").status_code for _guess in range(301)][-1] == 429


def test_a_removed_learner_is_told_at_the_door(
    browser: FlaskClient, desk: FlaskClient, classroom: Classroom, member: Membership
) -> None:
    browser.post(f"/classes/{classroom.id}/members/{member.id}/remove")
    assert "Du bist noch in keiner Klasse" in desk.get("/my-classes").text
    page = desk.post(f"/join/{classroom.join_code}", follow_redirects=True).text
    assert "aus dieser Klasse genommen" in page


# assignments


def test_a_quiz_is_assigned_in_the_class_s_time_zone(
    browser: FlaskClient, classroom: Classroom, quiz: Quiz, session: Session
) -> None:
    fields = {
        "quiz": quiz.id,
        "opens_at": "2026-07-01T08:00",
        "due_at": "2026-07-08T18:00",
        "grace": 30,
        "attempts_allowed": 2,
        "counting": "best",
        "feedback": "after_submission",
        "keys_shown": "after_due",
    }
    page = browser.post(f"/classes/{classroom.id}/assignments/new", data=fields, follow_redirects=True)
    assert "Die Aufgabe ist gestellt" in page.text
    assert "08.07.26, 18:00" in page.text
    made = session.scalars(sa.select(Assignment)).one()
    assert made.due_at is not None
    assert made.due_at.isoformat() == "2026-07-08T16:00:00+00:00"
    form = browser.get(f"/classes/{classroom.id}/assignments/{made.id}/rules").text
    assert 'value="2026-07-08T18:00"' in form


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"due_at": "2026-06-30T08:00"}, "liegt nicht nach dem Beginn"),
        ({"due_at": "", "keys_shown": "after_due"}, "braucht es einen Abgabetermin"),
        ({"feedback": "after_due"}, "früher zu sehen"),
        ({"opens_at": ""}, "Ab wann"),
        ({"opens_at": "morgen"}, "Beginn"),
        ({"quiz": 999}, "Quiz"),
        ({"attempts_allowed": "0"}, "Versuchen"),
        ({"feedback": "irgendwann"}, "field-error"),
        ({"keys_shown": "irgendwann"}, "field-error"),
    ],
)
def test_rules_that_make_no_sense_are_refused_with_a_reason(
    browser: FlaskClient, classroom: Classroom, quiz: Quiz, changes: dict[str, object], message: str
) -> None:
    fields = {
        "quiz": quiz.id,
        "opens_at": "2026-07-01T08:00",
        "due_at": "2026-07-08T18:00",
        "grace": 30,
        "counting": "first",
        "feedback": "after_submission",
        "keys_shown": "after_submission",
    }
    page = browser.post(f"/classes/{classroom.id}/assignments/new", data=fields | changes)
    assert page.status_code == 422
    assert message in page.text


def test_a_learner_does_an_assignment_and_sees_the_keys_at_the_end(desk: FlaskClient, assign: Assign) -> None:
    given = assign(now_rules())
    assert "neu" in desk.get("/my-classes").text
    taker = begin(desk, given)
    taker.choose(taker.get(), KEY)
    assert "begonnen" in desk.get("/my-classes").text
    result = taker.submit()
    assert PROOF in result.text
    assert "abgegeben" in desk.get("/my-classes").text
    door = desk.post(f"/assignments/{given.public_id}", follow_redirects=True).text
    assert "Du hast alle erlaubten Versuche gemacht." in door


@pytest.mark.parametrize(
    ("release", "text"),
    [
        (Release.AFTER_DUE, "wenn alle aus deiner Klasse fertig sind"),
        (Release.NEVER, "Das Ergebnis sagt dir deine Lehrkraft"),
    ],
)
def test_neither_points_nor_keys_are_told_before_they_are_due(
    desk: FlaskClient, assign: Assign, release: Release, text: str
) -> None:
    given = assign(now_rules(feedback=release, keys_shown=release))
    taker = begin(desk, given)
    taker.choose(taker.get(), KEY)
    result = taker.submit()
    assert text in result.text
    for page in (result.text, desk.get("/my-results").text, desk.get(f"/assignments/{given.public_id}").text):
        assert PROOF not in page
        assert "Punkten" not in page
    assert (
        desk.post(f"{taker.address.rsplit('/', 1)[0] if '#' in taker.address else taker.address}/retry").status_code
        == 409
    )


def test_points_without_keys(desk: FlaskClient, assign: Assign) -> None:
    taker = begin(desk, assign(now_rules(keys_shown=Release.NEVER)))
    taker.choose(taker.get(), "die Landesregierung")
    page = taker.submit().text
    assert "Falsch beantwortet" in page
    assert "Punkten" in page
    for told in (
        PROOF,
        "richtige Antwort",
        "Das Land saniert nur den Speicher.",
        "14,5",
        "Fähranleger verlegt",
        "<mark>",
    ):
        assert told not in page, told
    assert KEY not in re.sub(r"<li>.*?</li>", "", page, flags=re.DOTALL), "only as one of the options"


def test_a_checked_answer_shows_no_key_where_only_the_verdict_is_told_at_once(
    desk: FlaskClient, assign: Assign
) -> None:
    taker = begin(desk, assign(now_rules(feedback=Release.AT_ONCE, keys_shown=Release.AFTER_DUE)))
    page = taker.get()
    taker.choose(page, "die Landesregierung", action="check:1")
    checked = taker.get("/1").text
    assert "Falsch beantwortet" in checked
    assert "richtige Antwort" not in checked
    assert PROOF not in checked


def test_an_answer_can_only_be_checked_where_the_rules_say_so(desk: FlaskClient, assign: Assign) -> None:
    taker = begin(desk, assign(now_rules()))
    taker.choose(taker.get(), KEY, action="check:1")
    assert (
        "beantwortet" not in taker.get("/1").text.split("jumps")[0] or "Richtig beantwortet" not in taker.get("/1").text
    )


def test_the_article_is_shown_by_the_assignment_s_rule(desk: FlaskClient, assign: Assign) -> None:
    taker = begin(desk, assign(now_rules(show_article=True)))
    assert "Artikel lesen" in taker.get().text


def test_what_is_not_open_is_not_begun(desk: FlaskClient, assign: Assign) -> None:
    given = assign(now_rules(opens_at=utc_now() + timedelta(minutes=5)))
    assert "Kommt noch" in desk.get("/my-classes").text
    page = desk.post(f"/assignments/{given.public_id}", follow_redirects=True).text
    assert "noch nicht begonnen" in page


def test_the_teacher_is_warned_where_keys_can_be_had_by_the_code(
    browser: FlaskClient, classroom: Classroom, assign: Assign, quiz: Quiz
) -> None:
    given = assign(now_rules(keys_shown=Release.NEVER))
    address = f"/classes/{classroom.id}/assignments/{given.id}"
    assert "auch veröffentlicht" in browser.get(address).text
    browser.post(f"/quizzes/{quiz.id}/status", data={"status": "closed"})
    assert "auch veröffentlicht" not in browser.get(address).text


def test_every_article_of_a_quiz_is_named_at_its_door(
    client: FlaskClient, desk: FlaskClient, session: Session, teacher: Account, assign: Assign, quiz: Quiz
) -> None:
    other = ArticleRecord(owner_id=teacher.id, headline="Die Fähre fährt wieder", source_name="Inselbote")
    session.add(other)
    session.flush()
    place = session.scalars(sa.select(QuizItem).where(QuizItem.quiz_id == quiz.id).order_by(QuizItem.position)).first()
    assert place is not None
    session.get_one(ItemRecord, place.item_id).article_id = other.id
    session.commit()
    for page in (desk.get(f"/assignments/{assign(now_rules()).public_id}"), client.get(f"/q/{quiz.code}")):
        assert "Brückenauer Tageblatt" in page.text
        assert "Inselbote" in page.text


def test_a_class_is_chosen_for_a_quiz(browser: FlaskClient, classroom: Classroom, quiz: Quiz) -> None:
    assert f"/classes/?quiz={quiz.id}" in browser.get(f"/quizzes/{quiz.id}").text
    page = browser.get(f"/classes/?quiz={quiz.id}").text
    assert f"/classes/{classroom.id}/assignments/new?quiz={quiz.id}" in page
    form = browser.get(f"/classes/{classroom.id}/assignments/new?quiz={quiz.id}").text
    assert f'<option selected value="{quiz.id}">' in form


def test_a_deleted_quiz_is_nobody_s_task_any_more_and_results_stay(
    browser: FlaskClient, desk: FlaskClient, assign: Assign, session: Session, quiz: Quiz
) -> None:
    given = assign(now_rules())
    browser.post(f"/quizzes/{quiz.id}/delete")
    session.expire_all()
    assert session.get_one(Assignment, given.id).quiz_id == quiz.id
    assert desk.post(f"/assignments/{given.public_id}").status_code == 404
    assert quiz.title not in desk.get("/my-classes").text


def test_somebody_who_is_not_in_the_class_finds_no_assignment(
    client: FlaskClient, assign: Assign, learner: Account, login: Callable[..., None]
) -> None:
    given = assign(now_rules())
    for _who in range(2):
        assert client.get(f"/assignments/{given.public_id}").status_code == 404
        assert client.post(f"/assignments/{given.public_id}").status_code == 404
        login(client, learner)


def test_an_extension_is_given_in_the_class_s_time(
    browser: FlaskClient, desk: FlaskClient, classroom: Classroom, assign: Assign, member: Membership
) -> None:
    given = assign(now_rules(opens_at=utc_now() - timedelta(hours=2), due_at=utc_now() - timedelta(hours=1)))
    assert "verpasst" in desk.get("/my-classes").text
    until = to_local(utc_now() + timedelta(hours=1), classroom.time_zone).strftime("%Y-%m-%dT%H:%M")
    address = f"/classes/{classroom.id}/assignments/{given.id}/extensions/{member.id}"
    assert "verlängert" in browser.post(address, data={"due_at": until}, follow_redirects=True).text
    assert f'value="{until}"' in browser.get(address).text
    assert begin(desk, given).get().status == 200


# progress


def test_progress_shows_who_is_where(
    browser: FlaskClient, desk: FlaskClient, classroom: Classroom, assign: Assign, member: Membership
) -> None:
    given = assign(now_rules())
    address = f"/classes/{classroom.id}/assignments/{given.id}"
    assert "nicht begonnen" in browser.get(address).text
    taker = begin(desk, given)
    taker.send(taker.get("/6"), fields={"q6-text": "14,5"})
    page = browser.get(address).text
    assert "Frage 6" in page
    assert "1 von 9" in page
    taker.submit()
    assert "abgegeben</span>" in browser.get(address).text
    assert member.name in page


def test_late_answers_wait_for_the_teacher(
    browser: FlaskClient, desk: FlaskClient, classroom: Classroom, assign: Assign, session: Session
) -> None:
    given = assign(now_rules(keys_shown=Release.NEVER, feedback=Release.NEVER))
    taker = begin(desk, given)
    page = taker.get("/6")
    given.due_at = utc_now() - timedelta(seconds=1)
    session.commit()
    taker.post(scripted(page, 6, 1, {"text": "14,5"}))
    assert session.scalars(sa.select(Response.late)).all() == [True]
    address = f"/classes/{classroom.id}/assignments/{given.id}"
    assert "1 verspätete Antwort zählen lassen" in browser.get(address).text
    attempt = session.scalars(sa.select(Attempt)).one()
    page_after = browser.post(f"{address}/late/{attempt.public_id}", data={"decision": "count"}, follow_redirects=True)
    assert "doch nicht zählen" in page_after.text
    assert browser.post(f"{address}/late/{attempt.public_id}", data={"decision": "x"}).status_code == 400


@pytest.mark.parametrize("learners", [1, 12])
def test_pages_of_classes_run_as_many_queries_for_one_learner_as_for_many(
    app: Flask,
    browser: FlaskClient,
    classroom: Classroom,
    assign: Assign,
    session: Session,
    count_queries: Callable[[], AbstractContextManager[list[str]]],
    learners: int,
) -> None:
    given, *_others = [assign(now_rules()) for _number in range(min(learners, 3))]
    made = members.add_names(session, classroom, [f"Kind {n}" for n in range(learners)], SECRET, OPENED)
    session.commit()
    desks = []
    for one in made:
        desks.append(app.test_client())
        sign_in_by_code(desks[-1], one)
        taker = begin(desks[-1], given)
        taker.send(taker.get("/6"), fields={"q6-text": "3"})
    pinned = {
        "/classes/": 2,
        f"/classes/{classroom.id}": 5,
        f"/classes/{classroom.id}/codes": 3,
        f"/classes/{classroom.id}/assignments/{given.id}": 8,
    }
    for address, number in pinned.items():
        with count_queries() as statements:
            assert browser.get(address).status_code == 200
        assert len(statements) == number, (address, statements)
    with count_queries() as statements:
        assert desks[0].get("/my-classes").status_code == 200
    assert len(statements) == 6, statements


def test_the_code_of_an_assigned_quiz_leads_its_class_to_the_assignment_until_the_keys_are_told(
    app: Flask, session: Session, assign: Assign, member: Membership, quiz: Quiz
) -> None:
    given = assign(now_rules(keys_shown=Release.NEVER))
    client, address = app.test_client(), f"/assignments/{given.public_id}"
    sign_in_by_code(client, member)
    for response in (client.get(f"/q/{quiz.code}"), client.post(f"/q/{quiz.code}")):
        assert (response.status_code, response.location) == (302, address)
    assert "Mach es hier: Dann zählt es." in client.get(address).text
    assert session.scalar(sa.select(sa.func.count(Attempt.id))) == 0
    stranger = app.test_client()
    assert stranger.post(f"/q/{quiz.code}", data={"nickname": "Ole"}).location.startswith("/attempts/")
    session.execute(sa.update(Assignment).values(keys_shown=Release.AFTER_SUBMISSION))
    session.commit()
    attempt = client.post(address).location
    client.post(f"{attempt}/submit")
    assert client.get(f"/q/{quiz.code}").status_code == 200
