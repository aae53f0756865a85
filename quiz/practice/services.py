"""What happens to cards: facts enter the collection, are asked in changing forms, reviewed, and taken out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.items import Item
from questions.scoring import score
from quiz.attempts.answers import RESPONSE, Answer
from quiz.attempts.learners import Learner
from quiz.attempts.withholding import withholding
from quiz.mapping import item_of
from quiz.models import ItemVersion, PracticeCard, PracticeReview
from quiz.practice import queries, scheduling
from quiz.practice.facts import fact_key


def learn(session: Session, learner: Learner, versions: Iterable[ItemVersion], today: date) -> int:
    """Put the facts behind the items into the collection, each once, due at once; return how many are new."""
    versions = list(versions)
    articles = queries.articles_of(session, (version.item_id for version in versions))
    by_fact: dict[str, ItemVersion] = {}
    for version in versions:
        by_fact.setdefault(fact_key(item_of(version), articles[version.item_id]), version)
    _one_after_the_other(session, learner)
    known = queries.known_facts(session, learner, by_fact)
    new = [
        PracticeCard(
            account_id=learner.account.id if learner.account else None,
            guest_id=learner.guest.id if learner.guest and not learner.account else None,
            fact_key=key,
            article_id=articles[version.item_id],
            item_version_id=version.id,
            due_on=today,
        )
        for key, version in by_fact.items()
        if key not in known
    ]
    session.add_all(new)
    session.flush()
    return len(new)


def _one_after_the_other(session: Session, learner: Learner) -> None:
    """Lock the learner until the commit: of two clicks at once, the second finds what the first has learned."""
    row = learner.account or learner.guest
    if row is not None:
        session.execute(sa.select(type(row).id).where(type(row).id == row.id).with_for_update())


def held_facts(session: Session, learner: Learner, now: datetime) -> frozenset[str]:
    """Return the facts that practice does not ask now: an assignment does, and holds its keys back from the learner."""
    assignments = withholding(session, learner, now)
    if not assignments:
        return frozenset()
    versions = queries.versions_under(session, learner, assignments)
    articles = queries.articles_of(session, {version.item_id for version in versions})
    return frozenset(fact_key(item_of(version), articles[version.item_id]) for version in versions)


def form_to_ask(session: Session, card: PracticeCard) -> ItemVersion:
    """Return the form in which the card's fact is asked next: the one that was asked least, and longest ago.

    Forms are the approved items of the bank that ask for the same fact; where there is none any more, the form in which
    the learner met it.
    """
    found = queries.bank_versions(session, card.article_id, card.item_version.item_id) if card.article_id else ()
    forms = [version for version in found if fact_key(item_of(version), card.article_id) == card.fact_key]
    asked = [one.item_version_id for one in card.reviews]

    def staleness(version: ItemVersion) -> tuple[int, int]:
        return asked.count(version.id), max((place for place, one in enumerate(asked) if one == version.id), default=-1)

    return min(forms, key=staleness, default=card.item_version)


def may_ask(session: Session, card: PracticeCard, version: ItemVersion) -> bool:
    """Whether the version is one that the card may be asked by: also one that was changed since the page was made."""
    return version.id == card.item_version_id or (
        card.article_id is not None
        and fact_key(item_of(version), card.article_id) == card.fact_key
        and any(
            form.item_id == version.item_id
            for form in queries.bank_versions(session, card.article_id, card.item_version.item_id)
        )
    )


def review(
    session: Session,
    card: PracticeCard,
    version: ItemVersion,
    item: Item,
    client_uuid: UUID,
    answer: Answer,
    today: date,
    now: datetime,
) -> PracticeReview:
    """Store an answer and move the card on; a repeat has no second effect. The card must be loaded for writing."""
    known = queries.review_by_uuid(session, card.id, client_uuid)
    if known:
        return known
    rating = scheduling.rating_of(item, score(item, answer[RESPONSE]) if answer else None)
    scheduling.review(card, rating, today)
    stored = PracticeReview(
        card_id=card.id,
        client_uuid=client_uuid,
        item_version_id=version.id,
        answer=answer,
        rating=int(rating),
        reviewed_on=today,
        reviewed_at=now,
    )
    session.add(stored)
    session.flush()
    return stored


def forget(session: Session, card: PracticeCard) -> None:
    """Take the card out of the collection, with its reviews."""
    session.delete(card)
    session.flush()
