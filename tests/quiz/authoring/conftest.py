"""A teacher's article with items of all types, without the engine that would propose them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from questions.articles import from_markup
from questions.items import (
    Change,
    Cloze,
    Evidence,
    Gap,
    Interaction,
    Item,
    ItemType,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from quiz.articles.services import Reading, store
from quiz.authoring.services import quizzes
from quiz.mapping import add_version
from quiz.models import Account, ArticleRecord, ArticleStatus, ItemRecord, ItemStatus, Quiz, utc_now

HEADLINE = "Stadtrat beschließt neue Brücke"
BODY = """Der Stadtrat von Lübeck hat am Donnerstag den Bau einer Brücke über die Trave beschlossen. Sie kostet 48
Millionen Euro.

## Streit um die Kosten

Das Land übernimmt 30 Millionen Euro davon. Den Rest zahlt die Stadt selbst."""
ARTICLE = from_markup(HEADLINE, date(2024, 3, 14), BODY)


def proof(text: str) -> Evidence:
    """Evidence for a stretch of the article."""
    start = ARTICLE.text.index(text)
    return Evidence(text, start, start + len(text))


def options(*texts: str) -> tuple[Option, ...]:
    """Options with the ids o1, o2 ..."""
    return tuple(Option(f"o{number}", text) for number, text in enumerate(texts, start=1))


INTERACTIONS: dict[ItemType, Interaction] = {
    ItemType.SINGLE_CHOICE: SingleChoice(
        (Option("o1", "Kiel", "Steht nicht im Text.", "gazetteer"), Option("o2", "Lübeck"), Option("o3", "Bremen")),
        "o2",
    ),
    ItemType.MULTIPLE_RESPONSE: MultipleResponse(options("das Land", "der Bund", "die Stadt"), ("o1", "o3")),
    ItemType.TRUE_FALSE: TrueFalse(key=False, changed=Change("Trave", "Elbe")),
    ItemType.CLOZE: Cloze(
        "Die Brücke über die {g1} kostet {g2}.",
        (Gap("g1", ("Trave",)), Gap("g2", ("48 Millionen Euro", "48 Mio. Euro"))),
        (Option("b1", "Trave"), Option("b2", "48 Millionen Euro"), Option("b3", "Elbe")),
    ),
    ItemType.NUMERIC: Numeric(Decimal("48.5"), Decimal("0.5"), "Millionen Euro"),
    ItemType.SHORT_TEXT: ShortText(("Lübeck", "Hansestadt Lübeck")),
    ItemType.MATCHING: Matching(
        (Option("p1", "Land"), Option("p2", "Stadt")),
        (Option("c1", "30 Millionen"), Option("c2", "den Rest"), Option("c3", "nichts")),
        (("p1", "c1"), ("p2", "c2")),
    ),
    ItemType.ORDERING: Ordering(options("Abriss", "Bau", "Eröffnung"), ("o1", "o2", "o3")),
}
STEMS = {ItemType.TRUE_FALSE: "Die Brücke führt über die Elbe."}


def make_item(item_type: ItemType = ItemType.SINGLE_CHOICE, stem: str | None = None) -> Item:
    """An item of the engine's, with a proof of the key and, for the choice, one against an option."""
    evidence: tuple[Evidence, ...] = (proof("den Bau einer Brücke über die Trave"),)
    if item_type is ItemType.SINGLE_CHOICE:
        evidence += (Evidence("Lübeck", 16, 22, option="o1"),)
    return Item(
        id=f"item-{item_type}",
        writer="wh_choice",
        stem=stem or STEMS.get(item_type, f"Frage vom Typ {item_type}?"),
        interaction=INTERACTIONS[item_type],
        evidence=evidence,
        explanation="So steht es im Text.",
        fact={"kind": "place"},
        confidence=0.9,
    )


def sign_in(client: FlaskClient, account: Account) -> None:
    """Let the browser's session be the account's."""
    with client.session_transaction() as cookie:
        cookie["_user_id"] = account.get_id()


@pytest.fixture
def article(session: Session, teacher: Account) -> ArticleRecord:
    """The teacher's article, ready for items."""
    record = store(session, teacher.id, Reading(ARTICLE, "https://bote.example/bruecke", "Bote"))
    record.status = ArticleStatus.READY
    session.commit()
    return record


@pytest.fixture
def add_item(session: Session, article: ArticleRecord) -> Callable[..., ItemRecord]:
    """A function that adds an item to the article: `add_item(ItemType.CLOZE, ItemStatus.APPROVED)`."""

    def add(
        item_type: ItemType = ItemType.SINGLE_CHOICE, status: ItemStatus = ItemStatus.DRAFT, stem: str | None = None
    ) -> ItemRecord:
        position = session.query(ItemRecord).count() + 1
        record = ItemRecord(owner_id=article.owner_id, article_id=article.id, status=status, position=position)
        session.add(record)
        session.flush()
        add_version(session, record, make_item(item_type, stem), None, utc_now())
        session.commit()
        return record

    return add


@pytest.fixture
def quiz(session: Session, article: ArticleRecord, add_item: Callable[..., ItemRecord]) -> Quiz:
    """A draft quiz with two approved items."""
    for stem in ("Erste Frage?", "Zweite Frage?"):
        add_item(status=ItemStatus.APPROVED, stem=stem)
    made = quizzes.create(session, article, "Brücke")
    session.commit()
    return made


@pytest.fixture
def browser(client: FlaskClient, teacher: Account) -> FlaskClient:
    """A browser in which the teacher is signed in."""
    sign_in(client, teacher)
    return client
