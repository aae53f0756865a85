"""What somebody demands: "Der Verband fordert Hilfe. So sollen Höfe Geld bekommen" tells no plan but a demand."""

from __future__ import annotations

from questions.german.document import Clause, ClauseKind, Document
from questions.german.quotation_marks import BLANK_LINE
from questions.german.reports import Report
from questions.german.speakers import speaker_of

_DEMANDING = frozenset(
    """fordern verlangen vorschlagen plädieren anregen appellieren aufrufen auffordern empfehlen dringen drängen
    pochen nahelegen""".split()
)
_SPELLING_OUT = frozenset("so dafür dazu dabei außerdem zudem ferner weiters auch konkret demnach".split())
"""Openers of a sentence that says more of the one before."""
_TIED = 0.75


def find_demands(document: Document) -> dict[int, Report]:
    """Return by sentence index what shall be by somebody's demand in the sentence before it.

    Where no word ties the sentence to the demand, it may be a plan that the newspaper tells: there the report has no
    speaker. What names a day is such a plan.
    """
    found: dict[int, Report] = {}
    main = {document.sentence_of(c.span.first).index: c for c in reversed(document.clauses) if _is_main(c)}
    demand: Clause | None = None
    end = 0
    for sentence in document.sentences:
        demand = None if BLANK_LINE.search(document.text, end, sentence.start) else demand
        end = sentence.end
        clause = main.get(sentence.index)
        going_on = sentence.index - 1 in found
        if demand is not None and clause is not None and _is_due(clause, going_on=going_on):
            dated = any(v.day is not None and v.precision != "year" and v.first in clause.span for v in document.values)
            tied = going_on or document.tokens[clause.span.first].text.lower() in _SPELLING_OUT
            speaker = speaker_of(document, demand.main_verb) if tied and demand.main_verb is not None else None
            if not dated:
                found[sentence.index] = Report(sentence.first, sentence.last, speaker, None, _TIED)
            continue
        demand = clause if clause is not None and clause.predicate in _DEMANDING and not clause.passive else None
    return found


def _is_main(clause: Clause) -> bool:
    return clause.kind is ClauseKind.MAIN and clause.finite is not None


def _is_due(clause: Clause, *, going_on: bool) -> bool:
    """Whether something shall be; behind that also what must be."""
    return clause.modal == "sollen" or (going_on and clause.modal == "müssen")
