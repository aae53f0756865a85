"""A school's database of known size, written straight into the tables."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Account, Attempt, AttemptItem, Guest, ItemRecord, QuizItem, Response, Role, utc_now
from quiz.models.engine import prepare
from tests.quiz.attempts import samples

CODE = "K7M3QX9TB"
ITEMS = (*samples.ALL, samples.SHORT_TEXT)
AT_A_TIME = 200
BARE = "CREATE TABLE bare (id VARCHAR(32) PRIMARY KEY, text TEXT)"
"""What the limit's inserts go into (benchmarks/serving/limits.py), made before the server starts: of two processes that
make a table at once, also with IF NOT EXISTS, PostgreSQL fails one, and gunicorn ends if a worker does not start."""


def fill(database: str, attempts: int) -> str:
    """Write a teacher with a quiz of ten items and this many submitted attempts; return the size in words."""
    engine = sa.create_engine(database)
    prepare(engine)
    with engine.begin() as connection:
        connection.execute(sa.text(BARE))
    with Session(engine) as session:
        teacher = Account(username="lehrerin", display_name="L", password_hash="-", role=Role.TEACHER)  # noqa: S106
        session.add(teacher)
        session.flush()
        quiz = samples.add_quiz(session, teacher, ITEMS, code=CODE)
        query = sa.select(ItemRecord.current_version_id).join(QuizItem).where(QuizItem.quiz_id == quiz.id)
        versions = session.scalars(query.order_by(QuizItem.position)).all()
        quiz_id = quiz.id
        session.commit()
        now = utc_now()
        for start in range(0, attempts, AT_A_TIME):
            for number in range(start, min(start + AT_A_TIME, attempts)):
                guest = Guest(token_hash=uuid4().hex, nickname=f"Gast {number}")
                attempt = Attempt(
                    quiz_id=quiz_id, guest=guest, nickname=guest.nickname, seed=number, submitted_at=now,
                    started_at=now - timedelta(minutes=10),
                )  # fmt: skip
                attempt.items = [
                    AttemptItem(
                        item_version_id=version,
                        position=position,
                        points=1,
                        responses=[
                            Response(client_uuid=uuid4(), sequence=1, answer={"response": "x"}, item_version_id=version)
                        ],
                    )
                    for position, version in enumerate(versions, start=1)
                ]
                session.add(attempt)
            session.commit()
            session.expunge_all()
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(sa.text("ANALYZE"))
        responses = connection.scalar(sa.select(sa.func.count()).select_from(Response))
    engine.dispose()
    return f"{attempts} submitted attempts, {responses} responses, a quiz of {len(ITEMS)} items"
