"""Which amount of a sentence is its point, so that another in its place makes a falsehood worth seeing through."""

from __future__ import annotations

from decimal import Decimal

from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document, Value, ValueKind
from questions.german.prepositions import bare
from questions.german.valency import takes_object

_CENTRAL = frozenset({Role.SUBJECT, Role.OBJECT, Role.PREDICATE, Role.INDIRECT, Role.DURATION})
_CHANGING = frozenset({"um", "auf"})  # by how much, to how much
_SHARES = frozenset({ValueKind.PERCENTAGE, ValueKind.MONEY, ValueKind.DURATION})
_MOST_DIGITS = 3  # that a reader keeps in mind: 88.600, 72,1, but not 21.758
_BOUNDS = frozenset(
    """mindestens höchstens maximal über unter wenigstens zumindest kaum gut mehr weniger bis nicht
    noch""".split()
)
_COUNTED_OFF = ("erste", "letzte", "nächste", "vergangene", "vordere", "obere", "hintere", "beste")
_TWO = 2


def is_bounded(value: Value) -> bool:
    """Whether the text gives only a bound or range, which other amounts may satisfy as well: "mehr als 100"."""
    words = (value.modifier or "").split()
    return value.upper is not None or any(w in _BOUNDS for w in words)


def is_counted_off(document: Document, value: Value) -> bool:
    """Whether an amount is counted off from one end, so that another may be as true: "die ersten acht Plätze".

    What holds of the first eight holds of the first six, and who is among the best three is among the best five.
    """
    before = [t.text.lower() for t in document.tokens[max(0, value.first - 2) : value.first]]
    return bool(before) and (before[-1].startswith(_COUNTED_OFF) or before == ["unter", "den"])


def is_telling(document: Document, fact: Fact, value: Value) -> bool:
    """Whether the clause is about an amount: how many did it, of what, or by and to how much it changed.

    Amounts in a circumstance ("vor 71.000 Zuschauern", "aus elf Metern") or in a relative clause are asides, long
    figures nobody keeps in mind, and a count beside the names it counts is no riddle.
    """
    argument = next((a for a in fact.arguments if value.first in a.span), None)
    if argument is None or argument.constituent.function == "clause" or _in_other_clause(document, fact, value):
        return False
    if _digits(value) > _MOST_DIGITS or _counts_a_list(document, value) or _is_known(document, value):
        return False
    return _is_central(document, fact, argument, value)


def _is_central(document: Document, fact: Fact, argument: Argument, value: Value) -> bool:
    preposition = bare((argument.constituent.preposition or "").lower())
    if argument.role not in _CENTRAL and preposition:
        taken = takes_object(fact.clause.predicate, preposition)
        return preposition in _CHANGING or taken or value.kind in _SHARES
    between = document.words(argument.span)
    nested = any(t.upos == "ADP" and argument.span.first < t.index < value.first for t in between)
    return not nested or value.kind in _SHARES


def _is_known(document: Document, value: Value) -> bool:
    """Whether the amount only describes what is known: "die Ausgaben der 28 Staaten", "das 200 Hektar große Areal"."""
    before = document.tokens[max(0, value.first - 1)]
    behind = document.tokens[min(value.last + 1, len(document.tokens) - 1)]
    known = before.tag == "APPRART" or (before.tag == "ART" and before.has(Definite="Def"))
    counted = document.tokens[value.last].upos == "NOUN" and behind.tag not in {"ADJA", "ADJD"}
    return known and not (counted and value.kind in _SHARES)


def _in_other_clause(document: Document, fact: Fact, value: Value) -> bool:
    """Whether the amount stands in a clause inside the fact's."""
    return any(
        c is not fact.clause and len(c.span) < len(fact.clause.span) and value.first in c.span for c in document.clauses
    )


def _digits(value: Value) -> int:
    return len((value.number or Decimal(0)).normalize().as_tuple().digits)


def _counts_a_list(document: Document, value: Value) -> bool:
    """Whether the sentence lists as many things as the amount counts: "Isny, Wangen und Isen, drei Städte"."""
    if value.number is None or value.number < _TWO:
        return False
    sentence = document.sentence_of(value.first)
    heads = [t.head for t in document.tokens[sentence.first : sentence.last + 1] if t.relation == "conj"]
    return any(heads.count(h) + 1 == value.number for h in heads)
