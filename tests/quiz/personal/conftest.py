"""A guest who took the sample quiz and keeps a fact of it in mind."""

from __future__ import annotations

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
    """The guest Mia, who submitted a wrong choice and two typed answers, and learns the fact behind the first."""
    assert quiz.code
    taker = Taker(app.test_client())
    taker.choose(taker.begin(), "die Landesregierung")
    taker.send(taker.get("/7"), fields={"q7-text": "Ilse Bramkamp"})
    taker.send(taker.get("/5"), fields={"q5-gap-0": "Dienstag"})
    taker.submit()
    attempt = taker.address.rsplit("/", 1)[1]
    taker.client.post(f"/practice/learn/{attempt}", data={"position": "1"})
    return taker
