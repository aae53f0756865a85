"""Many requests at once, against a real server of several processes and threads."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Attempt, Feedback, Quiz, Response
from tests.quiz.attempts.server import Server, Visitor, running, version_in

AT_ONCE = 12


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A running server with the sample quiz."""
    with running(tmp_path) as started:
        yield started


@pytest.fixture
def visitor(server: Server) -> Visitor:
    """A guest who has begun."""
    somebody = Visitor(server.port)
    somebody.come_in()
    somebody.begin()
    return somebody


def together(*tasks: Callable[[], Any]) -> list[Any]:
    """Run the tasks in threads at once; return what they return."""
    with ThreadPoolExecutor(len(tasks)) as pool:
        return [one.result() for one in [pool.submit(task) for task in tasks]]


def rows(server: Server, query: sa.Select[Any]) -> list[Any]:
    """Read from the server's database."""
    engine = sa.create_engine(server.database)
    with Session(engine) as session:
        found = list(session.scalars(query))
    engine.dispose()
    return found


def typed(visitor: Visitor, text: str, sequence: int, uuid: object = None) -> dict[str, object]:
    """An answer to the seventh question."""
    version = version_in(visitor.page(7), 7)
    return {"q7-version": version, "q7-uuid": uuid or uuid4(), "q7-sequence": sequence, "q7-text": text}


def test_one_answer_delivered_many_times_at_once_is_stored_once(server: Server, visitor: Visitor) -> None:
    fields = typed(visitor, "Bramkamp", 5)
    acknowledged = together(*[lambda: visitor.answer(fields)] * AT_ONCE)
    assert all(one == acknowledged[0] for one in acknowledged)
    assert len(rows(server, sa.select(Response))) == 1


def test_of_many_answers_at_once_the_newest_sequence_counts(server: Server, visitor: Visitor) -> None:
    answers = [typed(visitor, f"Antwort {sequence}", sequence) for sequence in range(AT_ONCE)]
    random.Random(1).shuffle(answers)
    together(*[lambda fields=fields: visitor.answer(fields) for fields in answers])
    assert len(rows(server, sa.select(Response))) == AT_ONCE
    assert f'value="Antwort {AT_ONCE - 1}"' in visitor.page(7)


def test_many_clicks_begin_one_attempt(server: Server) -> None:
    somebody = Visitor(server.port)
    somebody.come_in()
    somebody.begin()
    somebody.request("POST", f"{somebody.attempt}/submit", {"csrf_token": somebody.token})
    before = len(rows(server, sa.select(Attempt)))
    together(*[somebody.begin] * AT_ONCE)
    assert len(rows(server, sa.select(Attempt))) == before + 1


def test_an_answer_that_races_with_checking_never_replaces_the_one_whose_key_was_shown(
    server: Server, visitor: Visitor
) -> None:
    engine = sa.create_engine(server.database)
    with Session(engine) as session:
        session.execute(sa.update(Quiz).values(feedback=Feedback.AFTER_EACH))
        session.commit()
    engine.dispose()
    visitor.answer(typed(visitor, "Otto", 1))
    racing = [typed(visitor, "Ilse Bramkamp", sequence) for sequence in range(2, 2 + AT_ONCE)]
    form = {"csrf_token": visitor.token, "action": "check:7"}

    def check() -> str:
        with_form = Visitor(visitor.port, dict(visitor.cookies), visitor.attempt, visitor.token)
        status, _address = with_form.request("POST", f"{visitor.attempt}/answers?form", form)
        assert status == 302
        return shown_answer(with_form.page(7))

    *_acknowledged, seen = together(*[lambda fields=fields: visitor.answer(fields) for fields in racing], check)
    assert shown_answer(visitor.page(7)) == seen


def shown_answer(page: str) -> str:
    """The answer in the review of a checked question."""
    assert "Ilse Bramkamp" in page  # the key is shown
    return str(re.findall(r'<span class="(?:struck)?">(.*?)</span>', page)[0])
