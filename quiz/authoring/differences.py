"""What one version of an item says differently from another, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from babel.numbers import format_decimal
from flask_babel import get_locale
from flask_babel import gettext as _

from questions.items import (
    Cloze,
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

KEY, OTHER = "✓", "–"


class Change(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an item under its label."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether the versions differ here."""
        return any(piece.change is not Change.SAME for piece in self.pieces)


def differences(old: Item | None, new: Item) -> tuple[Part, ...]:
    """Compare all that an item says; without an old version all is as it is."""
    before = dict(_texts(old)) if old else dict(_texts(new))
    after = dict(_texts(new))
    labels = list(dict.fromkeys([*after, *before]))
    return tuple(
        Part(label, pieces)
        for label in labels
        if (pieces := tuple(_compare(before.get(label, ""), after.get(label, ""))))
    )


def _compare(old: str, new: str) -> Iterator[Piece]:
    one, other = (re.findall(r"\s+|[^\s]+", text) for text in (old, new))
    for kind, from_old, to_old, from_new, to_new in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        removed, added = "".join(one[from_old:to_old]), "".join(other[from_new:to_new])
        if kind == "equal":
            yield Piece(Change.SAME, added)
            continue
        if removed:
            yield Piece(Change.REMOVED, removed)
        if added:
            yield Piece(Change.ADDED, added)


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    yield _("Frage"), item.stem
    yield _("Antworten"), "\n".join(answer_lines(item))
    yield _("Erklärung"), item.explanation
    yield _("Belege"), "\n".join(f"„{proof.text}“" for proof in item.evidence if proof.option is None)
    yield _("Punkte"), str(format_decimal(item.points, locale=get_locale(), decimal_quantization=False))


def answer_lines(item: Item) -> list[str]:
    """Return an item's answers, a line each, keys marked."""
    match item.interaction:
        case SingleChoice(options=options, key=key):
            return _marked(options, {key})
        case MultipleResponse(options=options, keys=keys):
            return _marked(options, set(keys))
        case TrueFalse(key=key):
            return [f"{KEY} {_('Richtig') if key else _('Falsch')}"]
        case Numeric(key=number, tolerance=tolerance, unit=unit):
            written = str(format_decimal(number, locale=get_locale(), decimal_quantization=False))
            width = (
                f" ± {format_decimal(tolerance, locale=get_locale(), decimal_quantization=False)}" if tolerance else ""
            )
            return [f"{KEY} {written}{width} {unit or ''}".rstrip()]
        case ShortText(accepted=accepted):
            return [f"{KEY} {text}" for text in accepted]
        case Cloze() as cloze:
            return _cloze(cloze)
        case Matching() as matching:
            return _pairs(matching)
        case Ordering() as ordering:
            texts = {entry.id: entry.text for entry in ordering.entries}
            return [f"{place}. {texts[name]}" for place, name in enumerate(ordering.sequence, start=1)]


def _marked(options: tuple[Option, ...], keys: set[str]) -> list[str]:
    return [f"{KEY if option.id in keys else OTHER} {option.text}" for option in options]


def _cloze(cloze: Cloze) -> list[str]:
    text = cloze.text
    for gap in cloze.gaps:
        text = text.replace(f"{{{gap.id}}}", f"[{' / '.join(gap.accepted)}]")
    return [text, *(f"{OTHER} {option.text}" for option in cloze.bank)]


def _pairs(matching: Matching) -> list[str]:
    texts, partner = {choice.id: choice.text for choice in matching.choices}, dict(matching.pairs)
    surplus = [choice.text for choice in matching.choices if choice.id not in partner.values()]
    return [
        *(f"{prompt.text} → {texts[partner[prompt.id]]}" for prompt in matching.prompts),
        *(f"{OTHER} {text}" for text in surplus),
    ]
