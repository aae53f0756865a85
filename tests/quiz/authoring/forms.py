"""Filling in the forms of a page as a browser would."""

from __future__ import annotations

from collections.abc import Iterable

from flask.testing import FlaskClient
from lxml import html
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse


def values(client: FlaskClient, address: str, field: str) -> MultiDict[str, str]:
    """What a browser would send from the form that has the field, left as it is, without any button."""
    page = html.fromstring(client.get(address).get_data(as_text=True))
    (form,) = (form for form in page.forms if field in form.fields)
    return MultiDict((name, value or "") for name, value in form.form_values())


def changed(filled: MultiDict[str, str], **changes: str | Iterable[str]) -> MultiDict[str, str]:
    """The values with some replaced; a list ticks several boxes or none. `__` in a name stands for a hyphen."""
    result = filled.copy()
    for name, value in changes.items():
        result.setlist(name.replace("__", "-"), [value] if isinstance(value, str) else list(value))
    return result


def text_of(response: TestResponse) -> str:
    """The page's words, separated by single spaces also where an element ends."""
    page = html.fromstring(response.get_data(as_text=True))
    return " ".join(" ".join(page.itertext()).split())
