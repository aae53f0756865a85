"""Reads amounts in the words of a sentence: figures and number words with multiplier, range and modifier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from questions.german.numerals import MULTIPLIERS, parse_figures, parse_number_word, plain_number
from questions.german.units import MODIFIERS

_ARTICLE = re.compile(r"(?i:ein(?:e[rsnm]?)?)")
_HALF = re.compile(r"(?i:halb(?:e[rsnm]?)?)")
_HYPHEN_RANGE = re.compile(r"(\d+(?:[.,]\d+)*)[-–](\d+(?:[.,]\d+)*)")
_TO = frozenset({"bis", "–", "-", "oder"})
_SMALL = 1000
"""What is smaller shares the multiplier of the end of its range: "drei bis fünf Millionen"."""
_LONGEST_MODIFIER = max(map(len, MODIFIERS))


@dataclass(frozen=True, slots=True)
class Amount:
    """A number over the words `first` to `last`, both included.

    `upper` is the end of a range, `modifier` what makes it inexact. `is_article` marks a bare "ein", which is a number
    only before a unit ("eine Woche").
    """

    first: int
    last: int
    number: Decimal
    upper: Decimal | None = None
    digits: bool = False
    modifier: str | None = None
    is_article: bool = False


def read_amount(words: Sequence[str], place: int) -> Amount | None:
    """Return the longest amount that begins at `place`, without any modifier before it, or None.

    A multiplier behind a range holds for both ends where the first is small: "drei bis fünf Millionen".
    """
    amount = _read_number(words, place)
    if amount is None:
        return None
    after = amount.last + 1
    if amount.upper is None and after + 1 < len(words) and _joins(words, place, after):
        end = _read_number(words, after + 1)
        spanned = end and _spanned(amount, end, _multiplied(words, end))
        if spanned:
            return spanned
    return _multiplied(words, amount)


def _spanned(amount: Amount, end: Amount, multiplied: Amount) -> Amount | None:
    """The range from `amount` to `end`, which is `multiplied` with what follows, or None where it would not ascend."""
    number = amount.number
    if number < _SMALL:
        number *= multiplied.number / end.number if end.number else 1
    if end.upper is not None or multiplied.number <= number or multiplied.is_article:
        return None
    digits = amount.digits or end.digits
    return replace(multiplied, first=amount.first, number=plain_number(number), upper=multiplied.number, digits=digits)


def _joins(words: Sequence[str], place: int, joint: int) -> bool:
    """Whether the word at `joint` makes a range of the numbers around it."""
    between = place > 0 and words[place - 1].lower() == "zwischen" and words[joint] == "und"
    return words[joint] in _TO or between


def _multiplied(words: Sequence[str], amount: Amount) -> Amount:
    after = amount.last + 1
    multiplier = MULTIPLIERS.get(words[after].lower().rstrip(".")) if after < len(words) else None
    if multiplier is None:
        return amount
    upper = None if amount.upper is None else plain_number(amount.upper * multiplier)
    return replace(amount, last=after, number=plain_number(amount.number * multiplier), upper=upper, is_article=False)


def _read_number(words: Sequence[str], place: int) -> Amount | None:
    word = words[place]
    if word[0].isdigit() or word[0] in "-−+":
        ends = _HYPHEN_RANGE.fullmatch(word)
        if ends:
            low, high = parse_figures(ends[1]), parse_figures(ends[2])
            return (
                Amount(place, place, low, high, digits=True)
                if low is not None and high is not None and low < high
                else None
            )
        number = parse_figures(word)
        return None if number is None else Amount(place, place, number, digits=True)
    if word.lower() == "minus" and place + 1 < len(words):
        positive = _read_number(words, place + 1)
        return replace(positive, first=place, number=-positive.number) if positive and positive.upper is None else None
    if _ARTICLE.fullmatch(word):
        half = place + 1 < len(words) and _HALF.fullmatch(words[place + 1])
        return Amount(place, place + 1, Decimal("0.5")) if half else Amount(place, place, Decimal(1), is_article=True)
    if _HALF.fullmatch(word):
        return None
    number = parse_number_word(word)
    return None if number is None else Amount(place, place, number)


def with_modifier(words: Sequence[str], amount: Amount) -> Amount:
    """Return the amount together with the longest modifier before it ("mehr als", "knapp"), if there is one."""
    first = amount.first
    if first and words[first - 1].lower() == "zwischen" and amount.upper is not None:
        return replace(amount, first=first - 1)
    for length in range(min(_LONGEST_MODIFIER, first), 0, -1):
        before = tuple(word.lower() for word in words[first - length : first])
        if before in MODIFIERS:
            return replace(amount, first=first - length, modifier=" ".join(before))
    return amount
