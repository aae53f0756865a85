"""Which tokens a constituent spans: contiguous, without commas at its ends, without a phrase of time at its end."""

from __future__ import annotations

from collections.abc import Sequence

from questions.german.document import Document, Span, Token, ValueKind
from questions.german.prepositions import bare

_PAIRS = {"„": "“", "»": "«", "(": ")", "“": "”", "‚": "‘", "[": "]", '"': '"'}
_PERIODS = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.DURATION})
_OF_TIME = frozenset({"an", "in", "seit", "bis", "ab", "nach", "vor", "um", "während", "gegen"})
"""Prepositions whose phrase of time belongs to the clause; "von" and "aus" make attributes (die Sitzung vom Montag)."""
_TIME_NOUNS = frozenset(
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Januar Jänner Februar März April Mai "
    "Juni Juli August September Oktober November Dezember Jahr Monat Woche Tag Stunde Minute Sekunde Jahrhundert "
    "Jahrzehnt Morgen Mittag Nachmittag Abend Nacht Wochenende Vormittag Frühjahr Frühling Sommer Herbst Winter Uhr "
    "Mal Zeit".split()
)


def blocks(document: Document, tokens: Sequence[int], verbs: frozenset[int]) -> list[tuple[int, ...]]:
    """Cut a piece where something else than punctuation stands between its tokens."""
    found: list[list[int]] = [[tokens[0]]]
    for index in tokens[1:]:
        gap = range(found[-1][-1] + 1, index)
        if all(document.tokens[i].upos == "PUNCT" and i not in verbs for i in gap):
            found[-1] += [*gap, index]
        else:
            found.append([index])
    return [trimmed(document, block) for block in found]


def trimmed(document: Document, block: Sequence[int]) -> tuple[int, ...]:
    """The block without commas and dashes at its ends; marks that come in pairs stay where both are inside."""
    first, last = 0, len(block) - 1
    while first < last and _is_loose(document, block, first):
        first += 1
    while last > first and _is_loose(document, block, last):
        last -= 1
    return tuple(block[first : last + 1])


def _is_loose(document: Document, block: Sequence[int], place: int) -> bool:
    token = document.tokens[block[place]]
    if token.upos != "PUNCT":
        return False
    texts = [document.tokens[i].text for i in block]
    others = texts[:place] + texts[place + 1 :]
    partners = {_PAIRS.get(token.text), *(left for left, right in _PAIRS.items() if right == token.text)} - {None}
    return not any(partner in others for partner in partners)


def with_marks(document: Document, span: Span) -> Span:
    """The span with the quotation mark or bracket next to it whose partner is inside: "von einer „großen Sache“"."""
    texts = [t.text for t in document.words(span)]
    first, last = span.first, span.last
    after = document.tokens[last + 1].text if last + 1 < len(document.tokens) else ""
    before = document.tokens[first - 1].text if first else ""
    for left, right in _PAIRS.items():
        if left == right:
            continue
        if after == right and texts.count(left) > texts.count(right):
            last += 1
        elif before == left and texts.count(right) > texts.count(left):
            first -= 1
    return Span(first, last)


def without_late_time(document: Document, block: tuple[int, ...], head: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Cut a phrase of time from the end of a noun phrase: it belongs to the clause, not to the noun before it."""
    for child in reversed(document.children(head)):
        if child.relation not in {"nmod", "obl"} or child.index < head or child.index not in block:
            continue
        late = tuple(i for i in block if i >= min(document.subtree(child.index)))
        case = next((c for c in document.children(child.index) if c.relation == "case"), None)
        preposition = bare(case.text.lower()) if case else ""
        if late and preposition in _OF_TIME and is_time(document, child) and block[-1] in late and late[0] > head:
            kept = trimmed(document, tuple(i for i in block if i < late[0]))
            return kept, trimmed(document, late)
    return block, ()


def is_time(document: Document, token: Token) -> bool:
    """Whether the token heads an expression of time: by the typed values, else by the noun."""
    if any(v.kind in _PERIODS and v.first <= token.index <= v.last for v in document.values):
        return True
    year = token.text.isdigit() and len(token.text) == len("1971")
    return year or token.lemma in _TIME_NOUNS or token.text in _TIME_NOUNS
