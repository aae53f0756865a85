"""Typed numbers: figures in German or English form, number words, and the units people write behind them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from questions.german.numerals import MULTIPLIERS, parse_fraction, parse_multiple, parse_number_word
from questions.items import Numeric
from questions.scoring.units import Unit, unit_named
from questions.scoring.verdict import RIGHT, WRONG, Reason, Verdict, unanswered, unreadable

MAX_RESPONSE = 200
"""How long a typed number with its unit may be, in characters."""

_FIGURES = re.compile(r"[-−–+]?\d[\d.,]*(?:[ '’\u00a0\u202f]\d{3}(?!\d)(?:,\d+)?)*(?:(?<=\d)\s?/\s?\d+)?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?|[%‰€$£°½¼¾]+")
_REFUSED = dict.fromkeys("nicht kein keine keinen weder".split(), Reason.NO_NUMBER) | dict.fromkeys(
    "oder bis und".split(), Reason.SEVERAL_NUMBERS
)
_LARGEST_POWER = 12
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


@dataclass(frozen=True, slots=True)
class _Typed:
    """Every value that what was typed may stand for, whether a word like "Millionen" stood behind it, its unit."""

    values: tuple[Decimal, ...]
    scaled: bool
    unit: Unit | None


def score_numeric(numeric: Numeric, response: object) -> Verdict:
    """Score a typed number, a JSON number or text.

    Where figures can be read in two ways ("1.234") either reading may be the right one. A unit behind the number may be
    left out; if it is another known unit of the same kind (m for km), the number is converted.
    """
    text = _text_of(response)
    if not isinstance(text, str):
        return text
    detail: dict[str, object] = {"key": format(numeric.key, "f")}
    typed = _read(unicodedata.normalize("NFC", text))
    if isinstance(typed, Reason):
        return Verdict(WRONG, typed, detail)
    scale, unit = _scale_and_unit(numeric.unit)
    if typed.unit is not None and unit is not None and typed.unit.kind != unit.kind:
        return Verdict(WRONG, Reason.WRONG_UNIT, detail)
    factor = typed.unit.factor / unit.factor if typed.unit is not None and unit is not None else Decimal(1)
    values = [value * factor for value in typed.values]
    if scale != 1:  # the unit says "Millionen": who writes it too, or all the zeros, means the same
        values = [value / scale for value in values] + ([] if typed.scaled else values)
    return _judge(numeric, values, detail)


def _text_of(response: object) -> str | Verdict:
    """The response as text, or the verdict on one that is empty or of another shape."""
    if isinstance(response, bool) or not isinstance(response, str | int | float | None):
        return unreadable()
    if isinstance(response, int) and response.bit_length() > MAX_RESPONSE:
        return unreadable()
    text = "" if response is None else str(response)
    if not text.strip():
        return unanswered()
    return text if len(text) <= MAX_RESPONSE else unreadable()


def _judge(numeric: Numeric, values: list[Decimal], detail: dict[str, object]) -> Verdict:
    nearest = min(values, key=lambda value: abs(value - numeric.key))
    detail = detail | {"given": format(nearest.normalize(), "f")}
    if nearest == numeric.key:
        return Verdict(RIGHT, Reason.CORRECT, detail)
    if abs(nearest - numeric.key) <= numeric.tolerance:
        return Verdict(RIGHT, Reason.WITHIN_TOLERANCE, detail)
    powers = [Decimal(10) ** power for power in range(-_LARGEST_POWER, _LARGEST_POWER + 1) if power]
    if numeric.key and any(value * power == numeric.key for value in values for power in powers):
        return Verdict(WRONG, Reason.WRONG_MAGNITUDE, detail)
    return Verdict(WRONG, Reason.INCORRECT, detail)


def _scale_and_unit(text: str | None) -> tuple[Decimal, Unit | None]:
    """What "Millionen Euro" multiplies with, and its unit."""
    scale, unit = Decimal(1), None
    for word in (text or "").split():
        multiplier = MULTIPLIERS.get(word.lower().rstrip("."))
        if multiplier:
            scale *= multiplier
        else:
            unit = unit or unit_named(word)
    return scale, unit


def _read(text: str) -> _Typed | Reason:
    """The one number in the text with what stands around it, or why there is none."""
    figures = list(_FIGURES.finditer(text))
    if len(figures) > 1:
        return Reason.SEVERAL_NUMBERS
    found = _Found(list(figure_readings(figures[0].group())) if figures else [])
    if figures and not found.values:
        return Reason.NO_NUMBER
    rest = text[: figures[0].start()] + " " + text[figures[0].end() :] if figures else text
    for word in _WORD.findall(rest):
        refused = found.take(word)
        if refused is not None:
            return refused
    return (
        _Typed(tuple(value * found.sign for value in found.values), found.scaled, found.unit)
        if found.values
        else Reason.NO_NUMBER
    )


@dataclass(slots=True)
class _Found:
    """What the words around the figures add to them, one after the other."""

    values: list[Decimal]
    scaled: bool = False
    unit: Unit | None = None
    sign: int = 1

    def take(self, word: str) -> Reason | None:
        """Take in a word; the reason why the text is no number, if the word makes it none."""
        low = word.lower()
        bare = low.rstrip(".")
        if low in _REFUSED:
            return _REFUSED[low]
        if low == "minus":
            self.sign = -1
        elif bare in MULTIPLIERS and (self.values or bare not in {"hundert", "tausend"}):
            self.values = [value * MULTIPLIERS[bare] for value in self.values or [Decimal(1)]]
            self.scaled = True
        elif self.values and (part := _part(low)) is not None:
            self.values = [value * part for value in self.values]
        elif (number := _word_value(low)) is not None:
            if self.values and number != 1:
                return Reason.SEVERAL_NUMBERS
            self.values = self.values or [number]
        else:
            self.unit = self.unit or unit_named(word)
        return None


def _word_value(word: str) -> Decimal | None:
    """The value of a number word, a multiple ("dreimal") or a fraction ("Hälfte")."""
    bare = word.rstrip(".")
    for value in (_VULGAR.get(bare), parse_number_word(bare), parse_multiple(bare), _part(bare)):
        if value is not None:
            return value
    return None


def _part(word: str) -> Decimal | None:
    """The part that "Hälfte" or "Viertel" names."""
    part = parse_fraction(word)
    return None if part is None else Decimal(part.numerator) / part.denominator


def figure_readings(figures: str) -> Iterator[Decimal]:
    """Every value that figures may stand for in German or English: "1.234" is 1234 or 1.234, "1.234,5" only one."""
    text = re.sub(r"[ '’\u00a0\u202f]", "", figures).replace("−", "-").replace("–", "-").rstrip(".,")
    numerator, slash, denominator = text.partition("/")
    if slash:
        if numerator.lstrip("+-").isdecimal() and int(denominator):
            yield Decimal(numerator) / Decimal(denominator)
        return
    sign, digits = (text[0], text[1:]) if text[:1] in ("+", "-") else ("", text)
    for point, group in ((",", "."), (".", ",")):
        whole, _, decimals = digits.partition(point)
        grouped = bool(re.fullmatch(rf"[1-9]\d{{,2}}(?:\{group}\d{{3}})+", whole))
        if (whole.isdecimal() or grouped) and (decimals.isdecimal() or point not in digits):
            yield Decimal(f"{sign}{whole.replace(group, '')}.{decimals or 0}")
