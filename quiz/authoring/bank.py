"""The question bank: a teacher's items across all articles, and those that colleagues at school share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload

from questions.items import ItemType
from quiz.models import (
    Account,
    ArticleRecord,
    FiguresRecord,
    ItemRecord,
    ItemReport,
    ItemStatus,
    ItemTag,
    ItemVersion,
    ItemWord,
    Quiz,
    QuizItem,
)
from quiz.words import searched_words

PER_PAGE = 25
LAST_CHARACTER = "\U0010ffff"
EASY, HARD, WEAK = 0.9, 0.3, 0.2
"""Facility above and below which an item is very easy or hard; discrimination below which it tells little."""


class Figures(StrEnum):
    """What the answers so far say about an item."""

    EASY = "easy"
    HARD = "hard"
    WEAK = "weak"
    NEGATIVE = "negative"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; `shared` asks for colleagues' items instead of the own ones. Empty fields ask for nothing.

    Without a `status`, rejected items are left out.
    """

    text: str = ""
    article_id: int | None = None
    tag: str | None = None
    type: ItemType | None = None
    status: ItemStatus | None = None
    figures: Figures | None = None
    reported: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class BankRow:
    """An item with its figures over all quizzes: N attempts, mean facility, lowest discrimination, open reports."""

    item: ItemRecord
    attempts: int
    facility: float | None
    discrimination: float | None
    reports: int
    quizzes: int


def found(session: Session, account: Account, search: Search, page: int) -> tuple[list[BankRow], int]:
    """Return a page (from 1) of what is found, the latest first, and how many items are found in all."""
    figures = _figures()
    matching = sa.select(ItemRecord.id).where(*_conditions(account, search))
    if search.figures is not None:
        matching = matching.outerjoin(figures, figures.c.item_id == ItemRecord.id).where(_by(figures, search.figures))
    total = session.scalar(sa.select(sa.func.count()).select_from(matching.subquery())) or 0
    reports = sa.select(sa.func.count()).where(
        ItemReport.item_id == ItemRecord.id, ItemReport.answered_at.is_(None), ItemRecord.owner_id == account.id
    )
    quizzes = sa.select(sa.func.count()).where(
        QuizItem.item_id == ItemRecord.id, Quiz.id == QuizItem.quiz_id, Quiz.deleted_at.is_(None)
    )
    query = (
        sa.select(
            ItemRecord,
            sa.func.coalesce(figures.c.attempts, 0),
            figures.c.facility,
            figures.c.discrimination,
            reports.correlate(ItemRecord).scalar_subquery(),
            quizzes.correlate(ItemRecord).scalar_subquery(),
        )
        .outerjoin(figures, figures.c.item_id == ItemRecord.id)
        .where(ItemRecord.id.in_(matching))
        .order_by(ItemRecord.created_at.desc(), ItemRecord.id.desc())
        .offset((page - 1) * PER_PAGE)
        .limit(PER_PAGE)
        .options(joinedload(ItemRecord.article), joinedload(ItemRecord.owner), selectinload(ItemRecord.tags))
    )
    return [BankRow(*row) for row in session.execute(query)], total


def visible_items(account: Account, *, shared: bool) -> sa.ColumnElement[bool]:
    """The condition that an item is the teacher's own, or that a colleague at the same school shares it."""
    if not shared:
        return ItemRecord.owner_id == account.id
    return sa.and_(
        ItemRecord.shared, ItemRecord.status == ItemStatus.APPROVED, _of_colleague(ItemRecord.owner_id, account)
    )


def visible_item(session: Session, account: Account, item_id: int) -> ItemRecord | None:
    """Return an item that the teacher may see, with its tags and its owner."""
    query = sa.select(ItemRecord).where(
        ItemRecord.id == item_id,
        sa.or_(visible_items(account, shared=False), visible_items(account, shared=True)),
    )
    return session.scalar(query.options(selectinload(ItemRecord.tags), joinedload(ItemRecord.owner)))


def shared_quizzes(session: Session, account: Account) -> Sequence[Quiz]:
    """The quizzes that colleagues at school share, with their owners, the newest first."""
    query = (
        sa.select(Quiz)
        .where(Quiz.shared, Quiz.deleted_at.is_(None), _of_colleague(Quiz.owner_id, account))
        .order_by(Quiz.created_at.desc(), Quiz.id.desc())
        .options(joinedload(Quiz.owner))
        .limit(200)
    )
    return session.scalars(query).all()


def shared_quiz(session: Session, account: Account, quiz_id: int) -> Quiz | None:
    """A quiz that a colleague at school shares, with its items, their tags, and its draws."""
    query = sa.select(Quiz).where(
        Quiz.id == quiz_id, Quiz.shared, Quiz.deleted_at.is_(None), _of_colleague(Quiz.owner_id, account)
    )
    items = selectinload(Quiz.items).joinedload(QuizItem.item).selectinload(ItemRecord.tags)
    return session.scalar(query.options(items, selectinload(Quiz.draws), joinedload(Quiz.owner)))


def tags_of(session: Session, owner_id: int) -> Sequence[str]:
    """All tags that a teacher uses, in order."""
    query = sa.select(ItemTag.tag).join(ItemRecord, ItemRecord.id == ItemTag.item_id)
    return session.scalars(query.where(ItemRecord.owner_id == owner_id).distinct().order_by(ItemTag.tag)).all()


