"""The main menu: which entries a person sees, by role."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for
from flask_babel.speaklater import LazyString
from flask_babel import lazy_gettext as _l

from quiz.access import current_account
from quiz.models import Role

Menu = tuple[tuple[str, LazyString], ...]

VISITOR: Menu = (("accounts.sign_in", _l("Anmelden")),)
BY_ROLE: dict[Role, Menu] = {
    Role.TEACHER: (("accounts.settings", _l("Konto")),),
    Role.LEARNER: (("accounts.settings", _l("Konto")),),
    Role.ADMINISTRATOR: (("accounts.settings", _l("Konto")),),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A link in the menu; `current` marks the page the reader is on."""

    label: str
    address: str
    current: bool


def entries() -> list[Entry]:
    """Return the menu of the person who asks."""
    account = current_account()
    menu = BY_ROLE[account.role] if account else VISITOR
    return [
        Entry(str(label), url_for(endpoint), current=request.endpoint == endpoint)
        for endpoint, label in menu
        if endpoint in current_app.view_functions
    ]


def init_app(app: Flask) -> None:
    """Let the base template ask for the menu."""
    app.add_template_global(entries, "navigation")
