"""Answers to a faulty version of an item, read and scored by the corrected one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from questions.items import Cloze, Item, Matching, MultipleResponse, Option, Ordering, SingleChoice
from questions.scoring import Reason, Verdict, score
from quiz.attempts.answers import RESPONSE, Answer
from quiz.models import Credit


@dataclass(frozen=True, slots=True)
class Rule:
    """By what answers to versions older than `number` are scored: the corrected item, and who gets points.

    Where everybody gets points, no version is the corrected one: the rule covers `number` itself too.
    """

    version_id: int
    number: int
    item: Item
    credit: Credit

    def covers(self, number: int) -> bool:
        """Whether answers to the version of that number are scored by the rule."""
        return number < self.number or (number == self.number and self.credit is Credit.EVERYONE)


@dataclass(frozen=True, slots=True)
class Rescored:
    """An answer as it reads in the item by which it is scored now; `verdict` is None where there is no answer.

    `kept` says that the corrected item does not know what was chosen: the answer keeps its score.
    """

    item: Item
    answer: Answer
    verdict: Verdict | None
    kept: bool = False


def rescore(faulty: Item, answer: Answer, rule: Rule) -> Rescored:
    """Score an answer to the faulty item by the rule."""
    if not answer:
        return Rescored(rule.item, answer, None)
    before = score(faulty, answer[RESPONSE])
    moved = translate(faulty, rule.item, answer)
    if moved is None:
        return Rescored(faulty, answer, before, kept=True)
    after = score(rule.item, moved[RESPONSE])
    if after.reason is Reason.UNREADABLE is not before.reason:
        return Rescored(faulty, answer, before, kept=True)
    if rule.credit is Credit.EITHER and before.fraction > after.fraction:
        after = before
    return Rescored(rule.item, moved, after)


def translate(old: Item, new: Item, answer: Answer) -> Answer | None:
    """Say an answer in the options of another version; None where that version does not have what was chosen.

    An option is the same one if it has the same id, or if it was reworded: it stands in the place of one that is gone,
    in a list of the same length.
    """
    given: Any = answer[RESPONSE]
    names: dict[str, str]
    match old.interaction, new.interaction:
        case (SingleChoice(options=before), SingleChoice(options=after)):
            names = _renamed(before, after)
            return {RESPONSE: names[given]} if given in names else None
        case (MultipleResponse(options=before), MultipleResponse(options=after)):
            return _moved(given, _renamed(before, after))
        case (Ordering(entries=before), Ordering(entries=after)):
            return _moved(given, _renamed(before, after)) if len(before) == len(after) else None
        case (Matching() as one, Matching() as other):
            prompts, choices = _renamed(one.prompts, other.prompts), _renamed(one.choices, other.choices)
            return _moved_pairs(given, prompts, choices)
        case (Cloze() as one, Cloze() as other):
            gaps = dict(zip((gap.id for gap in one.gaps), (gap.id for gap in other.gaps), strict=False))
            if bool(one.bank) != bool(other.bank) or len(one.gaps) != len(other.gaps):
                return None
            bank = _renamed(one.bank, other.bank) if one.bank else {word: word for word in given.values()}
            return _moved_pairs(given, gaps, bank)
        case _:
            return answer if old.type is new.type else None


def _renamed(before: Sequence[Option], after: Sequence[Option]) -> dict[str, str]:
    known = {option.id for option in before}
    names = {option.id: option.id for option in after if option.id in known}
    if len(before) == len(after):
        for old, new in zip(before, after, strict=True):
            if old.id not in names and new.id not in known:
                names[old.id] = new.id
    return names


def _moved(given: Sequence[str], names: dict[str, str]) -> Answer | None:
    return {RESPONSE: [names[option] for option in given]} if all(option in names for option in given) else None


def _moved_pairs(given: dict[str, str], keys: dict[str, str], values: dict[str, str]) -> Answer | None:
    if not all(key in keys and value in values for key, value in given.items()):
        return None
    return {RESPONSE: {keys[key]: values[value] for key, value in given.items()}}