def drawable(session: Session, owner_id: int) -> dict[str, int]:
    """How many approved items each of a teacher's tags has, by tag in order."""
    query = (
        sa.select(ItemTag.tag, sa.func.count())
        .join(ItemRecord, ItemRecord.id == ItemTag.item_id)
        .where(ItemRecord.owner_id == owner_id, ItemRecord.status == ItemStatus.APPROVED)
        .group_by(ItemTag.tag)
        .order_by(ItemTag.tag)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def pool(session: Session, owner_id: int, tag: str) -> Sequence[ItemRecord]:
    """The approved items of a teacher's that have the tag."""
    query = (
        sa.select(ItemRecord)
        .join(ItemTag, ItemTag.item_id == ItemRecord.id)
        .where(ItemTag.tag == tag, ItemRecord.owner_id == owner_id, ItemRecord.status == ItemStatus.APPROVED)
    )
    return session.scalars(query.order_by(ItemRecord.id)).all()


def articles_with_items(session: Session, owner_id: int) -> Sequence[ArticleRecord]:
    """A teacher's articles that items were made from, by headline."""
    query = (
        sa.select(ArticleRecord)
        .where(ArticleRecord.owner_id == owner_id, ArticleRecord.deleted_at.is_(None))
        .where(sa.exists().where(ItemRecord.article_id == ArticleRecord.id))
        .order_by(ArticleRecord.headline, ArticleRecord.id)
    )
    return session.scalars(query).all()


def own_items(session: Session, owner_id: int, item_ids: Iterable[int]) -> Sequence[ItemRecord]:
    """Those of the items that are the teacher's own, with their tags."""
    query = sa.select(ItemRecord).where(ItemRecord.owner_id == owner_id, ItemRecord.id.in_(list(item_ids)))
    return session.scalars(query.order_by(ItemRecord.id).options(selectinload(ItemRecord.tags))).all()


def colleagues_items(session: Session, account: Account, item_ids: Iterable[int]) -> Sequence[ItemRecord]:
    """Those of the items that colleagues share, with their tags."""
    query = sa.select(ItemRecord).where(visible_items(account, shared=True), ItemRecord.id.in_(list(item_ids)))
    return session.scalars(query.order_by(ItemRecord.id).options(selectinload(ItemRecord.tags))).all()


def _of_colleague(
    owner_id: sa.ColumnElement[int] | sa.orm.InstrumentedAttribute[int], account: Account
) -> sa.ColumnElement[bool]:
    if account.school_id is None:
        return sa.false()
    colleagues = sa.select(Account.id).where(Account.school_id == account.school_id, Account.id != account.id)
    return owner_id.in_(colleagues)


def _conditions(account: Account, search: Search) -> list[sa.ColumnElement[bool]]:
    asked = [visible_items(account, shared=search.shared), ItemRecord.current_version_id.is_not(None)]
    asked.append(ItemRecord.status == search.status if search.status else ItemRecord.status != ItemStatus.REJECTED)
    asked += [_has_word(word) for word in searched_words(search.text)]
    if search.article_id is not None and not search.shared:
        asked.append(ItemRecord.article_id == search.article_id)
    if search.tag:
        asked.append(sa.exists().where(ItemTag.item_id == ItemRecord.id, ItemTag.tag == search.tag))
    if search.type:
        asked.append(
            sa.exists().where(ItemVersion.id == ItemRecord.current_version_id, ItemVersion.type == search.type)
        )
    if search.reported and not search.shared:
        asked.append(sa.exists().where(ItemReport.item_id == ItemRecord.id, ItemReport.answered_at.is_(None)))
    return asked


def _has_word(word: str) -> sa.ColumnElement[bool]:
    """The condition that an item has a word that begins so: a range of the index."""
    beginning = sa.and_(ItemWord.word >= word, ItemWord.word < word + LAST_CHARACTER)
    return ItemRecord.id.in_(sa.select(ItemWord.item_id).where(beginning))


def _figures() -> sa.Subquery:
    weighted = sa.func.sum(FiguresRecord.facility * FiguresRecord.attempts)
    return (
        sa.select(
            FiguresRecord.item_id,
            sa.func.sum(FiguresRecord.attempts).label("attempts"),
            (weighted / sa.func.nullif(sa.func.sum(FiguresRecord.attempts), 0)).label("facility"),
            sa.func.min(FiguresRecord.discrimination).label("discrimination"),
        )
        .group_by(FiguresRecord.item_id)
        .subquery()
    )


def _by(figures: sa.Subquery, asked: Figures) -> sa.ColumnElement[bool]:
    conditions: dict[Figures, sa.ColumnElement[bool]] = {
        Figures.EASY: figures.c.facility >= EASY,
        Figures.HARD: figures.c.facility <= HARD,
        Figures.WEAK: figures.c.discrimination < WEAK,
        Figures.NEGATIVE: figures.c.discrimination < 0,
        Figures.UNANSWERED: sa.func.coalesce(figures.c.attempts, 0) == 0,
    }
    return conditions[asked]
