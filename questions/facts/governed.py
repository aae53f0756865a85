"""What governs a complement and stands without one: "ist Voraussetzung", "prägend waren" leave open for what.

Nouns of grounds, aims, parts and ranks, adjectives with a preposition of their own and amounts that somebody measured
tell little where nothing in the clause says of what (Sommerfeldt & Schreiber, Wörterbücher zur Valenz und Distribution
der Substantive und der Adjektive).
"""

from __future__ import annotations

from questions.german.document import Clause, Constituent, Document, Token, Value, ValueKind
from questions.german.governing import governs_as_adjective, governs_as_noun, names_part
from questions.german.prepositions import bare

_COPULAS = frozenset({"sein", "werden", "bleiben", "bilden"})
_TELLING = frozenset("für zu bei von an in auf aus gegen über um mit unter zwischen".split())
_BESIDE_AS = frozenset("für bei von an auf über gegen".split())
_MEASURING = frozenset("ermitteln messen registrieren verzeichnen melden feststellen errechnen".split())
_OF_ANYTHING = frozenset({ValueKind.DURATION, ValueKind.PERCENTAGE})
_OWNING = frozenset({"PPOSAT", "PDAT", "PIAT", "PRELAT"})


def lacks_governed(document: Document, clause: Clause) -> bool:
    """Whether a noun, adjective or amount on which the clause turns needs to be told of what, and is not."""
    return _is_said_of_nothing(document, clause) or _is_taken_as(document, clause) or _measures_open(document, clause)


def _is_said_of_nothing(document: Document, clause: Clause) -> bool:
    """Whether the clause says what is a ground, a start or decisive, but not of what: "Voraussetzung ist ein PC"."""
    if clause.predicate not in _COPULAS or clause.passive:
        return False
    turning = (*clause.all_with("predicate"), *clause.all_with("subject"))
    if clause.predicate == "bilden":
        turning = (*clause.all_with("object"), *clause.all_with("subject"))
    return any(_is_open(document, c) for c in turning) and not _tells_of_what(document, clause)


def _is_open(document: Document, constituent: Constituent) -> bool:
    head = document.tokens[constituent.head]
    if head.upos != "NOUN":
        alone = constituent.function == "predicate" and len(constituent.span) <= len(("besonders", "prägend"))
        return alone and governs_as_adjective(head.text)
    bare_noun = not any(c.tag in {"ART", "APPRART", "CARD"} for c in document.children(head.index))
    taken = constituent.function == "predicate" or bare_noun
    return taken and governs_as_noun(head.lemma) and _is_alone(document, constituent, head)


def _is_alone(document: Document, constituent: Constituent, head: Token) -> bool:
    """Whether neither an owner before a noun nor anything behind it tells of what."""
    before = document.tokens[constituent.span.first : head.index]
    owned = any(t.tag in _OWNING or t.tag == "NE" or (t.tag == "NN" and t.has(Case="Gen")) for t in before)
    placed = any(t.tag == "ADJA" and t.text[:1].isupper() and t.index > constituent.span.first for t in before)
    return constituent.span.last == head.index and not (owned or placed)


def _tells_of_what(document: Document, clause: Clause) -> bool:
    """Whether some phrase or clause beside may say of what; a date says only when."""
    dated = {
        i for v in document.values if v.kind in {ValueKind.DATE, ValueKind.TIME} for i in range(v.first, v.last + 1)
    }
    phrases = (c for c in clause.constituents if c.preposition is not None and bare(c.preposition) in _TELLING)
    return bool(clause.all_with("clause")) or any(c.head not in dated for c in phrases)


def _is_taken_as(document: Document, clause: Clause) -> bool:
    """Whether something serves "als Betriebssystem" or "als Grund", and nothing says of what."""
    for constituent in clause.constituents:
        head = document.tokens[constituent.head]
        if constituent.preposition != "als" or head.upos != "NOUN" or len(constituent.span) != len(("als", "Grund")):
            continue
        beside = any(c.preposition is not None and bare(c.preposition) in _BESIDE_AS for c in clause.constituents)
        told = beside or bool(clause.all_with("clause"))
        if (governs_as_noun(head.lemma) or names_part(head.lemma)) and not told:
            return True
    return False


def _measures_open(document: Document, clause: Clause) -> bool:
    """Whether somebody "ermittelte 60 Stunden", and nothing says of what."""
    if clause.predicate not in _MEASURING:
        return False
    measured = clause.all_with("subject") if clause.passive else clause.all_with("object")
    values = [v for v in document.values if v.kind in _OF_ANYTHING]
    return any(_is_amount_alone(document, c, v) for c in measured for v in values)


def _is_amount_alone(document: Document, constituent: Constituent, value: Value) -> bool:
    """Whether a phrase ends in an amount, and no noun follows: "60 Stunden", not "60 Stunden Sonnenschein"."""
    following = document.tokens[min(value.last + 1, len(document.tokens) - 1)]
    closes = value.first <= constituent.head <= value.last == constituent.span.last
    return closes and following.upos not in {"NOUN", "PROPN", "ADJ"}
