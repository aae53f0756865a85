"""What a learner's browser does, for tests: read the page's form, fill it, send it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

NOW = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
CODE = "K7M3QX9TB"


@dataclass(slots=True)
class Option:
    """An input of the kinds that are chosen: its name, value and the text beside it."""

    name: str
    value: str
    text: str = ""


class Page(HTMLParser):
    """The form of a page: hidden fields, what is checked or typed, and what can be chosen."""

    def __init__(self, response: TestResponse) -> None:
        super().__init__()
        self.status = response.status_code
        self.text = response.get_data(as_text=True)
        self.fields: dict[str, list[str]] = {}
        self.options: list[Option] = []
        self._select: str | None = None
        self._waiting: Option | None = None
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "select":
            self._select = found.get("name", "")
        elif tag == "option":
            self._note(self._select or "", found["value"], chosen="selected" in found)
        elif tag == "input" and found.get("type") in {"radio", "checkbox"}:
            self._note(found["name"], found["value"], chosen="checked" in found)
        elif tag == "input" and re.match(r"q\d|csrf", found.get("name", "")):
            self.fields.setdefault(found["name"], []).append(found.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._waiting and data.strip():
            self._waiting.text = data.strip()
            self._waiting = None

    def _note(self, name: str, value: str, *, chosen: bool) -> None:
        self._waiting = Option(name, value)
        self.options.append(self._waiting)
        if chosen:
            self.fields.setdefault(name, []).append(value)

    def option(self, text: str) -> Option:
        """Return what can be chosen under the text."""
        return next(option for option in self.options if option.text == text)


@dataclass(slots=True)
class Taker:
    """A browser without script."""

    client: FlaskClient
    address: str = ""
    saved: dict[str, str] = field(default_factory=dict)

    def begin(self, name: str = "Mia", code: str = CODE) -> Page:
        """Come in by the link and begin; return the first page."""
        response = self.client.post(f"/q/{code}", data={"nickname": name})
        assert response.status_code == 302, response.get_data(as_text=True)
        self.address = response.headers["Location"]
        return self.get()

    def get(self, page: str = "") -> Page:
        """Open a page of the attempt."""
        return Page(self.client.get(self.address + page, follow_redirects=True))

    def send(
        self, page: Page, action: str = "next", fields: Mapping[str, str | list[str]] | None = None
    ) -> TestResponse:
        """Send the page's form with some fields changed, as a button does."""
        return self.client.post(self.address + "/answers", data={**page.fields, **(fields or {}), "action": action})

    def choose(self, page: Page, *texts: str, action: str = "next") -> TestResponse:
        """Choose options by their texts and send the form."""
        chosen: dict[str, str | list[str]] = {}
        for text in texts:
            option = page.option(text)
            chosen[option.name] = [*chosen.get(option.name, []), option.value]
        return self.send(page, action, chosen)

    def post(self, fields: Mapping[str, object], **headers: str) -> TestResponse:
        """Send an answer as the script does."""
        return self.client.post(
            self.address + "/answers", data=fields, headers={"Accept": "application/json", **headers}
        )

    def submit(self) -> Page:
        """Submit the attempt; return the result."""
        return Page(self.client.post(self.address + "/submit", follow_redirects=True))


def scripted(
    page: Page, position: int, sequence: int, fields: Mapping[str, object], uuid: object = None
) -> dict[str, object]:
    """Return what the script sends for a question: identity and fields, whose names lack the prefix."""
    prefix = f"q{position}-"
    identity = {"version": page.fields[f"{prefix}version"][0], "uuid": str(uuid or uuid4()), "sequence": str(sequence)}
    return {prefix + name: value for name, value in {**identity, **fields}.items()}
