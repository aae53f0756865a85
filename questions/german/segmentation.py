"""Cuts German text into sentences of tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions.german.abbreviations import (
    AFTER_ORDINAL,
    ALWAYS_LAST,
    BEFORE_FIGURE,
    BEFORE_ORDINAL,
    LETTERED,
    NEVER_LAST,
    SOMETIMES_LAST,
    STARTERS,
)
from questions.german.quotation_marks import MARKS, SINGLE, side
from questions.german.tokenisation import Slice, tokens

__all__ = ["Slice", "segment"]

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n|\u2029")
_TERMINATORS = frozenset({"!", "?", "…"})
_ELLIPSIS = re.compile(r"\.{2,}|…")
_DOTTED = re.compile(r"(?:[^\W\d_]+\.)+")
_ROMAN = re.compile(r"[IVXLC]+")
_VOWEL = re.compile(r"[aeiouyäöüAEIOUYÄÖÜ]")
_DASHES = frozenset({"-", "–", "—", "--", "―"})
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_INFLECTED = re.compile(
    r"(?!über|unter|gegen|neben|hinter|wider|binnen|sowie|aber|wegen|oder|(?:wur|wer|ha|hat)[bt]?[de]en)[a-zäöüß]{3,}e[rsnm]?"
)
"""A word that may be an adjective before an ordinal ("ihr feierlich begangenes 60. Jubiläum")."""
_LONGEST_ORDINAL = 3
_LONGEST_ASIDE = 60
"""A bracket that holds more tokens than this may hold sentences of its own."""


def segment(text: str) -> list[list[Slice]]:
    """Return the sentences of a text, each as the slices of its tokens, in order.

    A blank line always ends a sentence; a single line break is white space. The slices hold every character that is not
    white space, once. Sentences are never empty.
    """
    sentences: list[list[Slice]] = []
    start = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        sentences += _Paragraph(text, start, gap.start()).sentences()
        start = gap.end()
    return sentences + _Paragraph(text, start, len(text)).sentences()


class _Paragraph:
    """The tokens of one paragraph, and the questions that decide where its sentences end."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.pieces = list(tokens(text, start, end))
        self.words = [text[first:last] for first, last in self.pieces]
        self.closing = self._closing_marks()
        self.asides = self._asides()

    def sentences(self) -> list[list[Slice]]:
        """Return the sentences, full stops joined to the abbreviations and ordinals they belong to."""
        sentences: list[list[Slice]] = []
        current: list[Slice] = []
        place = 0
        while place < len(self.words):
            joined, ends = self._judge(place, current)
            if joined:
                current[-1] = Slice(current[-1].start, self.pieces[place].end)
            else:
                current.append(self.pieces[place])
            place += 1
            if not ends or self._in_aside(place - 1, current):
                continue
            after = self._skip_closing(place)
            if self._goes_on(after):
                continue
            current += self.pieces[place:after]
            place = after
            sentences.append(current)
            current = []
        return [*sentences, current] if current else sentences

    def _closing_marks(self) -> frozenset[int]:
        """Places of the closing quotation marks and brackets."""
        closing = set()
        inside = {True: False, False: False}
        for place, word in enumerate(self.words):
            if word in MARKS:
                single = word in SINGLE
                opens = side(self.text, *self.pieces[place], inside=inside[single]) == "open"
                inside[single] = opens
                if not opens:
                    closing.add(place)
            elif word in _BRACKETS.values():
                closing.add(place)
        return frozenset(closing)

    def _asides(self) -> dict[int, int]:
        """Opening place of each bracket pair by every place inside the innermost short pair."""
        found: dict[int, int] = {}
        opened: list[int] = []
        for place, word in enumerate(self.words):
            if word in _BRACKETS:
                opened.append(place)
            elif opened and word == _BRACKETS[self.words[opened[-1]]]:
                first = opened.pop()
                if place - first <= _LONGEST_ASIDE:
                    found |= dict.fromkeys(range(first, place), first)
        return found

    def _in_aside(self, place: int, current: Sequence[Slice]) -> bool:
        """Whether the place lies in a bracket that was opened in the middle of the current sentence."""
        first = self.asides.get(place)
        return first is not None and self.pieces[first].start > current[0].start

    def _skip_closing(self, place: int) -> int:
        """Return the first place from `place` that is neither a closing mark nor a repeated terminator."""
        while place < len(self.words) and (
            place in self.closing or self.words[place] in _TERMINATORS or self._is_late_stop(place)
        ):
            place += 1
        return place

    def _is_late_stop(self, place: int) -> bool:
        """Whether a full stop or an ellipsis follows a mark without a space, as in `gut!".`."""
        glued = self.pieces[place].start == self.pieces[place - 1].end
        return glued and (self.words[place] == "." or bool(_ELLIPSIS.fullmatch(self.words[place])))

    def _goes_on(self, place: int) -> bool:
        """Whether what follows continues the sentence: a comma, a lower-case word, a dash before one."""
        if place >= len(self.words):
            return False
        word = self.words[place]
        if word in _DASHES:
            return place + 1 < len(self.words) and _is_lower(self.words[place + 1])
        return word in {",", ";", ":", "/"} or _is_lower(word)

    def _judge(self, place: int, current: Sequence[Slice]) -> tuple[bool, bool]:
        """Return whether the token at `place` belongs to the one before it and whether the sentence may end with it."""
        word = self.words[place]
        if word in _TERMINATORS:
            return False, True
        if _ELLIPSIS.fullmatch(word):
            return False, True
        if _DOTTED.fullmatch(word):
            return False, self._next_starts(place) or place + 1 == len(self.words)
        if word != ".":
            return False, False
        if not current or current[-1].end != self.pieces[place].start:
            return False, True
        return self._judge_stop(place, current)

    def _judge_stop(self, place: int, current: Sequence[Slice]) -> tuple[bool, bool]:
        host = self.text[slice(*current[-1])]
        before = self.text[slice(*current[-2])] if len(current) > 1 else ""
        following = self._following(place)
        if host.isdecimal() and len(host) <= _LONGEST_ORDINAL:
            return self._judge_number(place, current, before)
        if _ROMAN.fullmatch(host) and before[:1].isupper() and before not in LETTERED:
            return True, self._next_starts(place)
        abbreviation = self._judge_abbreviation(place, host.rpartition("-")[2])
        if abbreviation:
            return abbreviation
        if len(host) == 1 and host.isalpha():
            return self._judge_letter(place, host, before)
        if following and self._is_glued(place) and not self._is_new_sentence(place, host):
            return False, False
        unknown = _is_lower(following) and host.isalpha() and not _VOWEL.search(host)
        return unknown, not unknown

    def _judge_abbreviation(self, place: int, host: str) -> tuple[bool, bool] | None:
        """A known abbreviation, or None."""
        following = self._following(place)
        if host in NEVER_LAST or (host in BEFORE_FIGURE and following[:1].isdecimal()):
            return True, not following
        if host in SOMETIMES_LAST or host.endswith("str"):
            capital = following[:1].isupper() and host in ALWAYS_LAST
            return True, not following or capital or self._next_starts(place)
        return None

    def _judge_letter(self, place: int, host: str, before: str) -> tuple[bool, bool]:
        """A single letter: part of "z. B.", an initial, or the last word of the sentence ("Plan B.")."""
        following = self._following(place)
        if before in {"z.", "d."}:
            return True, not following
        if host.islower():
            return True, not following or self._next_starts(place)
        if not following or before in LETTERED:
            return False, True
        return True, self._next_starts(place)

    def _judge_number(self, place: int, current: Sequence[Slice], before: str) -> tuple[bool, bool]:
        """A short number: an ordinal ("20. Mai", "am 21.") or the last word of the sentence."""
        following = self._following(place)
        earlier = self.text[slice(*current[-3])] if len(current) > 2 else ""  # noqa: PLR2004
        paired = before in {"und", "oder", "bis", "sowie", ",", "/", "–", "-"} and earlier.endswith(".")
        marked = before in MARKS or before in _BRACKETS or before.lower() in BEFORE_ORDINAL
        paired = paired or (before.endswith(".") and following.isdecimal())
        licensed = paired or not before or marked or bool(_INFLECTED.fullmatch(before))
        if not following:
            return licensed and bool(before), True
        if _is_lower(following) or following in AFTER_ORDINAL or following in {",", ";", ")"}:
            return True, False
        if self._next_starts(place):
            return licensed and bool(before), bool(before)
        if licensed or before == ",":
            return True, False
        return False, True

    def _following(self, place: int) -> str:
        """The next word after closing marks, or the empty string."""
        after = place + 1
        while after < len(self.words) and after in self.closing and self.words[after] not in _BRACKETS.values():
            after += 1
        return self.words[after] if after < len(self.words) else ""

    def _next_starts(self, place: int) -> bool:
        """Whether the next word, behind any quotation marks, is one that begins sentences."""
        after = place + 1
        while after < len(self.words) and self.words[after] in MARKS | _BRACKETS.keys():
            after += 1
        return after < len(self.words) and self.words[after] in STARTERS

    def _is_glued(self, place: int) -> bool:
        return place + 1 < len(self.pieces) and self.pieces[place + 1].start == self.pieces[place].end

    def _is_new_sentence(self, place: int, host: str) -> bool:
        """Whether the space after the full stop was forgotten ("sagte er.Danach") or a mark follows."""
        following = self.words[place + 1]
        if not following[0].isalnum():
            return True
        return host[-1:].islower() and len(host) > 1 and following[:1].isupper() and following[1:2].islower()


def _is_lower(word: str) -> bool:
    """Whether the word begins with a small letter and is no brand ("iPhone") or unit of a new sentence."""
    return word[:1].islower() and not any(character.isupper() for character in word[1:3])
