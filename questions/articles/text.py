"""Characters: what must be mended before lines mean anything, and what is no text at all."""

from __future__ import annotations

import re
import unicodedata

from questions.articles.article import MAX_LINES, MAX_RAW_CHARACTERS, Unusable, UnusableArticle
from questions.articles.wrapping import unwrapped

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd]")
_MAX_CONTROL_SHARE = 0.002
_HEADING_MARK = re.compile(r"^#{1,6} +", re.MULTILINE)
_DROP_CAP_LINE = re.compile(r"^([A-ZÄÖÜ])\n(?=[a-zäöüß])", re.MULTILINE)
_DROP_CAP = re.compile(r"^([A-ZÄÖÜ]) (?=[a-zäöüß]+\b)", re.MULTILINE)


def normalise(raw: str) -> str:
    """The text in NFC with plain line breaks and spaces, without invisible characters.

    Wrapped lines are rejoined, drop caps with their words, and the marks of Markdown headings go.

    Raises `UnusableArticle` if the input is empty, too long, or holds too many control characters to be text.
    """
    if len(raw) > MAX_RAW_CHARACTERS:
        raise UnusableArticle(Unusable.TOO_LONG)
    if raw.count("\n") > MAX_LINES:
        raise UnusableArticle(Unusable.TOO_LONG)
    if not _INVISIBLE.sub("", raw).strip():
        raise UnusableArticle(Unusable.EMPTY)
    if len(_CONTROL.findall(raw)) > _MAX_CONTROL_SHARE * len(raw):
        raise UnusableArticle(Unusable.NOT_TEXT)
    text = _CONTROL.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", raw)))
    text = _HEADING_MARK.sub("", "\n".join(" ".join(line.split()) for line in text.splitlines()))
    return _DROP_CAP.sub(r"\1", _DROP_CAP_LINE.sub(r"\1", unwrapped(text)))
