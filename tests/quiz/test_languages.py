"""The language of pages, and that English is complete."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from quiz.translations import __main__ as translations

CATALOGUES = sorted(translations.FOLDER.glob("*/LC_MESSAGES/messages.po"))


def test_the_browser_decides_until_somebody_chooses(client: FlaskClient) -> None:
    english = {"Accept-Language": "fr;q=0.9, en;q=0.8"}
    assert '<html lang="en">' in client.get("/", headers=english).text
    assert '<html lang="de">' in client.get("/", headers={"Accept-Language": "fr"}).text
    client.post("/language", data={"language": "de", "next": "/"})
    assert '<html lang="de">' in client.get("/", headers=english).text


def test_an_unknown_language_changes_nothing(client: FlaskClient) -> None:
    assert client.post("/language", data={"language": "xx", "next": "//evil.example"}).location == "/"
    assert '<html lang="de">' in client.get("/").text


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_text_is_translated(path: Path) -> None:
    """`make messages` collects the texts; every one needs its translation."""
    catalog = translations.read(path)
    known = {message.id for message in catalog}
    assert [message.id for message in translations.collect() if message.id not in known] == []
    assert translations.missing(catalog) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_translations_keep_the_placeholders(path: Path) -> None:
    for message in translations.read(path):
        if message.id:
            assert [str(error) for error in message.check()] == []
