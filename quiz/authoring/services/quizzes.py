"""What happens to quizzes: put together, published, closed, duplicated, deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.authoring import queries
from quiz.authoring.codes import make_code
from quiz.authoring.services.items import QuizWouldBeEmpty, reorder
from quiz.models import ArticleRecord, Attempt, Feedback, ItemRecord, Presentation, Quiz, QuizItem, QuizStatus


class NoItems(Exception):  # noqa: N818
    """A quiz without items cannot be published."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The rules under which a quiz is taken."""

    title: str
    feedback: Feedback
    presentation: Presentation
    shuffle: bool
    time_limit_seconds: int | None
    show_article: bool


def create(session: Session, article: ArticleRecord, title: str) -> Quiz:
    """Make a draft of all approved items of an article, in their order."""
    quiz = Quiz(owner_id=article.owner_id, article_id=article.id, title=title, items=[])
    session.add(quiz)
    session.flush()
    add_items(session, quiz, queries.approved_items(session, article.id))
    return quiz


def add_items(session: Session, quiz: Quiz, items: Iterable[ItemRecord]) -> int:
    """Append the items that are not in the quiz yet, and return how many; the quiz's items must be loaded."""
    present = {place.item_id for place in quiz.items}
    fresh = [item for item in items if item.id not in present]
    position = max((place.position for place in quiz.items), default=0)
    for offset, item in enumerate(fresh, start=1):
        quiz.items.append(QuizItem(item_id=item.id, position=position + offset))
    session.flush()
    return len(fresh)


def remove_item(session: Session, quiz: Quiz, place: QuizItem) -> None:
    """Take an item out; raises QuizWouldBeEmpty for the last one of a published quiz."""
    if quiz.status is QuizStatus.PUBLISHED and len(quiz.items) == 1:
        raise QuizWouldBeEmpty
    quiz.items.remove(place)
    session.flush()


def move_item(session: Session, quiz: Quiz, place: QuizItem, step: int) -> None:
    """Move an item up (-1) or down (+1)."""
    reorder([row.id for row in quiz.items], quiz.items, place.id, step)
    session.flush()


def set_points(session: Session, place: QuizItem, points: Decimal | None) -> None:
    """Let an item be worth something else in this quiz; None takes the item's own points."""
    place.points = points
    session.flush()


def set_up(session: Session, quiz: Quiz, settings: Settings) -> None:
    """Set the rules; attempts under way keep their time."""
    quiz.title = settings.title
    quiz.feedback, quiz.presentation = settings.feedback, settings.presentation
    quiz.shuffle, quiz.show_article = settings.shuffle, settings.show_article
    quiz.time_limit_seconds = settings.time_limit_seconds
    session.flush()


def publish(session: Session, quiz: Quiz, now: datetime) -> None:
    """Open the quiz to learners, for the first time or again; the first time it gets its code. Raises NoItems."""
    if not quiz.items:
        raise NoItems
    if quiz.code is None:
        quiz.code = _unused_code(session)
    quiz.status, quiz.published_at, quiz.closed_at = QuizStatus.PUBLISHED, quiz.published_at or now, None
    session.flush()


def close(session: Session, quiz: Quiz, now: datetime) -> None:
    """Take no new attempts any more."""
    if quiz.status is QuizStatus.PUBLISHED:
        quiz.status, quiz.closed_at = QuizStatus.CLOSED, now
    session.flush()


def duplicate(session: Session, quiz: Quiz, title: str) -> Quiz:
    """Make a draft with the same items and rules, without code and attempts."""
    names = ("owner_id", "article_id", "feedback", "presentation", "shuffle", "time_limit_seconds", "show_article")
    twin = Quiz(**{name: getattr(quiz, name) for name in names}, title=title, items=[])
    twin.items = [QuizItem(item_id=old.item_id, position=old.position, points=old.points) for old in quiz.items]
    session.add(twin)
    session.flush()
    return twin


def delete(session: Session, quiz: Quiz, now: datetime) -> None:
    """Delete a quiz; one that was taken is closed and put out of sight, so that learners keep their results."""
    if session.scalar(sa.select(sa.exists().where(Attempt.quiz_id == quiz.id))):
        close(session, quiz, now)
        quiz.deleted_at = now
    else:
        session.delete(quiz)
    session.flush()


def _unused_code(session: Session) -> str:
    code = make_code()
    while session.scalar(sa.select(sa.exists().where(Quiz.code == code))):
        code = make_code()
    return code
