"""What a clause leaves unsaid though a reader needs it: reacted to what, overtaken in what, on which list."""

from __future__ import annotations

from itertools import pairwise

from questions.german.document import Clause, Document, NameKind
from questions.german.prepositions import bare

_NEEDED = {
    "reagieren": frozenset({"auf"}),
    "einreisen": frozenset({"in", "nach"}),
    "überholen": frozenset({"in", "bei", "an", "mit", "um", "auf"}),
    "übertreffen": frozenset({"in", "bei", "an", "mit", "um"}),
}
"""Verbs that tell little without a phrase with one of the prepositions."""
_IN_SOMETHING = frozenset({"überholen", "übertreffen"})
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
    return _is_on_the_spot(document, clause) or _is_placing_alone(document, clause)


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
