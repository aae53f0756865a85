"""Reading a learner's cards, their reviews, and the items of the bank that ask for the same fact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload

from quiz.attempts.learners import Learner
from quiz.models import (
    Assignment,
    Attempt,
    AttemptItem,
    ItemRecord,
    ItemStatus,
    ItemTag,
    ItemVersion,
    PracticeCard,
    PracticeReview,
    Quiz,
    QuizDraw,
    QuizItem,
)

PAGE_SIZE = 50


def own_cards(learner: Learner) -> sa.ColumnElement[bool]:
    """Return the condition that a card is this person's."""
    own: list[sa.ColumnElement[bool]] = [sa.false()]
    if learner.account:
        own.append(PracticeCard.account_id == learner.account.id)
    if learner.guest:
        own.append(PracticeCard.guest_id == learner.guest.id)
    return sa.or_(*own)


def card(session: Session, card_id: int, learner: Learner, *, to_write: bool = False) -> PracticeCard | None:
    """Return an own card with its version, article and reviews; with `to_write`, other writers of it wait."""
    query = sa.select(PracticeCard).where(PracticeCard.id == card_id, own_cards(learner))
    if to_write:
        session.execute(query.with_only_columns(PracticeCard.id).with_for_update())
    options = (
        joinedload(PracticeCard.item_version),
        joinedload(PracticeCard.article),
        selectinload(PracticeCard.reviews),
    )
    return session.scalar(query.options(*options).execution_options(populate_existing=True))


