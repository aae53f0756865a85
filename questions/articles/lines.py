"""A page as lines, each with what can be said of it alone: prose, label, credit, date, byline, boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from questions.articles.dates import find_date, without_dates
from questions.articles.language import function_word_share

from . import phrases

_SENTENCE_END = re.compile(r"[.!?…:][\"“”»«'’)\]]*$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_LIST_MARK = re.compile(r"^\d{1,2}[.)] ")
_INNER_END = re.compile(r"[.!?…] ")
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_SIGNATURE = re.compile(r"^(?:[a-zäöü.]{2,6}/)*[a-zäöü.]{0,6}\s*\(([^()]{2,60})\)$|^([\w.,&;/\-\s]{2,60})$")
_MIN_PROSE_WORDS, _MIN_PROSE_SHARE, _LONG_PROSE_WORDS = 7, 0.14, 25
_MAX_QUESTION_WORDS = 16
_MAX_LABEL_CHARACTERS = 140
_MAX_CAPTION_WORDS = 45
_MAX_PROMOTION_WORDS = 60
_MAX_CREDIT_CHARACTERS = 60
_MAX_SIGNATURE_WORDS = 8
_MAX_INITIALS = 4


class Label(StrEnum):
    """What a line is, taken alone."""

    PROSE = "prose"
    SHORT = "short"  # a headline, subhead, caption, menu entry: its neighbours decide
    CREDIT = "credit"
    CAPTION = "caption"
    DATE = "date"
    BYLINE = "byline"
    DURATION = "duration"
    SIGNATURE = "signature"
    OPENER = "opener"
    END = "end"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Line:
    """A non-empty line; `gap` tells whether a blank line (or the start) precedes it."""

    text: str
    gap: bool
    label: Label
    words: int


def lines_of(text: str) -> list[Line]:
    """The non-empty lines of a normalised text, labelled."""
    found: list[Line] = []
    gap = True
    for raw in text.split("\n"):
        if raw:
            found.append(Line(raw, gap, label_of(raw), len(_WORD.findall(raw))))
        gap = not raw
    return found


def label_of(line: str) -> Label:
    """What the line is, taken alone."""
    words = len(_WORD.findall(line))
    bare = _LIST_MARK.sub("", line.lower()).strip(" .:!?|>•-–")
    if phrases.BOILERPLATE.fullmatch(bare) or _URL.match(line) or phrases.POINTER.search(line):
        return Label.BOILERPLATE
    if len(line) <= _MAX_LABEL_CHARACTERS:
        label = _label_of_short(line, bare)
        if label:
            return label
    if words <= _MAX_CAPTION_WORDS:
        label = _label_of_caption(line)
        if label:
            return label
    if words <= _MAX_PROMOTION_WORDS and phrases.SENTENCE_BOILERPLATE.search(line):
        return Label.OPENER if line.endswith(":") else Label.BOILERPLATE
    return Label.PROSE if is_prose(line, words) else Label.SHORT


def is_prose(line: str, words: int) -> bool:
    """Whether the line reads like running text: a closed sentence with function words, or a long line with them."""
    share = function_word_share(line)
    if words >= _LONG_PROSE_WORDS:
        return share >= _MIN_PROSE_SHARE
    if line.endswith("?") and words <= _MAX_QUESTION_WORDS and not _INNER_END.search(line):
        return False  # a question of its own is a subhead, or asks the interviewed
    return words >= _MIN_PROSE_WORDS and bool(_SENTENCE_END.search(line)) and share >= _MIN_PROSE_SHARE


def agencies_in(signature: str) -> tuple[str, ...]:
    """The news agencies that a signature names, in its order."""
    parts = re.split(r"[^\w.\-]+", signature.lower())
    return tuple(dict.fromkeys(part for part in parts if part in phrases.AGENCIES))


def _label_of_short(line: str, bare: str) -> Label | None:
    for pattern, label in ((phrases.END, Label.END), (phrases.OPENER, Label.OPENER)):
        if pattern.fullmatch(bare):
            return label
    if phrases.DURATION.search(line) and not (find_date(line) and "lese" in bare):
        return Label.DURATION
    if _is_date_line(line):
        return Label.DATE
    if is_signature(line):
        return Label.SIGNATURE
    if phrases.BYLINE.search(line) and not line.endswith((".", "?", "!")):
        return Label.BYLINE
    return None


def _is_date_line(line: str) -> bool:
    """Whether the line says when something was published and nothing else; "Stand: 20:03 Uhr" will do."""
    rest = [word for word in _LETTERS.findall(without_dates(line).lower()) if word not in phrases.DATE_WORDS]
    dated = find_date(line) is not None or bool(
        re.match(r"(?i)stand:|(?:online seit )?(?:heute|gestern), \d|vor \d+ (?:stund|minut)", line)
    )
    return dated and not rest


def is_signature(line: str) -> bool:
    """Whether the line is little but the abbreviations of news agencies and authors."""
    match = _SIGNATURE.match(line)
    if not match or len(line.split()) > _MAX_SIGNATURE_WORDS:
        return False
    parts = [part for part in re.split(r"[^\w.\-]+", line.lower()) if part]
    named = len(agencies_in(line))
    return named > 0 and named * 3 >= len(parts)


def is_dated_byline(text: str) -> bool:
    """Whether a text is a date behind the names of authors and where they write from, or behind their initials."""
    rest = [word for word in _LETTERS.findall(without_dates(text)) if word not in {"aus", "und", "in"}]
    initials = len(rest) == 1 and len(rest[0]) <= _MAX_INITIALS
    named = bool(rest) and all(word[:1].isupper() for word in rest)
    return find_date(text) is not None and len(rest) <= _MAX_SIGNATURE_WORDS and (named or initials)


def _label_of_caption(line: str) -> Label | None:
    """Credit, caption (with or without its credit), or None."""
    prefix = phrases.CREDIT_PREFIX.search(line)
    if prefix and function_word_share(line[prefix.end() :]) == 0:
        return Label.CREDIT if prefix.start() == 0 else Label.CAPTION
    if phrases.CREDIT.search(line):
        only = line.startswith("©") or (function_word_share(line) == 0 and len(line) <= _MAX_CREDIT_CHARACTERS)
        return Label.CREDIT if only else Label.CAPTION
    return Label.CAPTION if phrases.CAPTION_MARK.search(line) else None
