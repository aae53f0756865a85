"""Scoring: a verdict with its reason from an item and a response. Pure; never raises, whatever the response.

A response is plain JSON, by interaction: single choice, an option id; multiple response and ordering, a list of ids;
true/false, a boolean; cloze, an object from gap ids to bank option ids or typed text; numeric and short text, typed
text; matching, an object from prompt ids to choice ids.
"""

from __future__ import annotations

from questions.items import (
    Cloze,
    Item,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from questions.scoring.choices import (
    score_matching,
    score_multiple_response,
    score_ordering,
    score_single_choice,
    score_true_false,
)
from questions.scoring.cloze import score_cloze
from questions.scoring.numbers import score_numeric
from questions.scoring.text import score_text
from questions.scoring.verdict import Reason, Verdict

__all__ = ["Reason", "Response", "Verdict", "score"]

Response = object
"""Plain JSON; what fits which interaction, the module's docstring says."""


def score(item: Item, response: Response) -> Verdict:
    """Score a response: which fraction of the item's points it earns, and why."""
    match item.interaction:
        case SingleChoice() as choice:
            return score_single_choice(choice, response)
        case MultipleResponse() as choice:
            return score_multiple_response(choice, response)
        case TrueFalse() as statement:
            return score_true_false(statement, response)
        case Cloze() as cloze:
            return score_cloze(cloze, response)
        case Numeric() as numeric:
            return score_numeric(numeric, response)
        case ShortText(accepted=accepted):
            return score_text(accepted, response, _names_in_evidence(item))
        case Matching() as matching:
            return score_matching(matching, response)
        case Ordering() as ordering:
            return score_ordering(ordering, response)


def _names_in_evidence(item: Item) -> frozenset[str]:
    """Capitalised words of the proving sentences: what is a name there is no slip of the pen."""
    return frozenset(
        word.strip("\"'„“”»«,.;:!?()")
        for evidence in item.evidence
        for word in evidence.text.split()
        if word.lstrip("\"'„“»(")[:1].isupper()
    )
