"""All that is stored about a person, as JSON that a person can read, too."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from quiz.accounts import factors
from quiz.attempts.learners import Learner
from quiz.models import Account, Attempt, ItemReport, PracticeCard
from quiz.personal import queries
from quiz.practice.queries import all_cards

FORMAT = "nachgefragt-personal-data-1"


def collect(session: Session, learner: Learner, now: datetime) -> dict[str, Any]:
    """Return everything that belongs to the person at this browser; nothing of other people's, and no key of an item.

    The password's hash and the second factor's secrets stay out: of no use to their owner, and of some to a thief.
    """
    account, guest = learner.account, learner.guest
    data: dict[str, Any] = {
        "format": FORMAT,
        "made_at": now,
        "account": _account(session, account) if account else None,
        "guest": {"name": guest.nickname, "since": guest.created_at} if guest else None,
        "classes": [
            {"class": one.classroom.name, "name": one.name, "joined_at": one.joined_at, "removed_at": one.removed_at}
            for one in queries.memberships(session, learner)
        ],
        "attempts": [_attempt(one) for one in queries.attempts(session, learner)],
        "reports": [_report(one) for one in queries.reports(session, learner)],
        "practice": [_card(one) for one in all_cards(session, learner)],
    }
    if account and account.is_teacher:
        data |= _teaching(session, account)
    return data


def _account(session: Session, account: Account) -> dict[str, Any]:
    names = ("username", "display_name", "role", "email", "language", "created_at")
    has_second_factor = factors.of(session, account) is not None
    return {**{name: getattr(account, name) for name in names}, "second_factor": has_second_factor}


def _report(report: ItemReport) -> dict[str, Any]:
    return {
        "question": report.item_version.stem,
        "kind": report.kind,
        "text": report.text,
        "at": report.created_at,
        "answer": report.answer,
    }


def _attempt(attempt: Attempt) -> dict[str, Any]:
    return {
        "quiz": attempt.quiz.title,
        "name": attempt.nickname,
        "started_at": attempt.started_at,
        "submitted_at": attempt.submitted_at,
        "questions": [
            {
                "question": place.item_version.stem,
                "flagged": place.flagged,
                "answers": [
                    {"answer": one.answer, "received_at": one.received_at, "late": one.late} for one in place.responses
                ],
            }
            for place in attempt.items
        ],
    }


def _card(card: PracticeCard) -> dict[str, Any]:
    return {
        "question": card.item_version.stem,
        "added_at": card.created_at,
        "due_on": card.due_on,
        "reviews": [{"answer": one.answer, "rating": one.rating, "at": one.reviewed_at} for one in card.reviews],
    }


def _teaching(session: Session, account: Account) -> dict[str, Any]:
    articles = ("id", "headline", "kicker", "lead", "published_on", "source_url", "source_name", "markup", "created_at")
    quizzes = ("id", "article_id", "title", "status", "code", "created_at", "published_at", "closed_at")
    return {
        "articles": [{name: getattr(one, name) for name in articles} for one in queries.articles(session, account)],
        "items": [
            {
                "id": one.id,
                "article_id": one.article_id,
                "status": one.status,
                "versions": [{"number": version.number, "content": version.content} for version in one.versions],
            }
            for one in queries.items(session, account)
        ],
        "quizzes": [
            {**{name: getattr(quiz, name) for name in quizzes}, "items": items}
            for quiz, items in queries.quizzes(session, account)
        ],
    }
