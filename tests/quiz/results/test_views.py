"""Results as learners and teachers see them, and nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.models import Account, Attempt, Quiz, QuizStatus, Response, Role, utc_now
from tests.quiz.attempts import samples
from tests.quiz.results.conftest import respond

Take = Callable[..., tuple[Attempt, str]]
Login = Callable[[FlaskClient, Account], None]


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.get_data(as_text=True)


@pytest.fixture
def guest_client(app: Flask) -> Callable[[str], FlaskClient]:
    """A function that returns the browser with a guest's token."""

    def make(token: str) -> FlaskClient:
        client = app.test_client()
        client.set_cookie("nachgefragt_guest", token)
        return client

    return make


@pytest.fixture
def teaching(client: FlaskClient, teacher: Account, login: Login) -> FlaskClient:
    """The browser of the quiz's teacher."""
    login(client, teacher)
    return client


class TestLearners:
    def test_the_result_shows_score_answers_keys_reasons_and_proof(
        self, take: Take, guest_client: Callable[[str], FlaskClient]
    ) -> None:
        attempt, token = take("Mia", samples.WRONG | {"short_text": {"response": "Ilse Bramkmap"}})
        text = page(guest_client(token), f"/attempts/{attempt.public_id}/result")
        for shown in (
            "<b>1</b>",
            "1 von 9 Fragen richtig",
            "Tippfehler akzeptiert.",
            "Das Land saniert nur den Speicher.",
            "Beschlossen hat das der Gemeinderat.",
            "Im Artikel steht „März“, nicht „Mai“.",
            f"<mark>{samples.DECISION}</mark>",
            "Wiederholen, was nicht richtig war (8)",
        ):
            assert shown in text

    def test_only_the_evidence_is_shown_of_a_hidden_article(
        self, take: Take, session: Session, quiz: Quiz, guest_client: Callable[[str], FlaskClient]
    ) -> None:
        short = samples.add_quiz(session, session.get_one(Account, quiz.owner_id), (samples.SINGLE,), code="KURZ")
        attempt, token = take("Mia", samples.RIGHT, of=short)
        address = f"/attempts/{attempt.public_id}/result"
        hidden = page(guest_client(token), address)
        assert samples.DECISION in hidden
        assert samples.START not in hidden
        short.show_article = True
        session.commit()
        shown = page(guest_client(token), address)
        assert f"<mark>{samples.DECISION}</mark> {samples.START}" in shown

    def test_a_result_waits_for_submitting(self, take: Take, guest_client: Callable[[str], FlaskClient]) -> None:
        attempt, token = take("Mia", samples.RIGHT, submitted=False)
        response = guest_client(token).get(f"/attempts/{attempt.public_id}/result")
        assert response.status_code == 302
        assert guest_client(token).post(f"/attempts/{attempt.public_id}/retry").status_code == 409

    def test_a_retry_asks_only_what_was_not_right(
        self, take: Take, session: Session, guest_client: Callable[[str], FlaskClient]
    ) -> None:
        attempt, token = take("Mia", samples.RIGHT | {"single": samples.WRONG["single"], "numeric": {}})
        client = guest_client(token)
        client.post(f"/attempts/{attempt.public_id}/retry")
        again = session.scalars(sa.select(Attempt).where(Attempt.retry_of_id == attempt.id)).one()
        text = page(client, f"/attempts/{again.public_id}/1")
        assert "Frage 1 von 2" in text
        assert samples.SINGLE.stem in text
        client.post(f"/attempts/{attempt.public_id}/retry")  # the other click of a double click
        assert session.scalar(sa.select(sa.func.count()).select_from(Attempt)) == 2

    def test_nothing_is_left_to_retry_when_all_was_right(
        self, take: Take, guest_client: Callable[[str], FlaskClient]
    ) -> None:
        attempt, token = take("Mia", samples.RIGHT)
        client = guest_client(token)
        assert "Wiederholen" not in page(client, f"/attempts/{attempt.public_id}/result")
        assert client.post(f"/attempts/{attempt.public_id}/retry").status_code == 409

    def test_own_results_are_found_later(self, take: Take, guest_client: Callable[[str], FlaskClient]) -> None:
        attempt, token = take("Mia", samples.RIGHT)
        take("Jo", samples.WRONG)
        text = page(guest_client(token), "/my-results")
        assert text.count("own-result__title") == 1
        assert str(attempt.public_id) in text
        assert "sobald du ein Quiz begonnen hast" in page(guest_client("x"), "/my-results")

    def test_an_account_finds_its_results_on_every_device(
        self, app: Flask, take: Take, learner: Account, login: Login
    ) -> None:
        take("", samples.RIGHT, account=learner)
        elsewhere = app.test_client()
        login(elsewhere, learner)
        assert "<b>9</b> von 9 Punkten" in page(elsewhere, "/my-results")

    def test_own_results_take_as_many_queries_for_many_attempts_as_for_one(
        self,
        take: Take,
        session: Session,
        teacher: Account,
        learner: Account,
        client: FlaskClient,
        login: Login,
        count_queries: Callable[[], AbstractContextManager[list[str]]],
    ) -> None:
        login(client, learner)
        for number in range(3):
            other = samples.add_quiz(session, teacher, code=f"QUIZ{number}")
            take("", samples.RIGHT, account=learner, of=other)
            with count_queries() as statements:
                page(client, "/my-results")
            # account, attempts, versions, marks, regrades, answers, answered reports
            assert len(statements) == 7, statements


