"""Marking, regrading, reports, statistics and the gradebook, as teachers and learners use their pages."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.attempts.queries import quiz_items
from quiz.classrooms.services import assignments, classes, members
from quiz.models import (
    Account,
    Attempt,
    AttemptItem,
    AuditEntry,
    Classroom,
    Feedback,
    ItemReport,
    Mark,
    Quiz,
    Regrade,
    Role,
    utc_now,
)
from tests.quiz.attempts import samples
from tests.quiz.classrooms.conftest import now_rules
from tests.quiz.results.conftest import respond
from tests.quiz.results.test_services import correct, record_of, step, with_key

Take = Callable[..., tuple[Attempt, str]]
Login = Callable[[FlaskClient, Account], None]


@pytest.fixture
def teaching(client: FlaskClient, teacher: Account, login: Login) -> FlaskClient:
    """The browser of the quiz's teacher."""
    login(client, teacher)
    return client


@pytest.fixture
def learning(app: Flask) -> Callable[[str], FlaskClient]:
    """A function that returns the browser with a guest's token."""

    def make(token: str) -> FlaskClient:
        client = app.test_client()
        client.set_cookie("nachgefragt_guest", token)
        return client

    return make


def count(session: Session, model: type[Mark | Regrade | ItemReport]) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(model)) or 0


class TestMarking:
    def test_the_learner_sees_points_reason_and_comment(
        self, take: Take, teaching: FlaskClient, quiz: Quiz, learning: Callable[[str], FlaskClient]
    ) -> None:
        attempt, token = take("Mia", {"short_text": {"response": "die Meisterin"}})
        address = f"/quizzes/{quiz.id}/results/{attempt.public_id}"
        sent = {"q7-points": "0,5", "q7-reason": "Amt statt Name", "q7-seen": "0"}
        assert teaching.post(f"{address}/7/mark", data=sent).status_code == 302
        assert teaching.post(f"{address}/7/comment", data={"q7-text": "Schau in Absatz <2>."}).status_code == 302
        text = learning(token).get(f"/attempts/{attempt.public_id}/result").text
        for shown in ("<b>0,5</b>", "Von Hand bewertet: 0,5 von 1 P.", "Amt statt Name", "Absatz &lt;2&gt;."):
            assert shown in text
        assert "0,5 / 9" in teaching.get(f"/quizzes/{quiz.id}/results").text
        item_id = attempt.items[6].item_version.item_id
        assert "von Hand" in teaching.get(f"/quizzes/{quiz.id}/results/items/{item_id}").text

    def test_points_need_a_reason_and_no_more_than_there_are(
        self, take: Take, teaching: FlaskClient, session: Session, quiz: Quiz
    ) -> None:
        attempt, _token = take("Mia", {})
        address = f"/quizzes/{quiz.id}/results/{attempt.public_id}/1/mark"
        for sent in ({"q1-points": "1"}, {"q1-points": "1,5", "q1-reason": "x"}, {"q1-points": "-1", "q1-reason": "x"}):
            response = teaching.post(address, data=sent)
            assert response.status_code == 422, sent
            assert '<details class="marking" open>' in response.text
        assert count(session, Mark) == 0

    def test_two_tabs_do_not_overwrite_each_other(
        self, take: Take, teaching: FlaskClient, session: Session, quiz: Quiz
    ) -> None:
        attempt, _token = take("Mia", {})
        address = f"/quizzes/{quiz.id}/results/{attempt.public_id}/1/mark"
        sent = {"q1-points": "1", "q1-reason": "x", "q1-seen": "0"}
        assert teaching.post(address, data=sent).status_code == 302
        response = teaching.post(address, data=sent | {"q1-points": "0"})
        assert response.status_code == 409
        assert "anders bewertet" in response.text
        assert count(session, Mark) == 1

    def test_a_comment_is_taken_back(
        self, take: Take, teaching: FlaskClient, session: Session, quiz: Quiz, learning: Callable[[str], FlaskClient]
    ) -> None:
        attempt, token = take("Mia", {})
        address = f"/quizzes/{quiz.id}/results/{attempt.public_id}"
        teaching.post(f"{address}/1/comment", data={"q1-text": "Ein Versehen"})
        removal = re.findall(rf'action="({address}/comments/\d+/remove)"', teaching.get(address).text)
        assert len(removal) == 1
        teaching.post(removal[0])
        assert "Ein Versehen" not in learning(token).get(f"/attempts/{attempt.public_id}/result").text
        assert session.scalars(sa.select(AuditEntry.action)).all() == ["comment.removed"]

    def test_same_answers_are_accepted_in_one_click(
        self, take: Take, teaching: FlaskClient, session: Session, quiz: Quiz
    ) -> None:
        for name in ("Mia", "Jo"):
            take(name, {"short_text": {"response": "die Meisterin"}})
        take("Ali", {"short_text": {"response": "Otto"}})
        address = f"/quizzes/{quiz.id}/results/marking"
        page = teaching.get(address).text
        assert "2 Personen" in page
        version = re.findall(r'name="version" value="(\d+)"', page)[0]
        sent = {"version": version, "answer": "die Meisterin", "points": "1", "reason": "auch gut"}
        assert teaching.post(address, data=sent | {"points": "2"}).status_code == 422
        assert teaching.post(address, data=sent | {"answer": "nie gegeben"}).status_code == 404
        assert teaching.post(address, data=sent).status_code == 302
        assert count(session, Mark) == 2
        assert "Schon von Hand bewertet" in teaching.get(address).text


