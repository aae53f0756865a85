"""An article of our own with one item of every kind, and quizzes of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from questions.articles import from_markup
from questions.items import (
    Change,
    Cloze,
    Evidence,
    Gap,
    Interaction,
    Item,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from quiz.mapping import add_version
from quiz.models import (
    Account,
    ArticleRecord,
    ArticleStatus,
    ItemRecord,
    ItemStatus,
    Quiz,
    QuizItem,
    QuizStatus,
    utc_now,
)

HEADLINE = "Brückenau baut seinen Hafen um"
MARKUP = """\
Der Gemeinderat von Brückenau hat am Dienstag den Umbau des alten Hafens beschlossen. Die Arbeiten beginnen im März \
und kosten 14,5 Millionen Euro.

## Fähre, Markt und Museum

Zuerst wird der Fähranleger verlegt, danach entsteht eine Markthalle, und zuletzt zieht das Schifffahrtsmuseum in den \
Speicher. Bürgermeisterin Ilse Bramkamp sagte, der Hafen gehöre künftig wieder allen. Den Speicher saniert das Land, \
die Markthalle zahlt die Gemeinde."""
ARTICLE = from_markup(HEADLINE, date(2026, 5, 12), MARKUP)

DECISION = "Der Gemeinderat von Brückenau hat am Dienstag den Umbau des alten Hafens beschlossen."
START = "Die Arbeiten beginnen im März und kosten 14,5 Millionen Euro."
ORDER = (
    "Zuerst wird der Fähranleger verlegt, danach entsteht eine Markthalle, und zuletzt zieht das Schifffahrtsmuseum in "
    "den Speicher."
)
QUOTE = "Bürgermeisterin Ilse Bramkamp sagte, der Hafen gehöre künftig wieder allen."
PAYING = "Den Speicher saniert das Land, die Markthalle zahlt die Gemeinde."


def options(*texts: str) -> tuple[Option, ...]:
    """Options with the ids o1, o2, ..."""
    return tuple(Option(f"o{number}", text) for number, text in enumerate(texts, start=1))


def item(name: str, stem: str, interaction: Interaction, proof: str, explanation: str = "") -> Item:
    """An item of a teacher's with its proof in the article."""
    start = ARTICLE.text.index(proof)
    return Item(name, "teacher", stem, interaction, (Evidence(proof, start, start + len(proof)),), explanation)


SINGLE = item(
    "single",
    "Wer hat den Umbau des Hafens beschlossen?",
    SingleChoice(
        (
            Option("o1", "die Landesregierung", why_wrong="Das Land saniert nur den Speicher."),
            Option("o2", "der Gemeinderat von Brückenau"),
            Option("o3", "die Hafenverwaltungsgesellschaft"),
        ),
        "o2",
    ),
    DECISION,
    "Beschlossen hat das der Gemeinderat.",
)
MULTIPLE = item(
    "multiple",
    "Was soll am Hafen neu entstehen oder dorthin ziehen?",
    MultipleResponse(options("eine Markthalle", "ein Hotel", "das Schifffahrtsmuseum", "ein Freibad"), ("o1", "o3")),
    ORDER,
)
TRUE_FALSE = item(
    "true_false",
    "Die Arbeiten beginnen im Mai.",
    TrueFalse(key=False, changed=Change("März", "Mai")),
    START,
)
CLOZE = item(
    "cloze",
    "Ergänze den Satz.",
    Cloze(
        "Der {g1} wird verlegt, und in den Speicher zieht das {g2}.",
        (Gap("g1", ("Fähranleger",)), Gap("g2", ("Schifffahrtsmuseum",))),
        options("Fähranleger", "Schifffahrtsmuseum", "Wochenmarkt", "Rathaus"),
    ),
    ORDER,
)
TYPED_CLOZE = item(
    "typed_cloze",
    "Ergänze den Satz.",
    Cloze("Beschlossen wurde der Umbau am {g1}.", (Gap("g1", ("Dienstag",)),)),
    DECISION,
)
NUMERIC = item("numeric", "Wie viel kosten die Arbeiten?", Numeric(Decimal("14.5"), unit="Millionen Euro"), START)
SHORT_TEXT = item("short_text", "Wie heißt die Bürgermeisterin?", ShortText(("Ilse Bramkamp", "Bramkamp")), QUOTE)
MATCHING = item(
    "matching",
    "Wer bezahlt was?",
    Matching(
        (Option("p1", "den Speicher"), Option("p2", "die Markthalle")),
        (Option("c1", "das Land"), Option("c2", "die Gemeinde"), Option("c3", "ein Verein")),
        (("p1", "c1"), ("p2", "c2")),
    ),
    PAYING,
)
ORDERING = item(
    "ordering",
    "In welcher Reihenfolge wird gebaut?",
    Ordering(options("Markthalle", "Museum", "Fähranleger"), ("o3", "o1", "o2")),
    ORDER,
)
ALL = (SINGLE, MULTIPLE, TRUE_FALSE, CLOZE, TYPED_CLOZE, NUMERIC, SHORT_TEXT, MATCHING, ORDERING)

RIGHT: dict[str, dict[str, Any]] = {
    "single": {"response": "o2"},
    "multiple": {"response": ["o1", "o3"]},
    "true_false": {"response": False},
    "cloze": {"response": {"g1": "o1", "g2": "o2"}},
    "typed_cloze": {"response": {"g1": "Dienstag"}},
    "numeric": {"response": "14,5"},
    "short_text": {"response": "Ilse Bramkamp"},
    "matching": {"response": {"p1": "c1", "p2": "c2"}},
    "ordering": {"response": ["o3", "o1", "o2"]},
}
"""Stored answers that earn all the points, by the item's id."""

WRONG: dict[str, dict[str, Any]] = {
    "single": {"response": "o1"},
    "multiple": {"response": ["o2"]},
    "true_false": {"response": True},
    "cloze": {"response": {"g1": "o3", "g2": "o4"}},
    "typed_cloze": {"response": {"g1": "Sonnabend"}},
    "numeric": {"response": "900"},
    "short_text": {"response": "Otto"},
    "matching": {"response": {"p1": "c3"}},
    "ordering": {"response": ["o2", "o1", "o3"]},
}
"""Stored answers that earn nothing."""


def add_article(session: Session, owner: Account) -> ArticleRecord:
    """Store the article."""
    record = ArticleRecord(
        owner_id=owner.id,
        headline=HEADLINE,
        markup=MARKUP,
        text=ARTICLE.text,
        published_on=ARTICLE.published,
        source_url="https://www.brueckenauer-tageblatt.example/hafen",
        source_name="Brückenauer Tageblatt",
        status=ArticleStatus.READY,
    )
    session.add(record)
    session.flush()
    return record


def add_quiz(
    session: Session, owner: Account, items: tuple[Item, ...] = ALL, *, code: str = "K7M3QX9TB", **columns: Any
) -> Quiz:
    """Store and commit a published quiz of the items on the article."""
    article = add_article(session, owner)
    defaults = {"title": "Der neue Hafen", "status": QuizStatus.PUBLISHED, "published_at": utc_now()}
    quiz = Quiz(owner_id=owner.id, article_id=article.id, code=code, **(defaults | columns))
    session.add(quiz)
    session.flush()
    for position, one in enumerate(items, start=1):
        record = ItemRecord(owner_id=owner.id, article_id=article.id, status=ItemStatus.APPROVED, position=position)
        session.add(record)
        session.flush()
        add_version(session, record, one, owner.id, utc_now())
        session.add(QuizItem(quiz_id=quiz.id, item_id=record.id, position=position))
    session.commit()
    return quiz
