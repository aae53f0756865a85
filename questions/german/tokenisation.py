"""Cuts German text into surface tokens by the conventions of TIGER and Universal Dependencies.

Punctuation marks stand alone, contractions ("am") and hyphen compounds ("US-Präsident") are one token, a lower-case
word gives up its clitic ("geht" + "'s") and a name keeps its apostrophe ("Peter's"). Whether a full stop belongs to the
word before it is not decided here but in `segmentation`, since that depends on where the sentence ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from questions.german.quotation_marks import SINGLE, side


class Slice(NamedTuple):
    """The characters `start` up to but not including `end` of a text."""

    start: int
    end: int


_W = r"[\w\u00AD\u200B-\u200D\u0300-\u036F]"
_HYPHEN = r"[-\u2010\u2011]"
_APOSTROPHE = "['’]"
_CLITIC_HOSTS = (
    "Geht|Gibt|Gäb|Ist|Hat|Hab|War|Wär|Wenn|Wie|Was|So|Kann|Könnt|Wird|Macht|Mach|Läuft|Steht|Reicht|Bleibt|Kommt|Ob|Da|"
    "Für|Auf|Durch|Um|Er|Sie|Ich|Wer|Wo|Heißt|Tut|Liegt|Gilt"
)
_DOMAINS = "de|com|org|net|at|ch|eu|info|gov|edu|io|tv|uk|fr|nl|it|es|pl|ru|us|be|lu|li|news|online|berlin|app|fm"
_NOT_URL = r"\s<>\"„“”»«"
_URL_END = r"\s<>\"„“”»«.,;:!?)\]}'’‘…"

_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^{_NOT_URL}]*[^{_URL_END}]                              # URL
    | [\w.+-]{{1,64}}@(?:[\w-]{{1,63}}\.){{1,5}}[a-zA-Z]{{2,24}}                  # e-mail address
    | (?<![\w@.])(?:[\w-]{{1,63}}\.){{1,5}}(?:{_DOMAINS})(?![\w-])(?!\.\w)        # domain: tagesschau.de
      (?:/[^{_NOT_URL}]*[^{_URL_END}])?
    | (?<!\w)(?:[^\W\d_]\.){{2,8}}(?:{_HYPHEN}{_W}+)*                             # z.B., U.S.-Präsident
    | (?<!\w)(?:[vn]\.Chr\.|Ph\.D\.)
    | (?<!\w)[vV]er\.di(?:{_HYPHEN}{_W}+)*(?!\w)                                     # the union, ver.di-Chef
    | (?<![^\s(\[–„"»])[-−+±]\d++(?:[.,]\d++)*+(?![\w-])                         # -5, +3,5
    | \d{{1,2}}\.\d{{1,2}}\.(?=\s(?:[a-zäöü]|\d{{4}}))                           # am 20.5. hier
    | (?<![\d.,])[1-9]\d{{0,2}}(?:[ \u00A0\u202F\u2009'’]\d{{3}})+(?:,\d+)?(?![\w]|[.,:]\d)    # 1 200
    | [a-zäöüß]++(?={_APOSTROPHE}s(?!{_W}))                                        # geht|'s
    | (?:{_CLITIC_HOSTS})(?={_APOSTROPHE}s(?!{_W}))
    | (?<=[a-zäöüß]){_APOSTROPHE}s(?!{_W})
    | (?<!{_W}){_APOSTROPHE}(?:s|n|ne|nen|ner|nem|ran|rein|raus|rum|nauf)(?!{_W}|{_APOSTROPHE})  # 'ne
    | (?:\d++(?:[.,:/×]\d++|-\d++(?!{_W}))*+{_W}*+|{_W}++)                        # 13,5  2:1  2019/20  2:1-Sieg
      (?:['’&]{_W}+)*                                                             # O'Neill, AT&T
      (?:(?:[:*·]|/-?)(?:innen{_W}*|in|r|n|s|e|er|m)(?!{_W}))?                    # Lehrer:innen, jede*r
      (?:\.?{_HYPHEN}{_W}+(?:['’&]{_W}+)*(?:(?:[:*·]|/-?)innen{_W}*)?)*           # US-Präsident, Dipl.-Ing
      (?:{_HYPHEN}(?![-\w]))?                                                     # Nord- (und Südkorea)
    | (?<=[\s"“”«»'’‘)]){_HYPHEN}{_W}+(?:{_HYPHEN}{_W}+)*                         # -straßen, "Spiegel"-Bericht
    | [@\#]{_W}+
    | (?<=\s)[:;]-?[()](?!\w)                                                     # :-)
    | °[CF](?!{_W}) | \.{{2,}} | -{{2,}} | `` | ''
    | \S
    """,
    re.VERBOSE,
)


def tokens(text: str, start: int, end: int) -> Iterator[Slice]:
    """Yield the tokens of `text[start:end]` in order; together they hold every character that is not white space.

    A full stop is a token of its own unless it stands between letters that belong together ("z.B.").
    """
    pending: Slice | None = None
    inside = False
    for match in _TOKEN.finditer(text, start, end):
        piece = Slice(*match.span())
        mark = match.group()
        if mark in SINGLE:
            opens = side(text, *piece, inside=inside) == "open"
            if not opens and not inside and pending and pending.end == piece.start and _apostrophe(text, pending, mark):
                pending = Slice(pending.start, piece.end)
                continue
            inside = opens
        if pending:
            yield pending
        pending = piece
    if pending:
        yield pending


def _apostrophe(text: str, word: Slice, mark: str) -> bool:
    """Whether the mark behind a word is an omission ("Hans' Auto", "ich hab' es") and no closing quotation mark."""
    return mark in "'’" and text[word.end - 1].isalpha()