class TestRegrading:
    def test_editing_an_item_that_was_answered_offers_the_regrade(
        self, take: Take, teaching: FlaskClient, session: Session, quiz: Quiz
    ) -> None:
        attempt, _token = take("Mia", samples.RIGHT)
        take("Jo", samples.WRONG)
        record = record_of(session, attempt)
        fields = {
            "stem": samples.SINGLE.stem,
            "points": "1",
            "keys": "0",
            "options-0-id": "o1", "options-0-text": "die Landesregierung",
            "options-1-id": "o2", "options-1-text": "der Gemeinderat von Brückenau",
            "options-2-id": "o3", "options-2-text": "die Hafenverwaltungsgesellschaft",
        }  # fmt: skip
        response = teaching.post(f"/items/{record.id}", data=fields)
        assert response.headers["Location"] == f"/items/{record.id}/regrade"
        page = teaching.get(response.headers["Location"]).text
        assert "2 Ergebnisse ändern sich" in page
        assert "1 nach oben, 1 nach unten" in page
        version = re.findall(r'name="version" value="(\d+)"', page)[0]
        sent = {"step": "regrade", "credit": "corrected", "number": "0", "version": version}
        assert teaching.post(f"/items/{record.id}/regrade", data=sent).status_code == 302
        assert "8 / 9" in teaching.get(f"/quizzes/{quiz.id}/results").text
        again = teaching.post(f"/items/{record.id}/regrade", data=sent)  # the other tab
        assert again.status_code == 409
        assert "Inzwischen hat sich etwas geändert" in again.text
        undo = {"step": "undo", "credit": "corrected", "number": "1", "version": version}
        assert "Vorschau: Wertung zurücknehmen" in teaching.get(f"/items/{record.id}/regrade?step=undo").text
        assert teaching.post(f"/items/{record.id}/regrade", data=undo).status_code == 302
        assert "9 / 9" in teaching.get(f"/quizzes/{quiz.id}/results").text
        assert count(session, Regrade) == 2

    def test_nothing_happens_for_what_no_page_sends(self, take: Take, teaching: FlaskClient, session: Session) -> None:
        attempt, _token = take("Mia", {})
        record = record_of(session, attempt)
        address = f"/items/{record.id}/regrade"
        assert teaching.get(address + "?step=x").status_code == 400
        assert teaching.get(address + "?credit=x").status_code == 400
        assert teaching.post(address, data={"step": "undo", "number": "0", "version": "1"}).status_code == 409
        assert teaching.post(address, data={"step": "regrade", "credit": "x"}).status_code == 400
        assert teaching.post(address, data={"step": "regrade", "number": "-1", "version": "9" * 30}).status_code == 409
        assert count(session, Regrade) == 0

    def test_the_learners_review_shows_the_corrected_key_and_says_so(
        self, take: Take, teaching: FlaskClient, session: Session, learning: Callable[[str], FlaskClient]
    ) -> None:
        attempt, token = take("Mia", samples.WRONG)
        record = record_of(session, attempt)
        correct(session, record, with_key("o1"))
        sent = {"step": "regrade", "credit": "corrected", "number": "0", "version": str(record.current_version_id)}
        teaching.post(f"/items/{record.id}/regrade", data=sent)
        text = learning(token).get(f"/attempts/{attempt.public_id}/result").text
        assert "<b>1</b>" in text
        assert "Die Frage wurde berichtigt und neu gewertet." in text

    def test_a_checked_question_of_an_open_attempt_shows_the_corrected_key(
        self, take: Take, session: Session, quiz: Quiz, learning: Callable[[str], FlaskClient]
    ) -> None:
        quiz.feedback = Feedback.AFTER_EACH
        attempt, token = take("Mia", samples.WRONG, submitted=False)
        attempt.items[0].locked_at = utc_now()
        session.commit()
        learner, address = learning(token), f"/attempts/{attempt.public_id}/1"
        assert "Falsch beantwortet" in learner.get(address).text
        record = record_of(session, attempt)
        correct(session, record, with_key("o1"))
        step(session, record)
        assert "Richtig beantwortet" in learner.get(address).text


