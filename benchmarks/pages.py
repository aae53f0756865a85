"""Milliseconds (p95, processor) and queries of the pages a teacher with much material opens, at two sizes.

Filling the larger database takes many minutes. BENCH_FOLDER names a folder in which both are kept and used again.
"""

from __future__ import annotations

import logging
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade

from quiz.demo.volume import Size, fill
from quiz.factory import create_app
from quiz.models import Account, Assignment, Attempt, Quiz, QuizItem, db, utc_now

SMALL = Size(quizzes=20, items=500, attempts=2_000)
LARGE = Size(quizzes=200, items=5_000, attempts=100_000)
REPEATS = 20
TEACHER = "volume"


class Times(NamedTuple):
    """Median and 95th percentile in milliseconds, the processor's mean, and the number of queries."""

    median: float
    p95: float
    processor: float
    queries: int

    def __str__(self) -> str:
        """Return the figures as a column."""
        return f"{self.median:8.0f} ms {self.p95:7.0f} p95 {self.processor:7.0f} cpu {self.queries:3d} queries"


def run() -> None:
    """Fill two databases and open every page again and again; the number of queries must be the same in both."""
    logging.getLogger("quiz.request").setLevel(logging.WARNING)  # a line for every request would bury the table
    with _folder() as folder:
        found = [(size, _measure(_app(folder / f"{size.attempts}.sqlite"), size)) for size in (SMALL, LARGE)]
    sizes = [f"{size.attempts} attempts" for size, _times in found]
    print(f"{'page':<20}" + "".join(f"{size:>46}" for size in sizes))
    for page in found[0][1]:
        columns = [times[page] for _size, times in found]
        grown = " GROWN" if len({one.queries for one in columns}) > 1 else ""
        print(f"{page:<20}" + "".join(map(str, columns)) + grown)


@contextmanager
def _folder() -> Iterator[Path]:
    if kept := os.environ.get("BENCH_FOLDER"):
        yield Path(kept)
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def _app(path: Path) -> Flask:
    return create_app(
        {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{path}", "SECRET_KEY": "benchmark", "WTF_CSRF_ENABLED": False}
    )


def _measure(app: Flask, size: Size) -> dict[str, Times]:
    with app.app_context():
        upgrade()
        teacher = db.session.scalar(sa.select(Account).where(Account.username == TEACHER))
        if teacher is None:
            started = time.perf_counter()
            teacher = fill(db.session(), size, "nobody signs in", utc_now(), lambda _text: None, TEACHER)
            db.session.commit()
            db.session.execute(sa.text("ANALYZE"))
            print(f"{size.attempts} attempts filled in {time.perf_counter() - started:.0f} s", flush=True)
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = teacher.get_id()
        pages = pages_of(teacher)
        db.session.remove()
        engine = db.engine
    return {name: _times(client, engine, address) for name, address in pages.items()}


def pages_of(teacher: Account) -> dict[str, str]:
    """The address of each page, of the quiz with the most attempts."""
    session = db.session()
    quiz = session.scalars(sa.select(Quiz).where(Quiz.owner_id == teacher.id).order_by(Quiz.id)).first()
    if quiz is None:
        raise RuntimeError("the database was not filled")
    task = session.scalars(sa.select(Assignment).where(Assignment.quiz_id == quiz.id).order_by(Assignment.id)).first()
    attempt = session.scalars(sa.select(Attempt).where(Attempt.quiz_id == quiz.id).order_by(Attempt.id)).first()
    item = session.scalars(sa.select(QuizItem).where(QuizItem.quiz_id == quiz.id).order_by(QuizItem.id)).first()
    if task is None or attempt is None or item is None:
        raise RuntimeError("the database was not filled")
    return {
        "dashboard": "/teach",
        "quizzes": "/quizzes/",
        "quiz": f"/quizzes/{quiz.id}",
        "results": f"/quizzes/{quiz.id}/results",
        "results of a class": f"/quizzes/{quiz.id}/results?assignment={task.id}",
        "item statistics": f"/quizzes/{quiz.id}/results/items",
        "one item": f"/quizzes/{quiz.id}/results/items/{item.item_id}",
        "marking": f"/quizzes/{quiz.id}/results/marking",
        "an attempt": f"/quizzes/{quiz.id}/results/{attempt.public_id}",
        "results as CSV": f"/quizzes/{quiz.id}/results.csv",
        "regrade preview": f"/items/{item.item_id}/regrade?credit=everyone",
        "reports": "/reports",
        "classes": "/classes/",
        "class": f"/classes/{task.classroom_id}",
        "progress": f"/classes/{task.classroom_id}/assignments/{task.id}",
        "gradebook": f"/classes/{task.classroom_id}/gradebook",
    }


def _times(client: FlaskClient, engine: sa.Engine, address: str) -> Times:
    """Open a page again and again."""
    spent, count = [], 0
    _open(client, address)  # what is kept the first time is not measured
    processor = time.process_time()
    for _ in range(REPEATS):
        with _counted(engine) as statements:
            started = time.perf_counter()
            _open(client, address)
            spent.append((time.perf_counter() - started) * 1000)
        count = len(statements)
    processor = (time.process_time() - processor) * 1000 / REPEATS
    return Times(median(spent), sorted(spent)[max(0, round(0.95 * len(spent)) - 1)], processor, count)


def _open(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:  # noqa: PLR2004 - HTTP's
        raise RuntimeError(f"{address}: {response.status}")


@contextmanager
def _counted(engine: sa.Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
