"""Items and their versions in the database."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.articles import from_markup
from questions.items import Item, ItemType
from quiz.demo import article
from quiz.demo.items import demo_items
from quiz.mapping import add_version, item_of
from quiz.models import Account, ItemRecord, ItemVersion

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = from_markup(article.HEADLINE, article.PUBLISHED, article.MARKUP, kicker=article.KICKER, lead=article.LEAD).text
ITEMS = demo_items(TEXT)


@pytest.fixture
def record(session: Session, teacher: Account) -> ItemRecord:
    made = ItemRecord(owner_id=teacher.id)
    session.add(made)
    session.commit()
    return made


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type.value)
def test_an_item_comes_back_as_it_was(session: Session, record: ItemRecord, item: Item) -> None:
    add_version(session, record, item, None, NOW)
    session.commit()
    session.expire_all()
    version = session.scalars(sa.select(ItemVersion)).one()
    assert item_of(version) == item
    assert (version.number, version.type, version.stem, version.points) == (1, item.type, item.stem, item.points)


def test_an_edit_makes_a_new_version_and_leaves_the_old(session: Session, record: ItemRecord, teacher: Account) -> None:
    first = add_version(session, record, ITEMS[0], None, NOW)
    edited = replace(ITEMS[0], stem="Warum?", points=Decimal("2.5"))
    second = add_version(session, record, edited, teacher.id, NOW)
    session.commit()
    session.expire_all()
    assert session.get_one(ItemRecord, record.id).current_version == second
    assert (item_of(first).stem, item_of(second).stem) == (ITEMS[0].stem, "Warum?")
    assert (first.points, second.points, second.number, second.created_by_id) == (
        Decimal(1),
        Decimal("2.5"),
        2,
        teacher.id,
    )


def test_edits_at_the_same_moment_get_numbers_of_their_own(session: Session, record: ItemRecord) -> None:
    def edit() -> None:
        with Session(session.get_bind()) as own:
            add_version(own, own.get_one(ItemRecord, record.id), ITEMS[0], None, NOW)
            own.commit()

    threads = [threading.Thread(target=edit) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(session.scalars(sa.select(ItemVersion.number))) == [1, 2, 3, 4]


def test_an_item_takes_its_versions_with_it(session: Session, record: ItemRecord) -> None:
    add_version(session, record, ITEMS[0], None, NOW)
    session.commit()
    session.execute(sa.update(ItemRecord).values(current_version_id=None))
    session.execute(sa.delete(ItemRecord))
    session.commit()
    assert session.scalars(sa.select(ItemVersion)).all() == []


def test_the_demo_has_several_types() -> None:
    assert {item.type for item in ITEMS} >= {ItemType.SINGLE_CHOICE, ItemType.CLOZE, ItemType.NUMERIC}
