"""The teacher's say: another form of an item, other distractors, items on a marked passage, what was turned down.

Each is a job of its own kind. One that finds nothing is done all the same: the page says so, and the item stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.articles import UnusableArticle
from questions.interchange import answer_text
from questions.items import Cloze, Item, ItemType, SingleChoice
from quiz import jobs
from quiz.articles import queries as articles
from quiz.articles.services import article_of
from quiz.authoring import queries
from quiz.authoring.services.items import TEACHER
from quiz.authoring.services.proposals import note_dropped
from quiz.authoring.wishes import Wishes
from quiz.mapping import add_version, item_of
from quiz.models import ArticleRecord, ArticleStatus, ItemRecord, ItemStatus, ItemVersion, Job, utc_now

if TYPE_CHECKING:
    from questions.pipeline import Proposal

ANOTHER_FORM = "another_form"
OTHER_DISTRACTORS = "other_distractors"
ON_PASSAGE = "items_on_passage"
INSPECTION = "list_dropped"


def ask_for_another_form(session: Session, record: ItemRecord) -> Job:
    """Queue a search for another item on the fact of this one; it comes as a draft behind it."""
    return _ask(session, ANOTHER_FORM, record.owner_id, record.article_id, item=record.id)


def ask_for_distractors(session: Session, record: ItemRecord) -> Job:
    """Queue a search for other wrong options; they come as a new version."""
    return _ask(session, OTHER_DISTRACTORS, record.owner_id, record.article_id, item=record.id)


def ask_about(session: Session, article: ArticleRecord, start: int, end: int, wishes: Wishes) -> Job:
    """Queue items on a passage of the article's text, by character offsets; they come as drafts at the end."""
    article.status = ArticleStatus.READY
    place = {"start": start, "end": end, "wishes": wishes.to_json()}
    return _ask(session, ON_PASSAGE, article.owner_id, article.id, **place)


def ask_what_was_dropped(session: Session, article: ArticleRecord) -> Job:
    """Queue finding out which items on the article are turned down, and why."""
    return _ask(session, INSPECTION, article.owner_id, article.id)


def can_change_distractors(record: ItemRecord, item: Item) -> bool:
    """Whether an item may get other distractors: an approved one keeps those that a person has approved."""
    choosing = isinstance(item.interaction, SingleChoice) or (
        isinstance(item.interaction, Cloze) and bool(item.interaction.bank)
    )
    return choosing and item.writer != TEACHER and record.status is ItemStatus.DRAFT


def has_other_forms(item: Item) -> bool:
    """Whether another form can be looked for: there must be a sentence that tells the fact."""
    return any(proof.option is None for proof in item.evidence)


@jobs.handler(ANOTHER_FORM)
def add_another_form(session: Session, payload: dict[str, Any], progress: jobs.Progress) -> None:
    """Add the best other item on the fact that an item asks about, of another type if there is one, right behind it."""
    from questions.pipeline import Options  # noqa: PLC0415 - only the worker needs the engine
    from questions.revision import other_forms  # noqa: PLC0415

    article, proposal = _proposed(session, payload, progress)
    record, item = _item_of(session, payload)
    existing = [item_of(one) for one in queries.current_versions(session, article.id)]
    found = other_forms(proposal, item, Options(limit=len(proposal.drafts)), {one.id for one in existing})
    new = sorted(_new(found, existing), key=lambda one: one.type is item.type)
    _add(session, article, new[:1], record.position)


@jobs.handler(OTHER_DISTRACTORS)
def change_distractors(session: Session, payload: dict[str, Any], progress: jobs.Progress) -> None:
    """Make a version of an item with wrong options that none of its versions had; all else stays as it is."""
    from questions.revision import with_other_distractors  # noqa: PLC0415 - only the worker needs the engine

    _article, proposal = _proposed(session, payload, progress)
    record, item = _item_of(session, payload)
    if not can_change_distractors(record, item):
        raise jobs.JobFailed("distractors_fixed")
    query = sa.select(ItemVersion).where(ItemVersion.item_id == record.id)
    versions = [item_of(version) for version in session.scalars(query)]
    other = with_other_distractors(proposal, item, {text for one in versions for text in _choices(one)})
    if other is None or not _is_the_same_question(item, other):
        return
    disproofs = tuple(proof for proof in other.evidence if proof.option is not None)
    proofs = tuple(proof for proof in item.evidence if proof.option is None)
    made = replace(item, interaction=other.interaction, evidence=proofs + disproofs)
    # It is the teacher's doing: the next proposals must not sweep it away.
    add_version(session, record, made, record.owner_id, utc_now())


