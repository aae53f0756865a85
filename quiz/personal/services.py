"""Taking a guest's attempts over, and deleting people while their scores stay for statistics, under no name."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.attempts.learners import Learner
from quiz.models import (
    Account,
    AnswerComment,
    Attempt,
    AttemptItem,
    Guest,
    ItemReport,
    Mark,
    Membership,
    PracticeCard,
    Response,
)
from quiz.personal import queries
from quiz.results.services import results

NOBODY = "–"
"""The name under which attempts of deleted people stand."""
REASON = "Die Antwort wurde gelöscht; die Punkte bleiben."


def take_over(session: Session, guest: Guest, account: Account, now: datetime) -> None:
    """Make a guest's attempts, memberships and cards the account's; the guest is no more.

    Where both have an attempt open at the same quiz, the guest's is submitted as it stands.
    """
    _close_twins(session, guest, account, now)
    _join_memberships(session, guest, account, now)
    session.execute(
        sa.update(Attempt)
        .where(Attempt.guest_id == guest.id)
        .values(guest_id=None, account_id=account.id, nickname=account.display_name)
    )
    known = sa.select(PracticeCard.fact_key).where(PracticeCard.account_id == account.id)
    twins = sa.delete(PracticeCard).where(PracticeCard.guest_id == guest.id, PracticeCard.fact_key.in_(known))
    session.execute(twins.execution_options(synchronize_session=False))
    session.execute(
        sa.update(PracticeCard).where(PracticeCard.guest_id == guest.id).values(guest_id=None, account_id=account.id)
    )
    session.delete(guest)
    session.flush()


def delete_account(session: Session, account: Account, now: datetime) -> None:
    """Delete an account with all it made; its attempts at other people's quizzes stay under no name."""
    _make_anonymous(session, Learner(account, None), now)
    session.delete(account)
    session.flush()


def forget_guest(session: Session, guest: Guest, now: datetime) -> None:
    """Delete what tells who a guest was; the attempts stay under no name."""
    _make_anonymous(session, Learner(None, guest), now)
    session.delete(guest)
    session.flush()


def _make_anonymous(session: Session, learner: Learner, now: datetime) -> None:
    """Hand attempts and memberships to a nameless guest whom no cookie names; remove own words and comments."""
    nobody = Guest(token_hash=hashlib.sha256(secrets.token_bytes(32)).hexdigest(), nickname="", created_at=now)
    session.add(nobody)
    session.flush()
    _remove_own_words(session, learner, now)
    session.execute(
        sa.update(Membership)
        .where(queries.own_memberships(learner))
        .values(
            account_id=None, guest_id=nobody.id, name=NOBODY, removed_at=sa.func.coalesce(Membership.removed_at, now)
        )
    )
    session.execute(
        sa.update(Attempt)
        .where(learner.own_attempts)
        .values(
            account_id=None,
            guest_id=nobody.id,
            nickname=NOBODY,
            submitted_at=sa.func.coalesce(Attempt.submitted_at, now),
        )
    )
    session.flush()


def _remove_own_words(session: Session, learner: Learner, now: datetime) -> None:
    """Delete typed answers, the learner's reports' words and the comments on answers; points for them are kept."""
    places = set(queries.places_in_own_words(session, learner.own_attempts))
    for result in results(session, learner.own_attempts):
        for entry in result.scored:
            if entry.place.id in places and entry.given:
                mark = Mark(attempt_item_id=entry.place.id, points=entry.earned, reason=REASON, at=now)
                session.add(mark)
    own = sa.select(AttemptItem.id).join(Attempt).where(learner.own_attempts)
    for statement in (
        sa.delete(Response).where(Response.attempt_item_id.in_(places)),
        sa.delete(AnswerComment).where(AnswerComment.attempt_item_id.in_(own)),
        sa.update(ItemReport).where(ItemReport.attempt_item_id.in_(own)).values(text=""),
    ):
        session.execute(statement.execution_options(synchronize_session=False))
    session.flush()


def _close_twins(session: Session, guest: Guest, account: Account, now: datetime) -> None:
    open_of_account = sa.select(Attempt.quiz_id).where(
        Attempt.account_id == account.id, Attempt.submitted_at.is_(None), Attempt.assignment_id.is_(None)
    )
    session.execute(
        sa.update(Attempt)
        .where(Attempt.guest_id == guest.id, Attempt.submitted_at.is_(None), Attempt.quiz_id.in_(open_of_account))
        .values(submitted_at=now)
        .execution_options(synchronize_session=False)
    )


def _join_memberships(session: Session, guest: Guest, account: Account, now: datetime) -> None:
    """Make the guest's memberships the account's; in a class of both, that takes up the attempts, submitted."""
    of_account = {
        one.classroom_id: one.id
        for one in session.scalars(sa.select(Membership).where(Membership.account_id == account.id))
    }
    for one in session.scalars(sa.select(Membership).where(Membership.guest_id == guest.id)).all():
        kept = of_account.get(one.classroom_id)
        if kept is None:
            one.guest_id, one.account_id = None, account.id
            continue
        session.execute(
            sa.update(Attempt)
            .where(Attempt.membership_id == one.id)
            .values(membership_id=kept, submitted_at=sa.func.coalesce(Attempt.submitted_at, now))
        )
        session.delete(one)
    session.flush()
