"""Shortening: what a sentence stays true without, so that a phrase nobody can resolve need not cost the whole fact.

When and where something happened may be left out of what is told as past and not denied: whatever happened "nach dem
Spiel" happened (downward inference over events). What is said in general, counted over all, or denied may hold only
there, and a phrase that the verb asks for, or the only one beside the subject, is no such circumstance.
"""

from __future__ import annotations

from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document
from questions.german.prepositions import bare
from questions.german.valency import takes_object

_PAST = frozenset({"preterite", "perfect", "pluperfect"})
_CIRCUMSTANCES = frozenset({Role.TIME, Role.PLACE, Role.PREPOSITIONAL, Role.CONCESSION})
_TOLD = frozenset({Role.OBJECT, Role.INDIRECT, Role.PREDICATE, Role.CONTENT, Role.DIRECTION, Role.PREPOSITIONAL})
_LOOSE = frozenset({"nach", "vor", "während", "trotz", "bei", "seit"})
"""Prepositions of circumstances; "gegen ihn", "mit ihr" or "über sie" tell what it was about."""
_OVER_ALL = ("alle", "jed", "kein", "nur", "erst", "einzig", "erstmals", "meist", "immer", "nie", "mehr", "weniger")
_COPULAS = frozenset({"sein", "werden", "bleiben", "liegen", "stehen", "gelten"})
_SURE = 0.6


def is_removable(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a fact is as true without an argument, which only says when, where or under what circumstances it was."""
    if argument.role not in _CIRCUMSTANCES or argument.constituent.function == "clause":
        return False
    if fact.clause.tense not in _PAST or fact.clause.predicate in _COPULAS or fact.clause.modal is not None:
        return False
    preposition = bare(argument.constituent.preposition or "")
    loose = preposition in _LOOSE or (argument.role is Role.TIME and not preposition)
    if not loose or takes_object(fact.clause.predicate, preposition) or argument.constituent.confidence < _SURE:
        return False
    if fact.negated(document) or any(t.text.lower().startswith(_OVER_ALL) for t in document.words(fact.clause.span)):
        return False
    behind = document.tokens[min(argument.span.last + 1, len(document.tokens) - 1)]
    if argument.value is None and behind.upos == "ADP":
        return False  # "nach seiner Zeit | in der Politik"
    return any(a.role in _TOLD and a is not argument for a in fact.arguments)
