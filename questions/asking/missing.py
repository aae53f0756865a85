"""What a clause leaves to the sentence before it, so that no question can be made of it alone: by what, for what."""

from __future__ import annotations

from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document
from questions.german.prepositions import bare

_SAVING = frozenset({"sparen", "einsparen", "ersparen"})
_GOING_ON = frozenset({"present", "future"})  # what was saved in a year is told by the amount alone
_BY = frozenset({"durch", "mit", "dank", "wegen", "bei", "an", "für", "aufgrund", "mithilfe", "über", "von"})
_BY_THIS = frozenset({"dadurch", "hierdurch"})
_OF_WHAT = frozenset("Grund Hauptgrund Ursache Hauptursache Begründung Motiv Auslöser Anlass Beispiel".split())
_BECOMING = frozenset({"werden", "machen"})  # what becomes "teurer" is compared with itself
_ALONE = frozenset(
    """weiter länger früher später eher öfter häufiger näher lieber mehr weniger besser immer je umso desto""".split()
)
"""Comparatives that one understands without a comparison, and the words that make others such."""


def lacks_part(document: Document, fact: Fact) -> bool:
    """Whether a clause tells by what or compared with what only together with the sentence before it."""
    words = {t.text.lower() for t in document.words(fact.clause.span)}
    saving = fact.clause.predicate in _SAVING and fact.clause.tense in _GOING_ON
    if words & _BY_THIS or (saving and not _tells_by_what(fact)):
        return True
    if any(_gives_reason(document, a) for a in fact.arguments):
        return True
    return not words & {"als", "wie"} and any(_compares(document, fact, a) for a in fact.arguments)


def _tells_by_what(fact: Fact) -> bool:
    if fact.all_with(Role.REASON, Role.PURPOSE, Role.CONTENT):
        return True
    return any(bare(a.constituent.preposition or "") in _BY for a in fact.arguments)


def _gives_reason(document: Document, argument: Argument) -> bool:
    """Whether a phrase is "als Grund" and no more, so that nobody knows for what."""
    opener, *rest = document.words(argument.span)
    return opener.text.lower() == "als" and len(rest) == 1 and rest[0].text in _OF_WHAT


def _compares(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a word says how something is done compared with something else: "viel schneller"."""
    if argument.role is not Role.ADVERBIAL or fact.clause.predicate in _BECOMING:
        return False
    words = document.words(argument.span)
    if any(t.text.lower() in _ALONE for t in words):
        return False
    return words[-1].tag == "ADJD" and words[-1].has(Degree="Cmp")
