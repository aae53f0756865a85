"""What happens to attempts: begun, locked item by item, submitted, repeated; answers are the protocol's matter."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz import jobs
from quiz.attempts import queries
from quiz.attempts.learners import Learner
from quiz.attempts.terms import ends_at, quiz_terms
from quiz.models import Attempt, AttemptItem, ItemRecord, Quiz, QuizDraw, QuizItem

SEED_BITS = 31
NEW_FIGURES = "item_figures"
"""The job that works out a quiz's item statistics anew; its handler is in quiz/results/figures.py."""
SUBMISSIONS_GATHERED = timedelta(seconds=20)
"""A class that submits at once makes one such job."""


def begin(session: Session, quiz: Quiz, learner: Learner, now: datetime, rng: random.Random) -> Attempt:
    """Begin an attempt at all items of the quiz, or return the one that is open; a later one is marked as a retry."""
    latest = queries.latest_attempt(session, quiz, learner)
    if latest and latest.submitted_at is None:
        return latest
    return _begin(session, quiz, learner, draw_items(session, quiz, rng), latest, now, rng)


def try_out(session: Session, quiz: Quiz, owner: Learner, now: datetime, rng: random.Random) -> Attempt | None:
    """Begin the owner's trial of a quiz, in the place of an earlier one that is open; None for a quiz without items."""
    latest = queries.latest_attempt(session, quiz, owner)
    if latest is not None and latest.submitted_at is None:
        session.delete(latest)
        session.flush()
        latest = None
    items = draw_items(session, quiz, rng)
    return _begin(session, quiz, owner, items, latest, now, rng) if items else None


def retry(
    session: Session, attempt: Attempt, items: list[AttemptItem], learner: Learner, now: datetime, rng: random.Random
) -> Attempt:
    """Begin an attempt at some items of a submitted one, in the versions they had."""
    again = [AttemptItem(item_version=item.item_version, points=item.points) for item in items]
    return _begin(session, attempt.quiz, learner, again, attempt, now, rng)


def note_keys_shown(session: Session, attempt: Attempt, now: datetime) -> bool:
    """Note when the learner first saw the keys of an assigned quiz, and say whether that is now.

    Answers that come later never count, whatever the teacher decides about late ones.
    """
    if attempt.assignment_id is None or attempt.keys_shown_at is not None:
        return False
    attempt.keys_shown_at = now
    session.flush()
    return True


def draw_items(session: Session, quiz: Quiz, rng: random.Random) -> list[AttemptItem]:
    """Return the items of a new attempt in the quiz's order, with those drawn at random in the places for them."""
    entries, draws = queries.quiz_items(session, quiz), queries.quiz_draws(session, quiz)
    pools = queries.draw_pools(session, quiz, {draw.tag for draw in draws}) if draws else {}
    taken = {entry.item_id for entry in entries}
    items: list[AttemptItem] = []
    places: list[QuizItem | QuizDraw] = [*entries, *draws]
    for entry in sorted(places, key=lambda place: place.position):
        drawn = _draw(entry, pools[entry.tag], taken, rng) if isinstance(entry, QuizDraw) else [entry.item]
        taken |= {item.id for item in drawn}
        items += [
            AttemptItem(item_version=version, points=version.points if entry.points is None else entry.points)
            for item in drawn
            if (version := item.current_version)
        ]
    return items


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
    """End the attempt and have the quiz's item statistics worked out soon; a second time has no effect."""
    if attempt.submitted_at is None:
        attempt.submitted_at = now
        session.flush()
        quiz = attempt.quiz
        jobs.enqueue_once(session, NEW_FIGURES, quiz.owner_id, {"quiz": quiz.id}, now, SUBMISSIONS_GATHERED)


def settle(session: Session, attempt: Attempt, now: datetime) -> bool:
    """Submit an attempt whose time is over with what was saved in time, and say whether that happened now."""
    end = ends_at(attempt)
    if attempt.submitted_at is not None or end is None or now < end:
        return False
    attempt.submitted_at = end
    session.flush()
    return True


def _draw(draw: QuizDraw, pool: list[ItemRecord], taken: set[int], rng: random.Random) -> list[ItemRecord]:
    free = [item for item in pool if item.id not in taken]
    return rng.sample(free, min(draw.count, len(free)))


def _begin(
    session: Session,
    quiz: Quiz,
    learner: Learner,
    items: list[AttemptItem],
    retry_of: Attempt | None,
    now: datetime,
    rng: random.Random,
) -> Attempt:
    terms = quiz_terms(quiz)
    attempt = Attempt(
        quiz=quiz,
        assignment=None,
        account_id=learner.account.id if learner.account else None,
        guest_id=None if learner.account or learner.guest is None else learner.guest.id,
        nickname=learner.nickname,
        retry_of_id=retry_of.id if retry_of else None,
        started_at=now,
        deadline_at=now + terms.time_limit if terms.time_limit else None,
    )
    return open_attempt(
        session,
        attempt,
        items,
        rng,
        shuffle=terms.shuffle,
        other=lambda: queries.latest_attempt(session, quiz, learner),
    )


def open_attempt(
    session: Session,
    attempt: Attempt,
    items: list[AttemptItem],
    rng: random.Random,
    *,
    shuffle: bool,
    other: Callable[[], Attempt | None],
) -> Attempt:
    """Store a new attempt with its items; where another one is open by now, return that, which `other` loads."""
    attempt.seed = rng.getrandbits(SEED_BITS)
    if shuffle:
        random.Random(attempt.seed).shuffle(items)
    for position, item in enumerate(items, start=1):
        item.position = position
    attempt.items = items
    try:
        with session.begin_nested():
            session.add(attempt)
    except IntegrityError:  # the other click of a double click, or another tab, was first
        latest = other()
        if latest is None or latest.submitted_at is not None:
            raise
        return latest
    return attempt