def next_card_id(session: Session, learner: Learner, today: date, held: Collection[str] = ()) -> int | None:
    """Return the card that has been due longest, but none of the facts that are held back, or None."""
    return session.scalar(
        sa.select(PracticeCard.id)
        .where(own_cards(learner), PracticeCard.due_on <= today, PracticeCard.fact_key.not_in(held))
        .order_by(PracticeCard.due_on, PracticeCard.id)
        .limit(1)
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards a learner has, how many of them are due and how many held back; when the next falls due."""

    total: int
    due: int
    held: int
    following: date | None


def count_cards(session: Session, learner: Learner, today: date, held: Collection[str] = ()) -> Counts:
    """Count the learner's cards; those of the facts that are held back are neither due nor the next."""
    free = PracticeCard.fact_key.not_in(held)
    due = sa.func.count().filter(free, PracticeCard.due_on <= today)
    later = sa.func.min(PracticeCard.due_on).filter(free, PracticeCard.due_on > today)
    counts = sa.select(sa.func.count(), due, sa.func.count().filter(~free), later)
    return Counts(*session.execute(counts.select_from(PracticeCard).where(own_cards(learner))).one())


def all_cards(session: Session, learner: Learner) -> Sequence[PracticeCard]:
    """Return all own cards with versions, articles and reviews, in the order in which they fall due."""
    return session.scalars(
        sa.select(PracticeCard)
        .where(own_cards(learner))
        .order_by(PracticeCard.due_on, PracticeCard.id)
        .options(
            joinedload(PracticeCard.item_version),
            joinedload(PracticeCard.article),
            selectinload(PracticeCard.reviews),
        )
    ).all()


def cards_page(session: Session, learner: Learner, page: int) -> tuple[Sequence[PracticeCard], int]:
    """Return the cards of a page (from 1) with versions and articles, and how many pages there are."""
    total = session.scalar(sa.select(sa.func.count()).select_from(PracticeCard).where(own_cards(learner))) or 0
    query = (
        sa.select(PracticeCard)
        .where(own_cards(learner))
        .order_by(PracticeCard.due_on, PracticeCard.id)
        .options(joinedload(PracticeCard.item_version), joinedload(PracticeCard.article))
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    return session.scalars(query).all(), max(1, -(-total // PAGE_SIZE))


def known_facts(session: Session, learner: Learner, keys: Iterable[str]) -> set[str]:
    """Return those of the facts that are in the learner's collection."""
    return set(
        session.scalars(
            sa.select(PracticeCard.fact_key).where(own_cards(learner), PracticeCard.fact_key.in_(list(keys)))
        )
    )


def articles_of(session: Session, item_ids: Iterable[int]) -> dict[int, int | None]:
    """Return by item the article it is about."""
    rows = session.execute(sa.select(ItemRecord.id, ItemRecord.article_id).where(ItemRecord.id.in_(list(item_ids))))
    return {row.id: row.article_id for row in rows}


def versions_under(session: Session, learner: Learner, assignments: Iterable[Assignment]) -> Sequence[ItemVersion]:
    """Return what the items of assignments say and said, as far as own cards are on their articles.

    An assignment's items are those of its quiz, those that may be drawn for it, and those of the learner's attempts.
    """
    assignments = list(assignments)
    quizzes = {assignment.quiz_id for assignment in assignments}
    drawn = (
        sa.select(ItemTag.item_id)
        .join(QuizDraw, QuizDraw.tag == ItemTag.tag)
        .join(Quiz, Quiz.id == QuizDraw.quiz_id)
        .where(QuizDraw.quiz_id.in_(quizzes), Quiz.owner_id == ItemRecord.owner_id)
        .correlate(ItemRecord)
    )
    taken = (
        sa.select(ItemVersion.item_id)
        .join(AttemptItem, AttemptItem.item_version_id == ItemVersion.id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(learner.own_attempts, Attempt.assignment_id.in_([assignment.id for assignment in assignments]))
    )
    asked = sa.or_(
        ItemRecord.id.in_(sa.select(QuizItem.item_id).where(QuizItem.quiz_id.in_(quizzes))),
        sa.and_(ItemRecord.status == ItemStatus.APPROVED, ItemRecord.id.in_(drawn)),
        ItemRecord.id.in_(taken),
    )
    met = sa.select(ItemVersion.item_id).join(PracticeCard, PracticeCard.item_version_id == ItemVersion.id)
    near = sa.or_(
        ItemRecord.article_id.in_(sa.select(PracticeCard.article_id).where(own_cards(learner))),
        ItemRecord.id.in_(met.where(own_cards(learner))),
    )
    query = sa.select(ItemVersion).join(ItemRecord, ItemRecord.id == ItemVersion.item_id).where(asked, near)
    return session.scalars(query.order_by(ItemVersion.id)).all()


def bank_versions(session: Session, article_id: int | None, owner_of: int) -> Sequence[ItemVersion]:
    """Return what the approved items of the article say now; `owner_of` is an item whose owner they share."""
    owner = sa.select(ItemRecord.owner_id).where(ItemRecord.id == owner_of).scalar_subquery()
    return session.scalars(
        sa.select(ItemVersion)
        .join(ItemRecord, ItemRecord.current_version_id == ItemVersion.id)
        .where(
            ItemRecord.article_id == article_id,
            ItemRecord.owner_id == owner,
            ItemRecord.status == ItemStatus.APPROVED,
        )
        .order_by(ItemRecord.position, ItemRecord.id)
    ).all()


def version(session: Session, version_id: int) -> ItemVersion | None:
    """Return an item version."""
    return session.get(ItemVersion, version_id)


def review(session: Session, review_id: int, learner: Learner) -> PracticeReview | None:
    """Return an own review with its card and what was asked."""
    return session.scalar(
        sa.select(PracticeReview)
        .join(PracticeCard)
        .where(PracticeReview.id == review_id, own_cards(learner))
        .options(
            joinedload(PracticeReview.card).joinedload(PracticeCard.article), joinedload(PracticeReview.item_version)
        )
    )


def review_by_uuid(session: Session, card_id: int, client_uuid: UUID) -> PracticeReview | None:
    """Return the review that was already received under this UUID."""
    return session.scalar(
        sa.select(PracticeReview).where(PracticeReview.card_id == card_id, PracticeReview.client_uuid == client_uuid)
    )
