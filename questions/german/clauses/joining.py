"""Constituents that the tree keeps apart though they are one: within one value, one pair of marks, one focus phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.german.document import Constituent, Document, Span

JOINED = 0.9
_MARKS = {"„": "“", "»": "«", "“": "”", "‚": "‘"}


def joined(document: Document, constituents: Sequence[Constituent]) -> list[Constituent]:
    """Return the constituents in text order with neighbours put together that belong to one phrase.

    "von 2003 bis 2011" is one value; what an opening quotation mark begins ends at the closing one; "vor allem" belongs
    to the phrase behind it.
    """
    found: list[Constituent] = []
    for constituent in constituents:
        last = found[-1] if found else None
        if last is not None and last.span.last + 1 == constituent.span.first and _belong(document, last, constituent):
            found[-1] = _both(document, last, constituent)
        else:
            found.append(constituent)
    return found


def _belong(document: Document, first: Constituent, second: Constituent) -> bool:
    return (
        any(v.first in first.span and v.last in second.span for v in document.values)
        or _is_open(document, first)
        or document.slice(first.span).lower() == "vor allem"
    )


def _is_open(document: Document, constituent: Constituent) -> bool:
    """Whether a quotation mark opens in the phrase and does not close there."""
    if constituent.function == "clause":
        return False
    texts = [t.text for t in document.words(constituent.span)]
    return any(texts.count(left) > texts.count(right) for left, right in _MARKS.items())


def _both(document: Document, first: Constituent, second: Constituent) -> Constituent:
    base = second if document.slice(first.span).lower() == "vor allem" else first
    span = Span(first.span.first, second.span.last)
    after = span.last + 1
    if after < len(document.tokens) and _is_open(document, replace(base, span=span)):
        closes = document.tokens[after].text in _MARKS.values()
        span = Span(span.first, after) if closes else span
    return replace(base, span=span, confidence=min(first.confidence, second.confidence) * JOINED)
