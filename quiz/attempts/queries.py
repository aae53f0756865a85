"""Reading quizzes by their codes, attempts by their learners, and the responses that count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from quiz.attempts.learners import Learner
from quiz.models import (
    ArticleRecord,
    Assignment,
    Attempt,
    AttemptItem,
    Classroom,
    ItemRecord,
    ItemStatus,
    ItemTag,
    Membership,
    Quiz,
    QuizDraw,
    QuizItem,
    Response,
)

WITH_TERMS: tuple[ORMOption, ...] = (
    joinedload(Attempt.quiz),
    joinedload(Attempt.assignment).selectinload(Assignment.extensions),
)
"""An attempt with the rules it stands under."""

WHOLE_ATTEMPT: tuple[ORMOption, ...] = (
    *WITH_TERMS,
    joinedload(Attempt.quiz).joinedload(Quiz.article),
    selectinload(Attempt.items).joinedload(AttemptItem.item_version),
)

_ATTEMPT = (
    sa.select(Attempt).where(Attempt.public_id == sa.bindparam("public_id")).execution_options(populate_existing=True)
)
"""What each answer executes is put together once: that took a quarter of the time to store one (docs/scaling.md)."""

_WHOLE_ATTEMPT = _ATTEMPT.where(
    (Attempt.account_id == sa.bindparam("account_id")) | (Attempt.guest_id == sa.bindparam("guest_id"))
).options(*WHOLE_ATTEMPT)
_LOCKED_STATE = (
    sa.select(Attempt.submitted_at, Attempt.keys_shown_at)
    .where(Attempt.id == sa.bindparam("attempt_id"))
    .with_for_update()
)
_LOCKED_PLACES = sa.select(AttemptItem.id, AttemptItem.locked_at).where(
    AttemptItem.attempt_id == sa.bindparam("attempt_id")
)


def quiz_by_code(session: Session, code: str) -> Quiz | None:
    """Return the quiz with this normalised code, with its article, if it was published and not deleted."""
    return session.scalar(
        sa.select(Quiz).where(Quiz.code == code, Quiz.deleted_at.is_(None)).options(joinedload(Quiz.article))
    )


def is_join_code(session: Session, code: str) -> bool:
    """Whether a class that goes on lets learners in under this normalised code."""
    open_class = sa.exists().where(Classroom.join_code == code, Classroom.archived_at.is_(None))
    return bool(session.scalar(sa.select(open_class)))


def quiz_items(session: Session, quiz: Quiz) -> list[QuizItem]:
    """Return the items of the quiz in their order, with the current version of each."""
    return list(
        session.scalars(
            sa.select(QuizItem)
            .where(QuizItem.quiz_id == quiz.id)
            .order_by(QuizItem.position)
            .options(joinedload(QuizItem.item).joinedload(ItemRecord.current_version))
        )
    )


def sources(session: Session, quiz: Quiz) -> Sequence[ArticleRecord]:
    """Return the articles that the quiz's items were made from, the quiz's own first."""
    items = sa.select(ItemRecord.article_id).join(QuizItem, QuizItem.item_id == ItemRecord.id)
    used = sa.or_(ArticleRecord.id == quiz.article_id, ArticleRecord.id.in_(items.where(QuizItem.quiz_id == quiz.id)))
    query = sa.select(ArticleRecord).where(used).order_by(ArticleRecord.id != quiz.article_id, ArticleRecord.id)
    return session.scalars(query).all()


def quiz_draws(session: Session, quiz: Quiz) -> list[QuizDraw]:
    """Return the places of the quiz for items drawn at random, in their order."""
    return list(session.scalars(sa.select(QuizDraw).where(QuizDraw.quiz_id == quiz.id).order_by(QuizDraw.position)))


def draw_pools(session: Session, quiz: Quiz, tags: Iterable[str]) -> dict[str, list[ItemRecord]]:
    """Return by tag the owner's approved items that an attempt may draw, in a fixed order."""
    query = (
        sa.select(ItemTag.tag, ItemRecord)
        .join(ItemRecord, ItemRecord.id == ItemTag.item_id)
        .where(ItemTag.tag.in_(list(tags)), ItemRecord.owner_id == quiz.owner_id)
        .where(ItemRecord.status == ItemStatus.APPROVED, ItemRecord.current_version_id.is_not(None))
        .order_by(ItemRecord.id)
    )
    pools: dict[str, list[ItemRecord]] = {tag: [] for tag in tags}
    for tag, item in session.execute(query):
        pools[tag].append(item)
    return pools


def count_items(session: Session, quiz: Quiz) -> int:
    """Return how many items an attempt at the quiz has, those to be drawn included."""
    drawn = sa.select(sa.func.coalesce(sa.func.sum(QuizDraw.count), 0)).where(QuizDraw.quiz_id == quiz.id)
    fixed = sa.select(sa.func.count()).where(QuizItem.quiz_id == quiz.id)
    return session.scalar(sa.select(fixed.scalar_subquery() + drawn.scalar_subquery())) or 0