class TestReporting:
    def test_a_report_is_answered_and_the_learner_told(
        self, take: Take, teaching: FlaskClient, session: Session, learning: Callable[[str], FlaskClient]
    ) -> None:
        attempt, token = take("Mia", samples.WRONG, submitted=False)
        learner, address = learning(token), f"/attempts/{attempt.public_id}/1/report"
        assert learner.post(address, data={"text": "ohne Grund"}).status_code == 422
        response = learner.post(address, data={"kind": "wrong_key", "text": "Es war <b>anders</b>."})
        assert response.headers["Location"] == f"/attempts/{attempt.public_id}/1"
        learner.post(f"/attempts/{attempt.public_id}/submit")
        record = record_of(session, attempt)
        assert samples.SINGLE.stem in teaching.get("/reports").text
        page = teaching.get(f"/items/{record.id}/reports").text
        assert "Es war &lt;b&gt;anders&lt;/b&gt;." in page
        (number,) = re.findall(r'name="report" value="(\d+)"', page)
        assert teaching.post(f"/items/{record.id}/reports", data={"report": number}).status_code == 422
        teaching.post(f"/items/{record.id}/reports", data={"report": number, "text": "Stimmt, danke."})
        assert "Antwort auf deine Meldung" in learner.get("/my-results").text
        assert "Stimmt, danke." in learner.get(f"/attempts/{attempt.public_id}/result").text
        assert "Antwort auf deine Meldung" not in learner.get("/my-results").text
        assert "Keine Meldung wartet" in teaching.get("/reports").text

    def test_the_button_at_the_question_saves_the_answer_first(
        self, take: Take, learning: Callable[[str], FlaskClient]
    ) -> None:
        attempt, token = take("Mia", {}, submitted=False)
        learner = learning(token)
        page = learner.get(f"/attempts/{attempt.public_id}/7").text
        fields = dict(re.findall(r'name="(q7-(?:version|uuid))" value="([^"]+)"', page))
        sent = fields | {"q7-text": "Ilse Bramkamp", "action": "report:7"}
        response = learner.post(f"/attempts/{attempt.public_id}/answers", data=sent)
        assert response.headers["Location"] == f"/attempts/{attempt.public_id}/7/report"
        assert 'value="Ilse Bramkamp"' in learner.get(f"/attempts/{attempt.public_id}/7").text

    def test_nobody_reports_for_somebody_else(
        self, take: Take, session: Session, learning: Callable[[str], FlaskClient], teaching: FlaskClient
    ) -> None:
        attempt, _token = take("Mia", {})
        other, token = take("Jo", {})
        for client in (learning(token), teaching):
            address = f"/attempts/{attempt.public_id}/1/report"
            assert client.post(address, data={"kind": "typo"}).status_code == 404
        assert learning(token).get(f"/attempts/{other.public_id}/99/report").status_code == 404
        assert count(session, ItemReport) == 0


class TestStatistics:
    def test_every_figure_leads_to_the_responses_behind_it(self, take: Take, teaching: FlaskClient, quiz: Quiz) -> None:
        attempt, _token = take("Mia", samples.RIGHT)
        take("Jo", samples.WRONG)
        take("Kim", {})
        address = f"/quizzes/{quiz.id}/results/items/{attempt.items[0].item_version.item_id}"
        page = teaching.get(address).text
        links = [link.replace("&amp;", "&").partition("#")[0] for link in re.findall(r'href="([^"]+#responses)"', page)]
        assert len(links) >= 5
        chosen = next(link for link in links if "Landesregierung" in link)
        text = teaching.get(chosen).text
        assert "Jo</a>" in text
        assert "Mia</a>" not in text
        assert "Kim</a>" in teaching.get(address + "?choice=").text
        assert teaching.get(address + "?third=upper").status_code == 200
        assert teaching.get(address + "?third=__class__").status_code == 200

    def test_pages_without_attempts_say_so(self, teaching: FlaskClient, quiz: Quiz) -> None:
        assert "Noch ist kein Versuch abgegeben" in teaching.get(f"/quizzes/{quiz.id}/results/items").text
        assert "Es ist nichts zu entscheiden" in teaching.get(f"/quizzes/{quiz.id}/results/marking").text
        assert teaching.get(f"/quizzes/{quiz.id}/results/items/1").status_code == 404

    def test_a_choice_of_attempts_that_does_not_exist_is_refused(self, teaching: FlaskClient, quiz: Quiz) -> None:
        assert teaching.get(f"/quizzes/{quiz.id}/results?attempts=x").status_code == 400
        assert teaching.get(f"/quizzes/{quiz.id}/results?assignment=99").status_code == 404

    def test_plots_have_title_description_and_no_style(self, take: Take, teaching: FlaskClient, quiz: Quiz) -> None:
        take("Mia", samples.RIGHT)
        for path in ("results", "results/items"):
            page = teaching.get(f"/quizzes/{quiz.id}/{path}").text
            svg = page.partition("<svg")[2].partition("</svg>")[0]
            assert 'role="img"' in svg
            assert "<title " in svg
            assert "<desc " in svg
            assert " style=" not in page
            assert "<script" not in svg


