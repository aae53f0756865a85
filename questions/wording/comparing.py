"""Whether "als" and "wie" open what something is compared with, which stands behind the closing verb."""

from __future__ import annotations

from questions.facts.fact import Argument
from questions.german.document import Document, Token

_REGARDING = frozenset(
    """gelten dienen bezeichnen ansehen betrachten sehen einstufen bewerten fungieren auftreten beschreiben verstehen
    anerkennen wahrnehmen empfinden kritisieren loben werten arbeiten einsetzen nutzen verwenden""".split()
)
"""Verbs with a complement in "als", which stands before the closing verb: "dass Ulm als Vorbild gilt"."""


def is_compared(document: Document, argument: Argument, predicate: str) -> bool:
    """Return whether a phrase is what something is compared with: "als der Rest", but not "als Minister"."""
    opener = document.tokens[argument.span.first]
    if opener.text.lower() not in {"als", "wie"}:
        return False
    before = document.tokens[document.sentence_of(opener.index).first : opener.index]
    if opener.text.lower() == "als" and predicate in _REGARDING:
        return any(t.has(Degree="Cmp") for t in before[-2:])
    return opener.text.lower() == "wie" or any(_is_comparative(t) for t in before)


def _is_comparative(token: Token) -> bool:
    """Whether a word asks for a comparison: "schneller", "mehr", "anders"."""
    return token.has(Degree="Cmp") or token.text.lower() in {"mehr", "weniger", "anders", "andere", "so"}
