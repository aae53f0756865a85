"""A quiz with a wrong key, learners without a browser, and raw answers to recompute from: for the school day.

    python -m tests.browser.school OWNER TITLE

makes the quiz in the installation's database and prints its id and that of the item with the wrong key.
"""

from __future__ import annotations

import http.cookiejar
import json
import sqlite3
import sys
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from questions.articles import from_markup
from questions.items import SingleChoice
from quiz.articles import services as articles
from quiz.authoring.services import items, quizzes
from quiz.factory import create_app
from quiz.models import Account, ItemRecord, db, utc_now
from tests.browser.prepare import HEADLINE, MARKUP, made
from tests.quiz.attempts.taking import Page

ITEMS = ("q1", "q2", "q3", "q4", "q5", "q6")
WRONG = "q1"
"""The item whose key is wrong at first: "mit dem Rathaus"."""

ANSWERS: dict[str, tuple[str, ...]] = {
    "q1": ("mit dem Krankenhaus", "mit dem Rathaus", "mit dem Freibad"),
    "q2": ("Falsch", "Richtig"),
    "q3": ("1,3", "13", "2,5"),
    "q4": ("Karin Vogt", "Otto Brandt"),
    "q5": ("Montagabend|Buslinie", "Freitagabend|Buslinie", "Freitagabend|Turnhalle"),
    "q6": ("Pflegekräfte kommen mit dem Auto", "das Land zahlt", "die Fahrkarten werden teurer"),
}
"""What is answered to each item, the truth first, in the words of the page."""


def make_quiz(owner_name: str, title: str) -> tuple[int, int]:
    """Make the quiz; returns its id and that of the item with the wrong key."""
    session = db.session()
    owner = session.scalars(sa.select(Account).where(Account.username == owner_name)).one()
    reading = articles.Reading(from_markup(HEADLINE, date(2026, 6, 2), MARKUP), source_name="Lindenauer Bote")
    article = articles.store(session, owner.id, reading)
    wrong_id = 0
    for item in made(article.text):
        if item.id == WRONG:
            interaction = item.interaction
            assert isinstance(interaction, SingleChoice)
            faulty = replace(item, interaction=replace(interaction, key="o2"))
            wrong_id = items.add(session, article, faulty, owner.id, utc_now()).id
        else:
            items.add(session, article, item, owner.id, utc_now())
    session.flush()
    assert session.get(ItemRecord, wrong_id)
    return quizzes.create(session, article, title).id, wrong_id


@dataclass
class Visitor:
    """A browser without script and without a window."""

    site: str
    opener: urllib.request.OpenerDirector = field(init=False)
    address: str = ""

    def __post_init__(self) -> None:
        """Begin without cookies."""
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def open(self, path: str, fields: Mapping[str, object] | None = None) -> Page:
        """Open a page, or send a form to it; redirects are followed."""
        data = urllib.parse.urlencode(fields, doseq=True).encode() if fields is not None else None
        request = urllib.request.Request(urllib.parse.urljoin(self.site, path), data)  # noqa: S310 - our own address
        with self.opener.open(request, timeout=120) as response:
            self.address = response.url
            return Page(_Answer(response.status, response.read().decode()))  # type: ignore[arg-type]

    def take(self, code: str, title: str, plan: Mapping[str, str], until: int = len(ITEMS)) -> str:
        """Come in with a personal code, take the assignment of that title as planned; returns the result's address.

        Who answers only the questions `until` one before the last stays there; that page's address is returned.
        """
        token = self.open("/enter").fields["csrf_token"]
        page = self.open("/enter", {"code": code, "csrf_token": token})
        door = page.text.partition("/assignments/")[2].partition('"')[0]
        assert title in page.text
        page = self.open(f"/assignments/{door}")
        page = self.open(f"/assignments/{door}", {"csrf_token": page.fields["csrf_token"]})
        attempt = self.address.partition("/attempts/")[2].partition("/")[0]
        for position, name in enumerate(ITEMS[:until], start=1):
            page = self.open(f"/attempts/{attempt}/{position}")
            action = f"go:{position + 1}" if position < len(ITEMS) else "overview"
            sent = page.fields | chosen(page, position, name, plan[name]) | {"action": [action]}
            page = self.open(f"/attempts/{attempt}/answers", sent)
        if until < len(ITEMS):
            return self.address
        self.open(f"/attempts/{attempt}/submit", {"csrf_token": page.fields["csrf_token"]})
        return self.address

    def report(self, result: str, position: int, kind: str, text: str) -> None:
        """Report an item from the page of a result."""
        path = result.replace("/result", f"/{position}/report")
        token = self.open(path).fields["csrf_token"]
        page = self.open(path, {"kind": kind, "text": text, "csrf_token": token})
        assert "Danke." in page.text


@dataclass(frozen=True)
class _Answer:
    status_code: int
    text: str

    def get_data(self, *, as_text: bool) -> str:
        """Return the page."""
        assert as_text
        return self.text


def chosen(page: Page, position: int, name: str, answer: str) -> dict[str, list[str]]:
    """Return the fields of an answer in the words of the page."""
    if not answer:
        return {}
    if name in {"q3", "q4"}:
        return {f"q{position}-text": [answer]}
    if name == "q5":
        gaps: dict[str, list[str]] = {}
        for index, word in enumerate(answer.split("|")):
            names = {option.name for option in page.options if option.name.endswith(f"gap-{index}")}
            (gap,) = names
            gaps[gap] = [next(one.value for one in page.options if one.name == gap and one.text == word)]
        return gaps
    option = page.option(answer)
    return {option.name: [option.value]}


def raw_answers(folder: Path, quiz_id: int) -> dict[str, dict[str, str]]:
    """Read by member and item what was answered last in time, in the words of ANSWERS, from the rows themselves."""
    query = """
        SELECT membership.name, item_version.content, response.answer FROM attempt
        JOIN membership ON membership.id = attempt.membership_id
        JOIN attempt_item ON attempt_item.attempt_id = attempt.id
        JOIN item_version ON item_version.id = attempt_item.item_version_id
        LEFT JOIN response ON response.attempt_item_id = attempt_item.id AND NOT response.late
        WHERE attempt.quiz_id = ? ORDER BY response.sequence, response.id
    """
    with sqlite3.connect(folder / "quiz.sqlite") as database:
        rows = database.execute(query, [quiz_id]).fetchall()
    database.close()
    found: dict[str, dict[str, str]] = {}
    for name, content, answer in rows:
        item = json.loads(content)
        found.setdefault(name, {})[item["id"]] = _words(item, json.loads(answer)) if answer else ""
    return found


def _words(item: dict[str, object], answer: dict[str, object]) -> str:
    given = answer.get("response")
    texts = {one["id"]: one["text"] for one in _options(item)}
    if isinstance(given, bool):
        return "Richtig" if given else "Falsch"
    if isinstance(given, dict):
        return "|".join(texts[given[gap]] for gap in sorted(given))
    return texts.get(str(given), str(given)) if given is not None else ""


def _options(value: object) -> list[dict[str, str]]:
    if isinstance(value, dict):
        own = [value] if {"id", "text"} <= value.keys() and isinstance(value["text"], str) else []
        return own + [one for inner in value.values() for one in _options(inner)]
    return [one for inner in value for one in _options(inner)] if isinstance(value, list) else []


if __name__ == "__main__":
    with create_app().app_context():
        print(*make_quiz(*sys.argv[1:]))
        db.session.commit()