class TestGradebook:
    @pytest.fixture
    def classroom(self, session: Session, teacher: Account) -> Classroom:
        """The teacher's class."""
        made = classes.create(session, teacher, "9b", "Europe/Berlin")
        session.commit()
        return made

    @pytest.fixture
    def filled(self, session: Session, classroom: Classroom, quiz: Quiz) -> Callable[[str], Attempt]:
        """A function that adds a member with a whole and a later worse attempt at the class's assignment."""
        task = assignments.assign(session, classroom, quiz, now_rules(attempts_allowed=3))
        session.commit()

        def add(name: str) -> Attempt:
            (member,) = members.add_names(session, classroom, [name], "for tests", utc_now())
            made = []
            for place, answers in enumerate((samples.RIGHT, samples.WRONG)):
                begun = utc_now() - timedelta(minutes=30 - place)
                attempt = Attempt(
                    quiz_id=quiz.id,
                    guest_id=member.guest_id,
                    assignment_id=task.id,
                    membership_id=member.id,
                    nickname=name,
                    seed=1,
                    started_at=begun,
                    submitted_at=begun + timedelta(seconds=50),
                )
                attempt.items = _places(session, quiz)
                session.add(attempt)
                session.commit()
                respond(session, attempt, answers)
                made.append(attempt)
            return made[0]

        return add

    def test_the_attempt_that_counts_is_shown_with_its_points(
        self, teaching: FlaskClient, classroom: Classroom, filled: Callable[[str], Attempt]
    ) -> None:
        filled("Mia")
        page = teaching.get(f"/classes/{classroom.id}/gradebook").text
        assert "9 / 9, 2 Versuche" in " ".join(page.split())
        assert page.count("100\xa0%") == 3  # the cell and both means

    def test_the_file_is_safe_and_complete(
        self, teaching: FlaskClient, classroom: Classroom, filled: Callable[[str], Attempt]
    ) -> None:
        filled('=cmd|"/c calc"')
        response = teaching.get(f"/classes/{classroom.id}/gradebook.csv?separator=comma")
        head, line = csv.reader(io.StringIO(response.text.removeprefix("\ufeff")))
        assert head[0] == "Name"
        assert line == ['\'=cmd|"/c calc"', "9", "9", "100"]
        assert teaching.get(f"/classes/{classroom.id}/gradebook.csv?separator=x").status_code == 400

    def test_the_number_of_queries_does_not_grow_with_the_class(
        self,
        teaching: FlaskClient,
        classroom: Classroom,
        filled: Callable[[str], Attempt],
        count_queries: Callable[[], AbstractContextManager[list[str]]],
    ) -> None:
        numbers = set()
        for name in ("Mia", "Jo", "Ali"):
            filled(name)
            with count_queries() as statements:
                teaching.get(f"/classes/{classroom.id}/gradebook")
            numbers.add(len(statements))
        assert len(numbers) == 1, numbers

    @pytest.mark.parametrize("role", [None, *Role])
    @pytest.mark.parametrize("path", ["gradebook", "gradebook.csv"])
    def test_nobody_else_sees_it(
        self,
        app: Flask,
        classroom: Classroom,
        make_account: Callable[..., Account],
        login: Login,
        role: Role | None,
        path: str,
    ) -> None:
        client = app.test_client()
        if role:
            login(client, make_account("fremd", role))
        expected = {None: 302, Role.TEACHER: 404}.get(role, 403)
        assert client.get(f"/classes/{classroom.id}/{path}").status_code == expected


def _places(session: Session, quiz: Quiz) -> list[AttemptItem]:
    return [
        AttemptItem(item_version=place.item.current_version, points=Decimal(1), position=number)
        for number, place in enumerate(quiz_items(session, quiz), start=1)
    ]
