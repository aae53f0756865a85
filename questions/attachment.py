"""Attachment by meaning: what a parser hangs under a noun though it belongs to the clause.

A date takes no attribute but a date ("an diesem Donnerstag | von Island"), and a place at the end of a circumstance
says where the whole thing happened ("am Rande einer Sitzung | in Reykjavik").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questions.german.document import Constituent, Document, Span, ValueKind
from questions.german.prepositions import governs
from questions.referents import Referents

_PLACE_PREPOSITIONS = frozenset({"in", "im", "an", "am", "bei", "auf"})
_CIRCUMSTANCES = frozenset({"am", "an", "bei", "beim", "während", "auf", "in", "im", "vor", "nach"})
_DOUBT = 0.9
_TIMES = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.DURATION, ValueKind.MULTIPLE})


def reattached(document: Document, constituent: Constituent, referents: Referents) -> Iterator[Constituent]:
    """Yield a constituent, or the two that it really is."""
    if constituent.function not in {"prepositional", "adverbial"}:
        yield constituent
        return
    cut = _after_time(document, constituent)
    if cut is None:
        cut = _before_place(document, constituent, referents)
    if cut is None:
        settled = _is_time(document, constituent) or _follows_time(document, constituent)
        yield replace(constituent, confidence=_raised(constituent.confidence)) if settled else constituent
        return
    preposition = document.tokens[cut].text.lower()
    head = _governed(document, cut, constituent.span.last)
    yield replace(constituent, span=Span(constituent.span.first, cut - 1), confidence=_raised(constituent.confidence))
    yield Constituent(
        span=Span(cut, constituent.span.last),
        head=head,
        function="prepositional",
        case=governs(preposition) or document.tokens[head].feats.get("Case"),
        preposition=preposition,
        confidence=_raised(constituent.confidence),
    )


def _is_time(document: Document, constituent: Constituent) -> bool:
    """Whether a phrase is a date, clock time, duration or multiple with at most preposition and article before it."""
    return any(
        v.kind in _TIMES
        and v.last == constituent.span.last
        and v.first in constituent.span
        and all(document.tokens[i].upos in {"ADP", "DET", "ADV"} for i in range(constituent.span.first, v.first))
        for v in document.values
    )


def _follows_time(document: Document, constituent: Constituent) -> bool:
    """Whether a prepositional phrase stands directly behind a date, which takes no such attribute."""
    opens = document.tokens[constituent.span.first].tag in {"APPR", "APPRART"}
    return opens and any(v.kind is ValueKind.DATE and v.last + 1 == constituent.span.first for v in document.values)


def _raised(confidence: float) -> float:
    """A doubtful attachment that has been settled by meaning is a doubt no longer."""
    return max(confidence, _DOUBT)


def _after_time(document: Document, constituent: Constituent) -> int | None:
    """Return where a preposition follows directly on a date or clock time that opens the constituent."""
    for value in document.values:
        if value.kind not in {ValueKind.DATE, ValueKind.TIME} or value.last not in constituent.span:
            continue
        opens = all(document.tokens[i].upos in {"ADP", "DET"} for i in range(constituent.span.first, value.first))
        following = value.last + 1
        if opens and following in constituent.span and document.tokens[following].tag in {"APPR", "APPRART"}:
            return following
    return None


def _before_place(document: Document, constituent: Constituent, referents: Referents) -> int | None:
    """Return where "in" and a known place close a circumstance that is longer than they are."""
    if (constituent.preposition or "").lower() not in _CIRCUMSTANCES:
        return None
    last = constituent.span.last
    referent = referents.by_token.get(last)
    if referent is None or referent.known is None or not referent.known.is_place:
        return None
    first = last
    while first > constituent.span.first and referents.by_token.get(first - 1) is referent:
        first -= 1
    start = first - 1
    if start > constituent.span.first and document.tokens[start].text.lower() in _PLACE_PREPOSITIONS:
        return start
    return None


def _governed(document: Document, preposition: int, last: int) -> int:
    """The head of a prepositional phrase: what the preposition hangs on, where that lies in the phrase."""
    head = document.tokens[preposition].head
    if preposition < head <= last:
        return head
    return next((i for i in range(last, preposition, -1) if document.tokens[i].upos in {"NOUN", "PROPN"}), last)
