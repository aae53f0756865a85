"""A server's clock that is put back, by a second or by a day, while a learner takes a quiz."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from quiz import check
from quiz.attempts.views import entering, taking
from quiz.models import Account, Attempt, Response, utc_now
from tests.quiz.attempts import samples
from tests.quiz.attempts.taking import Taker, scripted

BACK = [timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)]


@pytest.fixture
def put_back(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """A function that puts back the clock that the learner's views read."""

    def put(by: timedelta) -> None:
        def earlier() -> datetime:
            return utc_now() - by

        for module in (taking, entering):
            monkeypatch.setattr(module, "utc_now", earlier)

    return put


@pytest.mark.parametrize("by", BACK)
def test_the_last_answer_counts_even_if_the_clock_says_that_it_came_first(
    app: Flask, session: Session, teacher: Account, put_back: Callable[[timedelta], None], by: timedelta
) -> None:
    """A form without script has only the server's clock to be ordered by, and still comes after what is stored."""
    samples.add_quiz(session, teacher, time_limit_seconds=600)
    taker = Taker(app.test_client())
    page = taker.begin("Mia")
    taker.choose(page, "die Landesregierung")
    put_back(by)
    taker.choose(taker.get("/1"), "der Gemeinderat von Brückenau")
    chosen = session.scalars(sa.select(Response.answer).order_by(Response.sequence.desc(), Response.id.desc())).first()
    assert chosen == {"response": "o2"}
    assert taker.get("/1").fields["q1-choice"] == [taker.get("/1").option("der Gemeinderat von Brückenau").value]
    result = taker.submit()
    assert result.status == 200
    attempt = session.scalars(sa.select(Attempt)).one()
    assert attempt.submitted_at is not None
    assert list(check.problems(session)) == []


@pytest.mark.parametrize("by", BACK)
def test_what_came_after_the_submission_never_counts_whatever_the_clock_says(
    app: Flask, session: Session, teacher: Account, put_back: Callable[[timedelta], None], by: timedelta
) -> None:
    samples.add_quiz(session, teacher)
    taker = Taker(app.test_client())
    taker.begin("Mia")
    page = taker.get("/7")
    taker.post(scripted(page, 7, 1, {"text": "Bramkamp"}))
    taker.submit()
    put_back(by)
    answer = taker.post(scripted(page, 7, 2, {"text": "Otto"}))
    assert answer.get_json()["acknowledged"][0]["refusal"] == "submitted"
    assert session.scalars(sa.select(Response.late).order_by(Response.id)).all() == [False, True]
    assert list(check.problems(session)) == []
