"""Quotation marks of every style, and whether one opens or closes."""

from __future__ import annotations

from typing import Literal

Side = Literal["open", "close"]

DOUBLE = frozenset({'"', "„", "“", "”", "‟", "»", "«", "``", "''", "＂"})
SINGLE = frozenset({"'", "‚", "‘", "’", "‛", "›", "‹", "`", "´"})
MARKS = DOUBLE | SINGLE

ALWAYS_OPEN = frozenset({"„", "‚", "``"})
USUALLY_CLOSE = frozenset({"“", "”", "’", "''", "´"})
"""German closing marks: taken for closing where the spaces around them do not tell."""

_BEFORE_OPENING = frozenset("([{/-–—―:;,=<|") | ALWAYS_OPEN
_AFTER_CLOSING = frozenset(".,;:!?)]}/-–—―…>|%") | DOUBLE | SINGLE


def side(text: str, start: int, end: int, *, inside: bool) -> Side:
    """Tell whether the quotation mark `text[start:end]` opens or closes.

    German, English, French and straight marks share characters ("“" closes in German and opens in English, "»" and "«"
    may do either), so the white space around the mark decides before its shape does. `inside` says whether a
    quotation of the same kind is open before the mark; it decides what is left.
    """
    mark = text[start:end]
    if mark in ALWAYS_OPEN:
        return "open"
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    starts = before.isspace() or before in _BEFORE_OPENING
    stops = after.isspace() or after in _AFTER_CLOSING
    if starts and not stops:
        return "open"
    if stops and not starts:
        return "close"
    if inside:
        return "close"
    if before.isalnum() or before in ".!?…":
        return "close"
    return "close" if mark in USUALLY_CLOSE and not starts else "open"
