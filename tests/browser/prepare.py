"""Puts into an installation's database what a journey starts from; run in the installation's environment.

    python -m tests.browser.prepare accounts PASSWORD NAME:ROLE ...
    python -m tests.browser.prepare quiz OWNER TITLE FEEDBACK PRESENTATION

The second makes and publishes a quiz of six items of known keys and prints its code.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from questions.articles import from_markup
from questions.items import Cloze, Evidence, Gap, Interaction, Item, Numeric, Option, ShortText, SingleChoice, TrueFalse
from quiz.accounts.services import create_account
from quiz.articles import services as articles
from quiz.authoring.services import items, quizzes
from quiz.factory import create_app
from quiz.models import Account, Feedback, Presentation, Role, db, utc_now

HEADLINE = "Lindenau bekommt eine neue Buslinie"
MARKUP = """\
Der Stadtrat von Lindenau hat am Montagabend eine neue Buslinie beschlossen. Sie verbindet ab September den Bahnhof \
mit dem Krankenhaus.

## Was sie kostet

Die Stadt rechnet mit Kosten von 1,3 Millionen Euro im Jahr. Bürgermeisterin Karin Vogt nannte das angemessen, weil \
viele Pflegekräfte bisher nur mit dem Auto zur Arbeit kommen."""


def accounts(password: str, *pairs: str) -> None:
    """Make accounts, each named `name:role`."""
    for pair in pairs:
        name, _, role = pair.partition(":")
        create_account(db.session(), username=name, password=password, role=Role(role), display_name=name.title())


def quiz(owner_name: str, title: str, feedback: str, presentation: str) -> None:
    """Publish the quiz and print its code."""
    session = db.session()
    owner = session.scalars(sa.select(Account).where(Account.username == owner_name)).one()
    reading = articles.Reading(
        from_markup(HEADLINE, date(2026, 6, 2), MARKUP),
        source_url="https://www.lindenauer-bote.example/buslinie",
        source_name="Lindenauer Bote",
    )
    article = articles.store(session, owner.id, reading)
    for item in made(article.text):
        items.add(session, article, item, owner.id, utc_now())
    made_quiz = quizzes.create(session, article, title)
    rules = quizzes.Settings(
        title=title,
        feedback=Feedback(feedback),
        presentation=Presentation(presentation),
        shuffle=False,
        time_limit_seconds=None,
        show_article=False,
    )
    quizzes.set_up(session, made_quiz, rules)
    quizzes.publish(session, made_quiz, utc_now())
    print(made_quiz.code)


def made(text: str) -> list[Item]:
    """Six items on the article, one of each first kind and a long one; the keys are named in the journeys."""

    def item(name: str, stem: str, interaction: Interaction, proof: str) -> Item:
        start = text.index(proof)
        evidence = (Evidence(proof, start, start + len(proof)),)
        return Item(name, "teacher", stem, interaction, evidence, points=Decimal(1))

    def options(*texts: str) -> tuple[Option, ...]:
        return tuple(Option(f"o{number}", text) for number, text in enumerate(texts, start=1))

    decided = "Der Stadtrat von Lindenau hat am Montagabend eine neue Buslinie beschlossen."
    route = "Sie verbindet ab September den Bahnhof mit dem Krankenhaus."
    cost = "Die Stadt rechnet mit Kosten von 1,3 Millionen Euro im Jahr."
    reason = "weil viele Pflegekräfte bisher nur mit dem Auto zur Arbeit kommen"
    where = SingleChoice(options("mit dem Krankenhaus", "mit dem Rathaus", "mit dem Freibad"), "o1")
    why = SingleChoice(
        options("die Fahrkarten werden teurer", "Pflegekräfte kommen mit dem Auto", "das Land zahlt"), "o2"
    )
    gaps = Cloze(
        "Der Stadtrat hat am {g1} eine neue {g2} beschlossen.",
        (Gap("g1", ("Montagabend",)), Gap("g2", ("Buslinie",))),
        options("Montagabend", "Freitagabend", "Buslinie", "Turnhalle"),
    )
    return [
        item("q1", "Womit verbindet die Buslinie den Bahnhof?", where, route),
        item("q2", "Die neue Buslinie fährt schon ab Mai.", TrueFalse(key=False), route),
        item("q3", "Wie viel kostet sie im Jahr?", Numeric(Decimal("1.3"), unit="Millionen Euro"), cost),
        item("q4", "Wie heißt die Bürgermeisterin?", ShortText(("Karin Vogt", "Vogt")), "Bürgermeisterin Karin Vogt"),
        item("q5", "Ergänze den Satz.", gaps, decided),
        item("q6", "Warum nannte Vogt die Kosten angemessen?", why, reason),
    ]


COMMANDS: dict[str, Callable[..., None]] = {"accounts": accounts, "quiz": quiz}

if __name__ == "__main__":
    with create_app().app_context():
        COMMANDS[sys.argv[1]](*sys.argv[2:])
        db.session.commit()
