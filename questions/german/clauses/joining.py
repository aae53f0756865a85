"""Constituents that the tree keeps apart though they are one: within one value, one pair of marks, one focus phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.german.clauses.functions import cases_of
from questions.german.document import Constituent, Document, Span, ValueKind
from questions.german.offices import is_role

JOINED = 0.9
TITLED = 0.75
LISTED = 0.6
_LISTED = frozenset({"indirect", "adverbial", "object", "genitive"})
_TAKING_ZU = tuple(
    """maßnahme beitrag weg möglichkeit recht plan programm gesetz vertrag abkommen resolution bericht studie debatte
    diskussion verhandlung gespräch aufruf bereitschaft zugang alternative zustimmung antrag entwurf vorschlag konferenz
    ermittlung regelung vorbedingung bedingung voraussetzung anlass initiative projekt forderung mittel""".split()
)
"""Ends of nouns that take a phrase with "zu"."""
_MARKS = {"„": "“", "»": "«", "“": "”", "‚": "‘"}


def joined(document: Document, constituents: Sequence[Constituent]) -> list[Constituent]:
    """Return the constituents in text order with neighbours put together that belong to one phrase.

    "von 2003 bis 2011" is one value; what an opening quotation mark begins ends at the closing one; "vor allem" belongs
    to the phrase behind it; a bare noun and the name behind it are one (Außenministerin Berg); a list goes on behind a
    comma in the case of its beginning, or names what the noun before it counts (in den Bereichen Klima und Umwelt).
    """
    found: list[Constituent] = []
    for constituent in constituents:
        if found and (certainty := _joint(document, found[-1], constituent)):
            found[-1] = _both(document, found[-1], constituent, certainty)
        else:
            found.append(constituent)
    return found


def _joint(document: Document, first: Constituent, second: Constituent) -> float:
    """How sure it is that two constituents are one; 0 where nothing says so."""
    gap = document.tokens[first.span.last + 1 : second.span.first]
    lower = min(first.confidence, second.confidence)
    if [t.text for t in gap] == [","]:
        return LISTED if _goes_on(document, first, second) or _is_apposed(document, first, second) else 0.0
    if gap:
        return 0.0
    if any(v.first in first.span and v.last in second.span for v in document.values):
        return max(lower, TITLED)
    if _is_title_and_name(document, first, second):
        return max(lower, TITLED)
    if _is_aim_of(document, first, second):
        return max(lower, LISTED)
    if _measures(document, first, second):
        return max(lower, JOINED)
    if _names_what_is_counted(document, first, second):
        return max(lower, LISTED)
    return lower * JOINED if _is_open(document, first) or document.slice(first.span).lower() == "vor allem" else 0.0


def _is_title_and_name(document: Document, first: Constituent, second: Constituent) -> bool:
    """Whether a phrase ends with a noun for a person's office and a person's name follows without a comma."""
    title, name = document.tokens[first.span.last], document.tokens[second.span.first]
    nominal = second.preposition is None and name.upos == "PROPN" and document.tokens[second.head].upos == "PROPN"
    return nominal and title.upos == "NOUN" and title.index == first.head and is_role(title.text)


def _is_apposed(document: Document, first: Constituent, second: Constituent) -> bool:
    """Whether an indefinite phrase between commas says what the one before it is: "der Bund, ein Verein, rief ..."."""
    opener = document.tokens[second.span.first]
    behind = document.tokens[second.span.last + 1 : second.span.last + 2]
    closed = bool(behind) and behind[0].text == ","
    nominal = document.tokens[first.span.last].upos in {"NOUN", "PROPN"} and second.preposition is None
    return closed and nominal and opener.tag == "ART" and opener.text.lower() in {"ein", "eine", "einer", "einem"}


def _is_aim_of(document: Document, first: Constituent, second: Constituent) -> bool:
    """Whether "zu" follows a noun that takes it: "Maßnahmen | zur Verhinderung", "der Aufruf | zum Streik"."""
    noun = document.tokens[first.span.last]
    opener = document.tokens[second.span.first].text.lower()
    return noun.index == first.head and noun.lemma.lower().endswith(_TAKING_ZU) and opener in {"zu", "zur", "zum"}


def _measures(document: Document, first: Constituent, second: Constituent) -> bool:
    """Whether a bare noun follows its measure: "zwei Meter | Eis", "drei Tonnen | Kaffee"."""
    measure = any(v.kind is ValueKind.QUANTITY and v.last == first.span.last for v in document.values)
    bare = len(second.span) == 1 and document.tokens[second.head].upos == "NOUN"
    return measure and bare and second.function in {"object", "subject"} and first.function == second.function


def _names_what_is_counted(document: Document, first: Constituent, second: Constituent) -> bool:
    noun, item = document.tokens[first.span.last], document.tokens[second.span.first]
    bare = item.upos in {"NOUN", "PROPN"} and second.preposition is None and item.index == second.head
    listed = any(c.relation == "conj" for c in document.children(second.head))
    return first.preposition is not None and noun.has(Number="Plur") and noun.upos == "NOUN" and bare and listed


def _goes_on(document: Document, first: Constituent, second: Constituent) -> bool:
    """Whether a phrase behind a comma continues the list that a prepositional phrase has begun."""
    if first.preposition is None or second.preposition is not None or first.case is None:
        return False
    closes = any(t.tag == "KON" and t.text.lower() in {"und", "sowie", "oder"} for t in document.words(second.span))
    nominal = document.tokens[second.head].upos in {"NOUN", "PROPN"} and second.function in _LISTED
    return nominal and closes and first.case in cases_of(document, second)


def _is_open(document: Document, constituent: Constituent) -> bool:
    """Whether a quotation mark opens in the phrase and does not close there."""
    if constituent.function == "clause":
        return False
    texts = [t.text for t in document.words(constituent.span)]
    return any(texts.count(left) > texts.count(right) for left, right in _MARKS.items())


def _both(document: Document, first: Constituent, second: Constituent, certainty: float) -> Constituent:
    base = second if document.slice(first.span).lower() == "vor allem" else first
    span = Span(first.span.first, max(first.span.last, second.span.last))
    after = span.last + 1
    if after <= document.sentence_of(span.first).last and _is_open(document, replace(base, span=span)):
        closes = document.tokens[after].text in _MARKS.values()
        span = Span(span.first, after) if closes else span
    return replace(base, span=span, confidence=certainty)
