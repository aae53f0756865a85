"""Miniature articles pin German phenomena one by one: what must come out of them, and what must not."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from questions.articles import Article, sections_of
from questions.interchange import answer_text
from questions.items import Cloze, Item
from questions.pipeline import propose
from questions.wellformed import options_of

FOLDER = Path(__file__).parent / "miniatures"


def miniatures() -> list[Any]:
    """Return the entries of all files, named by file and phenomenon."""
    return [
        pytest.param(entry, id=f"{path.stem}: {entry['name']}")
        for path in sorted(FOLDER.glob("*.toml"))
        for entry in tomllib.loads(path.read_text())["miniature"]
    ]


def prompt(item: Item) -> str:
    """Return what a learner reads: the statement with its gap, or the stem."""
    return item.interaction.text if isinstance(item.interaction, Cloze) else item.stem


@pytest.mark.parametrize("entry", miniatures())
def test_miniature(entry: dict[str, Any]) -> None:
    published: date | None = entry.get("published")
    article = Article(entry.get("headline", "Kurz gemeldet"), sections_of(entry["text"]), published=published)
    items = [draft.item for draft in propose(article).drafts]
    found = {(prompt(i), answer_text(i.interaction)) for i in items}
    listing = "\n".join(sorted(f"{p} = {a}" for p, a in found))
    for line in entry.get("expect", ()):
        stem, _, key = line.rpartition(" = ")
        assert (stem, key) in found, f"missing: {line}\nfound:\n{listing}"
    for part in entry.get("never", ()):
        assert not any(part in p for p, _ in found), f"must not come out: {part}\nfound:\n{listing}"
    offered = {(prompt(i), option.text) for i in items for option in options_of(i.interaction)}
    for line in entry.get("options_never", ()):
        stem, _, option = line.rpartition(" = ")
        assert any(p == stem for p, _ in offered), f"no options at all: {line}\nfound:\n{listing}"
        assert (stem, option) not in offered, f"must not be offered: {line}"
    for item in items:
        for evidence in item.evidence:
            assert article.text[evidence.start : evidence.end] == evidence.text
