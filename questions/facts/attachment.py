"""Attachment by meaning: what a parser hangs under a noun though it belongs to the clause.

A date takes no attribute but a date ("an diesem Donnerstag | von Island"), a place at the end of a circumstance
says where the whole thing happened ("am Rande einer Sitzung | in Reykjavik"), a ground is one for what is done ("den
Brief | aufgrund des Verbots"), and what the verb asks for is the verb's ("musste das Labor | auf Strom warten").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.facts.fact import Argument, Fact
from questions.german.document import Clause, Constituent, Document, Span, ValueKind
from questions.german.prepositions import governs
from questions.german.valency import takes_object
from questions.references.referents import Referents

_PLACE_PREPOSITIONS = frozenset({"in", "im", "an", "am", "bei", "auf"})
_CIRCUMSTANCES = frozenset({"am", "an", "bei", "beim", "während", "auf", "in", "im", "vor", "nach"})
_GROUNDS = frozenset({"aufgrund", "angesichts", "infolge", "trotz", "mangels"})
_NOMINAL = frozenset({"subject", "object"})
_OF_WHOM = frozenset({"der", "dieser", "seiner", "ihrer", "unserer"})
_RANKED = ("erst", "einzig", "letzt")
_DATIVE_ARTICLES = frozenset({"dem", "einem", "diesem"})
_DOUBT = 0.9
_SURELY_NOUN, _HARDLY_NOUN = 0.95, 0.7
_OF_VERBS = frozenset({"für", "mit", "bei", "unter", "nach", "gegen", "durch", "vor", "trotz", "wegen"})
_GENITIVE_LIKE = frozenset({"von", "vom"})
_TORN = 0.6  # how sure a list is that was torn and is put together again
_TIMES = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.DURATION, ValueKind.MULTIPLE})


def with_partitives(document: Document, constituents: Sequence[Constituent]) -> Iterator[Constituent]:
    """Yield the constituents, those that the tree has torn as one: "keiner | der Bauern", "in Ulm, | am See und"."""
    rest = list(constituents)
    while rest:
        one = rest.pop(0)
        while rest and (_is_of(document, one, rest[0]) or _goes_on(document, one, rest)):
            member = rest.pop(0)
            one = replace(
                one,
                span=Span(one.span.first, member.span.last),
                confidence=min(one.confidence, max(member.confidence, _TORN)),
            )
        yield one


def with_circumpositions(document: Document, constituents: Sequence[Constituent]) -> Iterator[Constituent]:
    """Yield the constituents, "aus" put back behind the place that it closes: "vom Libanon aus | 155 Raketen"."""
    pairs = zip([None, *constituents[:-1]], constituents, [*constituents[1:], None], strict=True)
    for before, one, behind in pairs:
        if before is not None and _takes_postposition(document, before, one):
            span = Span(one.span.first + 1, one.span.last)
            yield replace(one, span=span, function="object", case="Acc", preposition=None)
        elif behind is not None and _takes_postposition(document, one, behind):
            yield replace(one, span=Span(one.span.first, one.span.last + 1))
        else:
            yield one


def _takes_postposition(document: Document, place: Constituent, counted: Constituent) -> bool:
    """Whether a phrase with "von" is closed by "aus", which the tree gives to the number behind it."""
    if place.span.last + 1 != counted.span.first or (place.preposition or "").lower() not in _GENITIVE_LIKE:
        return False
    number = counted.span.first + 1
    closes = (counted.preposition or "").lower() == "aus"
    return closes and any(v.first == number and v.kind is ValueKind.QUANTITY for v in document.values)


def _goes_on(document: Document, one: Constituent, rest: Sequence[Constituent]) -> bool:
    """Whether a list that the tree has torn goes on behind a comma: "in der Region, am Ufer und in Celle"."""
    tokens, member = document.tokens, rest[0]
    first, last = one.span.last, member.span.first
    if last - first != len((",", "am")) or tokens[first + 1].text != "," or "clause" in {one.function, member.function}:
        return False
    if tokens[last].tag not in {"APPR", "APPRART"} or not any(t.upos == "ADP" for t in document.words(one.span)):
        return False
    closes = any(c.span.last == first and c.span.first in one.span for c in document.clauses)
    apposed = any(t.relation == "appos" for t in document.words(one.span))
    listed = any(tokens[i].upos == "CCONJ" for i in member.span)
    return listed and not closes and not apposed


def _is_of(document: Document, pronoun: Constituent, member: Constituent) -> bool:
    """Whether a noun phrase in the plural says of whom a single pronoun before it is one."""
    single = len(pronoun.span) == 1 and document.tokens[pronoun.span.first].tag == "PIS"
    beside = member.span.first == pronoun.span.last + 1 and member.preposition is None
    opener, head = document.tokens[member.span.first], document.tokens[member.head]
    return single and beside and opener.text in _OF_WHOM and head.upos == "NOUN" and head.has(Number="Plur")


def reattached(
    document: Document, clause: Clause, constituent: Constituent, referents: Referents
) -> Iterator[Constituent]:
    """Yield a constituent of a clause, or the two that it really is."""
    if constituent.function not in {"prepositional", "adverbial", *_NOMINAL}:
        yield constituent
        return
    if constituent.function in _NOMINAL and (dative := _before_dative(document, constituent)) is not None:
        yield from _split(document, constituent, dative)
        return
    if constituent.function in _NOMINAL and _opens_with_year(document, constituent):
        first = constituent.span.first
        yield Constituent(Span(first, first), first, "adverbial", None, None, constituent.confidence)
        yield replace(constituent, span=Span(first + 1, constituent.span.last))
        return
    if constituent.function in _NOMINAL:
        cut = _before_ground(document, constituent) or _before_governed(document, clause, constituent)
        if cut is None:
            yield constituent
            return
    else:
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


def _opens_with_year(document: Document, constituent: Constituent) -> bool:
    """Whether a year stands before the number of what was done then: "kaufte | 2021 | zwölf Räder"."""
    first = constituent.span.first
    year = any(v.first == first == v.last and v.kind is ValueKind.DATE for v in document.values)
    return year and constituent.head > first and document.tokens[first + 1].tag in {"CARD", "ART"}


def _before_dative(document: Document, constituent: Constituent) -> int | None:
    """Return where a dative follows a noun without a preposition: "die Bilder | dem Ausschuss"."""
    behind = (document.tokens[i] for i in constituent.span if i > constituent.head)
    return next(
        (t.index for t in behind if t.text in _DATIVE_ARTICLES and document.tokens[t.index - 1].upos == "NOUN"), None
    )


def _split(document: Document, constituent: Constituent, cut: int) -> Iterator[Constituent]:
    """Yield a phrase up to a dative, and the dative as to or for whom it is done."""
    inside = Span(cut, constituent.span.last)
    noun = next((t.index for t in document.words(inside) if t.upos in {"NOUN", "PROPN"}), cut)
    yield replace(constituent, span=Span(constituent.span.first, cut - 1))
    yield Constituent(inside, noun, "indirect", "Dat", None, constituent.confidence)


def ends_in_doubt(document: Document, constituent: Constituent, *, clearly: bool = False) -> bool:
    """Whether a noun phrase ends in a prepositional phrase that may be the verb's: "stießen Gäste mit Bier an".

    `clearly` asks for more doubt than that: a preposition that nouns seldom take, and a tree that is hardly sure.
    """
    opener = next((t for t in document.words(constituent.span)[1:] if t.upos == "ADP"), None)
    if opener is None or opener.index <= constituent.head or opener.text.lower() in _GENITIVE_LIKE:
        return False
    sure = document.tokens[opener.head].head_prob
    return sure < _HARDLY_NOUN and opener.text.lower() in _OF_VERBS if clearly else sure < _SURELY_NOUN


def ends_in_place(document: Document, constituent: Constituent) -> bool:
    """Whether a phrase behind "von ..." says where, and so may be the verb's: "Tausende von Vögeln | in der Bucht"."""
    behind = [t for t in document.words(constituent.span) if t.upos == "ADP" and t.index > constituent.head]
    if len(behind) != len(("von", "in")) or behind[0].text.lower() not in _GENITIVE_LIKE:
        return False
    return behind[1].text.lower() in _PLACE_PREPOSITIONS and document.tokens[behind[1].head].head_prob < _SURELY_NOUN


