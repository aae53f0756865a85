"""The answer protocol: stored once, in order, and never in place of something else; on both databases."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.attempts import queries, services, storing
from quiz.attempts.learners import Learner, token_hash
from quiz.attempts.names import Names
from quiz.attempts.protocol import MalformedSubmissionError, Outcome, OvertakenError, Refusal, Submission, save
from quiz.attempts.standing import Standing, standing_of
from quiz.attempts.terms import ends_at
from quiz.models import Attempt, Guest, QuizStatus, Response
from tests.quiz.attempts import samples
from tests.quiz.attempts.conftest import at, load

SECRET = "for tests"


def submission(
    attempt: Attempt, text: str, *, sequence: int | None = 1, uuid: UUID | None = None, item: str = "short_text"
) -> Submission:
    """An answer to an item that is typed."""
    place = attempt.items[[one.id for one in samples.ALL].index(item)]
    return Submission(place.position, place.item_version_id, uuid or uuid4(), sequence, None, {"text": [text]})


def give(
    session: Session, attempt: Attempt | Standing, *submissions: Submission, now: datetime | None = None
) -> Outcome:
    """Send answers and commit."""
    standing = attempt if isinstance(attempt, Standing) else whole(attempt)
    session.flush()
    outcome = save(session.connection(), standing, submissions, SECRET, now or at(1))
    session.commit()
    return outcome


def whole(attempt: Attempt) -> Standing:
    """How a loaded attempt stands, with all its items."""
    return standing_of(attempt, {place.position for place in attempt.items})


def counting(session: Session, attempt: Attempt) -> list[str]:
    """The typed answers that count."""
    return [one.answer.get("response", "") for one in queries.counting_responses(session, [attempt.id]).values()]


def stored(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(Response)) or 0


def test_a_repeat_has_no_second_effect_and_the_same_acknowledgement(session: Session, attempt: Attempt) -> None:
    sent = submission(attempt, "Ilse")
    first = give(session, attempt, sent)
    assert give(session, attempt, sent, now=at(60)) == first
    assert stored(session) == 1


@pytest.mark.parametrize("change", ["lock", "submit", "show"])
def test_an_answer_overtaken_by_a_change_of_the_attempt_is_not_stored_as_if_in_time(
    session: Session, attempt: Attempt, guest: Learner, change: str
) -> None:
    """It was loaded without making others wait; loaded again, it is late."""
    give(session, attempt, submission(attempt, "Otto"))
    with Session(session.get_bind()) as other:
        assert guest.guest is not None
        position = submission(attempt, "").position
        token = "the guest's"
        session.execute(sa.update(Guest).values(token_hash=token_hash(token)))
        session.commit()
        overtaken = storing.own_standing(other.connection(), attempt.public_id, None, token, {position})
        assert overtaken is not None
        sent = replace(
            submission(attempt, "Ilse", sequence=9), item_version_id=overtaken.places[position].item_version_id
        )
        place = load(session, attempt, guest).items[position - 1]
        if change == "lock":
            services.lock(session, attempt, place, at(2))
        elif change == "submit":
            services.submit(session, attempt, at(2))
        else:
            attempt.keys_shown_at = at(2)
        session.commit()
        with pytest.raises(OvertakenError):
            give(other, overtaken, sent, now=at(3))
        other.rollback()
        fresh = storing.own_standing(other.connection(), attempt.public_id, None, token, {position})
        assert fresh is not None
        (acknowledged,) = give(other, fresh, sent, now=at(3)).acknowledged
    assert acknowledged.refusal is (Refusal.SUBMITTED if change == "submit" else Refusal.LOCKED)
    assert counting(session, attempt) == ["Otto"]


def test_a_repeat_of_an_old_answer_does_not_bring_it_back(session: Session, attempt: Attempt) -> None:
    old = submission(attempt, "Ilse", sequence=1)
    give(session, attempt, old)
    give(session, attempt, submission(attempt, "Bramkamp", sequence=2))
    give(session, attempt, old)
    assert counting(session, attempt) == ["Bramkamp"]


def test_the_newest_sequence_counts_in_whatever_order_answers_arrive(session: Session, attempt: Attempt) -> None:
    sent = [submission(attempt, f"Antwort {sequence}", sequence=sequence) for sequence in range(8)]
    random.Random(3).shuffle(sent)
    for one in sent:
        give(session, attempt, one)
    assert counting(session, attempt) == ["Antwort 7"]
    assert stored(session) == 8


def test_of_one_sequence_the_later_arrival_counts(session: Session, attempt: Attempt) -> None:
    give(session, attempt, submission(attempt, "eins", sequence=5))
    give(session, attempt, submission(attempt, "zwei", sequence=5))
    assert counting(session, attempt) == ["zwei"]


def test_an_emptied_answer_counts_as_empty(session: Session, attempt: Attempt) -> None:
    give(session, attempt, submission(attempt, "Ilse", sequence=1))
    give(session, attempt, submission(attempt, "", sequence=2))
    assert counting(session, attempt) == [""]


def test_sequences_as_large_as_a_clock_are_kept(session: Session, attempt: Attempt) -> None:
    (acknowledged,) = give(session, attempt, submission(attempt, "Ilse", sequence=2**53)).acknowledged
    assert acknowledged.sequence == 2**53


class TestForms:
    """Forms without script: no sequence, and a UUID that the page was made with."""

    def test_a_form_that_says_what_is_saved_stores_nothing(self, session: Session, attempt: Attempt) -> None:
        give(session, attempt, submission(attempt, "Ilse", sequence=None))
        assert give(session, attempt, submission(attempt, "Ilse", sequence=None)).acknowledged == ()
        assert give(session, attempt, submission(attempt, "", sequence=None, item="numeric")).acknowledged == ()
        assert stored(session) == 1

    def test_a_form_sent_again_with_another_answer_counts(self, session: Session, attempt: Attempt) -> None:
        form = uuid4()  # the browser goes back to the page it had sent
        for text in ("A", "B", "A"):
            give(session, attempt, submission(attempt, text, sequence=None, uuid=form))
        assert counting(session, attempt) == ["A"]
        assert stored(session) == 3

    def test_a_form_is_newer_than_what_a_script_sent_before(self, session: Session, attempt: Attempt) -> None:
        behind = int(at(0).timestamp() * 1000)
        give(session, attempt, submission(attempt, "Skript", sequence=behind))
        give(session, attempt, submission(attempt, "Formular", sequence=None))
        give(session, attempt, submission(attempt, "Skript, verspätet", sequence=behind + 500))
        assert counting(session, attempt) == ["Formular"]


class TestWhatComesTooLate:
    """Answers after the lock, the deadline, the closing of the quiz or submitting."""

    def test_after_the_lock(self, session: Session, attempt: Attempt, guest: Learner) -> None:
        give(session, attempt, submission(attempt, "Ilse"))
        place = attempt.items[6]
        assert services.lock(session, attempt, place, at(2))
        session.commit()
        (acknowledged,) = give(session, attempt, submission(attempt, "Bramkamp", sequence=9), now=at(3)).acknowledged
        assert acknowledged.refusal is Refusal.LOCKED
        assert counting(session, load(session, attempt, guest)) == ["Ilse"]
        assert stored(session) == 2

    def test_after_the_deadline(self, session: Session, attempt: Attempt) -> None:
        attempt.deadline_at = at(10)
        give(session, attempt, submission(attempt, "Ilse"), now=at(9))
        late = submission(attempt, "Bramkamp", sequence=9)
        first = give(session, attempt, late, now=at(10))
        assert first.acknowledged[0].refusal is Refusal.EXPIRED
        assert give(session, attempt, late, now=at(99)) == first
        assert counting(session, attempt) == ["Ilse"]

    def test_after_submitting(self, session: Session, attempt: Attempt) -> None:
        services.submit(session, attempt, at(5))
        outcome = give(session, attempt, submission(attempt, "Ilse"), now=at(6))
        assert outcome.acknowledged[0].refusal is Refusal.SUBMITTED
        assert counting(session, attempt) == []

    def test_after_the_quiz_was_closed(self, session: Session, attempt: Attempt) -> None:
        attempt.quiz.status, attempt.quiz.closed_at = QuizStatus.CLOSED, at(5)
        outcome = give(session, attempt, submission(attempt, "Ilse"), now=at(6))
        assert outcome.acknowledged[0].refusal is Refusal.EXPIRED
        assert services.settle(session, attempt, at(6))
        assert attempt.submitted_at == at(5)


def test_one_unreadable_answer_keeps_no_other_from_being_stored(session: Session, attempt: Attempt) -> None:
    place = attempt.items[0]
    unreadable = Submission(1, place.item_version_id, uuid4(), 1, None, {"choice": ["o2"]})
    outcome = give(session, attempt, unreadable, submission(attempt, "Ilse"))
    assert [rejection.submission.position for rejection in outcome.rejected] == [1]
    assert counting(session, attempt) == ["Ilse"]


@pytest.mark.parametrize("shift", [(100, 0), (0, 1)])
def test_items_and_versions_of_other_attempts_are_refused(
    session: Session, attempt: Attempt, shift: tuple[int, int]
) -> None:
    place = attempt.items[0]
    sent = Submission(place.position + shift[0], place.item_version_id + shift[1], uuid4(), 1, None, {})
    with pytest.raises(MalformedSubmissionError):
        save(session.connection(), whole(attempt), [sent], SECRET, at(1))


def test_tokens_of_another_attempt_name_nothing(session: Session, attempt: Attempt) -> None:
    place = attempt.items[0]
    stranger = Attempt(public_id=uuid4(), seed=attempt.seed)
    token = Names.of(SECRET, stranger, place.item_version_id).token(samples.SINGLE.interaction.options[1])  # type: ignore[union-attr]
    sent = Submission(1, place.item_version_id, uuid4(), 1, None, {"choice": [token]})
    outcome = save(session.connection(), whole(attempt), [sent], SECRET, at(1))
    assert len(outcome.rejected) == 1


def test_an_attempt_ends_at_the_earlier_of_deadline_and_closing(attempt: Attempt) -> None:
    assert ends_at(attempt) is None
    attempt.deadline_at = at(60)
    assert ends_at(attempt) == at(60)
    attempt.quiz.closed_at = at(30)  # closed once, and published again
    assert ends_at(attempt) == at(60)
    attempt.quiz.status = QuizStatus.CLOSED
    assert ends_at(attempt) == at(30)


def test_writers_of_one_attempt_wait_for_each_other(session: Session, attempt: Attempt, guest: Learner) -> None:
    """So an answer that comes while its question is being checked is late, and not the one whose key was shown."""
    give(session, attempt, submission(attempt, "Otto"))
    place = load(session, attempt, guest).items[6]
    services.lock(session, attempt, place, at(2))
    arrived = threading.Event()

    def answer_in_another_tab() -> Outcome:
        with Session(session.get_bind()) as other:
            arrived.set()
            found = queries.own_attempt(other, attempt.public_id, guest, to_write=True)
            assert found is not None
            return give(other, found, submission(found, "Ilse Bramkamp", sequence=9), now=at(3))

    with ThreadPoolExecutor(1) as pool:
        other_tab = pool.submit(answer_in_another_tab)
        assert arrived.wait(10)
        with pytest.raises(TimeoutError):
            other_tab.result(timeout=0.5)
        session.commit()
        (acknowledged,) = other_tab.result(timeout=30).acknowledged
    assert acknowledged.refusal is Refusal.LOCKED
    assert counting(session, attempt) == ["Otto"]