@jobs.handler(ON_PASSAGE)
def add_on_passage(session: Session, payload: dict[str, Any], progress: jobs.Progress) -> None:
    """Add items on a marked passage that the article does not have yet, at the end."""
    from questions.revision import items_on  # noqa: PLC0415 - only the worker needs the engine

    article, proposal = _proposed(session, payload, progress)
    wishes = Wishes.from_json(payload["wishes"])
    existing = [item_of(one) for one in queries.current_versions(session, article.id)]
    options = replace(wishes.options(), limit=len(proposal.drafts))
    found = _new(items_on(proposal, payload["start"], payload["end"], options), existing)
    _add(session, article, found[: wishes.limit], queries.last_position(session, article.id) + 1)


@jobs.handler(INSPECTION)
def list_dropped(session: Session, payload: dict[str, Any], progress: jobs.Progress) -> None:
    """Note what is turned down among the items on an article."""
    _proposed(session, payload, progress)


def _ask(session: Session, kind: str, owner_id: int, article_id: int | None, **wanted: object) -> Job:
    """Queue a job, or return the one that is already at the same; raises ValueError for an item without an article."""
    if article_id is None:
        raise ValueError("only an item of one's own article can be made anew")
    payload = {"article": article_id, **wanted}
    for job in articles.open_jobs(session, article_id, kind):
        if job.payload == payload:
            return job
    return jobs.enqueue(session, kind, owner_id, payload, article_id=article_id)


def _proposed(session: Session, payload: dict[str, Any], progress: jobs.Progress) -> tuple[ArticleRecord, Proposal]:
    """The article and all that can be asked about it, with a note of what was turned down."""
    from questions.pipeline import propose  # noqa: PLC0415 - only the worker needs the engine

    record = session.get(ArticleRecord, payload["article"])
    if record is None or record.deleted_at is not None:
        raise jobs.JobFailed("article_gone")
    try:
        article = article_of(record)
    except UnusableArticle as error:
        raise jobs.JobFailed("unusable_article") from error
    progress("analyse", 0.0)
    proposal = propose(article)
    progress("choose", 0.95)
    note_dropped(record, proposal.dropped_items)
    return record, proposal


def _item_of(session: Session, payload: dict[str, Any]) -> tuple[ItemRecord, Item]:
    record = session.get(ItemRecord, payload["item"])
    if record is None or record.current_version is None:
        raise jobs.JobFailed("item_gone")
    return record, item_of(record.current_version)


def _new(found: Iterable[Item], existing: Iterable[Item]) -> list[Item]:
    """The items found that ask something else, or otherwise, than those that exist."""
    known = {_question(item) for item in existing}
    new: list[Item] = []
    for item in found:
        if _question(item) not in known:
            known.add(_question(item))
            new.append(item)
    return new


def _question(item: Item) -> tuple[ItemType, str, str]:
    return item.type, _prompt(item), answer_text(item.interaction)


def _prompt(item: Item) -> str:
    return item.interaction.text if isinstance(item.interaction, Cloze) else item.stem


def _choices(item: Item) -> tuple[str, ...]:
    """The texts of what could be chosen wrongly."""
    match item.interaction:
        case SingleChoice(options=options, key=key):
            return tuple(option.text for option in options if option.id != key)
        case Cloze(bank=bank, gaps=gaps):
            return tuple(option.text for option in bank if all(option.text not in gap.accepted for gap in gaps))
    return ()


def _is_the_same_question(item: Item, other: Item) -> bool:
    """Whether the teacher has left the key, and the text with gaps, as the engine wrote them."""
    cloze = isinstance(item.interaction, Cloze)
    same_key = answer_text(item.interaction) == answer_text(other.interaction)
    return item.type is other.type and same_key and (not cloze or _prompt(item) == _prompt(other))


def _add(session: Session, article: ArticleRecord, found: Iterable[Item], position: int) -> None:
    now = utc_now()
    for item in found:
        record = ItemRecord(owner_id=article.owner_id, article_id=article.id, position=position)
        session.add(record)
        session.flush()
        add_version(session, record, item, None, now)
