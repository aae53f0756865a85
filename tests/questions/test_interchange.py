"""The JSON form of items and results."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from questions.articles import Article, Section
from questions.interchange import InvalidItem, generation_to_json, item_from_json, item_to_json
from questions.items import Cloze, Gap, Item, Matching, Numeric, Option, Ordering, ShortText, SingleChoice

from .strategies import JSON, items

DOCS = Path(__file__).parents[2] / "docs"
CHOICE = Item(
    "i1", "wh", "Welche Stadt?", SingleChoice((Option("a", "Oslo"), Option("b", "Genf", "Dort war niemand.")), "a")
)


def schema(name: str) -> Draft202012Validator:
    contents = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in DOCS.glob("*.schema.json")}
    for content in contents.values():
        Draft202012Validator.check_schema(content)
    registry: Registry[Any] = Registry().with_resources(
        (content["$id"], Resource.from_contents(content)) for content in contents.values()
    )
    return Draft202012Validator(contents[name], registry=registry)


ITEM_SCHEMA = schema("item.schema.json")


@settings(max_examples=80, deadline=None)
@given(items())
def test_every_item_comes_back_from_its_json_text(item: Item) -> None:
    assert item_from_json(json.loads(json.dumps(item_to_json(item)))) == item


@settings(max_examples=100, deadline=None)
@given(items())
def test_every_item_fits_the_documented_schema(item: Item) -> None:
    ITEM_SCHEMA.validate(item_to_json(item))


@settings(max_examples=80, deadline=None)
@given(JSON)
def test_anything_else_is_invalid_and_nothing_worse(data: object) -> None:
    with pytest.raises(InvalidItem):
        item_from_json(data)


@settings(max_examples=120, deadline=None)
@given(st.data(), items(), JSON)
def test_a_damaged_item_is_read_or_invalid(data: st.DataObject, item: Item, value: object) -> None:
    form = item_to_json(item)
    part = form["interaction"] if data.draw(st.booleans()) and form["interaction"] else form
    name = data.draw(st.sampled_from(sorted(part)))
    if data.draw(st.booleans()):
        del part[name]
    else:
        part[name] = value
    try:
        read = item_from_json(form)
    except InvalidItem:
        return
    ITEM_SCHEMA.validate(item_to_json(read))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type": "essay"}, "no item type"),
        ({"key": "z"}, "none of the options"),
        ({"stem": "  "}, "needs a stem"),
        ({"confidence": 1.5}, "confidence"),
        ({"confidence": float("nan")}, "confidence"),
        ({"points": "NaN"}, "points"),
        ({"points": "-1"}, "points"),
        ({"evidence": [{"text": "x", "start": 3, "end": 1, "for": None}]}, "evidence"),
        ({"evidence": [{"text": "x", "start": 1, "end": 2, "for": "z"}]}, "not there"),
        ({"interaction": {"options": [{"id": "a", "text": "Oslo"}]}}, "at least two"),
        ({"interaction": {"options": [{"id": "a", "text": "O"}, {"id": "a", "text": "G"}]}}, "id of its own"),
        ({"interaction": {"options": [{"id": "a", "text": "O"}] * 101}}, "at most 100"),
    ],
)
def test_a_broken_choice_names_the_rule(change: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidItem, match=message):
        item_from_json(item_to_json(CHOICE) | change)


@pytest.mark.parametrize(
    "interaction",
    [
        Cloze("Ein {a} Text", (Gap("b", ("guter",)),)),
        Cloze("Ein {a} {a} Text", (Gap("a", ("guter",)),)),
        Cloze("Ein {a} Text", (Gap("a", ("guter",)),), (Option("1", "böser"),)),
        Cloze("Ein {a} Text", (Gap("a", ()),)),
        Cloze("Ein Text", ()),
        Numeric(Decimal("Infinity")),
        Numeric(Decimal(1), Decimal(-1)),
        Numeric(Decimal("1e999999")),
        ShortText((" ",)),
        Ordering((Option("a", "x"), Option("b", "y")), ("a", "a")),
        Matching((Option("a", "x"), Option("b", "y")), (Option("c", "x"), Option("d", "y")), (("a", "c"), ("a", "d"))),
    ],
)
def test_broken_interactions_are_invalid(interaction: Any) -> None:
    with pytest.raises(InvalidItem):
        item_from_json(item_to_json(Item("i", "teacher", "Was?", interaction)) if _writable(interaction) else {})


def _writable(interaction: Any) -> bool:
    return not isinstance(interaction, Cloze) or all(gap.accepted for gap in interaction.gaps)


def test_a_whole_result_fits_the_documented_schema() -> None:
    article = Article("Titel", (Section("", ("Ein Satz. Noch einer.",)),), published=date(2024, 5, 1))
    start = article.text.index("Ein")
    result = generation_to_json(article, [(start, start + 9)], [CHOICE, CHOICE], {"trivial": 2, "long stem": 1})
    schema("generation.schema.json").validate(json.loads(json.dumps(result)))
    assert result["article"]["sentences"] == [{"text": "Ein Satz.", "start": start, "end": start + 9}]
    assert [item["rank"] for item in result["items"]] == [1, 2]
    assert result["items"][0]["answer_text"] == "Oslo"
