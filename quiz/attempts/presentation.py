"""What a page shows of an item before its key is due: built from the item, and without a way back to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from questions.items import (
    Cloze,
    Item,
    ItemType,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from quiz.attempts.names import Names

GROUPED_FROM = 10_000


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose, or to assign to: its token and its text."""

    token: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """An item as a learner sees it.

    `parts` is the text of a cloze, in which a number stands for the gap of that index; `prompts` are what the choices
    of a matching are assigned to.
    """

    type: ItemType
    stem: str
    choices: tuple[Choice, ...] = ()
    prompts: tuple[Choice, ...] = ()
    parts: tuple[str | int, ...] = ()
    unit: str | None = None


def present(item: Item, names: Names) -> Question:
    """Show an item under the names of an attempt."""
    match item.interaction:
        case SingleChoice(options=options) | MultipleResponse(options=options):
            return Question(item.type, item.stem, choices=_choices(names, options))
        case Matching(prompts=prompts, choices=choices):
            return Question(item.type, item.stem, _choices(names, choices), prompts=_choices(names, prompts))
        case Ordering(entries=entries):
            return Question(item.type, item.stem, choices=_choices(names, entries))
        case Cloze() as cloze:
            return Question(item.type, item.stem, _choices(names, cloze.bank), parts=cloze_parts(cloze))
        case Numeric(unit=unit):
            return Question(item.type, item.stem, unit=unit)
        case TrueFalse() | ShortText():
            return Question(item.type, item.stem)


def cloze_parts(cloze: Cloze) -> tuple[str | int, ...]:
    """Split the text of a cloze at its gaps: texts, and the index of each gap in its place."""
    index_of = {gap.id: index for index, gap in enumerate(cloze.gaps)}
    pieces = re.split("(" + "|".join(re.escape(f"{{{gap}}}") for gap in index_of) + ")", cloze.text)
    return tuple(index_of.get(piece[1:-1], piece) if piece[:1] == "{" else piece for piece in pieces if piece)


def number_text(number: Decimal) -> str:
    """Write a number as German newspapers do: 1,5 and 2024, and with groups from five digits: 12.000."""
    text = f"{number.normalize():,f}" if abs(number) >= GROUPED_FROM else f"{number.normalize():f}"
    return text.translate(str.maketrans(",.", ".,"))


def _choices(names: Names, options: tuple[Option, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(names.token(option), option.text) for option in names.shuffled(options))
