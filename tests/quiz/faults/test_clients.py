"""Clients as networks and people make them: gone in mid-upload, on two devices, repeating and overtaking themselves."""

from __future__ import annotations

import random
import socket
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from uuid import uuid4

import pytest
import sqlalchemy as sa

from quiz.attempts.queries import counting_responses
from quiz.models import ArticleRecord, Attempt, AttemptItem
from tests.quiz.attempts.server import Visitor
from tests.quiz.faults.installation import PATIENCE_S, Installation, chance, free_port, rounds
from tests.quiz.faults.learners import TYPED, Learner, nothing_is_lost_or_doubled


@pytest.fixture
def learner(installation: Installation) -> Learner:
    """A learner at a running server, who has begun."""
    port = free_port()
    installation.add_quiz()
    installation.web(port, processes=2)
    learner = Learner((port,), "Mia", chance())
    learner.begin()
    return learner


def fields(learner: Learner, position: int, sequence: int) -> dict[str, object]:
    """A new answer to a question."""
    prefix = f"q{position}-"
    return {
        f"{prefix}version": learner.versions[position],
        f"{prefix}uuid": uuid4(),
        f"{prefix}sequence": sequence,
        f"{prefix}{TYPED[position]}": f"Antwort {sequence}",
    }


def test_a_client_that_leaves_in_mid_upload_leaves_nothing_behind(installation: Installation, learner: Learner) -> None:
    """Sixty of them, more than the server has threads, each with a part of a form for an article or an answer."""
    port = learner.visitor.port
    attempt = learner.visitor.attempt.partition("/attempts/")[2]
    for number in range(rounds(60, 1000)):
        path = "/articles/new" if number % 2 else f"/attempts/{attempt}/answers"
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Cookie: {'; '.join(f'{name}={value}' for name, value in learner.visitor.cookies.items())}\r\n"
            "Content-Length: 1000000\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S) as connection:
            connection.sendall(head.encode() + b"text=" + b"a" * (number * 500 % 60_000))
    installation.await_answer(port)
    learner.answer(1)
    learner.submit()
    with installation.session() as session:
        articles = sa.select(sa.func.count()).select_from(ArticleRecord)
        assert session.scalar(articles) == 1, "the sample's"
        nothing_is_lost_or_doubled(session, [learner])
    installation.check()


def test_two_devices_answer_and_submit_one_attempt(installation: Installation, learner: Learner) -> None:
    """What came before the submission counts by its sequence; what came after it is kept and does not count."""
    first = learner.visitor
    second = Visitor(first.port, dict(first.cookies), first.attempt, first.token)
    rng = random.Random(2)
    sent = [(position, sequence) for sequence in range(1, 11) for position in TYPED]
    rng.shuffle(sent)

    def send(work: tuple[Visitor, tuple[int, int]]) -> tuple[int, int, object]:
        visitor, (position, sequence) = work
        return position, sequence, visitor.answer(fields(learner, position, sequence))["refusal"]

    def submit() -> None:
        form = {"csrf_token": second.token}
        status, _page = second.request("POST", f"{second.attempt}/submit", form)
        assert status == HTTPStatus.FOUND

    with ThreadPoolExecutor(6) as pool:
        work = [pool.submit(send, ((first, second)[index % 2], what)) for index, what in enumerate(sent)]
        work.insert(15, pool.submit(submit))  # type: ignore[arg-type]
        done = [one.result() for one in work]
    counted = [entry for entry in done if entry is not None and entry[2] is None]
    late = [entry for entry in done if entry is not None and entry[2] is not None]
    assert {refusal for *_rest, refusal in late} <= {"submitted"}
    newest: dict[int, int] = {}
    for position, sequence, _refusal in counted:
        newest[position] = max(newest.get(position, 0), sequence)
    assert len(counted) + len(late) == len(sent)
    assert counting(installation) == {position: f"Antwort {number}" for position, number in newest.items()}
    installation.check()


def test_repeated_and_overtaken_answers_count_once_and_the_newest_wins(
    installation: Installation, learner: Learner
) -> None:
    rng = random.Random(3)
    made = [fields(learner, position, sequence) for sequence in range(1, 9) for position in TYPED]
    deliveries = [answer for answer in made for _ in range(3)]
    rng.shuffle(deliveries)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(learner.visitor.answer, deliveries))
    for answer in made:
        position = next(position for position in TYPED if f"q{position}-uuid" in answer)
        sequence = int(str(answer[f"q{position}-sequence"]))
        learner.acknowledged[answer[f"q{position}-uuid"]] = (position, sequence, f"Antwort {sequence}")  # type: ignore[index]
    with installation.session() as session:
        nothing_is_lost_or_doubled(session, [learner])
    assert counting(installation) == dict.fromkeys(TYPED, "Antwort 8")
    installation.check()


def counting(made: Installation) -> dict[int, str]:
    """The texts that count, by position."""
    with made.session() as session:
        attempt = session.scalars(sa.select(Attempt.id)).one()
        places = dict(
            session.execute(
                sa.select(AttemptItem.id, AttemptItem.position).where(AttemptItem.attempt_id == attempt)
            ).all()
        )
        found = {places[place]: row.answer["response"] for place, row in counting_responses(session, [attempt]).items()}
    return {position: text if isinstance(text, str) else text["g1"] for position, text in found.items()}
