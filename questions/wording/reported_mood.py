"""The mood of dependent clauses in what is told "laut ...": the Konjunktiv of the report goes where its verb's went.

"Er sei einverstanden, dass Daten gesammelt würden" is told as "Laut ... ist er einverstanden, dass Daten gesammelt
werden". The first Konjunktiv may stay; what is only possible or unreal keeps the second.
"""

from __future__ import annotations

from questions.facts.fact import Fact
from questions.german.document import Clause, ClauseKind, Document
from questions.german.morphology.reinflection import indicative

_KINDS = frozenset({ClauseKind.SUBORDINATE, ClauseKind.RELATIVE})
_UNREAL = frozenset({"wenn", "falls", "ob", "als", "sofern"})
_FUTURE = {"würde": "wird", "würden": "werden"}


def told(document: Document, fact: Fact) -> dict[int, str]:
    """Return what finite verbs of dependent clauses become where the fact's own went from Konjunktiv to indicative."""
    own = document.tokens[fact.heart]
    if fact.attribution is None or own.text == fact.attribution.finite:
        return {}
    inner = (c for c in document.clauses if c.kind in _KINDS and c.span.first in fact.clause.span)
    forms = {c.finite: _form(document, c) for c in inner if c.finite is not None and c.finite != fact.clause.finite}
    return {index: form for index, form in forms.items() if form is not None}


def _form(document: Document, clause: Clause) -> str | None:
    word = document.tokens[clause.finite or 0].text
    introducer = document.tokens[clause.introducer].text.lower() if clause.introducer is not None else ""
    if clause.mood != "subjunctive-2" or clause.modal is not None or introducer in _UNREAL:
        return None
    return _FUTURE.get(word) or indicative(word)
