"""Quotation marks of every style: whether one opens or closes, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from questions.german.document import Document

Side = Literal["open", "close"]

BLANK_LINE = re.compile(r"\n\s*\n")

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


def pairs(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the token pairs of opening and closing marks; a mark without its partner in the paragraph is none."""
    opened: dict[bool, list[int]] = {True: [], False: []}
    end = 0
    for token in document.tokens:
        if BLANK_LINE.search(document.text, end, token.start):
            opened = {True: [], False: []}
        end = token.end
        if token.text not in MARKS:
            continue
        single = token.text in SINGLE
        if side(document.text, token.start, token.end, inside=bool(opened[single])) == "open":
            opened[single].append(token.index)
        elif opened[single]:
            first = opened[single].pop()
            if not single:
                opened[True] = [mark for mark in opened[True] if mark < first]
            if token.index - first > 1:
                yield first, token.index
