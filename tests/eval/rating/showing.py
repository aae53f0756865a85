"""An item as the app shows it, as text: options shuffled and lettered, the key told apart from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from string import ascii_lowercase

from questions.interchange import answer_text
from questions.items import (
    Cloze,
    Item,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    SingleChoice,
    TrueFalse,
)

_GAP = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Shown:
    """An item's text without its key, and the key as a rater is told it: a letter where one stands for it."""

    lines: tuple[str, ...]
    letter: str | None
    key: str


def show(item: Item, rng: Random) -> Shown:
    """Return the item as it is shown, its options in an order of the given randomness."""
    interaction = item.interaction
    answer = answer_text(interaction)
    match interaction:
        case SingleChoice(options=options, key=key):
            letters, lines = _lettered(options, rng)
            return Shown((item.stem, "", *lines), letters[key], f"{letters[key]}) {answer}")
        case MultipleResponse(options=options, keys=keys):
            letters, lines = _lettered(options, rng)
            named = ", ".join(sorted(letters[k] for k in keys))
            return Shown((item.stem, "Wähle alle richtigen Antworten.", "", *lines), None, f"{named}) {answer}")
        case TrueFalse(key=truth):
            letter = "a" if truth else "b"
            return Shown(("Stimmt das?", item.stem, "", "a) Richtig", "b) Falsch"), letter, f"{letter}) {answer}")
        case Cloze(text=text, bank=bank):
            letters, lines = _lettered(bank, rng)
            found = next((letters[o.id] for o in bank if o.text == answer), None)
            shown = _GAP.sub("________", text)
            return Shown((item.stem, shown, "", *(lines or ["(Eingabefeld)"])), found, _with_letter(found, answer))
        case Matching(prompts=prompts, choices=choices):
            _, lines = _lettered(choices, rng)
            return Shown((item.stem, "", *(f"- {p.text}: ?" for p in prompts), "", *lines), None, answer)
        case Ordering(entries=entries):
            _, lines = _lettered(entries, rng)
            return Shown((item.stem, "Gib jedem Eintrag seinen Platz.", "", *lines), None, answer)
        case Numeric(unit=unit):
            return Shown((item.stem, "", f"(Zahl eingeben) {unit or ''}".rstrip()), None, answer)
    return Shown((item.stem, "", "(Eingabefeld)"), None, answer)


def distractor_count(item: Item) -> int | None:
    """Return how many wrong options a rater may find plausible, or None where there are none to choose from."""
    match item.interaction:
        case SingleChoice(options=options):
            return len(options) - 1
        case MultipleResponse(options=options, keys=keys):
            return len(options) - len(keys)
        case Cloze(bank=bank, gaps=gaps) if bank:
            return len(bank) - len(gaps)
    return None


def _lettered(options: Sequence[Option], rng: Random) -> tuple[dict[str, str], list[str]]:
    shuffled = list(options)
    rng.shuffle(shuffled)
    letters = {option.id: letter for option, letter in zip(shuffled, ascii_lowercase, strict=False)}
    return letters, [f"{letters[o.id]}) {o.text}" for o in shuffled]


def _with_letter(letter: str | None, text: str) -> str:
    return f"{letter}) {text}" if letter else text
