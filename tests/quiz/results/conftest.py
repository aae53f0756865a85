"""A quiz that three learners took."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from quiz.attempts import queries, services
from quiz.attempts.learners import Learner, welcome_guest
from quiz.models import Account, Attempt, Quiz, Response
from tests.quiz.attempts import samples
from tests.quiz.attempts.conftest import at

Answers = Mapping[str, Mapping[str, Any]]


@pytest.fixture
def quiz(session: Session, teacher: Account) -> Quiz:
    """A published quiz with the code K7M3QX9TB."""
    return samples.add_quiz(session, teacher)


@pytest.fixture
def take(session: Session, quiz: Quiz) -> Callable[..., tuple[Attempt, str]]:
    """A function that lets a new guest, or an account, answer and submit; returns the attempt and the guest's token."""

    def take(
        name: str, answers: Answers, *, account: Account | None = None, submitted: bool = True, of: Quiz = quiz
    ) -> tuple[Attempt, str]:
        token = ""
        learner = Learner(account, None)
        if account is None:
            guest, token = welcome_guest(session, name)
            learner = Learner(None, guest)
        attempt = services.begin(session, of, learner, at(0), random.Random(1))
        session.commit()
        respond(session, attempt, answers)
        found = queries.own_attempt(session, attempt.public_id, learner)
        assert found is not None
        if submitted:
            services.submit(session, found, at(125))
        session.commit()
        return found, token

    return take


def respond(session: Session, attempt: Attempt, answers: Answers) -> None:
    """Store answers by the ids of the sample items."""
    for place in attempt.items:
        name = place.item_version.content["id"]
        if name in answers:
            session.add(
                Response(
                    attempt_item_id=place.id,
                    client_uuid=uuid4(),
                    sequence=1,
                    answer=dict(answers[name]),
                    item_version_id=place.item_version_id,
                    received_at=at(place.position),
                )
            )
    session.commit()
