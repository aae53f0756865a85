"""What every item must satisfy, whoever wrote it, before it may be stored or shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from questions.items import (
    Cloze,
    Interaction,
    Item,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)

MAX_TEXT = 10_000
"""How long any text of an item may be, in characters."""

MAX_PARTS = 100
"""How many options, gaps, pairs or accepted answers an item may have."""

MAX_POINTS = Decimal(1000)
MAX_MAGNITUDE = 30  # powers of ten that a number may span on either side of one
GAP = re.compile(r"\{([^{}]*)\}")


class InvalidItem(ValueError):  # noqa: N818 - it names the item, which is what is wrong
    """An item or its JSON form that breaks a rule; the message says which."""


def check_item(item: Item) -> Item:
    """Return the item itself. Raises `InvalidItem` if it breaks a rule."""
    _require(bool(item.id.strip()), "an item needs an id")
    _require(bool(item.writer.strip()), "an item needs the name of its writer")
    _require(bool(item.stem.strip()), "an item needs a stem")
    _require(0 <= item.confidence <= 1, "the confidence must lie in 0..1")
    _require(item.points.is_finite() and 0 <= item.points <= MAX_POINTS, f"points must lie in 0..{MAX_POINTS}")
    for text in (item.id, item.writer, item.stem, item.explanation):
        _require(len(text) <= MAX_TEXT, f"a text is longer than {MAX_TEXT} characters")
    _check_interaction(item.interaction)
    known = {option.id for option in options_of(item.interaction)}
    for evidence in item.evidence:
        _require(0 <= evidence.start <= evidence.end, "evidence must start at or after 0 and end after its start")
        _require(evidence.option is None or evidence.option in known, "evidence names an option that is not there")
        _require(len(evidence.text) <= MAX_TEXT, f"a text is longer than {MAX_TEXT} characters")
    _require(len(item.evidence) <= MAX_PARTS, f"more than {MAX_PARTS} pieces of evidence")
    return item


def options_of(interaction: Interaction) -> tuple[Option, ...]:
    """Everything that can be chosen, assigned or ordered in the interaction."""
    match interaction:
        case SingleChoice(options=options) | MultipleResponse(options=options) | Cloze(bank=options):
            return options
        case Matching(prompts=prompts, choices=choices):
            return prompts + choices
        case Ordering(entries=entries):
            return entries
    return ()


def _check_interaction(interaction: Interaction) -> None:
    _check_options(options_of(interaction))
    match interaction:
        case SingleChoice(options=options, key=key):
            _require(len(options) > 1, "a choice needs at least two options")
            _require(key in {option.id for option in options}, "the key is none of the options")
        case MultipleResponse(options=options, keys=keys):
            _require(len(options) > 1, "a choice needs at least two options")
            _require(len(keys) > 0, "a multiple response needs at least one key")
            ordered = tuple(option.id for option in options if option.id in keys)
            _require(keys == ordered, "the keys must be options, each once, in the order of the options")
        case TrueFalse(changed=changed):
            _require(changed is None or not interaction.key, "a true statement has nothing changed")
        case Cloze():
            _check_cloze(interaction)
        case Numeric(key=number, tolerance=tolerance):
            _require(_is_plain(number), f"the key must be a number of at most {MAX_MAGNITUDE} digits")
            _require(_is_plain(tolerance) and tolerance >= 0, "the tolerance must be a number of at least 0")
        case ShortText(accepted=accepted):
            _check_accepted(accepted)
        case Matching(prompts=prompts, choices=choices, pairs=pairs):
            _require(len(prompts) > 1 and len(choices) > 1, "matching needs at least two prompts and two choices")
            _require([p for p, _ in pairs] == [p.id for p in prompts], "each prompt, in order, needs exactly one pair")
            _require({c for _, c in pairs} <= {c.id for c in choices}, "a pair names a choice that is not there")
        case Ordering(entries=entries, sequence=sequence):
            _require(len(entries) > 1, "ordering needs at least two entries")
            _require(sorted(sequence) == sorted(e.id for e in entries), "the sequence must hold each entry once")


def _check_cloze(cloze: Cloze) -> None:
    _require(0 < len(cloze.gaps) <= MAX_PARTS, f"a cloze needs 1..{MAX_PARTS} gaps")
    _require(len(cloze.text) <= MAX_TEXT, f"a text is longer than {MAX_TEXT} characters")
    ids = [gap.id for gap in cloze.gaps]
    _require(all(i and not set(i) & set("{}") for i in ids), "a gap's id must be non-empty and without braces")
    _require(GAP.findall(cloze.text) == ids, "the text must hold each gap once as {id}, in the order of the gaps")
    for gap in cloze.gaps:
        _check_accepted(gap.accepted)
        bank = [option.text for option in cloze.bank]
        _require(not bank or bank.count(gap.accepted[0]) > 0, "a gap's best answer is not in the word bank")


def _check_accepted(accepted: tuple[str, ...]) -> None:
    _require(0 < len(accepted) <= MAX_PARTS, f"there must be 1..{MAX_PARTS} accepted answers")
    for answer in accepted:
        _require(bool(answer.strip()) and len(answer) <= MAX_TEXT, "an accepted answer is empty or too long")


def _check_options(options: Iterable[Option]) -> None:
    ids = [option.id for option in options]
    _require(len(ids) <= MAX_PARTS, f"more than {MAX_PARTS} options")
    _require(len(set(ids)) == len(ids) and all(ids), "each option needs an id of its own")
    for option in options:
        _require(bool(option.text.strip()), "an option has no text")
        for text in (option.text, option.why_wrong or "", option.source or ""):
            _require(len(text) <= MAX_TEXT, f"a text is longer than {MAX_TEXT} characters")


def _is_plain(number: Decimal) -> bool:
    if not number.is_finite() or len(number.as_tuple().digits) > MAX_MAGNITUDE:
        return False
    exponent = number.as_tuple().exponent
    return abs(number.adjusted()) <= MAX_MAGNITUDE and isinstance(exponent, int) and abs(exponent) <= MAX_MAGNITUDE


def _require(holds: bool, message: str) -> None:  # noqa: FBT001 - it is the condition itself
    if not holds:
        raise InvalidItem(message)
