"""From JSON values to items; every value is checked, since it may come from anywhere."""

from __future__ import annotations

from collections.abc import Callable

from questions.interchange.fields import Fields
from questions.items import (
    Change,
    Cloze,
    Evidence,
    Gap,
    Interaction,
    Item,
    ItemType,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from questions.wellformed import InvalidItem, check_item

_MAX_DEPTH = 8


def item_from_json(data: object) -> Item:
    """Read an item from JSON values.

    Raises `InvalidItem` for anything that is not the complete form of a well-formed item; nothing else is ever raised.
    """
    fields = Fields(data)
    item_type = fields.text("type")
    if item_type not in set(ItemType):
        raise InvalidItem(f"there is no item type {item_type[:40]!r}")
    fact = fields.get("fact", None)
    if fact is not None and not (isinstance(fact, dict) and _is_json(fact)):
        raise InvalidItem("fact must be an object or null")
    confidence = fields.get("confidence", 1.0)
    if isinstance(confidence, bool) or not isinstance(confidence, int | float):
        raise InvalidItem("confidence must be a number")
    return check_item(
        Item(
            id=fields.text("id"),
            writer=fields.text("writer"),
            stem=fields.text("stem"),
            interaction=_READERS[ItemType(item_type)](fields, Fields(fields.get("interaction"))),
            evidence=tuple(_evidence(e) for e in fields.list("evidence", [])),
            explanation=fields.text("explanation", ""),
            fact=fact,
            confidence=float(confidence) if abs(confidence) <= 1 else -1.0,
            points=fields.decimal("points", "1"),
        )
    )


def _evidence(data: object) -> Evidence:
    fields = Fields(data)
    start, end = fields.get("start"), fields.get("end")
    for offset in (start, end):
        if isinstance(offset, bool) or not isinstance(offset, int):
            raise InvalidItem("evidence needs whole numbers as its start and end")
    return Evidence(fields.text("text"), start, end, fields.optional_text("for"))


def _true_false(fields: Fields, _: Fields) -> TrueFalse:
    key, changed = fields.get("key"), fields.get("changed", None)
    if not isinstance(key, bool):
        raise InvalidItem("the key of a true/false item must be true or false")
    if changed is None:
        return TrueFalse(key)
    change = Fields(changed)
    return TrueFalse(key, Change(change.text("original"), change.text("replacement")))


def _cloze(_: Fields, interaction: Fields) -> Cloze:
    gaps = (Fields(gap) for gap in interaction.list("gaps"))
    return Cloze(
        interaction.text("text"),
        tuple(Gap(gap.text("id"), gap.texts("accepted")) for gap in gaps),
        interaction.options("bank", []),
    )


def _matching(fields: Fields, interaction: Fields) -> Matching:
    pairs = [Fields({"pair": pair}).texts("pair") for pair in fields.list("key")]
    if any(len(pair) != len(("prompt", "choice")) for pair in pairs):
        raise InvalidItem("each pair must name a prompt and a choice")
    return Matching(
        interaction.options("prompts"),
        interaction.options("choices"),
        tuple((prompt, choice) for prompt, choice in pairs),
    )


_READERS: dict[ItemType, Callable[[Fields, Fields], Interaction]] = {
    ItemType.SINGLE_CHOICE: lambda item, form: SingleChoice(form.options("options"), item.text("key")),
    ItemType.MULTIPLE_RESPONSE: lambda item, form: MultipleResponse(form.options("options"), item.texts("key")),
    ItemType.TRUE_FALSE: _true_false,
    ItemType.CLOZE: _cloze,
    ItemType.NUMERIC: lambda item, form: Numeric(
        item.decimal("key"), item.decimal("tolerance", "0"), form.optional_text("unit")
    ),
    ItemType.SHORT_TEXT: lambda item, _: ShortText(item.texts("accepted")),
    ItemType.MATCHING: _matching,
    ItemType.ORDERING: lambda item, form: Ordering(form.options("entries"), item.texts("key")),
}


def _is_json(value: object, depth: int = 0) -> bool:
    """Whether the value is made of JSON values only, not too deeply nested."""
    if depth > _MAX_DEPTH:
        return False
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_json(entry, depth + 1) for key, entry in value.items())
    if isinstance(value, list | tuple):
        return all(_is_json(entry, depth + 1) for entry in value)
    return value is None or isinstance(value, str | bool | int | float)
