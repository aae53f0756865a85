"""Hard-wrapped text (from mail, PDF or a text file) gets its paragraphs back as single lines."""

from __future__ import annotations

import re
from itertools import pairwise

_WIDTHS = range(45, 131)  # characters that wrapped lines may be wide
_FULL = 0.75  # of the width that a wrapped line fills at least
_LEAST_FULL_LINES = 4
_SENTENCE_END = re.compile(r"[.!?:][\"“”»«')]*$")
_JOINERS = frozenset("und oder bis noch sowie".split())


def unwrapped(text: str) -> str:
    """The text with wrapped lines rejoined; text that is not wrapped stays as it is.

    A line break is soft if the next word would not have fitted into the width, which is that of the longest lines.
    """
    lines = text.split("\n")
    width = _width(lines)
    if width is None:
        return text
    joined = lines[:1]
    for above, line in pairwise(lines):
        if above and line and len(above) + 1 + len(line.split(" ", 1)[0]) > width and len(above) >= _FULL * width:
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
    return "\n".join(joined)


def _width(lines: list[str]) -> int | None:
    """How wide the text is wrapped, or None if it is not: few full lines, or most of them end with their sentence."""
    lengths = sorted(map(len, lines), reverse=True)
    if len(lengths) < _LEAST_FULL_LINES or lengths[2] not in _WIDTHS:
        return None
    width = lengths[2]  # the two longest may hold a word that could not be broken
    full = [line for line, below in pairwise(lines) if below and len(line) >= _FULL * width]
    ended = sum(bool(_SENTENCE_END.search(line)) for line in full)
    return width if len(full) >= _LEAST_FULL_LINES and 2 * ended < len(full) else None


def _join(above: str, line: str) -> str:
    first = line.split(" ", 1)[0]
    if above.endswith("-") and above[-2:-1].isalpha() and first[:1].islower() and first.lower() not in _JOINERS:
        return above[:-1] + line
    return f"{above} {line}"
