"""Names in a list: "Ungarn, Polen und Tschechien", "in Graz, in Linz und in Wels"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.german.document import Document, Sentence, Span, Token
from questions.german.offices import TITLES, is_role
from questions.references.referents import Referent, Referents

_MIN_MEMBERS = 2
_LINKS = frozenset({",", "und", "sowie"})
_OPEN_ENDED = frozenset(
    "etwa beispielsweise beispiel darunter wie u.a. insbesondere anderem anderen vor auch oder zumindest".split()
)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Names listed side by side: the tokens from the first to the last, and whom or what they name."""

    span: Span
    members: tuple[Referent, ...]


def find_enumerations(document: Document, referents: Referents) -> Iterator[Enumeration]:
    """Yield the closed lists of names in text order: at least two, the last joined by "und" or "sowie"."""
    for sentence in document.sentences:
        yield from _within(document, referents, sentence)


def _within(document: Document, referents: Referents, sentence: Sentence) -> Iterator[Enumeration]:
    mentions = sorted(
        ((m, r) for r in referents.all for m in r.mentions if sentence.first <= m.first <= sentence.last),
        key=lambda entry: entry[0].first,
    )
    start = 0
    for place in range(1, len(mentions) + 1):
        joined = place < len(mentions) and _is_joined(document, mentions[place - 1][0], mentions[place][0])
        if joined:
            continue
        group = mentions[start:place]
        start = place
        if len(group) >= _MIN_MEMBERS and _is_closed(document, sentence, [m for m, _ in group]):
            yield Enumeration(Span(group[0][0].first, group[-1][0].last), tuple(r for _, r in group))


def _is_joined(document: Document, one: Span, other: Span) -> bool:
    """Whether only a comma or "und", and an article, preposition or office, stands between two names."""
    between = document.tokens[one.last + 1 : other.first]
    return bool(between) and between[0].text in _LINKS and all(_may_introduce(t) for t in between[1:])


def _may_introduce(token: Token) -> bool:
    return token.upos in {"DET", "ADP", "ADJ"} or token.text in TITLES or is_role(token.text)


def _is_closed(document: Document, sentence: Sentence, mentions: list[Span]) -> bool:
    """Whether the list ends with "und" before its last name and claims to name all: no "etwa", "wie", "und andere"."""
    last = document.tokens[mentions[-2].last + 1 : mentions[-1].first]
    if not any(t.text in {"und", "sowie"} for t in last):
        return False
    inner = [document.tokens[m.last + 1].text for m in mentions[:-2]]
    if any(text != "," for text in inner):
        return False  # "Bonn und Köln, Essen und Hagen" are pairs
    if _continues(document, sentence, mentions[0].first):
        return False
    before = document.tokens[max(sentence.first, mentions[0].first - 3) : mentions[0].first]
    behind = document.tokens[mentions[-1].last + 1 : mentions[-1].last + 2]
    if any(t.text in {"und", "sowie", "oder", "/"} for t in behind):
        return False
    return not any(t.text.lower() in _OPEN_ENDED for t in before)


def _continues(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether another noun or name is joined before the first of the names: then the list is not all here."""
    index = first - 1
    while index > sentence.first and _may_introduce(document.tokens[index]):
        index -= 1
    nominal = index > sentence.first and document.tokens[index - 1].upos in {"NOUN", "PROPN", "X"}
    return nominal and document.tokens[index].text in _LINKS
