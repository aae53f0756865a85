"""Attempts are begun once, resumed, submitted, repeated; on both databases."""

from __future__ import annotations

import random
from decimal import Decimal
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.attempts import queries, services
from quiz.attempts.learners import Learner, guest_of, welcome_guest
from quiz.attempts.scores import score_attempt, total
from quiz.mapping import add_version
from quiz.models import Account, Attempt, Guest, ItemRecord, Quiz, QuizItem, Response
from tests.quiz.attempts import samples
from tests.quiz.attempts.conftest import at, load


def test_beginning_again_goes_on_with_the_open_attempt(
    session: Session, quiz: Quiz, guest: Learner, attempt: Attempt
) -> None:
    assert services.begin(session, quiz, guest, at(9), random.Random(2)).id == attempt.id


def test_beginning_after_submitting_is_marked_as_a_retry(
    session: Session, quiz: Quiz, guest: Learner, attempt: Attempt
) -> None:
    services.submit(session, attempt, at(5))
    again = services.begin(session, quiz, guest, at(9), random.Random(2))
    assert again.retry_of_id == attempt.id
    assert len(again.items) == len(samples.ALL)


def test_the_other_of_two_clicks_gets_the_same_attempt(session: Session, quiz: Quiz, guest: Learner) -> None:
    first = services.begin(session, quiz, guest, at(0), random.Random(1))
    session.commit()
    second = services._begin(session, quiz, guest, [], None, at(0), random.Random(2))  # noqa: SLF001 - the losing click
    assert second.id == first.id
    assert session.scalar(sa.select(sa.func.count()).select_from(Attempt)) == 1


def test_an_attempt_keeps_the_versions_it_began_with(
    session: Session, guest: Learner, attempt: Attempt, teacher: Account
) -> None:
    before = [place.item_version_id for place in attempt.items]
    record = session.scalars(sa.select(ItemRecord).order_by(ItemRecord.id)).first()
    assert record is not None
    add_version(session, record, samples.NUMERIC, teacher.id, at(1))
    session.commit()
    assert [place.item_version_id for place in load(session, attempt, guest).items] == before


def test_points_of_the_quiz_override_those_of_the_item(session: Session, quiz: Quiz, guest: Learner) -> None:
    session.execute(sa.update(QuizItem).where(QuizItem.position == 1).values(points=Decimal("2.5")))
    session.commit()
    begun = services.begin(session, quiz, guest, at(0), random.Random(1))
    assert [place.points for place in begun.items[:2]] == [Decimal("2.5"), Decimal(1)]


def test_shuffling_orders_items_by_the_attempts_seed(session: Session, teacher: Account) -> None:
    quiz = samples.add_quiz(session, teacher, shuffle=True)
    orders = set()
    for seed in range(4):
        found, _token = welcome_guest(session, "Mia")
        begun = services.begin(session, quiz, Learner(None, found), at(0), random.Random(seed))
        assert [place.position for place in begun.items] == list(range(1, len(samples.ALL) + 1))
        orders.add(tuple(place.item_version.stem for place in begun.items))
    assert len(orders) > 1


def test_the_deadline_is_counted_from_the_beginning(session: Session, teacher: Account, guest: Learner) -> None:
    quiz = samples.add_quiz(session, teacher, time_limit_seconds=90)
    begun = services.begin(session, quiz, guest, at(0), random.Random(1))
    assert begun.deadline_at == at(90)
    assert not services.settle(session, begun, at(89))
    assert services.settle(session, begun, at(200))
    assert begun.submitted_at == at(90)


def test_an_empty_answer_is_not_locked(session: Session, attempt: Attempt) -> None:
    assert not services.lock(session, attempt, attempt.items[0], at(1))
    assert attempt.items[0].locked_at is None


def test_submitting_twice_keeps_the_first_moment(session: Session, attempt: Attempt) -> None:
    services.submit(session, attempt, at(5))
    services.submit(session, attempt, at(9))
    assert attempt.submitted_at == at(5)


def test_a_retry_has_the_missed_items_in_their_versions(session: Session, guest: Learner, attempt: Attempt) -> None:
    services.submit(session, attempt, at(5))
    again = services.retry(session, attempt, attempt.items[3:5], guest, at(9), random.Random(2))
    assert again.retry_of_id == attempt.id
    assert [place.item_version_id for place in again.items] == [place.item_version_id for place in attempt.items[3:5]]


def test_right_answers_earn_all_points_and_wrong_ones_none(session: Session, attempt: Attempt) -> None:
    for answers, expected in ((samples.WRONG, 0), (samples.RIGHT, len(samples.ALL))):
        for place, item in zip(attempt.items, samples.ALL, strict=True):
            session.add(
                Response(
                    attempt_item_id=place.id,
                    client_uuid=uuid4(),
                    sequence=expected,
                    answer=answers[item.id],
                    item_version_id=place.item_version_id,
                )
            )
        session.commit()
        scored = total(score_attempt(attempt.items, queries.counting_responses(session, [attempt.id])))
        assert [scored.earned, scored.possible, scored.right] == [expected, len(samples.ALL), expected]


def test_a_guest_is_known_by_the_token_alone(session: Session) -> None:
    guest, token = welcome_guest(session, "Mia")
    session.commit()
    assert guest_of(session, token) is guest
    assert guest_of(session, token[:-1]) is None
    assert guest_of(session, "") is None
    assert token not in str(session.execute(sa.select(Guest.__table__)).all())


def test_an_attempt_is_found_by_its_own_learner_only(
    session: Session, attempt: Attempt, guest: Learner, learner: Account
) -> None:
    other, _token = welcome_guest(session, "Jo")
    session.commit()
    assert queries.own_attempt(session, attempt.public_id, guest) is attempt
    assert queries.own_attempt(session, attempt.public_id, Learner(learner, guest.guest)) is attempt
    for stranger in (Learner(None, other), Learner(learner, None), Learner(None, None)):
        assert queries.own_attempt(session, attempt.public_id, stranger) is None
