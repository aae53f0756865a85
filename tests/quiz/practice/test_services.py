"""Cards and reviews in the database."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload

from quiz.attempts.learners import Learner
from quiz.mapping import item_of
from quiz.models import Account, ItemRecord, ItemStatus, ItemVersion, PracticeCard, PracticeReview, utc_now
from quiz.practice import queries, services
from tests.quiz.attempts import samples

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
