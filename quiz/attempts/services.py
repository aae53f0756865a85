"""What happens to attempts: begun, locked item by item, submitted, repeated; answers are the protocol's matter."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz.attempts import queries
from quiz.attempts.learners import Learner
from quiz.attempts.protocol import ends_at
from quiz.models import Attempt, AttemptItem, Quiz

SEED_BITS = 31


def begin(session: Session, quiz: Quiz, learner: Learner, now: datetime, rng: random.Random) -> Attempt:
    """Begin an attempt at all items of the quiz, or return the one that is open; a later one is marked as a retry."""
    latest = queries.latest_attempt(session, quiz, learner)
    if latest and latest.submitted_at is None:
        return latest
    items = [
        AttemptItem(item_version=version, points=version.points if entry.points is None else entry.points)
        for entry in queries.quiz_items(session, quiz)
        if (version := entry.item.current_version)
    ]
    return _open(session, quiz, learner, items, latest, now, rng)


def retry(
    session: Session, attempt: Attempt, items: list[AttemptItem], learner: Learner, now: datetime, rng: random.Random
) -> Attempt:
    """Begin an attempt at some items of a submitted one, in the versions they had."""
    again = [AttemptItem(item_version=item.item_version, points=item.points) for item in items]
    return _open(session, attempt.quiz, learner, again, attempt, now, rng)


def lock(session: Session, attempt: Attempt, place: AttemptItem, now: datetime) -> bool:
    """Lock the item's answer, because its key is shown from now on; False where there is no answer to lock."""
    counting = queries.counting_responses(session, [attempt.id]).get(place.id)
    if counting is None or not counting.answer:
        return False
    if place.locked_at is None and attempt.submitted_at is None:
        place.locked_at = now
        session.flush()
    return True


def submit(session: Session, attempt: Attempt, now: datetime) -> None:
    """End the attempt; a second time has no effect."""
    if attempt.submitted_at is None:
        attempt.submitted_at = now
        session.flush()


def settle(session: Session, attempt: Attempt, now: datetime) -> bool:
    """Submit an attempt whose time is over with what was saved in time, and say whether that happened now."""
    end = ends_at(attempt)
    if attempt.submitted_at is not None or end is None or now < end:
        return False
    attempt.submitted_at = end
    session.flush()
    return True


def _open(
    session: Session,
    quiz: Quiz,
    learner: Learner,
    items: list[AttemptItem],
    retry_of: Attempt | None,
    now: datetime,
    rng: random.Random,
) -> Attempt:
    attempt = Attempt(
        quiz=quiz,
        account_id=learner.account.id if learner.account else None,
        guest_id=None if learner.account or learner.guest is None else learner.guest.id,
        nickname=learner.nickname,
        retry_of_id=retry_of.id if retry_of else None,
        seed=rng.getrandbits(SEED_BITS),
        started_at=now,
        deadline_at=now + timedelta(seconds=quiz.time_limit_seconds) if quiz.time_limit_seconds else None,
    )
    if quiz.shuffle:
        random.Random(attempt.seed).shuffle(items)
    for position, item in enumerate(items, start=1):
        item.position = position
    attempt.items = items
    try:
        with session.begin_nested():
            session.add(attempt)
    except IntegrityError:  # the other click of a double click, or another tab, was first
        latest = queries.latest_attempt(session, quiz, learner)
        if latest is None or latest.submitted_at is not None:
            raise
        return latest
    return attempt
