"""What a learner meets in a browser without script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.attempts import protocol
from quiz.attempts.protocol import Refusal
from quiz.models import Account, Attempt, Feedback, Guest, Presentation, Quiz, QuizStatus, Response, utc_now
from tests.quiz.attempts import samples
from tests.quiz.attempts.taking import CODE, Page, Taker, scripted

pytestmark = pytest.mark.usefixtures("quiz")
SHORT_TEXT = 7


def responses(session: Session) -> list[Response]:
    return list(session.scalars(sa.select(Response).order_by(Response.id)))


class TestComingIn:
    @pytest.mark.parametrize("typed", ["K7M3QX9TB", " k7m-3qx 9tb "])
    def test_the_code_leads_to_the_quiz(self, client: FlaskClient, typed: str) -> None:
        page = client.post("/enter", data={"code": typed}, follow_redirects=True).get_data(as_text=True)
        assert "Der neue Hafen" in page
        assert "9 Fragen" in page

    def test_a_wrong_code_is_told_and_stays_in_the_field(self, client: FlaskClient) -> None:
        response = client.post("/enter", data={"code": "ZZZ-ZZZ-ZZZ"})
        assert response.status_code == 404
        page = response.get_data(as_text=True)
        assert "Zu diesem Code gibt es kein Quiz." in page
        assert 'value="ZZZ-ZZZ-ZZZ"' in page

    def test_a_draft_and_a_deleted_quiz_are_not_there(self, client: FlaskClient, session: Session, quiz: Quiz) -> None:
        quiz.deleted_at = utc_now()
        session.commit()
        assert client.get(f"/q/{CODE}").status_code == 404
        quiz.deleted_at, quiz.status = None, QuizStatus.DRAFT
        session.commit()
        assert client.get(f"/q/{CODE}").status_code == 404

    def test_a_guest_gives_a_name_and_only_that_is_kept(self, taker: Taker, session: Session) -> None:
        taker.begin("  Mia \u200b  B. ")
        guest = session.scalars(sa.select(Guest)).one()
        assert guest.nickname == "Mia B."
        assert session.scalars(sa.select(Attempt)).one().nickname == "Mia B."
        cookie = taker.client.get_cookie("nachgefragt_guest")
        assert cookie is not None
        assert cookie.http_only
        assert cookie.same_site == "Lax"
        assert cookie.value != guest.token_hash

    @pytest.mark.parametrize("name", ["", "   ", "\u200b", "x" * 41])
    def test_a_name_that_is_none_or_too_long_is_refused(self, client: FlaskClient, session: Session, name: str) -> None:
        response = client.post(f"/q/{CODE}", data={"nickname": name})
        assert response.status_code == 422
        assert "field-error" in response.get_data(as_text=True)
        assert session.scalars(sa.select(Guest)).all() == []

    def test_an_account_needs_no_name_and_no_address(
        self, taker: Taker, session: Session, learner: Account, login: Callable[[FlaskClient, Account], None]
    ) -> None:
        login(taker.client, learner)
        taker.begin("")
        attempt = session.scalars(sa.select(Attempt)).one()
        assert (attempt.account_id, attempt.guest_id, attempt.nickname) == (learner.id, None, "Schueler")

    def test_somebody_else_starts_afresh_on_the_same_computer(self, taker: Taker, session: Session) -> None:
        taker.begin("Mia")
        first = taker.address
        page = taker.client.get(f"/q/{CODE}").get_data(as_text=True)
        assert "Du bist hier als Mia." in page
        assert "Nicht du?" in page
        taker.client.post(f"/q/{CODE}/leave")
        assert "Mia" not in taker.client.get(f"/q/{CODE}").get_data(as_text=True)
        taker.begin("Jo")
        assert taker.address != first
        assert taker.client.get(first).status_code == 404
        assert session.scalar(sa.select(sa.func.count()).select_from(Guest)) == 2

    def test_a_closed_quiz_says_so_and_begins_nothing(self, client: FlaskClient, session: Session, quiz: Quiz) -> None:
        quiz.status, quiz.closed_at = QuizStatus.CLOSED, utc_now()
        session.commit()
        page = client.get(f"/q/{CODE}").get_data(as_text=True)
        assert "Dieses Quiz ist geschlossen" in page
        assert "Quiz beginnen" not in page
        client.post(f"/q/{CODE}", data={"nickname": "Mia"})
        assert session.scalars(sa.select(Attempt)).all() == []

    def test_pages_are_neither_indexed_nor_kept_by_caches(self, taker: Taker) -> None:
        taker.begin()
        for address in ("/enter", f"/q/{CODE}", taker.address + "/1", taker.address + "/overview"):
            response = taker.client.get(address)
            assert response.headers["Cache-Control"] == "no-store"
            assert "noindex" in response.headers["X-Robots-Tag"]

    def test_the_article_is_named_and_linked_and_not_shown(self, taker: Taker) -> None:
        page = taker.begin().text
        assert 'href="https://www.brueckenauer-tageblatt.example/hafen"' in page
        assert "Brückenauer Tageblatt" in page
        assert "Ilse Bramkamp" not in page

    def test_the_teacher_may_show_the_article(self, taker: Taker, session: Session, quiz: Quiz) -> None:
        quiz.show_article = True
        session.commit()
        assert samples.QUOTE in taker.begin().text


class TestAnswering:
    def test_every_kind_of_answer_is_saved_by_its_form_and_shown_again(self, taker: Taker, session: Session) -> None:
        page = taker.begin()
        taker.choose(page, "der Gemeinderat von Brückenau")
        taker.choose(taker.get("/2"), "eine Markthalle", "das Schifffahrtsmuseum")
        taker.choose(taker.get("/3"), "Falsch")
        page = taker.get("/4")
        words = {option.text: option.value for option in page.options if option.name == "q4-gap-0"}
        taker.send(page, fields={"q4-gap-0": words["Fähranleger"], "q4-gap-1": words["Schifffahrtsmuseum"]})
        taker.send(taker.get("/5"), fields={"q5-gap-0": "Dienstag"})
        taker.send(taker.get("/6"), fields={"q6-text": "14,5"})
        taker.send(taker.get("/7"), fields={"q7-text": "Ilse Bramkamp"})
        page = taker.get("/8")
        names = list(dict.fromkeys(option.name for option in page.options if "match" in option.name))
        by_prompt = dict(zip(re.findall(r"<span>(.*?)</span>\s*<select", page.text), names, strict=True))
        payers = {option.text: option.value for option in page.options}
        taker.send(
            page,
            fields={by_prompt["den Speicher"]: payers["das Land"], by_prompt["die Markthalle"]: payers["die Gemeinde"]},
        )
        page = taker.get("/9")
        selects = re.findall(r'ordering__text">(.*?)</span>\s*<select name="(.*?)"', page.text)
        places = {"Fähranleger": "1", "Markthalle": "2", "Museum": "3"}
        taker.send(page, fields={name: places[entry] for entry, name in selects})

        assert [response.answer for response in responses(session)] == list(samples.RIGHT.values())
        assert "Alle Fragen sind beantwortet und gespeichert." in taker.get("/overview").text
        for position in range(1, 10):
            shown = taker.get(f"/{position}")
            assert "Gespeichert um" in shown.text
            taker.send(shown)
        assert len(responses(session)) == 9
        assert "<b>9</b>" in taker.submit().text

    @pytest.mark.parametrize("place", ["0", "-1", "٣", "9" * 5000])
    def test_an_impossible_place_in_an_order_is_refused(self, taker: Taker, place: str) -> None:
        taker.begin()
        page = taker.get("/9")
        names = re.findall(r'ordering__text">.*?</span>\s*<select name="(.*?)"', page.text)
        assert taker.send(page, fields=dict.fromkeys(names, place)).status_code == 422

    def test_leaving_by_any_button_saves(self, taker: Taker, session: Session) -> None:
        page = taker.begin()
        for number, action in enumerate(("go:5", "overview", "check:1", "nonsense")):
            option = page.options[number % 3]
            taker.send(page, action, {option.name: option.value})
        assert len(responses(session)) == 4

    def test_a_reload_and_a_new_visit_go_on_at_the_first_open_question(self, taker: Taker) -> None:
        taker.choose(taker.begin(), "der Gemeinderat von Brückenau")
        taker.send(taker.get("/2"))
        assert "Frage 2 von 9" in taker.get().text
        assert "Weitermachen" in taker.client.get(f"/q/{CODE}").get_data(as_text=True)
        page = Page(taker.client.post(f"/q/{CODE}", follow_redirects=True))
        assert "Frage 2 von 9" in page.text

    def test_an_account_goes_on_in_another_browser(
        self, app: Flask, taker: Taker, learner: Account, login: Callable[[FlaskClient, Account], None]
    ) -> None:
        login(taker.client, learner)
        taker.choose(taker.begin(), "die Landesregierung")
        other = Taker(app.test_client(), taker.address)
        login(other.client, learner)
        page = other.get("/1")
        assert page.fields["q1-choice"] == [page.option("die Landesregierung").value]

    def test_a_flag_stays_until_it_is_taken_away(self, taker: Taker) -> None:
        taker.send(taker.begin(), fields={"q1-flagged": ["0", "1"]})
        assert "später ansehen" in taker.get("/2").text
        assert "ansehen" in taker.get("/overview").text
        taker.send(taker.get("/1"), fields={"q1-flagged": ["0"]})
        assert "jump--flagged" not in taker.get("/2").text

    def test_an_answer_that_cannot_be_read_stays_in_the_page_with_the_reason(
        self, taker: Taker, session: Session
    ) -> None:
        taker.begin()
        page = taker.get("/9")
        first, second, third = dict.fromkeys(option.name for option in page.options if "place" in option.name)
        response = taker.send(page, fields={first: "1", second: "1", third: "2"})
        assert response.status_code == 422
        again = Page(response)
        assert "Gib jedem Eintrag einen eigenen Platz." in again.text
        assert (again.fields[first], again.fields[second], again.fields[third]) == (["1"], ["1"], ["2"])
        assert responses(session) == []

    def test_two_tabs_do_not_undo_each_other(self, taker: Taker, session: Session) -> None:
        first_tab, second_tab = taker.begin(), taker.get("/1")
        taker.choose(second_tab, "die Landesregierung")
        taker.choose(first_tab, "der Gemeinderat von Brückenau")
        assert [response.answer["response"] for response in responses(session)] == ["o1", "o2"]
        page = taker.get("/1")
        assert page.fields["q1-choice"] == [page.option("der Gemeinderat von Brückenau").value]

    def test_the_whole_quiz_fits_on_one_page(self, taker: Taker, session: Session, quiz: Quiz) -> None:
        quiz.presentation = Presentation.ALL_ON_ONE
        session.commit()
        page = taker.begin()
        taker.send(page, "overview", {"q7-text": "Bramkamp", "q6-text": "14,5"})
        assert len(responses(session)) == 2
        assert "7 Fragen sind noch offen" in taker.get("/overview").text

    def test_an_article_with_markup_in_it_is_text(self, taker: Taker, session: Session, quiz: Quiz) -> None:
        quiz.show_article, quiz.title = True, "<script>alert(1)</script>"
        session.commit()
        taker.begin("<b>Mia</b>")
        for address in (taker.address + "/1", taker.address + "/overview", f"/q/{CODE}"):
            page = taker.client.get(address).get_data(as_text=True)
            assert "<script>alert" not in page
            assert "<b>Mia" not in page


class TestTheScriptsAnswers:
    def test_an_answer_is_acknowledged_and_a_repeat_likewise(self, taker: Taker, session: Session) -> None:
        page = taker.begin()
        choice = page.option("der Gemeinderat von Brückenau").value
        fields = scripted(page, 1, 1000, {"choice": choice})
        first, second = taker.post(fields), taker.post(fields)
        assert first.status_code == 200
        assert first.json == second.json
        (acknowledged,) = first.json["acknowledged"]  # type: ignore[index]
        assert acknowledged["refusal"] is None
        assert (acknowledged["position"], acknowledged["sequence"]) == (1, 1000)
        assert len(responses(session)) == 1

    @pytest.mark.parametrize(
        "broken",
        [
            {"q1-version": "0"}, {"q1-version": ""}, {"q1-version": "x"}, {"q1-uuid": "no"}, {"q1-sequence": "-1"},
            {"q1-sequence": str(2**60)}, {"q1-sequence": "١"}, {"q77-version": "1", "q77-uuid": str(uuid4())},
        ],
    )  # fmt: skip
    def test_what_no_page_sends_is_refused(self, taker: Taker, session: Session, broken: dict[str, str]) -> None:
        page = taker.begin()
        response = taker.post({**scripted(page, 1, 5, {"choice": ""}), **broken})
        assert response.status_code == 400
        assert responses(session) == []

    def test_an_answer_that_cannot_be_read_is_rejected_with_the_problem(self, taker: Taker) -> None:
        page = taker.begin()
        response = taker.post(scripted(page, 1, 5, {"choice": "o2"}))
        assert response.status_code == 422
        assert response.json["rejected"][0]["problem"] == "unknown_option"  # type: ignore[index]

    def test_a_stranger_gets_no_attempt(self, app: Flask, taker: Taker) -> None:
        page = taker.begin()
        stranger = Taker(app.test_client(), taker.address)
        assert stranger.post(scripted(page, 1, 5, {"choice": ""})).status_code == 404
        for address in ("", "/1", "/overview", "/result"):
            assert stranger.client.get(taker.address + address).status_code == 404
        for address in ("/answers", "/submit", "/retry"):
            assert stranger.client.post(taker.address + address).status_code == 404

    def test_no_answer_of_the_server_tells_the_key(self, taker: Taker, session: Session) -> None:
        page = taker.begin()
        right = taker.post(scripted(page, 1, 1, {"choice": page.option("der Gemeinderat von Brückenau").value}))
        wrong = taker.post(scripted(page, 1, 2, {"choice": page.option("die Landesregierung").value}))
        hidden = {"uuid", "sequence", "received_at"}
        shapes = [
            {name: value for name, value in response.json["acknowledged"][0].items() if name not in hidden}  # type: ignore[index]
            for response in (right, wrong)
        ]
        assert shapes[0] == shapes[1]
        assert len(right.data) == len(wrong.data)
        quiz = session.scalars(sa.select(Quiz)).one()
        quiz.presentation = Presentation.ALL_ON_ONE
        session.commit()
        whole = taker.get("/1").text
        for secret in (
            "Bramkamp",
            "Das Land saniert nur",
            "Beschlossen hat das",
            "Dienstag",
            "14,5",
            "14.5",
            '"o1"',
            "tolerance",
        ):
            assert secret not in whole


class TestTokens:
    """With the check of CSRF tokens on."""

    @pytest.fixture
    def strict(self, make_app: Callable[..., Flask], quiz: Quiz) -> Taker:
        app = make_app(WTF_CSRF_ENABLED=True)
        taker = Taker(app.test_client())
        page = Page(taker.client.get(f"/q/{quiz.code}"))
        begun = taker.client.post(
            f"/q/{quiz.code}", data={"nickname": "Mia", "csrf_token": page.fields["csrf_token"][0]}
        )
        taker.address = begun.headers["Location"]
        return taker

    def test_a_script_with_an_expired_token_fetches_a_new_one_and_repeats(
        self, strict: Taker, session: Session
    ) -> None:
        page = strict.get("/1")
        fields = scripted(page, 1, 5, {"choice": page.options[0].value})
        refused = strict.post({**fields, "csrf_token": "expired"})
        assert (refused.status_code, refused.json) == (400, {"error": "csrf"})
        token = json.loads(strict.client.get("/csrf-token").data)["csrf_token"]
        assert strict.post({**fields, "csrf_token": token}).status_code == 200
        assert len(responses(session)) == 1

    def test_a_form_with_an_expired_token_comes_back_with_the_answer(self, strict: Taker, session: Session) -> None:
        strict.get("/1")
        page = strict.get("/7")
        page.fields["csrf_token"] = ["expired"]
        response = strict.send(page, fields={"q7-text": "Ilse Bramkamp"})
        assert response.status_code == 400
        again = Page(response)
        assert "Noch nicht gespeichert" in again.text
        assert again.fields["q7-text"] == ["Ilse Bramkamp"]
        assert responses(session) == []
        assert strict.send(again).status_code == 302
        assert responses(session)[0].answer == {"response": "Ilse Bramkamp"}

    def test_other_forms_need_a_token(self, strict: Taker) -> None:
        for address in (
            strict.address + "/submit",
            strict.address + "/retry",
            "/enter",
            f"/q/{CODE}",
            f"/q/{CODE}/leave",
        ):
            assert strict.client.post(address).status_code == 400


class TestFeedbackAfterEach:
    @pytest.fixture(autouse=True)
    def _after_each(self, session: Session, quiz: Quiz) -> None:
        quiz.feedback = Feedback.AFTER_EACH
        session.commit()

    def test_checking_shows_key_reason_and_proof_and_locks_the_answer(self, taker: Taker, session: Session) -> None:
        page = taker.begin()
        taker.choose(page, "die Landesregierung", action="check:1")
        shown = taker.get("/1")
        for text in (
            "Falsch",
            "Das Land saniert nur den Speicher.",
            "Beschlossen hat das der Gemeinderat.",
            samples.DECISION,
        ):
            assert text in shown.text
        assert [option for option in shown.options if option.name == "q1-choice"] == []
        late = taker.post(scripted(page, 1, 2**50, {"choice": page.option("der Gemeinderat von Brückenau").value}))
        assert late.json["acknowledged"][0]["refusal"] == "locked"  # type: ignore[index]
        assert [response.late for response in responses(session)] == [False, True]
        assert "<b>0</b>" in taker.submit().text

    def test_checking_without_an_answer_tells_nothing(self, taker: Taker) -> None:
        taker.send(taker.begin(), "check:1")
        page = taker.get("/1")
        assert "Gib zuerst eine Antwort" in page.text
        assert "Das Land saniert" not in page.text

    def test_a_typing_error_is_told(self, taker: Taker) -> None:
        taker.begin()
        taker.send(taker.get("/7"), "check:7", {"q7-text": "Ilse Bramkmap"})
        assert "Tippfehler akzeptiert." in taker.get("/7").text

    def test_at_the_end_means_at_the_end(self, taker: Taker, session: Session, quiz: Quiz) -> None:
        quiz.feedback = Feedback.AT_END
        session.commit()
        taker.choose(taker.begin(), "die Landesregierung", action="check:1")
        assert "Das Land saniert" not in taker.get("/1").text


class TestTime:
    def test_the_page_says_when_the_time_ends(self, taker: Taker, session: Session, quiz: Quiz) -> None:
        quiz.time_limit_seconds = 600
        session.commit()
        assert "10 Minuten Zeit" in taker.client.get(f"/q/{CODE}").get_data(as_text=True)
        assert "Zeit bis" in taker.begin().text

    def test_an_expired_attempt_is_submitted_when_next_seen(self, taker: Taker, session: Session, quiz: Quiz) -> None:
        quiz.time_limit_seconds = 600
        session.commit()
        page = taker.begin()
        taker.choose(page, "der Gemeinderat von Brückenau")
        attempt = session.scalars(sa.select(Attempt)).one()
        attempt.started_at -= timedelta(hours=1)
        attempt.deadline_at = utc_now() - timedelta(minutes=50)
        session.commit()
        late = taker.choose(page, "die Landesregierung")
        assert late.headers["Location"].endswith("/result")
        shown = taker.get("/1")
        assert "Die Zeit ist abgelaufen." in shown.text
        assert "<b>1</b>" in shown.text
        session.refresh(attempt)
        assert attempt.submitted_at == attempt.deadline_at
        assert [response.late for response in responses(session)] == [False, True]

    def test_closing_the_quiz_ends_the_attempt(self, taker: Taker, session: Session, quiz: Quiz) -> None:
        taker.begin()
        quiz.status, quiz.closed_at = QuizStatus.CLOSED, utc_now()
        session.commit()
        assert "Ergebnis" in taker.get("/1").text


def test_an_answer_that_a_submission_overtakes_is_acknowledged_as_late(
    taker: Taker, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading the attempt and storing the answer, another tab submits."""
    page = taker.begin()
    sent = scripted(page, 1, 5, {"choice": page.options[0].value})
    before: list[object] = []

    def submitted_meanwhile(*given: Any) -> Refusal | None:
        if not before:
            before.append(session.execute(sa.update(Attempt).values(submitted_at=utc_now())))
            session.commit()
        return refusal(*given)

    refusal = protocol.refusal
    monkeypatch.setattr(protocol, "refusal", submitted_meanwhile)
    (acknowledged,) = taker.post(sent).get_json()["acknowledged"]
    assert acknowledged["refusal"] == "submitted"
    assert len(before) == 1


def test_the_number_of_queries_does_not_grow_with_the_questions(
    taker: Taker, session: Session, teacher: Account, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    short = samples.add_quiz(session, teacher, samples.ALL[:2], code="KURZ")
    for quiz_code, presentation in ((short.code, Presentation.ONE_PER_PAGE), (CODE, Presentation.ALL_ON_ONE)):
        session.execute(sa.update(Quiz).where(Quiz.code == quiz_code).values(presentation=presentation))
        session.commit()
        page = taker.begin(code=quiz_code or "")
        with count_queries() as statements:
            taker.get("/1")
        assert len(statements) == 4, statements  # guest; attempt with quiz and article; items with versions; responses
        with count_queries() as statements:
            taker.get("/overview")
        assert len(statements) == 4
        with count_queries() as statements:
            taker.post(scripted(page, 1, 5, {"choice": page.options[0].value}))
        assert len(statements) == 2, statements  # attempt with quiz, item and version; the response, if nothing changed
