"""The collection's package, imported by the real Anki library."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from flask import Flask

from questions.interchange import item_to_json
from questions.items import Item, Option, ShortText, SingleChoice
from quiz.models import ArticleRecord, ItemVersion, PracticeCard
from quiz.practice.anki import write_package
from quiz.practice.facts import fact_key
from tests.quiz.attempts import samples

KINDS = (
    samples.TRUE_FALSE,
    samples.TYPED_CLOZE,
    samples.SHORT_TEXT,
    samples.MATCHING,
    samples.ORDERING,
)
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def card_of(item: Item) -> PracticeCard:
    return PracticeCard(
        fact_key=fact_key(item, 1),
        article=ArticleRecord(headline="Hafen & <b>Markt</b>"),
        item_version=ItemVersion(content=item_to_json(item), stem=item.stem),
        due_on=date(2026, 6, 1),
    )


def package(app: Flask, items: list[Item]) -> bytes:
    with app.test_request_context("/"):
        return write_package([card_of(item) for item in items], NOW)


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """An empty collection of Anki's."""
    return Collection(str(tmp_path / "collection.anki2"))


def take_in(collection: Collection, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions(merge_notetypes=True))
    )


def test_every_kind_of_item_becomes_a_note_with_its_proof(app: Flask, collection: Collection, tmp_path: Path) -> None:
    by_fact = {fact_key(item, 1): item for item in KINDS}
    take_in(collection, tmp_path / "a.apkg", package(app, list(by_fact.values())))
    notes = [collection.get_note(note) for note in collection.find_notes("deck:Nachgefragt")]
    assert len(notes) == len(by_fact)
    by_stem = {note["Frage"].split("<")[0]: note for note in notes}
    name = by_stem[samples.SHORT_TEXT.stem]
    assert name["Antwort"] == "Ilse Bramkamp"
    assert name["Beleg"] == samples.QUOTE
    assert name["Artikel"] == "Hafen &amp; &lt;b&gt;Markt&lt;/b&gt;"
    question = collection.get_card(name.card_ids()[0]).render_output().question_text
    assert samples.SHORT_TEXT.stem in question
    collection.close()


def test_a_later_package_changes_notes_and_doubles_none(app: Flask, collection: Collection, tmp_path: Path) -> None:
    fact = {"kind": "main", "predicate": "leiten", "roles": {"subject": "Island"}}
    first = Item("a", "wh_text", "Wer leitete den Rat?", ShortText(("Island",)), fact=dict(fact))
    later = Item("b", "wh_choice", "Wer?", SingleChoice((Option("o", "Island"), Option("p", "<i>Irland</i>")), "o"),
                 fact=dict(fact))  # fmt: skip
    take_in(collection, tmp_path / "a.apkg", package(app, [first]))
    take_in(collection, tmp_path / "b.apkg", package(app, [later]))
    (number,) = collection.find_notes("")
    assert collection.get_note(number)["Antwort"] == "Island"
    assert "&lt;i&gt;Irland&lt;/i&gt;" in package_text(collection, tmp_path, app, later)
    collection.close()


def package_text(collection: Collection, folder: Path, app: Flask, item: Item) -> str:
    """Import the item's note into the emptied collection; return its question."""
    collection.remove_notes(collection.find_notes(""))
    take_in(collection, folder / "c.apkg", package(app, [item]))
    return str(collection.get_note(collection.find_notes("")[0])["Frage"])
