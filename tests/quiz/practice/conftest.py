"""A quiz that was taken and not all right, and the facts behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from quiz.models import Account, Quiz
from tests.quiz.attempts import samples
from tests.quiz.attempts.taking import Taker


@pytest.fixture
def quiz(session: Session, teacher: Account) -> Quiz:
    """The published sample quiz."""
    return samples.add_quiz(session, teacher)


@pytest.fixture
def taker(app: Flask, quiz: Quiz) -> Taker:
    """A guest who submitted the quiz with the first question wrong, the third right, and no other answered."""
    assert quiz.code
    taker = Taker(app.test_client())
    taker.choose(taker.begin(), "die Landesregierung")
    taker.choose(taker.get("/3"), "Falsch")
    taker.submit()
    return taker


Later = Callable[..., None]
