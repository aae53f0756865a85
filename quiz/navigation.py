"""The main menu: which entries a person sees, by role."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, request, url_for
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from quiz.access import current_account
from quiz.models import Role

Menu = tuple[tuple[str, LazyString], ...]

CODE = ("attempts.enter", _l("Quiz-Code"))
CLASSES = ("classrooms.mine", _l("Meine Klassen"))
PRACTICE = ("practice.day", _l("Üben"))
RESULTS = ("results.mine", _l("Meine Ergebnisse"))
ACCOUNT = ("accounts.settings", _l("Konto"))

VISITOR: Menu = (CODE, CLASSES, PRACTICE, RESULTS, ("accounts.sign_in", _l("Anmelden")))
BY_ROLE: dict[Role, Menu] = {
    Role.TEACHER: (
        ("authoring.dashboard", _l("Übersicht")),
        ("articles.index", _l("Artikel")),
        ("authoring.quizzes", _l("Quizze")),
        ("authoring.bank", _l("Fragenbank")),
        ("classrooms.index", _l("Klassen")),
        ("results.reports", _l("Meldungen")),
        ACCOUNT,
    ),
    Role.LEARNER: (CLASSES, PRACTICE, RESULTS, CODE, ACCOUNT),
    Role.ADMINISTRATOR: (("administration.accounts", _l("Konten")), ACCOUNT),
}
"""The first entry of a role is where its accounts arrive after signing in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A link in the menu; `current` marks the part of the site the reader is in."""

    label: str
    address: str
    current: bool


def entries() -> list[Entry]:
    """Return the menu of the person who asks."""
    account = current_account()
    menu = BY_ROLE[account.role] if account else VISITOR
    addresses = [url_for(endpoint) for endpoint, _label in menu]
    return [
        Entry(str(label), address, current=request.path.startswith(address))
        for address, (_endpoint, label) in zip(addresses, menu, strict=True)
    ]


def home_address() -> str:
    """Return where the signed-in person's work begins, or the start page."""
    account = current_account()
    return url_for(BY_ROLE[account.role][0][0]) if account else url_for("pages.start")


def init_app(app: Flask) -> None:
    """Let the base template ask for the menu."""
    app.add_template_global(entries, "navigation")
