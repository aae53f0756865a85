"""When a card comes next: FSRS by the library `fsrs`, and how verdicts become its ratings.

What the ratings mean here is decided in docs/decisions/0011-practice.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from fsrs import Card, Rating, Scheduler, State

from questions.items import Item, ItemType
from questions.scoring import Verdict
from quiz.models import CardState, PracticeCard, PracticeReview

DESIRED_RETENTION = 0.9
LONGEST_INTERVAL = 365
SCHEDULER = Scheduler(
    desired_retention=DESIRED_RETENTION,
    learning_steps=(),  # days are the smallest unit: what was forgotten comes again tomorrow
    relearning_steps=(),
    maximum_interval=LONGEST_INTERVAL,
    enable_fuzzing=False,
)
ENOUGH = Decimal("0.5")
"""The share of a many-part answer from which the fact counts as remembered, with difficulty."""


def rating_of(item: Item, verdict: Verdict | None) -> Rating:
    """Return the rating that an answer's verdict stands for; None is no answer.

    Half of all guesses at a true/false statement are right, so that a right one there is weak evidence: Hard. Easy is
    never given, because it is a feeling that a verdict cannot show.
    """
    if verdict is None or verdict.fraction < ENOUGH:
        return Rating.Again
    if verdict.fraction < 1 or item.type is ItemType.TRUE_FALSE:
        return Rating.Hard
    return Rating.Good


def review(card: PracticeCard, rating: Rating, today: date) -> None:
    """Move the card on by a review on the day `today` of the reader's calendar."""
    moved, _log = SCHEDULER.review_card(_to_fsrs(card), rating, _moment(today))
    _take_over(card, moved)


def replay(card: PracticeCard, reviews: Iterable[PracticeReview]) -> None:
    """Compute the card's state anew from its reviews in their order."""
    state = Card(card_id=card.id or 1, due=card.created_at)
    for one in reviews:
        state, _log = SCHEDULER.review_card(state, Rating(one.rating), _moment(one.reviewed_on))
    _take_over(card, state)


def retention(card: PracticeCard, day: date) -> float:
    """Return the predicted probability (0..1) that the fact is remembered then; 0 for a card never reviewed."""
    return SCHEDULER.get_card_retrievability(_to_fsrs(card), _moment(day))


@dataclass(frozen=True, slots=True)
class Forecast:
    """A day from today on: predicted retention (0..1) over all cards without practice, and how many fall due."""

    day: int
    retention: float
    due: int


def forecast(cards: Iterable[PracticeCard], today: date, days: int) -> list[Forecast]:
    """Predict the next `days` days; what is due already falls on day 0."""
    learned = [card for card in cards if card.last_review_on is not None]
    if not learned:
        return []
    due = [max(0, (card.due_on - today).days) for card in learned]
    dates = [today + timedelta(days=day) for day in range(days + 1)]
    return [
        Forecast(day, sum(retention(card, when) for card in learned) / len(learned), due.count(day))
        for day, when in enumerate(dates)
    ]


def _moment(day: date) -> datetime:
    """Return noon of the day: whole days lie between two of them."""
    return datetime.combine(day, time(12), UTC)


def _to_fsrs(card: PracticeCard) -> Card:
    is_new = card.last_review_on is None
    return Card(
        card_id=card.id or 1,
        state=State.Learning if is_new else State.Review,
        step=0 if is_new else None,
        stability=card.stability,
        difficulty=card.difficulty,
        due=_moment(card.due_on),
        last_review=None if card.last_review_on is None else _moment(card.last_review_on),
    )


def _take_over(card: PracticeCard, state: Card) -> None:
    card.state = CardState.REVIEW if state.last_review else CardState.NEW
    card.stability, card.difficulty = state.stability, state.difficulty
    card.due_on, card.last_review_on = state.due.date(), state.last_review.date() if state.last_review else None