def latest_attempt(session: Session, quiz: Quiz, learner: Learner) -> Attempt | None:
    """Return the learner's attempt at the quiz, under no assignment, that is still open, or else the last one."""
    return session.scalar(
        sa.select(Attempt)
        .where(Attempt.quiz_id == quiz.id, Attempt.assignment_id.is_(None), learner.own_attempts)
        .order_by(Attempt.submitted_at.is_(None).desc(), Attempt.started_at.desc(), Attempt.id.desc())
        .options(*WITH_TERMS)
        .limit(1)
    )


def assigned_attempts(session: Session, assignment_id: int, membership_id: int) -> list[Attempt]:
    """Return a member's attempts under an assignment, the latest first."""
    return list(
        session.scalars(
            sa.select(Attempt)
            .where(Attempt.assignment_id == assignment_id, Attempt.membership_id == membership_id)
            .order_by(Attempt.submitted_at.is_(None).desc(), Attempt.started_at.desc(), Attempt.id.desc())
            .options(*WITH_TERMS)
        )
    )


def attempts_of_members(session: Session, membership_ids: Sequence[int]) -> Sequence[Attempt]:
    """Return all attempts of members under assignments, the open one first and then the latest."""
    query = (
        sa.select(Attempt)
        .where(Attempt.membership_id.in_(membership_ids))
        .order_by(Attempt.submitted_at.is_(None).desc(), Attempt.started_at.desc(), Attempt.id.desc())
        .options(*WITH_TERMS)
    )
    return session.scalars(query).all()


def assignments_in_classes(session: Session, learner: Learner) -> Sequence[tuple[Assignment, int]]:
    """Return every assignment of the classes the learner is in, with extensions, and the number of the membership."""
    query = (
        sa.select(Assignment, Membership.id)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .join(Membership, Membership.classroom_id == Classroom.id)
        .join(Quiz, Quiz.id == Assignment.quiz_id)
        .where(learner.own_memberships, Membership.removed_at.is_(None), Classroom.archived_at.is_(None))
        .where(Assignment.deleted_at.is_(None), Quiz.deleted_at.is_(None))
        .order_by(Assignment.opens_at, Assignment.id)
        .options(selectinload(Assignment.extensions))
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def own_attempt(session: Session, public_id: UUID, learner: Learner, *, to_write: bool = False) -> Attempt | None:
    """Return the learner's attempt with quiz, article, items and their versions.

    With `to_write`, other transactions that write to the attempt wait until this one ends.
    """
    own = {"public_id": public_id, "account_id": learner.account_id, "guest_id": learner.guest_id}
    attempt = session.scalar(_WHOLE_ATTEMPT, own)
    if attempt is not None and to_write and _lock_finds_changes(session, attempt):
        return session.scalar(_WHOLE_ATTEMPT, own)
    return attempt


def _lock_finds_changes(session: Session, attempt: Attempt) -> bool:
    """Lock a loaded attempt, and say whether another writer changed it, or deleted it, before the lock was had.

    Loading first and locking then keeps the time short in which others wait: SQLite has one lock for all attempts.
    """
    found = session.execute(_LOCKED_STATE, {"attempt_id": attempt.id}).one_or_none()
    if found is None or tuple(found) != (attempt.submitted_at, attempt.keys_shown_at):
        return True
    places = session.execute(_LOCKED_PLACES, {"attempt_id": attempt.id}).all()
    locked = {row.id: row.locked_at for row in places}
    return any(locked[place.id] != place.locked_at for place in attempt.items)


def counting_responses(session: Session, attempt_ids: Iterable[int]) -> dict[int, Response]:
    """Return by attempt item the response that counts: of those that came in time, the newest (sequence, id)."""
    counting = counting_ids(Attempt.id.in_(list(attempt_ids)))
    found = session.scalars(sa.select(Response).join(counting, counting.c.id == Response.id))
    return {response.attempt_item_id: response for response in found}


def counting_ids(of: sa.ColumnElement[bool]) -> sa.Subquery:
    """Return a subquery of the responses that count in the attempts that fulfil the condition: `id` and `place`."""
    newest = (
        sa.func.row_number()
        .over(partition_by=Response.attempt_item_id, order_by=(Response.sequence.desc(), Response.id.desc()))
        .label("newest")
    )
    ranked = (
        sa.select(Response.id, Response.attempt_item_id.label("place"), newest)
        .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(of, _counts())
        .subquery()
    )
    return sa.select(ranked.c.id, ranked.c.place).where(ranked.c.newest == 1).subquery()


def _counts() -> sa.ColumnElement[bool]:
    """The condition that a response came in time, or that the teacher lets it count though it was late."""
    accepted = sa.and_(
        Response.received_at <= Attempt.late_accepted_at,
        sa.or_(AttemptItem.locked_at.is_(None), Response.received_at < AttemptItem.locked_at),
        sa.or_(Attempt.keys_shown_at.is_(None), Response.received_at < Attempt.keys_shown_at),
    )
    return sa.or_(Response.late.is_(False), accepted)
