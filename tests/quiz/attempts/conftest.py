"""A published quiz of all kinds of items, and learners."""

from __future__ import annotations

import random
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from quiz.attempts import queries, services
from quiz.attempts.learners import Learner, welcome_guest
from quiz.models import Account, Attempt, Quiz
from tests.quiz.attempts import samples
from tests.quiz.attempts.taking import NOW, Taker


@pytest.fixture
def quiz(session: Session, teacher: Account) -> Quiz:
    """A published quiz with the code K7M3QX9TB."""
    return samples.add_quiz(session, teacher)


@pytest.fixture
def guest(session: Session) -> Learner:
    """A guest called Mia."""
    found, _token = welcome_guest(session, "Mia")
    session.commit()
    return Learner(None, found)


@pytest.fixture
def attempt(session: Session, quiz: Quiz, guest: Learner) -> Attempt:
    """The guest's attempt, begun at NOW and loaded for writing."""
    begun = services.begin(session, quiz, guest, NOW, random.Random(1))
    session.commit()
    return load(session, begun, guest)


@pytest.fixture
def taker(app: Flask) -> Taker:
    """A browser whose person takes quizzes."""
    return Taker(app.test_client())


def load(session: Session, attempt: Attempt, learner: Learner) -> Attempt:
    """Load an attempt for writing."""
    found = queries.own_attempt(session, attempt.public_id, learner, to_write=True)
    assert found is not None
    return found


def at(second: int) -> datetime:
    """Return a moment that many seconds after NOW."""
    return NOW.fromtimestamp(NOW.timestamp() + second, NOW.tzinfo)
