"""Negation of what does not stand in front any more: "Einen Ersatz gibt es noch nicht" is "... noch keinen Ersatz"."""

from __future__ import annotations

from questions.facts.fact import Fact, Role
from questions.german.document import Document

_INDEFINITE = frozenset({"ein", "eine", "einen", "einem", "einer"})
_PARTICLES = frozenset({"nicht", "noch", "mehr"})
_NEGATED = frozenset({Role.OBJECT, Role.SUBJECT})


def as_kein(document: Document, fact: Fact) -> dict[int, str]:
    """Return the words that put "nicht" into an indefinite phrase of the Vorfeld, for where it stands behind the verb.

    "Nicht" negates such a phrase only from behind (Duden, Die Grammatik: "kein" statt "nicht ein"); "noch" goes along.
    """
    finite = fact.clause.finite
    fronted = next((a for a in fact.all_with(*_NEGATED) if fact.precedes(a)), None)
    if finite is None or fronted is None or document.tokens[fronted.span.first].text.lower() not in _INDEFINITE:
        return {}
    negations = (document.words(a.span) for a in fact.arguments if a.span.first > finite)
    whole = (words for words in negations if all(t.text in _PARTICLES for t in words))
    particle = next((t for words in whole for t in words if t.text == "nicht"), None)
    if particle is None:
        return {}  # "ist ein nicht verhandelbares Recht"
    before = document.tokens[particle.index - 1]
    still = before.text == "noch"
    kein = f"{'noch ' if still else ''}k{document.tokens[fronted.span.first].text.lower()}"
    return {fronted.span.first: kein, particle.index: "", **({before.index: ""} if still else {})}