class TestTeachers:
    def test_the_table_shows_who_when_how_long_and_how_good(
        self, take: Take, teaching: FlaskClient, quiz: Quiz
    ) -> None:
        take("Mia", samples.RIGHT)
        take("Jo", samples.WRONG, submitted=False)
        text = page(teaching, f"/quizzes/{quiz.id}/results")
        for shown in ("Mia", "9 / 9", "100\xa0%", "2:05", "01.06.26, 10:00", "Jo", "läuft", "9 von 9 beantwortet"):
            assert shown in text

    def test_first_attempts_by_default_and_retries_marked_on_demand(
        self, take: Take, teaching: FlaskClient, session: Session, quiz: Quiz
    ) -> None:
        first, _token = take("Mia", samples.WRONG)
        again = Attempt(
            quiz_id=quiz.id,
            guest_id=first.guest_id,
            nickname="Mia",
            retry_of_id=first.id,
            seed=1,
            submitted_at=utc_now(),
        )
        session.add(again)
        session.commit()
        assert page(teaching, f"/quizzes/{quiz.id}/results").count(">Gast<") == 1
        both = page(teaching, f"/quizzes/{quiz.id}/results?attempts=all")
        assert both.count(">Gast<") == 2
        assert ">Wiederholung<" in both

    def test_the_teachers_own_trial_is_no_result(
        self, take: Take, teaching: FlaskClient, teacher: Account, quiz: Quiz
    ) -> None:
        take("", samples.RIGHT, account=teacher)
        assert "Noch hat niemand" in page(teaching, f"/quizzes/{quiz.id}/results")

    def test_items_show_what_was_chosen(self, take: Take, teaching: FlaskClient, quiz: Quiz) -> None:
        take("Mia", samples.RIGHT)
        take("Jo", {"single": samples.WRONG["single"]})
        text = page(teaching, f"/quizzes/{quiz.id}/results/items")
        assert "50\xa0%" in text
        assert "1 ohne Antwort" in text
        assert '<progress value="1" max="2"' in text

    def test_an_attempt_shows_every_answer_as_it_came(
        self, take: Take, teaching: FlaskClient, session: Session, quiz: Quiz
    ) -> None:
        attempt, _token = take("Mia", {"short_text": {"response": "Ilse"}})
        place = attempt.items[6]
        session.add(
            Response(
                attempt_item_id=place.id,
                client_uuid=uuid4(),
                sequence=9,
                answer={"response": "zu spät gekommen"},
                item_version_id=place.item_version_id,
                late=True,
            )
        )
        session.commit()
        text = page(teaching, f"/quizzes/{quiz.id}/results/{attempt.public_id}")
        assert "10:00:07" in text
        assert "zu spät gekommen" in text
        assert ">zu spät<" in text
        assert ">gegebene Antwort<" in text
        assert "deine Antwort" not in text

    def test_attempts_whose_time_is_over_count_as_submitted(
        self, take: Take, teaching: FlaskClient, session: Session, quiz: Quiz
    ) -> None:
        attempt, _token = take("Mia", samples.RIGHT, submitted=False)
        quiz.status, quiz.closed_at = QuizStatus.CLOSED, attempt.started_at + timedelta(seconds=61)
        session.commit()
        assert "1:01" in page(teaching, f"/quizzes/{quiz.id}/results")

    def test_the_file_is_a_download_in_both_dialects(self, take: Take, teaching: FlaskClient, quiz: Quiz) -> None:
        take("Mia", samples.RIGHT)
        response = teaching.get(f"/quizzes/{quiz.id}/results.csv")
        assert response.data.startswith("\ufeffName;".encode())
        assert response.headers["Content-Disposition"] == 'attachment; filename="nachgefragt-K7M3QX9TB.csv"'
        assert response.mimetype == "text/csv"
        assert teaching.get(f"/quizzes/{quiz.id}/results.csv?separator=comma").data.startswith("\ufeffName,".encode())
        assert teaching.get(f"/quizzes/{quiz.id}/results.csv?separator=x").status_code == 400

    def test_the_number_of_queries_does_not_grow_with_the_attempts(
        self,
        take: Take,
        teaching: FlaskClient,
        quiz: Quiz,
        count_queries: Callable[[], AbstractContextManager[list[str]]],
    ) -> None:
        for name in ("Mia", "Jo", "Ali"):
            attempt, _token = take(name, samples.RIGHT)
            for address, expected in (
                ("", 8),  # account, quiz, assignments, attempts, versions, marks, regrades, answers
                ("/items", 10),  # and the order of the items, the figures kept
                (f"/items/{attempt.items[0].item_version.item_id}", 11),  # and the open reports
                (".csv", 9),
                ("/marking", 9),
                (f"/{attempt.public_id}", 13),
            ):
                page(teaching, f"/quizzes/{quiz.id}/results{address}")  # the first time, figures are kept
                with count_queries() as statements:
                    page(teaching, f"/quizzes/{quiz.id}/results{address}")
                assert len(statements) == expected, (address, statements)