def bounds_superlative(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a phrase directly behind a noun tells since when it is the first: "der erste | seit 1995"."""
    before = next((a for a in fact.arguments if a.span.last + 1 == argument.span.first), None)
    words = () if before is None else document.words(before.span)
    return any(t.has(Degree="Sup") or t.lemma.startswith(_RANKED) for t in words)


def _before_ground(document: Document, constituent: Constituent) -> int | None:
    """Return where "aufgrund ..." closes a noun phrase that it tells nothing of."""
    behind = [document.tokens[i] for i in constituent.span if i > constituent.head]
    if any(t.upos in {"CCONJ", "PUNCT"} for t in behind):
        return None  # what is listed, or told in a clause of its own, goes with the noun
    return next((t.index for t in behind if t.text.lower() in _GROUNDS), None)


def _before_governed(document: Document, clause: Clause, constituent: Constituent) -> int | None:
    """Return where what the verb asks for hangs on a subject behind it: "musste das Labor auf Strom warten"."""
    if constituent.function != "subject" or clause.finite is None or constituent.span.first < clause.finite:
        return None
    opener = constituent.head + 1
    if opener not in constituent.span or constituent.span.last + 1 not in clause.verbs:
        return None
    preposition = document.tokens[opener].text.lower()
    asked = document.tokens[opener].tag == "APPR" and takes_object(clause.predicate, preposition)
    return opener if asked and not any(c.preposition == preposition for c in clause.constituents) else None


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
    if (constituent.preposition or "").lower() not in _CIRCUMSTANCES or constituent.case == "Acc":
        return None  # "auf Ziele in Israel" tells whereto
    last = constituent.span.last
    referent = referents.by_token.get(last)
    if referent is None or referent.known is None or not referent.known.is_place:
        return None
    first = last
    while first > constituent.span.first and referents.by_token.get(first - 1) is referent:
        first -= 1
    start = first - 1
    opens = start > constituent.span.first and document.tokens[start].text.lower() in _PLACE_PREPOSITIONS
    listed = document.tokens[start - 1].tag == "KON"  # "in Bremen und in Ulm" are two places of one list
    return start if opens and not listed else None


def _governed(document: Document, preposition: int, last: int) -> int:
    """The head of a prepositional phrase: what the preposition hangs on, where that lies in the phrase."""
    head = document.tokens[preposition].head
    if preposition < head <= last:
        return head
    return next((i for i in range(last, preposition, -1) if document.tokens[i].upos in {"NOUN", "PROPN"}), last)
