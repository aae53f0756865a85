"""Teachers who import one article after the other, as their browsers do; a worker prepares them beside the learners."""

from __future__ import annotations

import re
import time
from threading import Event

import sqlalchemy as sa
from sqlalchemy.orm import Session

from benchmarks.serving.browser import Browser
from quiz.accounts.passwords import hash_password
from quiz.demo import article as demo
from quiz.models import Account, Role
from quiz.models.engine import prepare
from tests.quiz.articles.miniatures import article as miniature

TEACHERS = 2
ACCOUNTS = 40
"""For each teacher, one after the other: an account may import 60 articles in ten minutes (quiz/articles/views.py)."""
ARTICLES_EACH = 55
LOOK_SECONDS = 0.4
"""So often the progress page asks (quiz/static/js/authoring-progress.js)."""
PASSWORD = "ein langes Kennwort"  # noqa: S105 - of a database that is thrown away


def add_accounts(database: str) -> None:
    """Write the teachers' accounts into the database."""
    engine = sa.create_engine(database)
    prepare(engine)
    hashed = hash_password(PASSWORD)
    with Session(engine) as session:
        for teacher in range(TEACHERS):
            for number in range(ACCOUNTS):
                name = _name(teacher, number)
                session.add(Account(username=name, display_name=name, password_hash=hashed, role=Role.TEACHER))
        session.commit()
    engine.dispose()


def import_articles(port: int, teacher: int, stop: Event) -> list[float]:
    """Import article after article until told to stop; return how long each took until its questions stood there.

    Raises RuntimeError where the server does anything but take them.
    """
    browser, took = Browser(port, f"10.9.9.{teacher}"), list[float]()
    while not stop.is_set():
        if len(took) % ARTICLES_EACH == 0:
            token = _sign_in(browser, _name(teacher, len(took) // ARTICLES_EACH))
        started = time.monotonic()
        _import(browser, token, _text(len(took) * TEACHERS + teacher))
        took.append(time.monotonic() - started)
    browser.close()
    return took


def _sign_in(browser: Browser, name: str) -> str:
    """Sign in and return the token of the session's forms."""
    browser.cookies.clear()
    _status, page = browser.exchange("GET", "/login")
    form = {"username": name, "password": PASSWORD, "csrf_token": _token(page)}
    browser.follow("POST", "/login", form)
    _status, page = browser.exchange("GET", "/articles/new")
    return _token(page)


def _import(browser: Browser, token: str, text: str) -> None:
    """Paste the text, have questions proposed, and wait for them as the progress page does."""
    address = browser.follow("POST", "/articles/new", {"text": text, "csrf_token": token})
    job = browser.follow("POST", f"{address}/propose", {"csrf_token": token}).partition("?")[0]
    while '"finished":true' not in (state := browser.exchange("GET", f"{job}/state")[1].replace(" ", "")):
        time.sleep(LOOK_SECONDS)
    if '"status":"done"' not in state:
        raise RuntimeError(state)


def _text(number: int) -> str:
    """An article of some 400 words, different from all others."""
    return "\n\n".join((demo.HEADLINE, demo.LEAD, demo.MARKUP, miniature(number)))


def _token(page: str) -> str:
    return str(re.findall(r'name="csrf_token" value="(.*?)"', page)[0])


def _name(teacher: int, number: int) -> str:
    return f"importing-{teacher}-{number}"
