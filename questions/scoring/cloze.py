"""Cloze: the mean of its gaps. With a word bank a gap holds an option's id, without one typed text."""

from __future__ import annotations

from decimal import Decimal

from questions.items import Cloze, Gap
from questions.scoring.text import score_text
from questions.scoring.verdict import RIGHT, WRONG, Reason, Verdict, share, unanswered, unreadable


def score_cloze(cloze: Cloze, response: object) -> Verdict:
    """Score an object from gap ids to option ids or text; gaps may be left out.

    `detail["gaps"]` has the fraction and reason of each gap.
    """
    if response is None or response == "":
        return unanswered()
    if not isinstance(response, dict) or not set(response) <= {gap.id for gap in cloze.gaps}:
        return unreadable()
    verdicts = {gap.id: _score_gap(cloze, gap, response.get(gap.id)) for gap in cloze.gaps}
    reasons = {verdict.reason for verdict in verdicts.values()}
    if len(reasons) == 1 and reasons <= {Reason.UNANSWERED, Reason.UNREADABLE}:
        return Verdict(WRONG, reasons.pop())
    detail = {name: {"fraction": str(v.fraction), "reason": v.reason.value, **v.detail} for name, v in verdicts.items()}
    whole = share(sum((v.fraction for v in verdicts.values()), Decimal(0)), len(cloze.gaps), gaps=detail)
    if len(verdicts) == 1:
        return Verdict(whole.fraction, next(iter(verdicts.values())).reason, whole.detail)
    return whole


def _score_gap(cloze: Cloze, gap: Gap, response: object) -> Verdict:
    if not cloze.bank:
        others = [word for other in cloze.gaps if other is not gap for word in other.accepted]
        return score_text(gap.accepted, response, others)
    if response is None or response == "":
        return unanswered()
    chosen = next((option for option in cloze.bank if option.id == response), None)
    if chosen is None:
        return unreadable()
    detail: dict[str, object] = {"chosen": chosen.id, "accepted": gap.accepted[0]}
    return (
        Verdict(RIGHT, Reason.CORRECT, detail)
        if chosen.text in gap.accepted
        else Verdict(WRONG, Reason.INCORRECT, detail)
    )
