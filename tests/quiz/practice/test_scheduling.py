"""FSRS: our cards move as the library's own reference says, and what verdicts mean to it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from questions.items import Item, MultipleResponse, Option, ShortText, SingleChoice, TrueFalse
from questions.scoring import score
from quiz.models import CardState, PracticeCard, PracticeReview
from quiz.practice import scheduling

START = datetime(2022, 11, 29, 12, 30, tzinfo=UTC)
DAY = date(2022, 11, 29)
FORGOTTEN_IN_BETWEEN = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3]


def new_card() -> PracticeCard:
    return PracticeCard(id=1, state=CardState.NEW, due_on=DAY, created_at=START)


def intervals(ratings: list[int]) -> list[int]:
    """Review on each due day; return the days until the next one."""
    card, today, found = new_card(), DAY, []
    for rating in ratings:
        scheduling.review(card, Rating(rating), today)
        found.append((card.due_on - today).days)
        today = card.due_on
    return found


def test_the_library_gives_its_published_reference_values() -> None:
    """The first test of py-fsrs 6 (tests/test_basic.py): default steps, no fuzz."""
    scheduler, card, now, found = Scheduler(enable_fuzzing=False), Card(), START, []
    for rating in FORGOTTEN_IN_BETWEEN:
        card, _log = scheduler.review_card(card, Rating(rating), now)
        assert card.last_review
        found.append((card.due - card.last_review).days)
        now = card.due
    assert found == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


@given(st.lists(st.tuples(st.sampled_from([1, 2, 3]), st.integers(0, 200)), max_size=25))
def test_our_cards_move_as_the_library_s_do(history: list[tuple[int, int]]) -> None:
    """Storing a card's days between reviews loses nothing; at whatever hour a review is, whole days count."""
    card, reference, today = new_card(), Card(card_id=1), DAY
    reviews = []
    for rating, days in history:
        today += timedelta(days=days)
        scheduling.review(card, Rating(rating), today)
        morning = datetime(today.year, today.month, today.day, 7, tzinfo=UTC)
        reference, _log = scheduling.SCHEDULER.review_card(reference, Rating(rating), morning)
        reviews.append(PracticeReview(client_uuid=uuid4(), rating=rating, reviewed_on=today))
        assert (card.stability, card.difficulty) == (reference.stability, reference.difficulty)
        assert card.due_on == reference.due.date()
        later = scheduling.SCHEDULER.get_card_retrievability(reference, morning + timedelta(days=40))
        assert scheduling.retention(card, today + timedelta(days=40)) == later
    again = new_card()
    scheduling.replay(again, reviews)
    assert (again.state, again.stability, again.due_on) == (card.state, card.stability, card.due_on)


def test_intervals_grow_while_it_is_known_and_shrink_once_it_is_forgotten() -> None:
    found = intervals(FORGOTTEN_IN_BETWEEN)
    assert found[:6] == sorted(found[:6])
    assert found[5] > 60
    assert found[7] < 10
    assert found[7] <= found[8] < found[5]


def test_what_was_never_known_comes_every_day() -> None:
    assert intervals([1, 1, 1]) == [1, 1, 1]


def test_also_a_fact_that_only_statements_ask_for_moves_on() -> None:
    """Their right answers are rated Hard."""
    assert intervals([2] * 6)[-1] > 5


def test_on_the_due_day_about_the_desired_share_is_remembered() -> None:
    card, today = new_card(), DAY
    for rating in (3, 3, 3, 2, 3):
        scheduling.review(card, Rating(rating), today)
        today = card.due_on
    assert scheduling.retention(card, today) == pytest.approx(scheduling.DESIRED_RETENTION, abs=0.01)


def options(*texts: str) -> tuple[Option, ...]:
    return tuple(Option(text[0], text) for text in texts)


CHOICE = Item("i", "teacher", "Wer?", SingleChoice(options("a", "b", "c"), "a"))
SEVERAL = Item("i", "teacher", "Welche?", MultipleResponse(options("a", "b", "c", "d"), ("a", "b")))
STATEMENT = Item("i", "teacher", "Es regnet.", TrueFalse(key=True))
TYPED = Item("i", "teacher", "Wer?", ShortText(("Ilse Bramkamp",)))


@pytest.mark.parametrize(
    ("item", "response", "rating"),
    [
        (CHOICE, "a", Rating.Good),
        (CHOICE, "b", Rating.Again),
        (STATEMENT, True, Rating.Hard),
        (STATEMENT, False, Rating.Again),
        (TYPED, "Ilse Bramkamp", Rating.Good),
        (TYPED, "Ilse Bramkmap", Rating.Good),
        (TYPED, "Otto", Rating.Again),
        (SEVERAL, ["a", "b"], Rating.Good),
        (SEVERAL, ["a"], Rating.Hard),
    ],
)
def test_what_a_verdict_means(item: Item, response: object, rating: Rating) -> None:
    assert scheduling.rating_of(item, score(item, response)) is rating


def test_no_answer_is_forgotten() -> None:
    assert scheduling.rating_of(CHOICE, None) is Rating.Again


def test_less_than_half_is_forgotten() -> None:
    verdict = score(SEVERAL, ["a", "c"])
    assert verdict.fraction < Decimal("0.5")
    assert scheduling.rating_of(SEVERAL, verdict) is Rating.Again


def test_the_forecast_falls_and_counts_what_falls_due() -> None:
    cards = [new_card() for _ in range(3)]
    for card in cards[:2]:
        scheduling.review(card, Rating.Good, DAY)
    days = scheduling.forecast(cards, DAY, 30)
    assert len(days) == 31
    assert [day.retention for day in days] == sorted((day.retention for day in days), reverse=True)
    assert sum(day.due for day in days) == 2
    assert scheduling.forecast([new_card()], DAY, 30) == []
