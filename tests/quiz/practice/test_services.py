"""Cards and reviews in the database."""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload

from quiz.attempts import assigned
from quiz.attempts import services as attempts
from quiz.attempts.learners import Learner
from quiz.classrooms import queries as classroom_queries
from quiz.classrooms.services import assignments, classes
from quiz.mapping import item_of
from quiz.models import (
    Account,
    Assignment,
    Attempt,
    ItemRecord,
    ItemStatus,
    ItemTag,
    ItemVersion,
    Membership,
    PracticeCard,
    PracticeReview,
    Quiz,
    QuizDraw,
    QuizItem,
    Release,
    utc_now,
)
from quiz.practice import queries, services
from tests.quiz.attempts import samples
from tests.quiz.classrooms.conftest import DUE, OPENED, rules

TODAY = date(2026, 6, 1)


@pytest.fixture
def versions(session: Session, teacher: Account) -> list[ItemVersion]:
    """The items of the sample quiz."""
    samples.add_quiz(session, teacher)
    return list(session.scalars(sa.select(ItemVersion).order_by(ItemVersion.id)))


@pytest.fixture
def person(learner: Account) -> Learner:
    """A learner with an account."""
    return Learner(learner, None)


def loaded(session: Session, person: Learner) -> PracticeCard:
    card_id = queries.next_card_id(session, person, date(2100, 1, 1))
    assert card_id
    card = queries.card(session, card_id, person, to_write=True)
    assert card
    return card


def answered(session: Session, card: PracticeCard, uuid: UUID | None = None) -> PracticeReview:
    version = services.form_to_ask(session, card)
    item = item_of(version)
    return services.review(session, card, version, item, uuid or uuid4(), {}, TODAY, utc_now())


def test_facts_are_learned_once_each_in_the_form_they_were_met(
    session: Session, versions: list[ItemVersion], person: Learner
) -> None:
    multiple, ordering = (one for one in versions if one.stem in (samples.MULTIPLE.stem, samples.ORDERING.stem))
    assert services.learn(session, person, [multiple, ordering], TODAY) == 1
    assert services.learn(session, person, [ordering], TODAY) == 0
    assert loaded(session, person).item_version_id == multiple.id


def test_what_is_not_approved_any_more_is_not_asked(
    session: Session, versions: list[ItemVersion], person: Learner
) -> None:
    multiple = next(one for one in versions if one.stem == samples.MULTIPLE.stem)
    services.learn(session, person, [multiple], TODAY)
    session.execute(sa.update(ItemRecord).where(ItemRecord.id != multiple.item_id).values(status=ItemStatus.REJECTED))
    card = loaded(session, person)
    for _review in range(3):
        assert services.form_to_ask(session, card).id == multiple.id
        answered(session, card)
        card = loaded(session, person)
    session.execute(sa.update(ItemRecord).values(status=ItemStatus.REJECTED))
    assert services.form_to_ask(session, card).id == multiple.id


def test_a_review_moves_the_card_on_once(session: Session, versions: list[ItemVersion], person: Learner) -> None:
    services.learn(session, person, versions[:1], TODAY)
    card, uuid = loaded(session, person), uuid4()
    first = answered(session, card, uuid)
    due = card.due_on
    assert due > TODAY
    assert answered(session, loaded(session, person), uuid).id == first.id
    assert loaded(session, person).due_on == due


def test_two_clicks_at_once_learn_a_fact_once(session: Session, versions: list[ItemVersion], person: Learner) -> None:
    """The second waits for the first and finds nothing new."""
    assert person.account
    mine, ids, waiting = person.account.id, [version.id for version in versions[:2]], threading.Event()

    def click() -> int:
        with Session(session.get_bind()) as own:
            chosen = own.scalars(sa.select(ItemVersion).where(ItemVersion.id.in_(ids))).all()
            learner = Learner(own.get_one(Account, mine), None)
            waiting.set()
            new = services.learn(own, learner, chosen, TODAY)
            own.commit()
            return new

    assert services.learn(session, person, versions[:2], TODAY) == 2
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(click)
        waiting.wait()
        time.sleep(0.3)
        session.commit()
        assert second.result() == 0
    assert session.scalar(sa.select(sa.func.count()).select_from(PracticeCard)) == 2


def test_one_learner_has_a_fact_once(session: Session, versions: list[ItemVersion], person: Learner) -> None:
    services.learn(session, person, versions[:1], TODAY)
    card = loaded(session, person)
    session.add(PracticeCard(account_id=card.account_id, fact_key=card.fact_key, item_version_id=1, due_on=TODAY))
    with pytest.raises(IntegrityError):
        session.flush()


def test_a_forgotten_card_takes_its_reviews_along(
    session: Session, versions: list[ItemVersion], person: Learner
) -> None:
    services.learn(session, person, versions[:1], TODAY)
    answered(session, loaded(session, person))
    services.forget(session, loaded(session, person))
    assert session.scalars(sa.select(PracticeReview)).all() == []


