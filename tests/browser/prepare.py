"""Puts into an installation's database what a journey starts from; run in the installation's environment.

    python -m tests.browser.prepare accounts PASSWORD NAME:ROLE ...
    python -m tests.browser.prepare quiz OWNER TITLE FEEDBACK PRESENTATION

    python -m tests.browser.prepare numbers TEACHER LEARNER
    python -m tests.browser.prepare compounds OWNER

The second makes and publishes a quiz of six items of known keys and prints its code; the third prints what addresses of
pages need, as JSON: primary keys, and the secrets of links that letters would bring; the fourth makes a quiz of an item
of each type in which a word of sixty letters stands everywhere, and prints its id and that of its article.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from secrets import token_hex

import sqlalchemy as sa
from flask import current_app

from questions.articles import from_markup
from questions.items import (
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
from quiz import jobs
from quiz.accounts import factors, links
from quiz.accounts.services import create_account
from quiz.articles import services as articles
from quiz.articles.services import GENERATION
from quiz.authoring.services import items, quizzes
from quiz.factory import create_app
from quiz.models import Account, Feedback, Presentation, Quiz, Role, db, utc_now
from tests.browser.site import PASSWORD

COMPOUND = "Straßenbahnoberleitungsmastenverankerungsprüfungsverordnungen"
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


def numbers(teacher_name: str, learner_name: str) -> None:
    """Print numbers and secrets.

    For it, a stopped job, a learner's account that the teacher made and one with a second factor are added.
    """
    session = db.session()
    teacher, learner = (
        session.scalars(sa.select(Account).where(Account.username == name)).one()
        for name in (teacher_name, learner_name)
    )
    quiz_id, article_id = session.execute(
        sa.select(Quiz.id, Quiz.article_id).where(Quiz.owner_id == teacher.id).order_by(Quiz.id.desc()).limit(1)
    ).one()
    name = f"lernt.{token_hex(4)}"
    pupil = create_account(session, username=name, password=token_hex(8), role=Role.LEARNER, display_name="Anton")
    pupil.made_by_id = teacher.id
    careful = create_account(session, username=f"zwei.{token_hex(4)}", password=PASSWORD, role=Role.LEARNER)
    recovery_codes = factors.turn_on(session, careful, token_hex(4), 1, utc_now())
    job = jobs.enqueue(session, GENERATION, teacher.id, {"article": article_id}, article_id=article_id)
    jobs.cancel(session, job, utc_now())
    secret = current_app.config["SECRET_KEY"]
    found = {"quiz": quiz_id, "article": article_id, "job": job.id, "pupil": pupil.id, "learner": learner.id}
    careful_found = {"careful": careful.id, "careful_name": careful.username, "recovery_code": recovery_codes[0]}
    links_found = {
        "password_link": links.make(secret, links.Purpose.PASSWORD, learner, ""),
        "address_link": links.make(secret, links.Purpose.ADDRESS, learner, "mila@schule.example"),
    }
    print(json.dumps(found | careful_found | links_found))


def compounds(owner_name: str) -> None:
    """Make the quiz of long words; print its id and its article's."""
    session = db.session()
    owner = session.scalars(sa.select(Account).where(Account.username == owner_name)).one()
    reading = articles.Reading(
        from_markup(COMPOUND, date(2026, 6, 2), f"{MARKUP}\n\n{COMPOUND}."), source_name=COMPOUND
    )
    article = articles.store(session, owner.id, reading)
    start = article.text.index("Der Stadtrat")
    proof = (Evidence(article.text[start : start + 40], start, start + 40),)
    words = tuple(Option(f"o{number}", f"{number} {COMPOUND}") for number in range(1, 4))
    asked = tuple(Option(f"p{number}", f"{number} {COMPOUND}") for number in range(1, 3))
    interactions: tuple[Interaction, ...] = (
        SingleChoice(words, "o1"),
        MultipleResponse(words, ("o1", "o2")),
        TrueFalse(key=True),
        Cloze(f"{COMPOUND} {{g1}} {COMPOUND}", (Gap("g1", (words[0].text,)),), words),
        Numeric(Decimal(3), unit=COMPOUND[:30]),
        ShortText((COMPOUND,)),
        Matching(asked, words, (("p1", "o1"), ("p2", "o2"))),
        Ordering(words, ("o2", "o1", "o3")),
    )
    for number, interaction in enumerate(interactions):
        one = Item(f"long{number}", "teacher", f"{number} {COMPOUND}?", interaction, proof, points=Decimal(1))
        items.add(session, article, one, owner.id, utc_now())
    session.flush()
    print(quizzes.create(session, article, COMPOUND).id, article.id)


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


COMMANDS: dict[str, Callable[..., None]] = {
    "accounts": accounts,
    "quiz": quiz,
    "numbers": numbers,
    "compounds": compounds,
}

if __name__ == "__main__":
    with create_app().app_context():
        COMMANDS[sys.argv[1]](*sys.argv[2:])
        db.session.commit()
