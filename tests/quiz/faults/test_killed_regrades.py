"""kill -9 of the web server while a teacher regrades: a step is done whole, with its log and figures, or not at all."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from decimal import Decimal
from http import HTTPStatus
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.items import SingleChoice
from quiz.accounts.passwords import hash_password
from quiz.attempts.learners import welcome_guest
from quiz.mapping import add_version
from quiz.models import (
    Account,
    Attempt,
    AttemptItem,
    AuditEntry,
    FiguresRecord,
    ItemRecord,
    Quiz,
    Regrade,
    RegradeStep,
    Response,
    utc_now,
)
from quiz.results import queries
from quiz.results.regrading import ACTIONS
from quiz.results.services import results
from tests.quiz.attempts import samples
from tests.quiz.attempts.server import Visitor
from tests.quiz.faults.installation import Installation, chance, free_port, rounds
from tests.quiz.faults.learners import insist

PASSWORD = "drei Möwen am Kai"
ATTEMPTS = 400
RIGHT_AT_FIRST = ATTEMPTS // 4
"""Who has chosen the faulty key; all others are right by the corrected one."""


def test_a_regrade_that_was_killed_is_done_or_not_and_never_twice(installation: Installation) -> None:
    """A teacher takes step after step and repeats each until the server has said that it is done."""
    made, rng, port = installation, chance(), free_port()
    made.add_quiz()
    with made.session() as session:
        item_id, version_id = add_answers(session)
    server = made.web(port)
    teacher = Teacher(Visitor(port), rng, item_id, version_id)
    teacher.sign_in()
    began = time.monotonic()
    teacher.take(RegradeStep.REGRADE, 0)
    long = time.monotonic() - began
    taken = [RegradeStep.REGRADE]
    for number in range(1, rounds(3, 12)):
        taken.append(RegradeStep.UNDO if number % 2 else RegradeStep.REDO)
        with ThreadPoolExecutor(1) as pool:
            step = pool.submit(teacher.take, taken[-1], number)
            time.sleep(rng.uniform(0, long))
            server.kill()
            with made.session() as session:
                assert_whole(session, taken, acknowledged=number)
            server = made.web(port)
            step.result()
        with made.session() as session:
            assert_whole(session, taken, acknowledged=number + 1)
    made.check()


@dataclass(frozen=True, slots=True)
class Teacher:
    """A teacher at the page of an item that was corrected."""

    visitor: Visitor
    rng: random.Random
    item_id: int
    version_id: int

    def sign_in(self) -> None:
        """Sign in, and keep the session's token."""
        _status, page = self.visitor.request("GET", "/login")
        token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
        sent = {"username": "lehrerin", "password": PASSWORD, "csrf_token": token}
        assert self.visitor.request("POST", "/login", sent)[0] == HTTPStatus.FOUND
        _status, page = self.visitor.request("GET", f"/items/{self.item_id}/regrade")
        self.visitor.token = page.partition('name="csrf_token" value="')[2].partition('"')[0]

    def take(self, step: RegradeStep, number: int) -> None:
        """Take the step that follows on number; where an answer was lost, the repetition is told that it is done."""
        sent = {"step": step, "credit": "corrected", "number": number, "version": self.version_id}

        def act() -> None:
            address = f"/items/{self.item_id}/regrade"
            status, page = self.visitor.request("POST", address, {**sent, "csrf_token": self.visitor.token})
            assert status in {HTTPStatus.FOUND, HTTPStatus.CONFLICT}, page

        insist(act, self.visitor, (self.visitor.port,), self.rng)


def add_answers(session: Session) -> tuple[int, int]:
    """Store submitted attempts at the sample quiz, then correct its first item; return its id and new version's."""
    quiz = session.scalars(sa.select(Quiz)).one()
    teacher = session.scalars(sa.select(Account)).one()
    teacher.password_hash = hash_password(PASSWORD)
    record = session.scalars(sa.select(ItemRecord).where(ItemRecord.position == 1)).one()
    now = utc_now()
    for number in range(ATTEMPTS):
        guest, _token = welcome_guest(session, f"Gast {number}")
        place = AttemptItem(item_version_id=record.current_version_id, position=1, points=Decimal(1))
        attempt = Attempt(quiz=quiz, guest=guest, nickname=guest.nickname, seed=1, items=[place], submitted_at=now)
        session.add(attempt)
        session.flush()
        chosen = "o2" if number < RIGHT_AT_FIRST else "o1"
        answer = {"attempt_item_id": place.id, "answer": {"response": chosen}, "client_uuid": uuid4(), "sequence": 1}
        session.add(Response(item_version_id=place.item_version_id, received_at=now, **answer))
    interaction = samples.SINGLE.interaction
    assert isinstance(interaction, SingleChoice)
    corrected = replace(samples.SINGLE, interaction=replace(interaction, key="o1"))
    version = add_version(session, record, corrected, teacher.id, now)
    session.commit()
    return record.id, version.id


def assert_whole(session: Session, taken: list[RegradeStep], *, acknowledged: int) -> None:
    """The steps stored are those taken, each once, at least the acknowledged ones; all else says the same."""
    stored = session.scalars(sa.select(Regrade).order_by(Regrade.number)).all()
    assert acknowledged <= len(stored) <= len(taken)
    assert [(one.number, one.step) for one in stored] == list(enumerate(taken, start=1))[: len(stored)]
    logged = session.scalars(sa.select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [entry.action for entry in logged] == [ACTIONS[one.step] for one in stored]
    assert {len(entry.details["changed"]) for entry in logged} == {ATTEMPTS}
    corrected = stored[-1].step is not RegradeStep.UNDO
    right = ATTEMPTS - RIGHT_AT_FIRST if corrected else RIGHT_AT_FIRST
    quiz = session.scalars(sa.select(Quiz)).one()
    assert sum(one.total.earned for one in results(session, queries.of_quiz(quiz))) == right
    figures = session.get_one(FiguresRecord, (stored[-1].item_id, quiz.id))
    assert figures.facility == right / ATTEMPTS
