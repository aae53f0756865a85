"""A database with everything that a school's has: a quiz of all item types, attempts under way and submitted, a job."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask
from sqlalchemy.orm import Session

from quiz import jobs
from quiz.models import Account, Quiz
from tests.quiz.attempts import samples
from tests.quiz.attempts.taking import Taker

NOW = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


def fill(app: Flask, session: Session, teacher: Account, learners: int = 3) -> Quiz:
    """Let guests take a published quiz; every second one submits."""
    quiz = samples.add_quiz(session, teacher)
    jobs.enqueue(session, "generate_items", teacher.id, {"article": quiz.article_id}, article_id=quiz.article_id)
    session.commit()
    for number in range(learners):
        taker = Taker(app.test_client())
        page = taker.begin(f"Gast {number}")
        taker.choose(page, "der Gemeinderat von Brückenau")
        taker.send(taker.get("/6"), fields={"q6-text": "14,5"})
        if number % 2:
            taker.submit()
    return quiz
