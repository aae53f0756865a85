"""Much material is consistent, and pages ask the database as often for much as for little."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from benchmarks.pages import pages_of
from quiz.accounts.services import UsernameTaken
from quiz.check import problems
from quiz.demo.volume import Size, fill
from quiz.models import Account, Attempt, AttemptItem, ItemVersion, Quiz, Response, utc_now

Login = Callable[[FlaskClient, Account], None]
SMALL, LARGER = Size(quizzes=3, items=24, attempts=60), Size(quizzes=7, items=84, attempts=350)


def make(session: Session, size: Size) -> Account:
    teacher = fill(session, size, "ein langes Kennwort", utc_now(), lambda _text: None)
    session.commit()
    return teacher


def test_everything_asked_for_is_there_and_fits_together(session: Session) -> None:
    make(session, SMALL)
    for model, expected in ((Quiz, 3), (ItemVersion, 24), (Attempt, 60), (AttemptItem, 480), (Response, 480)):
        assert session.scalar(sa.select(sa.func.count()).select_from(model)) == expected, model
    assert list(problems(session)) == []
    with pytest.raises(UsernameTaken):
        make(session, SMALL)


def test_no_page_of_a_teacher_asks_more_often_for_more_rows(
    app: Flask,
    session: Session,
    login: Login,
    count_queries: Callable[[], AbstractContextManager[list[str]]],
) -> None:
    counts = []
    for username, size in (("wenig", SMALL), ("mehr", LARGER)):
        teacher = fill(session, size, "ein langes Kennwort", utc_now(), lambda _text: None, username)
        session.commit()
        client = app.test_client()
        login(client, teacher)
        with app.app_context():
            addresses = pages_of(teacher)
        found = {}
        for name, address in addresses.items():
            assert client.get(address).status_code == 200, address  # the first time, figures are kept
            with count_queries() as statements:
                client.get(address)
            found[name] = len(statements)
        counts.append(found)
    assert counts[0] == counts[1]
