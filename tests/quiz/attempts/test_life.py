"""An attempt's life, whatever a learner, a network and a clock do to it (stateful, with a model of what must count)."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID, uuid4

import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy.orm import Session

from quiz.attempts import queries, services
from quiz.attempts.learners import Learner, welcome_guest
from quiz.attempts.protocol import Submission, save
from quiz.attempts.standing import standing_of
from quiz.models import Account, Attempt, AttemptItem, Base, QuizStatus, Response, Role
from quiz.models.engine import prepare
from tests.quiz.attempts import samples
from tests.quiz.attempts.taking import NOW

TYPED = (samples.SHORT_TEXT, samples.NUMERIC)
LIMIT = 300
POSITIONS = st.sampled_from([1, 2])
SEQUENCES = st.integers(0, 9)
TEXTS = st.sampled_from(["", "a", "7", "Otto"])


@cache
def database() -> sa.Engine:
    """One database for all lives: each has a quiz and a guest of its own."""
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    prepare(engine)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Account(username="t", display_name="T", password_hash="-", role=Role.TEACHER))
        session.commit()
    return engine


@dataclass(frozen=True)
class Sent:
    """An answer that a client made and may deliver any number of times."""

    position: int
    uuid: UUID
    sequence: int
    text: str


class Life(RuleBasedStateMachine):
    """Answers are made, delivered, repeated and reordered between locks, closings, restarts and the end of time."""

    made = Bundle("made")

    @initialize(time_limit=st.sampled_from([None, LIMIT]))
    def begin(self, time_limit: int | None) -> None:
        self.session = Session(database())
        teacher = self.session.scalars(sa.select(Account)).one()
        code = uuid4().hex[:16]
        self.quiz = samples.add_quiz(self.session, teacher, TYPED, code=code, time_limit_seconds=time_limit)
        guest, _token = welcome_guest(self.session, "Mia")
        self.learner = Learner(None, guest)
        self.now = NOW
        begun = services.begin(self.session, self.quiz, self.learner, self.now, random.Random(0))
        self.session.commit()
        self.public_id, self.attempt_id = begun.public_id, begun.id
        self.delivered: dict[UUID, tuple[bool, int]] = {}
        self.expected: dict[int, tuple[int, int, str]] = {}
        self.locked: set[int] = set()
        self.ended: datetime | None = None

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()

    def load(self) -> Attempt:
        found = queries.own_attempt(self.session, self.public_id, self.learner, to_write=True)
        assert found is not None
        services.settle(self.session, found, self.now)
        return found

    def has_lived(self) -> bool:
        """Whether enough has happened for an end, so that not every life is a short one."""
        return len(self.delivered) >= 5

    def is_over(self) -> bool:
        deadline = NOW + timedelta(seconds=LIMIT)
        return self.ended is not None or (self.quiz.time_limit_seconds is not None and self.now >= deadline)

    @rule(target=made, position=POSITIONS, sequence=SEQUENCES, text=TEXTS)
    def answer_without_connection(self, position: int, sequence: int, text: str) -> Sent:
        return Sent(position, uuid4(), sequence, text)

    @rule(target=made, position=POSITIONS, sequence=SEQUENCES, text=TEXTS)
    def answer(self, position: int, sequence: int, text: str) -> Sent:
        sent = Sent(position, uuid4(), sequence, text)
        self.deliver(sent)
        return sent

    @rule(sent=made)
    def deliver_once_more(self, sent: Sent) -> None:
        self.deliver(sent)

    def deliver(self, sent: Sent) -> None:
        attempt = self.load()
        place = attempt.items[sent.position - 1]
        submission = Submission(
            sent.position, place.item_version_id, sent.uuid, sent.sequence, None, {"text": [sent.text]}
        )
        (acknowledged,) = save(
            self.session.connection(), standing_of(attempt, {sent.position}), [submission], "secret", self.now
        ).acknowledged
        self.session.commit()
        counts = acknowledged.refusal is None
        if sent.uuid in self.delivered:
            assert self.delivered[sent.uuid][0] == counts
            return
        assert counts == (not self.is_over() and sent.position not in self.locked)
        self.delivered[sent.uuid] = (counts, len(self.delivered))
        if counts:
            newest = (sent.sequence, len(self.delivered), sent.text)
            self.expected[sent.position] = max(self.expected.get(sent.position, (-1, -1, "")), newest)

    @rule(seconds=st.sampled_from([1, 20, 100]))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(position=POSITIONS)
    def check(self, position: int) -> None:
        attempt = self.load()
        answered = bool(self.expected.get(position, (0, 0, ""))[2])
        assert services.lock(self.session, attempt, attempt.items[position - 1], self.now) == answered
        self.session.commit()
        if answered and not self.is_over():
            self.locked.add(position)

    @precondition(lambda self: self.has_lived())
    @rule()
    def submit(self) -> None:
        services.submit(self.session, self.load(), self.now)
        self.session.commit()
        self.ended = self.ended or self.now

    @precondition(lambda self: self.has_lived())
    @rule()
    def close_the_quiz(self) -> None:
        if self.quiz.status is QuizStatus.PUBLISHED:
            self.quiz.status, self.quiz.closed_at = QuizStatus.CLOSED, self.now
            self.session.commit()
            self.ended = self.ended or self.now

    @rule()
    def restart_the_server(self) -> None:
        self.session.expire_all()

    @rule()
    def come_in_again(self) -> None:
        if not self.is_over():
            again = services.begin(self.session, self.quiz, self.learner, self.now, random.Random(1))
            self.session.commit()
            assert again.id == self.attempt_id

    @invariant()
    def what_counts_is_the_newest_that_came_in_time(self) -> None:
        if not hasattr(self, "expected"):
            return
        places = dict(
            self.session.execute(
                sa.select(AttemptItem.id, AttemptItem.position).where(AttemptItem.attempt_id == self.attempt_id)
            ).all()
        )
        counting = queries.counting_responses(self.session, [self.attempt_id])
        found = {places[place]: response.answer.get("response", "") for place, response in counting.items()}
        assert found == {position: newest[2] for position, newest in self.expected.items()}

    @invariant()
    def every_answer_is_stored_exactly_once(self) -> None:
        if hasattr(self, "delivered"):
            mine = sa.select(Response.client_uuid).join(AttemptItem).where(AttemptItem.attempt_id == self.attempt_id)
            stored = self.session.scalars(mine).all()
            assert sorted(stored) == sorted(self.delivered)


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
