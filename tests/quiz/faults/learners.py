"""Learners who go on whatever happens: what was not acknowledged is sent again, as the product's script does."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Attempt, AttemptItem, Response
from tests.quiz.attempts.server import Visitor, version_in
from tests.quiz.faults.installation import PATIENCE_S

TYPED = {5: "gap-0", 6: "text", 7: "text"}
PAUSE_S = 0.1


def insist(act: Callable[[], object], visitor: Visitor, ports: tuple[int, ...], rng: random.Random) -> None:
    """Repeat what a visitor does until it succeeds, at another server each time."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            act()
        except (OSError, http.client.HTTPException, AssertionError, IndexError, ValueError):
            if time.monotonic() > deadline:
                raise
            time.sleep(PAUSE_S)
            visitor.port = rng.choice(ports)
        else:
            return


@dataclass(slots=True)
class Learner:
    """One learner with an attempt: keeps what was acknowledged, to be compared with what is stored."""

    ports: tuple[int, ...]
    name: str
    rng: random.Random
    visitor: Visitor = field(init=False)
    versions: dict[int, str] = field(default_factory=dict)
    acknowledged: dict[UUID, tuple[int, int, str]] = field(default_factory=dict)
    submitted: bool = False

    def __post_init__(self) -> None:  # noqa: D105 - says itself
        self.visitor = Visitor(self.ports[0])

    def insist(self, act: Callable[[], object]) -> None:
        """Repeat until it succeeds, at another server each time, as a load balancer would."""
        insist(act, self.visitor, self.ports, self.rng)

    def begin(self) -> None:
        """Come in and open the questions."""
        self.insist(self.visitor.come_in)
        self.insist(lambda: self.visitor.begin(self.name))
        for position in TYPED:
            self.insist(partial(self._open, position))

    def answer(self, sequence: int) -> None:
        """Answer a question, and send that until it is acknowledged; now and then once more after that."""
        position = self.rng.choice(list(TYPED))
        uuid, text = uuid4(), f"Antwort {sequence}"
        fields = {
            f"q{position}-version": self.versions[position],
            f"q{position}-uuid": uuid,
            f"q{position}-sequence": sequence,
            f"q{position}-{TYPED[position]}": text,
        }
        for _ in range(self.rng.choice((1, 1, 1, 2))):
            self.insist(lambda: self.visitor.answer(fields))
        self.acknowledged[uuid] = (position, sequence, text)

    def submit(self) -> None:
        """Submit until the result is shown."""

        def act() -> None:
            status, _ = self.visitor.request(
                "POST", f"{self.visitor.attempt}/submit", {"csrf_token": self.visitor.token}
            )
            assert status == http.HTTPStatus.FOUND

        self.insist(act)
        self.submitted = True

    def take(self, answers: int) -> None:
        """Take the whole quiz."""
        self.begin()
        for sequence in range(1, answers + 1):
            self.answer(sequence)
            time.sleep(PAUSE_S / 2)
        self.submit()

    def answer_until(self, over: threading.Event) -> None:
        """Begin, and answer without end and without submitting."""
        self.begin()
        for sequence in count(1):
            self.answer(sequence)
            if over.wait(PAUSE_S / 2):
                return

    def _open(self, position: int) -> None:
        self.versions[position] = version_in(self.visitor.page(position), position)


@contextmanager
def learners_at(ports: tuple[int, ...], rng: random.Random, *, seats: int, answers: int) -> Iterator[list[Learner]]:
    """Let learners take the quiz while the block runs; give all there were, complete at the block's end.

    At every seat one comes after the other, gives so many answers and submits; one more learner never submits.
    """
    over, learners = threading.Event(), [Learner(ports, "Gast ohne Ende", rng)]

    def sit(seat: int) -> None:
        for number in count(1):
            learner = Learner(ports, f"Gast {seat}-{number}", rng)
            learners.append(learner)
            learner.take(answers)
            if over.is_set():
                return

    with ThreadPoolExecutor(seats + 1) as pool:
        try:
            work = [pool.submit(learners[0].answer_until, over), *(pool.submit(sit, seat) for seat in range(seats))]
            yield learners
        finally:
            over.set()
    for one in work:
        one.result()


def nothing_is_lost_or_doubled(session: Session, learners: list[Learner]) -> None:
    """Compare what each learner was told with what is stored.

    A guest whose server was killed after it had stored the attempt, before it said so, begins as another guest: what
    nobody was told of is empty.
    """
    for learner in learners:
        begun = session.scalars(sa.select(Attempt).where(Attempt.nickname == learner.name)).all()
        (attempt,) = (one for one in begun if str(one.public_id) in learner.visitor.attempt)
        unknown = [one.id for one in begun if one is not attempt]
        answered = sa.exists().where(AttemptItem.attempt_id.in_(unknown), Response.attempt_item_id == AttemptItem.id)
        assert not session.scalar(sa.select(answered)), learner.name
        assert not any(one.submitted_at for one in begun if one is not attempt), learner.name
        stored = session.scalars(
            sa.select(Response).join(AttemptItem).where(AttemptItem.attempt_id == attempt.id)
        ).all()
        assert sorted(response.client_uuid for response in stored) == sorted(learner.acknowledged), learner.name
        for response in stored:
            assert response.answer == {"response": _form(learner.acknowledged[response.client_uuid])}
        assert (attempt.submitted_at is not None) == learner.submitted


def _form(sent: tuple[int, int, str]) -> object:
    position, _sequence, text = sent
    return {"g1": text} if position == min(TYPED) else text


def acknowledgements(text: str) -> list[dict[str, object]]:
    """Return what the server acknowledged."""
    found: list[dict[str, object]] = json.loads(text)["acknowledged"]
    return found
