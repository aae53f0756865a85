"""Answers between the fields of a page and the form in which they are stored and scored.

In a page, an option goes by its token. A stored answer holds, under RESPONSE, what `questions.scoring` takes for the
interaction, with the ids of the item itself; an empty one means "unanswered". Texts are stored as they were typed, less
what no keyboard types.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from questions.items import (
    Cloze,
    Item,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from quiz.attempts.names import Names
from quiz.typed import one_line

Fields = Mapping[str, Sequence[str]]
"""What a page sends for one item: values by field name."""

Answer = dict[str, Any]

RESPONSE = "response"

LONGEST_TEXT = 200
"""Characters of a typed answer: longer than any accepted one, short enough that all of them may be kept."""


class Problem(StrEnum):
    """Why an answer cannot be stored."""

    UNKNOWN_OPTION = "unknown_option"
    TOO_LONG = "too_long"
    INCOMPLETE_ORDER = "incomplete_order"


class InvalidAnswerError(ValueError):
    """An answer that no page of the attempt can have meant; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def read_answer(item: Item, names: Names, fields: Fields) -> Answer:
    """Turn a page's fields into an answer; empty where nothing was answered.

    Raises InvalidAnswerError for an option that the item does not have, a text longer than LONGEST_TEXT and an order
    in which two entries have the same place or some have none.
    """
    match item.interaction:
        case SingleChoice(options=options):
            chosen = _chosen(names, options, fields)
            return {RESPONSE: chosen[0]} if chosen else {}
        case MultipleResponse(options=options):
            chosen = _chosen(names, options, fields)
            return {RESPONSE: chosen} if chosen else {}
        case TrueFalse():
            return _boolean(fields)
        case Numeric() | ShortText():
            text = _text(fields, "text")
            return {RESPONSE: text} if text else {}
        case Cloze() as cloze:
            return _gaps(cloze, names, fields)
        case Matching() as matching:
            return _pairs(matching, names, fields)
        case Ordering(entries=entries):
            return _sequence(entries, names, fields)


def show_answer(item: Item, names: Names, answer: Answer) -> dict[str, list[str]]:
    """Turn an answer back into the fields of a page: the inverse of `read_answer`."""
    match item.interaction:
        case SingleChoice(options=options) | MultipleResponse(options=options):
            given = answer.get(RESPONSE, ())
            chosen = {given} if isinstance(given, str) else set(given)
            return {"choice": [names.token(option) for option in options if option.id in chosen]}
        case TrueFalse():
            return {"choice": [str(answer[RESPONSE]).lower()]} if answer else {}
        case Numeric() | ShortText():
            return {"text": [answer[RESPONSE]]} if answer else {}
        case Cloze() as cloze:
            given = answer.get(RESPONSE, {})
            token_of = {option.id: names.token(option) for option in cloze.bank}
            return {
                f"gap-{index}": [token_of.get(given[gap.id], "") if cloze.bank else given[gap.id]]
                for index, gap in enumerate(cloze.gaps)
                if gap.id in given
            }
        case Matching() as matching:
            pairs = answer.get(RESPONSE, {})
            token_of = {choice.id: names.token(choice) for choice in matching.choices}
            return {
                f"match-{names.token(prompt)}": [token_of[pairs[prompt.id]]]
                for prompt in matching.prompts
                if pairs.get(prompt.id) in token_of
            }
        case Ordering(entries=entries):
            places = {entry: place for place, entry in enumerate(answer.get(RESPONSE, ()), start=1)}
            return {f"place-{names.token(entry)}": [str(places[entry.id])] for entry in entries if entry.id in places}


def _text(fields: Fields, name: str) -> str:
    typed = next(iter(fields.get(name, ())), "")
    text = one_line(typed)
    if len(text) > LONGEST_TEXT:
        raise InvalidAnswerError(Problem.TOO_LONG)
    return text


def _option(names: Names, options: Iterable[Option], token: str) -> str:
    option = names.find(token, options)
    if option is None:
        raise InvalidAnswerError(Problem.UNKNOWN_OPTION)
    return option.id


def _chosen(names: Names, options: tuple[Option, ...], fields: Fields) -> list[str]:
    chosen = {_option(names, options, token) for token in fields.get("choice", ()) if token}
    return [option.id for option in options if option.id in chosen]


def _boolean(fields: Fields) -> Answer:
    match list(fields.get("choice", ())):
        case ["true"]:
            return {RESPONSE: True}
        case ["false"]:
            return {RESPONSE: False}
        case [] | [""]:
            return {}
        case _:
            raise InvalidAnswerError(Problem.UNKNOWN_OPTION)


def _gaps(cloze: Cloze, names: Names, fields: Fields) -> Answer:
    given = {gap.id: _text(fields, f"gap-{index}") for index, gap in enumerate(cloze.gaps)}
    filled = {gap: _option(names, cloze.bank, text) if cloze.bank else text for gap, text in given.items() if text}
    return {RESPONSE: filled} if filled else {}


def _pairs(matching: Matching, names: Names, fields: Fields) -> Answer:
    given = {prompt.id: _text(fields, f"match-{names.token(prompt)}") for prompt in matching.prompts}
    pairs = {prompt: _option(names, matching.choices, token) for prompt, token in given.items() if token}
    return {RESPONSE: pairs} if pairs else {}


def _sequence(entries: tuple[Option, ...], names: Names, fields: Fields) -> Answer:
    places = {entry.id: _text(fields, f"place-{names.token(entry)}") for entry in entries}
    if not any(places.values()):
        return {}
    if sorted(places.values()) != sorted(str(place) for place in range(1, len(entries) + 1)):
        raise InvalidAnswerError(Problem.INCOMPLETE_ORDER)
    return {RESPONSE: sorted(places, key=lambda entry: int(places[entry]))}
