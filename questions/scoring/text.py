"""Typed words and phrases against the accepted answers.

From strict to lenient: equal; equal but for spelling; the same words in another form; a few typing errors. What is a
word, name or number of its own is never taken for a typing error.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from questions.articles.dates import find_date
from questions.german.numerals import parse_multiple, parse_number
from questions.scoring.likeness import (
    canonical,
    comparable,
    is_known,
    is_other_entity,
    joined,
    same_entity,
    same_form,
    surname,
)
from questions.scoring.spelling import tidy, words_of
from questions.scoring.typing_errors import MOST_ERRORS, allowed_errors, distance
from questions.scoring.verdict import RIGHT, WRONG, Reason, Verdict, unanswered, unreadable

MAX_RESPONSE = 2_000
"""How long a typed answer may be, in characters."""

_MAX_COMPARED = 200
_LENIENCE = (Reason.CORRECT, Reason.SPELLING_ACCEPTED, Reason.FORM_ACCEPTED, Reason.TYPO_ACCEPTED)
_RESEMBLES = 0.34  # of the letters may differ for an answer to be told that it came near
_DIGIT = re.compile(r"\d")


def score_text(accepted: Sequence[str], response: object, others: Collection[str] = ()) -> Verdict:
    """Score typed text.

    `accepted` are the right answers, the best first; of a person's full name the last will do. `others` are known to be
    wrong (other options, names of the article), of which none is taken for a typing error. `detail["accepted"]` names
    the answer compared with.
    """
    if response is None:
        return unanswered()
    if not isinstance(response, str) or len(response) > MAX_RESPONSE:
        return unreadable()
    if not tidy(response):
        return unanswered()
    answers = [*accepted, *filter(None, map(surname, accepted))]
    verdicts = [_compare(answer, response, answers, others) for answer in answers]
    return min(verdicts, key=_rank)


def _rank(verdict: Verdict) -> int:
    order = (*_LENIENCE, Reason.OTHER_WORD, Reason.TOO_FAR, Reason.INCORRECT)
    return order.index(verdict.reason)


def _compare(answer: str, response: str, accepted: Sequence[str], others: Collection[str]) -> Verdict:
    detail: dict[str, object] = {"accepted": answer}
    if tidy(answer) == tidy(response):
        return Verdict(RIGHT, Reason.CORRECT, detail)
    for value in (_number, _date):
        one, other = value(answer), value(response)
        if one is not None and other is not None:
            if one == other:
                return Verdict(RIGHT, Reason.SPELLING_ACCEPTED, detail)
            return Verdict(WRONG, Reason.INCORRECT, detail)
    wanted, given = comparable(answer, response)
    if joined(wanted) == joined(given) != "" or same_entity(answer, response):
        return Verdict(RIGHT, Reason.SPELLING_ACCEPTED, detail)
    if len(wanted) == len(given) and all(same_form(a, b) for a, b in zip(wanted, given, strict=True)):
        return Verdict(RIGHT, Reason.FORM_ACCEPTED, detail)
    reason, errors = _judge_errors(wanted, given)
    if reason is not Reason.TYPO_ACCEPTED:
        return Verdict(WRONG, reason, detail)
    detail = detail | {"errors": errors}
    if is_other_entity(response, accepted) or _holds_other_word(wanted, given, accepted, others):
        return Verdict(WRONG, Reason.OTHER_WORD, detail)
    return Verdict(RIGHT, Reason.TYPO_ACCEPTED, detail)


def _judge_errors(wanted: list[str], given: list[str]) -> tuple[Reason, int]:
    """Whether the words differ by few enough typing errors, and by how many; digits are never mistyped."""
    one, other = joined(wanted), joined(given)
    if max(len(one), len(other)) > _MAX_COMPARED or _DIGIT.findall(one) != _DIGIT.findall(other):
        return Reason.INCORRECT, 0
    errors = distance(one, other)
    if _few_errors(wanted, given, errors):
        return Reason.TYPO_ACCEPTED, errors
    return Reason.TOO_FAR if errors <= _RESEMBLES * len(one) else Reason.INCORRECT, errors


def _few_errors(wanted: list[str], given: list[str], errors: int) -> bool:
    """Whether there are no more errors than each word, or with spaces misplaced the whole, may have."""
    if len(wanted) != len(given):
        return errors <= allowed_errors(joined(wanted))
    differing = [(canonical(a), canonical(b)) for a, b in zip(wanted, given, strict=True) if not same_form(a, b)]
    return all(distance(a, b) <= allowed_errors(a) for a, b in differing) and errors <= MOST_ERRORS


def _holds_other_word(wanted: list[str], given: list[str], accepted: Sequence[str], others: Collection[str]) -> bool:
    """Whether what was typed, or a word of it that differs, is a word or name of its own."""
    if any(joined(given) == joined(words_of(other)) for other in others):
        return True
    right = {canonical(word) for answer in accepted for word in words_of(answer)}
    foreign = {canonical(word) for other in others for word in words_of(other)} - right
    differing = [word for word in given if canonical(word) not in right and not any(same_form(word, w) for w in wanted)]
    return any(canonical(word) in foreign or is_known(word) for word in differing)


def _date(text: str) -> object | None:
    """The calendar date that the text gives in full."""
    return find_date(text) if len(text) <= _MAX_COMPARED else None


def _number(text: str) -> object | None:
    """The number, or how many times, that the text names and nothing else."""
    bare = tidy(text)
    if len(bare) > _MAX_COMPARED or bare.lower() in {"ein", "eine"}:
        return None
    number = parse_number(bare)
    return parse_multiple(bare) if number is None else number