class TestPermissions:
    """Every page of taking and of results, for everybody who has no business there."""

    @staticmethod
    def addresses(app: Flask, quiz: Quiz, attempt: Attempt) -> Iterator[tuple[str, str]]:
        """Method and address of every view of both blueprints that names an attempt or a quiz by its id."""
        item = attempt.items[0].item_version.item_id
        values = {"quiz_id": quiz.id, "public_id": attempt.public_id, "position": 1, "comment_id": 1, "item_id": item}
        with app.test_request_context():
            adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
            for rule in app.url_map.iter_rules():
                if rule.endpoint.split(".")[0] in {"attempts", "results"} and rule.arguments & {
                    "quiz_id",
                    "public_id",
                    "item_id",
                }:
                    address = adapter.build(rule.endpoint, {name: values[name] for name in rule.arguments})
                    yield from ((method, address) for method in (rule.methods or set()) & {"GET", "POST"})

    def test_the_map_is_complete(self, app: Flask, quiz: Quiz, take: Take) -> None:
        attempt, _token = take("Mia", {})
        assert len(list(self.addresses(app, quiz, attempt))) >= 24

    @pytest.mark.parametrize("who", ["nobody", "guest", "learner", "teacher", "administrator"])
    def test_strangers_see_and_change_nothing(
        self,
        app: Flask,
        session: Session,
        quiz: Quiz,
        take: Take,
        who: str,
        make_account: Callable[..., Account],
        login: Login,
        guest_client: Callable[[str], FlaskClient],
    ) -> None:
        attempt, _token = take("Mia", samples.WRONG)
        _other, token = take("Jo", {})
        client = guest_client(token) if who == "guest" else app.test_client()
        if who not in {"nobody", "guest"}:
            login(client, make_account("fremd", Role(who)))
        before = session.scalar(sa.select(sa.func.count()).select_from(Attempt))
        for method, address in self.addresses(app, quiz, attempt):
            response = client.open(address, method=method)
            teachers = address.startswith(("/quizzes/", "/items/"))
            if teachers and who in {"nobody", "guest"}:
                assert response.status_code == 302, address
                assert "/login" in response.headers["Location"]
            elif teachers and who in {"learner", "administrator"}:
                assert response.status_code == 403, address
            else:
                assert response.status_code == 404, address
            assert "Mia" not in response.get_data(as_text=True)
        assert session.scalar(sa.select(sa.func.count()).select_from(Attempt)) == before

    def test_an_attempt_is_not_found_under_another_quiz(
        self, take: Take, session: Session, teaching: FlaskClient, teacher: Account
    ) -> None:
        attempt, _token = take("Mia", {})
        other = samples.add_quiz(session, teacher, code="ANDERES")
        page(teaching, f"/quizzes/{other.id}/results/{attempt.public_id}", 404)


def test_responses_alone_make_the_score(take: Take, session: Session, teaching: FlaskClient, quiz: Quiz) -> None:
    attempt, _token = take("Mia", {})
    assert "0 / 9" in page(teaching, f"/quizzes/{quiz.id}/results")
    respond(session, attempt, samples.RIGHT)
    assert "9 / 9" in page(teaching, f"/quizzes/{quiz.id}/results")
