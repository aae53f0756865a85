"""Reading all that belongs to one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload

from questions.items import ItemType
from quiz.attempts.learners import Learner
from quiz.models import (
    Account,
    ArticleRecord,
    Attempt,
    AttemptItem,
    Guest,
    ItemRecord,
    ItemReport,
    ItemVersion,
    Membership,
    PracticeCard,
    PracticeReview,
    Quiz,
    QuizItem,
    Response,
    Role,
)

TYPED = (ItemType.SHORT_TEXT, ItemType.CLOZE)
"""Kinds of items whose answers are, or may be, in the learner's own words."""


def own_memberships(learner: Learner) -> sa.ColumnElement[bool]:
    """Return the condition that a membership is this person's."""
    own: list[sa.ColumnElement[bool]] = [sa.false()]
    if learner.account:
        own.append(Membership.account_id == learner.account.id)
    if learner.guest:
        own.append(Membership.guest_id == learner.guest.id)
    return sa.or_(*own)


def attempts(session: Session, learner: Learner) -> Sequence[Attempt]:
    """Return a person's attempts with quiz, items and all responses, in the order of beginning."""
    return session.scalars(
        sa.select(Attempt)
        .where(learner.own_attempts)
        .order_by(Attempt.started_at, Attempt.id)
        .options(
            joinedload(Attempt.quiz),
            selectinload(Attempt.items).joinedload(AttemptItem.item_version),
            selectinload(Attempt.items).selectinload(AttemptItem.responses),
        )
    ).all()


def memberships(session: Session, learner: Learner) -> Sequence[Membership]:
    """Return a person's memberships with their classes."""
    return session.scalars(
        sa.select(Membership).where(own_memberships(learner)).options(joinedload(Membership.classroom))
    ).all()


def reports(session: Session, learner: Learner) -> Sequence[ItemReport]:
    """Return what a person reported."""
    return session.scalars(
        sa.select(ItemReport)
        .join(AttemptItem, AttemptItem.id == ItemReport.attempt_item_id)
        .join(Attempt)
        .where(learner.own_attempts)
        .options(joinedload(ItemReport.item_version))
        .order_by(ItemReport.id)
    ).all()


def articles(session: Session, account: Account) -> Sequence[ArticleRecord]:
    """Return an account's articles."""
    return session.scalars(
        sa.select(ArticleRecord).where(ArticleRecord.owner_id == account.id).order_by(ArticleRecord.id)
    ).all()


def items(session: Session, account: Account) -> Sequence[ItemRecord]:
    """Return an account's items with all versions."""
    return session.scalars(
        sa.select(ItemRecord)
        .where(ItemRecord.owner_id == account.id)
        .order_by(ItemRecord.id)
        .options(selectinload(ItemRecord.versions))
    ).all()


def quizzes(session: Session, account: Account) -> Sequence[tuple[Quiz, list[int]]]:
    """Return an account's quizzes, each with the numbers of its items in their order."""
    found = session.scalars(sa.select(Quiz).where(Quiz.owner_id == account.id).order_by(Quiz.id)).all()
    places = session.execute(
        sa.select(QuizItem.quiz_id, QuizItem.item_id)
        .join(Quiz)
        .where(Quiz.owner_id == account.id)
        .order_by(QuizItem.quiz_id, QuizItem.position)
    ).all()
    return [(quiz, [item for quiz_id, item in places if quiz_id == quiz.id]) for quiz in found]


@dataclass(frozen=True, slots=True)
class Extent:
    """How much would go with an account."""

    attempts: int
    cards: int
    articles: int
    quizzes: int
    others_attempts: int


def extent(session: Session, account: Account) -> Extent:
    """Count what belongs to an account, and the attempts of others at its quizzes."""

    def count(model: type[Attempt | PracticeCard | ArticleRecord | Quiz], condition: sa.ColumnElement[bool]) -> int:
        return session.scalar(sa.select(sa.func.count()).select_from(model).where(condition)) or 0

    of_its_quizzes = Attempt.quiz_id.in_(sa.select(Quiz.id).where(Quiz.owner_id == account.id))
    return Extent(
        attempts=count(Attempt, Attempt.account_id == account.id),
        cards=count(PracticeCard, PracticeCard.account_id == account.id),
        articles=count(ArticleRecord, ArticleRecord.owner_id == account.id),
        quizzes=count(Quiz, Quiz.owner_id == account.id),
        others_attempts=count(Attempt, of_its_quizzes & Attempt.account_id.is_distinct_from(account.id)),
    )


def count_attempts(session: Session, guest: Guest) -> int:
    """Return how many attempts a guest began."""
    return session.scalar(sa.select(sa.func.count()).select_from(Attempt).where(Attempt.guest_id == guest.id)) or 0


def places_in_own_words(session: Session, of: sa.ColumnElement[bool]) -> Sequence[int]:
    """Return the attempt items, in the attempts that fulfil the condition, that may hold a learner's own words."""
    return session.scalars(
        sa.select(AttemptItem.id)
        .join(Attempt)
        .join(ItemVersion, ItemVersion.id == AttemptItem.item_version_id)
        .where(of, ItemVersion.type.in_(TYPED))
    ).all()


def idle_guests(session: Session, before: datetime) -> Sequence[Guest]:
    """Return the guests who were made, and did anything, only before the moment."""
    return session.scalars(
        sa.select(Guest).where(
            Guest.created_at < before,
            Guest.nickname != "",
            ~sa.exists().where(Attempt.guest_id == Guest.id, Attempt.started_at >= before),
            ~sa.exists().where(Attempt.guest_id == Guest.id).where(_answered_since(before)),
            ~sa.exists().where(PracticeCard.guest_id == Guest.id).where(_practised_since(before)),
        )
    ).all()


def idle_learners(session: Session, before: datetime) -> Sequence[Account]:
    """Return the learners' accounts that were made, and did anything, only before the moment."""
    return session.scalars(
        sa.select(Account).where(
            Account.role == Role.LEARNER,
            Account.created_at < before,
            ~sa.exists().where(Attempt.account_id == Account.id, Attempt.started_at >= before),
            ~sa.exists().where(Attempt.account_id == Account.id).where(_answered_since(before)),
            ~sa.exists().where(PracticeCard.account_id == Account.id).where(_practised_since(before)),
        )
    ).all()


def _answered_since(moment: datetime) -> sa.ColumnElement[bool]:
    return (
        sa.exists()
        .where(AttemptItem.attempt_id == Attempt.id, Response.attempt_item_id == AttemptItem.id)
        .where(Response.received_at >= moment)
    )


def _practised_since(moment: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(
        PracticeCard.created_at >= moment,
        sa.exists().where(PracticeReview.card_id == PracticeCard.id, PracticeReview.reviewed_at >= moment),
    )


def is_last_administrator(session: Session, account: Account) -> bool:
    """Whether no other administrator of the same rights can sign in."""
    others = sa.select(Account.id).where(
        Account.role == Role.ADMINISTRATOR, Account.id != account.id, Account.disabled_at.is_(None)
    )
    return session.scalar(others.limit(1)) is None
