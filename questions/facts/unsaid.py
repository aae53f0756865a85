"""What a clause leaves unsaid though a reader needs it: reacted to what, overtaken in what, on which list."""

from __future__ import annotations

from itertools import pairwise

from questions.german.document import Clause, ClauseKind, Document, NameKind, ValueKind
from questions.german.prepositions import bare

_COMPARED_TO = frozenset("als wie gegenüber vergleich verglichen vorjahr zuvor vorher bisher früher".split())
_BY_HOW_MUCH = frozenset("etwas deutlich wesentlich erheblich".split())
_NEEDED = {
    "reagieren": frozenset({"auf"}),
    "einreisen": frozenset({"in", "nach"}),
    "überholen": frozenset({"in", "bei", "an", "mit", "um", "auf"}),
    "übertreffen": frozenset({"in", "bei", "an", "mit", "um"}),
}
"""Verbs that tell little without a phrase with one of the prepositions."""
_IN_SOMETHING = frozenset({"überholen", "übertreffen"})
_OPENING_CONDITIONS = frozenset("sollte sollten wäre wären hätte hätten würde würden".split())
_PLACINGS = frozenset({"Platz", "Rang"})
_LISTING = ("liste", "tabelle", "ranking", "wertung", "lauf", "rennen", "turnier", "wettbewerb", "index", "vergleich")
_PLACED_IN = frozenset({"in", "bei", "von", "unter"})


def leaves_unsaid(document: Document, clause: Clause) -> bool:
    """Whether the clause lacks a phrase without which its verb, or a placing in it, tells too little."""
    prepositions = {bare(c.preposition) for c in clause.constituents if c.preposition}
    needed = _NEEDED.get(clause.predicate)
    if needed is not None and not prepositions & needed and _needs_phrase(document, clause):
        return True
    if clause.predicate == "ermitteln" and clause.passive and not clause.all_with("subject"):
        return "gegen" not in prepositions
    if _is_on_the_spot(document, clause) or _is_placing_alone(document, clause):
        return True
    return _compares_with_nothing(document, clause)


def _compares_with_nothing(document: Document, clause: Clause) -> bool:
    """Whether the clause counts more or fewer and the sentence does not say than what: "zwei Spiele mehr gewonnen".

    "Drei Tage mehr" and "nicht mehr" are no comparisons, and "20 Prozent mehr" compares with what was before.
    """
    sentence = document.sentence_of(clause.span.first)
    if any(t.text.lower() in _COMPARED_TO for t in document.tokens[sentence.first : sentence.last + 1]):
        return False
    for before, word in pairwise(document.words(clause.span)):
        if word.text.lower() not in {"mehr", "weniger"}:
            continue
        counted = any(v.kind is ValueKind.QUANTITY and v.last == before.index for v in document.values)
        if before.text.lower() in _BY_HOW_MUCH or (counted and before.upos == "NOUN"):
            return True
    return False


def lacks_boundary(document: Document, clause: Clause) -> bool:
    """Whether another clause takes words or a condition from this one, or this one is the condition.

    Of "den ersten Titel seit 1995, er lief ..." the analysis may give "seit 1995" to what follows; ", sollten sie
    fehlen" behind a clause says on what condition it holds.
    """
    if _is_condition(document, clause):
        return True
    behind = clause.span.last + 1
    sentence = document.sentence_of(clause.span.first)
    for other in document.clauses:
        if other is clause or other.kind is not ClauseKind.MAIN or other.span.first > sentence.last:
            continue
        opener = document.tokens[other.span.first]
        if other.span.first == behind and opener.upos == "ADP" and document.tokens[behind - 1].upos != "PUNCT":
            return True
        if behind <= other.span.first <= behind + 1 and _is_condition(document, other):
            return True
    return False


def _is_condition(document: Document, clause: Clause) -> bool:
    """Whether a clause opens with "sollte", "wäre", "hätte" or "würde" behind a comma: a condition without "wenn"."""
    first = clause.span.first
    finite = document.tokens[first]
    opens = clause.finite == first > 0 and document.tokens[first - 1].text == ","
    return opens and finite.text in _OPENING_CONDITIONS and bool(clause.all_with("subject"))


def _needs_phrase(document: Document, clause: Clause) -> bool:
    """Whether the verb needs its phrase here: a car overtakes in no respect, a country or company does."""
    if clause.predicate not in _IN_SOMETHING:
        return True
    parts = (*clause.all_with("subject"), *clause.all_with("object"))
    return any(n.first in c.span and n.kind is not NameKind.PERSON for c in parts for n in document.names)


def _is_on_the_spot(document: Document, clause: Clause) -> bool:
    """Whether the clause says "an Ort und Stelle" and names no place."""
    words = document.words(clause.span)
    spot = "Ort und Stelle" in " ".join(t.text for t in words)
    return spot and not any(n.first in clause.span and n.kind is not NameKind.PERSON for n in document.names)


def _is_placing_alone(document: Document, clause: Clause) -> bool:
    """Whether the clause tells "Rang zehn" and not of what."""
    words = document.words(clause.span)
    for noun, behind in pairwise(words):
        if noun.text not in _PLACINGS or behind.tag != "CARD":
            continue
        others = [t for t in words if t.upos == "NOUN" and t is not noun]
        listed = any(t.lemma.lower().endswith(_LISTING) for t in others)
        following = document.tokens[min(behind.index + 1, len(document.tokens) - 1)]
        told = following.has(Case="Gen") or bare(following.text.lower()) in _PLACED_IN
        return not listed and not told
    return False
