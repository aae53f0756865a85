"""Typed words and phrases against the accepted answers.

From strict to lenient: equal; equal but for spelling; the same words in another form; a few typing errors. What is a
word, name or number of its own is never taken for a typing error.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from questions.articles.dates import find_date
from questions.german.gazetteer import lookup
from questions.german.morphology.lexicon import noun_entries
from questions.german.morphology.nouns import analyse_noun
from questions.german.morphology.words import same_word
from questions.german.numerals import parse_multiple, parse_number

from .spelling import folded, split_preposition, tidy, words_of
from .typing_errors import MOST_ERRORS, allowed_errors, distance
from .verdict import RIGHT, WRONG, Reason, Verdict, unanswered, unreadable

MAX_RESPONSE = 2_000
"""How long a typed answer may be, in characters."""

_MAX_COMPARED = 200
_LENIENCE = (Reason.CORRECT, Reason.SPELLING_ACCEPTED, Reason.FORM_ACCEPTED, Reason.TYPO_ACCEPTED)
_RESEMBLES = 0.34  # of the letters may differ for an answer to be told that it came near
_DIGIT = re.compile(r"\d")


def score_text(accepted: Sequence[str], response: object, others: Collection[str] = ()) -> Verdict:
    """Score typed text.

    `accepted` are the right answers, the best first; `others` are known to be wrong (other options, names of
    the article), of which none is taken for a typing error. `detail["accepted"]` names the answer compared with.
    """
    if response is None:
        return unanswered()
    if not isinstance(response, str) or len(response) > MAX_RESPONSE:
        return unreadable()
    if not tidy(response):
        return unanswered()
    verdicts = [_compare(answer, response, accepted, others) for answer in accepted]
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
            same = one == other
            return (
                Verdict(RIGHT, Reason.SPELLING_ACCEPTED, detail) if same else Verdict(WRONG, Reason.INCORRECT, detail)
            )
    wanted, given = _comparable(answer, response)
    if _joined(wanted) == _joined(given) != "":
        return Verdict(RIGHT, Reason.SPELLING_ACCEPTED, detail)
    if len(wanted) == len(given) and all(_same_form(a, b) for a, b in zip(wanted, given, strict=True)):
        return Verdict(RIGHT, Reason.FORM_ACCEPTED, detail)
    return _judge_errors(wanted, given, response, accepted, others, detail)


def _comparable(answer: str, response: str) -> tuple[list[str], list[str]]:
    """The words of both without articles, and without a preposition that only one of them has."""
    wanted, given = words_of(answer), words_of(response)
    (one, bare_wanted), (other, bare_given) = split_preposition(wanted), split_preposition(given)
    if bool(one) != bool(other):
        return bare_wanted, bare_given
    return wanted, given


def _same_form(one: str, other: str) -> bool:
    """Whether two words are forms of one word; a name may have the s of the genitive."""
    if folded(one) == folded(other) or same_word(one, other):
        return True
    return _is_genitive(one, other) or _is_genitive(other, one) or same_word(one.capitalize(), other.capitalize())


def _is_genitive(genitive: str, name: str) -> bool:
    return name[:1].isupper() and folded(genitive) == folded(name) + "s" and not _is_known(genitive)


def _judge_errors(
    wanted: list[str],
    given: list[str],
    response: str,
    accepted: Sequence[str],
    others: Collection[str],
    detail: dict[str, object],
) -> Verdict:
    one, other = _joined(wanted), _joined(given)
    if max(len(one), len(other)) > _MAX_COMPARED:
        return Verdict(WRONG, Reason.INCORRECT, detail)
    errors = distance(one, other)
    if _DIGIT.findall(one) != _DIGIT.findall(other) or not _few_errors(wanted, given, errors):
        near = errors <= _RESEMBLES * len(one) and _DIGIT.findall(one) == _DIGIT.findall(other)
        return Verdict(WRONG, Reason.TOO_FAR if near else Reason.INCORRECT, detail)
    detail = detail | {"errors": errors}
    if _means_something_else(wanted, given, response, accepted, others):
        return Verdict(WRONG, Reason.OTHER_WORD, detail)
    return Verdict(RIGHT, Reason.TYPO_ACCEPTED, detail)


def _few_errors(wanted: list[str], given: list[str], errors: int) -> bool:
    """Whether there are no more errors than each word, or with spaces misplaced the whole, may have."""
    if len(wanted) != len(given):
        return errors <= allowed_errors("".join(map(folded, wanted)))
    differing = [(folded(a), folded(b)) for a, b in zip(wanted, given, strict=True) if not _same_form(a, b)]
    return all(distance(a, b) <= allowed_errors(a) for a, b in differing) and errors <= MOST_ERRORS


def _means_something_else(
    wanted: list[str], given: list[str], response: str, accepted: Sequence[str], others: Collection[str]
) -> bool:
    """Whether what was typed, or a word of it that differs, is a word or name of its own."""
    right = {folded(word) for answer in accepted for word in words_of(answer)}
    if any(_joined(given) == _joined(words_of(other)) for other in others):
        return True
    entity = lookup(tidy(response))
    if entity is not None and all(entity != lookup(tidy(answer)) for answer in accepted):
        return True
    foreign = {folded(word) for other in others for word in words_of(other)} - right
    for word in given:
        if folded(word) in right or any(same_word(word, own) for own in wanted):
            continue
        if folded(word) in foreign or _is_known(word):
            return True
    return False


def _is_known(word: str) -> bool:
    """Whether the lexicon lists the word, or the gazetteer the name."""
    capitalised = word[:1].upper() + word[1:]
    return any(noun.lemma in noun_entries() for noun in analyse_noun(capitalised)) or lookup(capitalised) is not None


def _joined(words: Sequence[str]) -> str:
    return "".join(map(folded, words))


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
