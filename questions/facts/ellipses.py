"""Ellipses: what a clause leaves out because the words before it said so.

Of "Sechs gehen nach Ulm und drei nach Celle" the first half says something true by itself, so the second is cut off;
"die bestehende" without its noun says nothing alone (Duden, Die Grammatik: Ellipsen).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from questions.german.document import Clause, Constituent, Document, Span, Token, ValueKind

_JOINING = frozenset({"und", "sowie", "aber"})
_NOMINAL = frozenset({"subject", "object", "indirect", "prepositional"})
_AMOUNTS = frozenset({"mehr", "weniger", "weitere", "andere", "mehrere", "etliche"})
_LIKE_PRONOUNS = ("beid", "ander", "meist", "einig", "viel", "wenig", "manch", "all", "eigen")
_SUPERLATIVE = re.compile(r"\w+ste[nrsm]?")
_FIGURES = re.compile(r"\d[\d.,]*")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_COUNTS = frozenset({ValueKind.NUMBER, ValueKind.QUANTITY})
_RESTRICTED = frozenset({"nur", "lediglich", "allein", "erst", "je", "jeweils", "zusammen", "insgesamt"})


def second_half(document: Document, clause: Clause) -> int | None:
    """Return where a second half without a verb opens behind "und", or None where there is none.

    It is a number and a phrase with a preposition that the first half has, too.
    """
    finite = clause.finite
    if finite is None or {t.text.lower() for t in document.words(clause.span)} & _RESTRICTED:
        return None
    tokens = document.tokens
    for i in range(finite + 1, clause.span.last - 1):
        joins = tokens[i].tag == "KON" and tokens[i].text in _JOINING
        if not joins or tokens[i + 1].tag != "CARD" or tokens[i + 2].upos != "ADP":
            continue
        if any(tokens[j].text == tokens[i + 2].text for j in range(finite + 1, i)):
            return i
    return None


def first_half(constituents: Iterable[Constituent], cut: int | None) -> tuple[Constituent, ...]:
    """Return the constituents up to the cut, the one that it goes through shortened."""
    if cut is None:
        return tuple(constituents)
    before = (c for c in constituents if c.span.first < cut)
    return tuple(replace(c, span=Span(c.span.first, min(c.span.last, cut - 1))) for c in before)


def lacks_noun(document: Document, constituent: Constituent) -> bool:
    """Whether an adjective stands for a noun that was named before: "Die bestehende läuft aus".

    What compares or counts within its own phrase names it there: "die größte der Inseln", "die beiden".
    """
    head = document.tokens[constituent.head]
    if constituent.function in {"subject", "object"} and document.slice(constituent.span).lower() in _AMOUNTS:
        return True  # "Mehr ist nicht erlaubt"
    words = document.words(constituent.span)
    if constituent.function in _NOMINAL and _is_number_alone(document, constituent):
        return True
    if constituent.function == "clause":  # "dass kein Platz für neue bleibt"
        return any(t.tag == "APPR" and _stands_alone(document, document.tokens[t.index + 1]) for t in words[:-1])
    return constituent.function in _NOMINAL and _stands_alone(document, head)


def _is_number_alone(document: Document, constituent: Constituent) -> bool:
    """Whether a number in figures counts something that is not named: "kommt auf 257", but not "auf Platz 3".

    In "von 20 Helfern auf 12" and "von 12 auf 20 Euro" the amount beside it names it.
    """
    words = [t for t in document.words(constituent.span) if t.upos != "PUNCT"]
    number = words[-1]
    if not _FIGURES.fullmatch(number.text) or _YEAR.fullmatch(number.text):
        return False
    if any(v.first <= number.index <= v.last and v.kind not in _COUNTS for v in document.values):
        return False
    before = [t for t in words[:-1] if t.upos not in {"ADV", "NUM"} and t.tag != "ADJD"]
    sentence = document.sentence_of(number.index)
    others = (v for v in document.values if v.first in range(sentence.first, sentence.last + 1) and v.unit is not None)
    return (not before or before[-1].upos == "ADP") and not any(
        number.index not in range(v.first, v.last + 1) for v in others
    )


def _stands_alone(document: Document, head: Token) -> bool:
    small = head.tag == "NN" and head.index > 0 and document.tokens[head.index - 1].tag == "ART"  # "ein zweiter"
    if not (head.tag == "ADJA" or small) or not head.text.islower() or head.relation == "amod":
        return False
    if head.text.startswith(_LIKE_PRONOUNS) or _SUPERLATIVE.fullmatch(head.text):
        return False
    following = document.tokens[head.index + 1 : head.index + 2]  # none where the text ends without a mark
    return not any(t.upos in {"NOUN", "PROPN", "ADJ", "CCONJ", "NUM"} for t in following)


def is_torn(document: Document, clause: Clause, constituent: Constituent) -> bool:
    """Whether "und" opens a phrase with a noun that is neither a second half nor part of a list."""
    opener = document.tokens[constituent.span.first]
    late = clause.finite is not None and (opener.index > clause.finite or opener.text == "sowie")
    bare = constituent.function in {"adverbial", *_NOMINAL} and constituent.preposition is None
    return late and bare and opener.tag == "KON" and opener.text in _JOINING
