"""Text as it counts: without what a right answer may be written with or without."""

from __future__ import annotations

import re
import unicodedata

ARTICLES = frozenset("der die das den dem des ein eine einen einem einer eines the".split())
PREPOSITIONS = frozenset(
    """in im ins an am ans auf aus bei beim bis durch für gegen mit nach ohne seit um unter von vom vor wegen während zu
    zum zur zwischen über laut""".split()
)
_WRITTEN_OUT = str.maketrans(dict(zip("äöüßæœøłđðþı", "ae oe ue ss ae oe o l d d th i".split(), strict=True)))
_QUOTES = re.compile("[\"'„“”‚‘’‹›«»`´]")
_WORD = re.compile(r"\w+(?:[.,:]\d+)*%?")


def tidy(text: str) -> str:
    """The text in NFC with single spaces, without quotation marks and closing punctuation."""
    text = _QUOTES.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(text.split()).strip(" .,;:!?…")


def words_of(text: str) -> list[str]:
    """The words of a text, hyphenated ones split, without articles unless there is nothing else."""
    words = _WORD.findall(tidy(text))
    return [word for word in words if word.lower() not in ARTICLES] or words


def folded(word: str) -> str:
    """A word in small letters with umlauts written out and without accents: Reykjavík, Straße → reykjavik, strasse."""
    written_out = word.lower().translate(_WRITTEN_OUT)
    bare = "".join(c for c in unicodedata.normalize("NFKD", written_out) if not unicodedata.combining(c))
    return bare.casefold()


def split_preposition(words: list[str]) -> tuple[str, list[str]]:
    """A leading preposition in small letters (or an empty string) and the words after it."""
    if len(words) > 1 and words[0].lower() in PREPOSITIONS:
        return words[0].lower(), words[1:]
    return "", words
