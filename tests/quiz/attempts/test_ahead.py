"""All questions of an attempt at once, for going on without connection."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.models import Presentation, Quiz
from tests.quiz.attempts.taking import Taker


@pytest.mark.usefixtures("quiz")
def test_all_questions_come_with_what_was_answered_and_without_a_key(client: FlaskClient) -> None:
    taker = Taker(client)
    page = taker.begin()
    taker.choose(page, "die Landesregierung")
    steps = taker.get("/ahead")
    assert steps.text.count("data-step=") == 9
    assert steps.fields["q1-choice"] == [steps.option("die Landesregierung").value]
    assert "Ilse Bramkamp" not in steps.text


def test_they_are_for_the_learner_of_the_open_attempt_alone(app: Flask, client: FlaskClient, quiz: Quiz) -> None:
    assert quiz.presentation is Presentation.ONE_PER_PAGE
    taker = Taker(client)
    taker.begin()
    assert app.test_client().get(f"{taker.address}/ahead").status_code == 404
    taker.submit()
    assert client.get(f"{taker.address}/ahead").status_code == 404


def test_a_page_with_all_questions_needs_none(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    quiz.presentation = Presentation.ALL_ON_ONE
    session.commit()
    taker = Taker(client)
    taker.begin()
    assert client.get(f"{taker.address}/ahead").status_code == 404


@pytest.mark.usefixtures("quiz")
def test_nine_questions_need_few_queries(
    client: FlaskClient, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    taker = Taker(client)
    taker.begin()
    with count_queries() as statements:
        client.get(f"{taker.address}/ahead")
    assert len(statements) <= 8
