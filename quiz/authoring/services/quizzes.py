"""What happens to quizzes: put together, published, closed, duplicated, deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.authoring import queries
from quiz.authoring.codes import make_code
from quiz.authoring.services.items import QuizWouldBeEmpty
from quiz.models import ArticleRecord, Attempt, Feedback, ItemRecord, Presentation, Quiz, QuizDraw, QuizItem, QuizStatus

Place = QuizItem | QuizDraw


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
    quiz = Quiz(owner_id=article.owner_id, article_id=article.id, title=title, items=[], draws=[])
    session.add(quiz)
    session.flush()
    add_items(session, quiz, queries.approved_items(session, article.id))
    return quiz


def create_empty(session: Session, owner_id: int, title: str) -> Quiz:
    """Make a draft without items, to be filled from the question bank."""
    quiz = Quiz(owner_id=owner_id, title=title, items=[], draws=[])
    session.add(quiz)
    session.flush()
    return quiz


def places_of(quiz: Quiz) -> list[Place]:
    """The quiz's items and draws in their common order; both must be loaded."""
    return sorted([*quiz.items, *quiz.draws], key=lambda place: (place.position, isinstance(place, QuizDraw), place.id))


def add_draw(session: Session, quiz: Quiz, tag: str, count: int) -> QuizDraw:
    """Append a place for items that each attempt draws at random from those with the tag."""
    draw = QuizDraw(position=_last(quiz) + 1, tag=tag, count=count)
    quiz.draws.append(draw)
    session.flush()
    return draw


def add_items(session: Session, quiz: Quiz, items: Iterable[ItemRecord]) -> int:
    """Append the items that are not in the quiz yet, and return how many; the quiz's items must be loaded."""
    present = {place.item_id for place in quiz.items}
    fresh = [item for item in items if item.id not in present]
    position = _last(quiz)
    for offset, item in enumerate(fresh, start=1):
        quiz.items.append(QuizItem(item_id=item.id, position=position + offset))
    session.flush()
    return len(fresh)


def remove_place(session: Session, quiz: Quiz, place: Place) -> None:
    """Take an item or a draw out; raises QuizWouldBeEmpty for the last one of a quiz that can be taken."""
    if len(quiz.items) + len(quiz.draws) == 1 and (
        quiz.status is QuizStatus.PUBLISHED or queries.is_assigned(session, quiz.id)
    ):
        raise QuizWouldBeEmpty
    if isinstance(place, QuizDraw):
        quiz.draws.remove(place)
    else:
        quiz.items.remove(place)
    session.flush()


def move_place(session: Session, quiz: Quiz, place: Place, step: int) -> None:
    """Move an item or a draw up (-1) or down (+1)."""
    places = places_of(quiz)
    old = places.index(place)
    new = min(max(old + step, 0), len(places) - 1)
    places.insert(new, places.pop(old))
    _number(places)
    session.flush()


def put_in_order(session: Session, quiz: Quiz, names: Sequence[str]) -> bool:
    """Put the quiz's places in the order of their names (`place_name`); False, and nothing changes, for other ones."""
    by_name = {place_name(place): place for place in places_of(quiz)}
    if sorted(by_name) != sorted(names):
        return False
    _number([by_name[name] for name in names])
    session.flush()
    return True


def place_name(place: Place) -> str:
    """Name a place in pages: `item-12`, `draw-3`."""
    return f"{'draw' if isinstance(place, QuizDraw) else 'item'}-{place.id}"


def _number(places: Sequence[Place]) -> None:
    for position, place in enumerate(places, start=1):
        place.position = position


def _last(quiz: Quiz) -> int:
    return max((place.position for place in places_of(quiz)), default=0)


def set_points(session: Session, place: Place, points: Decimal | None) -> None:
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
    if not quiz.items and not quiz.draws:
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
    twin = Quiz(**{name: getattr(quiz, name) for name in names}, title=title, items=[], draws=[])
    twin.draws = [
        QuizDraw(tag=old.tag, count=old.count, position=old.position, points=old.points) for old in quiz.draws
    ]
    twin.items = [QuizItem(item_id=old.item_id, position=old.position, points=old.points) for old in quiz.items]
    session.add(twin)
    session.flush()
    return twin


def delete(session: Session, quiz: Quiz, now: datetime) -> None:
    """Delete a quiz; one that was taken or assigned is closed and put out of sight, so that results are kept."""
    taken = session.scalar(sa.select(sa.exists().where(Attempt.quiz_id == quiz.id)))
    if taken or queries.is_assigned(session, quiz.id):
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