def test_reviews_keep_their_moment(session: Session, versions: list[ItemVersion], person: Learner) -> None:
    services.learn(session, person, versions[:1], TODAY)
    stored = answered(session, loaded(session, person))
    session.commit()
    found = session.scalars(sa.select(PracticeReview).options(joinedload(PracticeReview.card))).one()
    assert isinstance(found.reviewed_at, datetime)
    assert (found.reviewed_on, found.card.last_review_on) == (TODAY, TODAY)
    assert found.id == stored.id


def test_equal_facts_of_two_articles_are_two_cards(
    session: Session, versions: list[ItemVersion], teacher: Account, person: Learner
) -> None:
    """A quiz may have items of several articles."""
    samples.add_quiz(session, teacher, code="OTHERCODE")
    all_versions = session.scalars(sa.select(ItemVersion).where(ItemVersion.stem == versions[0].stem)).all()
    assert len(all_versions) == 2
    assert services.learn(session, person, all_versions, TODAY) == 2
    articles = session.scalars(sa.select(PracticeCard.article_id)).all()
    assert len(set(articles)) == 2


def assigned_test(
    session: Session, teacher: Account, person: Learner, versions: list[ItemVersion], release: Release
) -> Assignment:
    """A draft of these items, given to the person's class from OPENED to DUE; the keys are told at the release."""
    quiz = Quiz(owner_id=teacher.id, title="Test")
    session.add(quiz)
    session.flush()
    places = enumerate(versions, start=1)
    session.add_all(QuizItem(quiz_id=quiz.id, item_id=version.item_id, position=n) for n, version in places)
    classroom = classes.create(session, teacher, "9b Politik", "Europe/Berlin")
    account = person.account
    assert account
    session.add(Membership(classroom_id=classroom.id, account_id=account.id, name=account.display_name))
    made = assignments.assign(session, classroom, quiz, rules(keys_shown=release))
    session.commit()
    return made


def submitted(session: Session, given: Assignment, person: Learner, now: datetime) -> Attempt:
    """The person's attempt under the assignment, handed in."""
    found = classroom_queries.own_assignment(session, given.public_id, person)
    assert found
    attempt = assigned.begin(session, *found, now, random.Random(1))
    attempts.submit(session, attempt, now)
    session.commit()
    return attempt


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("release", "takes_part", "told_from"),
    [
        (Release.AFTER_SUBMISSION, True, OPENED + HOUR),
        (Release.AFTER_SUBMISSION, False, DUE),
        (Release.AFTER_DUE, True, DUE),
        (Release.NEVER, True, None),
    ],
)
def test_a_fact_of_an_assignment_rests_until_its_keys_are_told(
    session: Session,
    versions: list[ItemVersion],
    teacher: Account,
    person: Learner,
    *,
    release: Release,
    takes_part: bool,
    told_from: datetime | None,
) -> None:
    """Also where the assignment asks for the fact by another item than the one that was learned."""
    multiple, ordering = (one for one in versions if one.stem in (samples.MULTIPLE.stem, samples.ORDERING.stem))
    other = next(one for one in versions if one.stem == samples.NUMERIC.stem)
    services.learn(session, person, [multiple, other], TODAY)
    given = assigned_test(session, teacher, person, [ordering], release)
    resting = loaded(session, person).fact_key
    assert services.held_facts(session, person, OPENED - HOUR) == {resting}
    assert services.held_facts(session, person, OPENED) == {resting}
    if takes_part:
        submitted(session, given, person, OPENED + HOUR)
    later = DUE + timedelta(days=300)
    told_from = told_from or later + HOUR
    for now in (OPENED + HOUR, DUE - HOUR, DUE, later):
        held = services.held_facts(session, person, now)
        assert held == (set() if now >= told_from else {resting}), now
        counts = queries.count_cards(session, person, TODAY, held)
        assert (counts.total, counts.due, counts.held) == (2, 2 - len(held), len(held))
        chosen = queries.next_card_id(session, person, TODAY, held)
        card = queries.card(session, chosen or 0, person)
        assert card
        assert card.fact_key not in held


def test_a_fact_that_may_be_drawn_rests(
    session: Session, versions: list[ItemVersion], teacher: Account, person: Learner
) -> None:
    services.learn(session, person, versions[:1], TODAY)
    given = assigned_test(session, teacher, person, [], Release.AFTER_SUBMISSION)
    session.add(ItemTag(item_id=versions[0].item_id, tag="Hafen"))
    session.add(QuizDraw(quiz_id=given.quiz_id, tag="Hafen", count=1, position=1))
    session.commit()
    assert services.held_facts(session, person, OPENED) == {loaded(session, person).fact_key}


def test_assignments_of_others_and_those_taken_back_hold_nothing_back(
    session: Session, versions: list[ItemVersion], teacher: Account, person: Learner, administrator: Account
) -> None:
    services.learn(session, person, versions[:1], TODAY)
    stranger = Learner(administrator, None)
    services.learn(session, stranger, versions[:1], TODAY)
    given = assigned_test(session, teacher, person, versions[:1], Release.NEVER)
    assert services.held_facts(session, stranger, OPENED) == set()
    assert services.held_facts(session, person, OPENED)
    given.deleted_at = OPENED
    session.commit()
    assert services.held_facts(session, person, OPENED) == set()
