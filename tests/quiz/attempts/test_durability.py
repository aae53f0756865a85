"""Acknowledged answers outlive a server that is killed."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import AttemptItem, Response
from tests.quiz.attempts.server import Visitor, running, version_in

ANSWERS = 200
KILLED_AFTER = 90
TYPED = (5, 6, 7)
NAME_OF = {5: "gap-0", 6: "text", 7: "text"}


def test_killing_the_server_in_the_middle_of_200_answers_loses_none_of_the_acknowledged_ones(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        visitor = Visitor(server.port)
        visitor.come_in()
        visitor.begin()
        versions = {position: version_in(visitor.page(position), position) for position in TYPED}
        answers = [(number, TYPED[number % len(TYPED)], uuid4()) for number in range(1, ANSWERS + 1)]
        acknowledged: set[UUID] = set()
        enough = threading.Event()

        def send(answer: tuple[int, int, UUID]) -> None:
            number, position, uuid = answer
            prefix = f"q{position}-"
            identity = {"version": versions[position], "uuid": uuid, "sequence": number}
            fields = {**identity, NAME_OF[position]: f"Antwort {number}"}
            try:
                visitor.answer({prefix + name: value for name, value in fields.items()})
            except (OSError, HTTPException, AssertionError):  # the server is dead: nothing was acknowledged
                assert enough.is_set()
                return
            acknowledged.add(uuid)
            if len(acknowledged) >= KILLED_AFTER:
                enough.set()

        with ThreadPoolExecutor(8) as pool:
            sending = [pool.submit(send, answer) for answer in answers]
            assert enough.wait(60)
            server.kill()
            for one in sending:
                one.result()
        assert KILLED_AFTER <= len(acknowledged) < ANSWERS
        assert acknowledged <= stored(server.database)
        print(f"{len(acknowledged)} of {ANSWERS} answers were acknowledged when the server died")  # noqa: T201

        server.start()
        assert acknowledged <= stored(server.database)
        with ThreadPoolExecutor(
            8
        ) as pool:  # what a page does when it is open again: all that is left, whether stored or not
            list(pool.map(send, answers))
        assert len(acknowledged) == ANSWERS
        assert sorted(stored(server.database)) == sorted(acknowledged)
        for position, newest in ((5, 198), (6, 199), (7, 200)):
            assert f'value="Antwort {newest}"' in visitor.page(position)


def stored(database: str) -> set[UUID]:
    """The UUIDs of all stored responses, each of which is there once."""
    engine = sa.create_engine(database)
    with Session(engine) as session:
        found = session.scalars(sa.select(Response.client_uuid).join(AttemptItem)).all()
    engine.dispose()
    assert len(found) == len(set(found))
    return set(found)
