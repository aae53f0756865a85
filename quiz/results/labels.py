"""Answers in one line, as tables and files show them."""

from __future__ import annotations

from flask_babel import gettext as _

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
from quiz.attempts.answers import RESPONSE, Answer
from quiz.attempts.presentation import number_text


def answer_labels(item: Item, answer: Answer) -> list[str]:
    """Return what the learner chose or wrote, one text for each choice or field; none for an empty answer."""
    match item.interaction:
        case SingleChoice(options=options):
            return [_text(options, answer[RESPONSE])] if answer else []
        case MultipleResponse(options=options):
            return [_text(options, chosen) for chosen in answer.get(RESPONSE, ())]
        case TrueFalse():
            return [truth_label(truth=answer[RESPONSE])] if answer else []
        case Numeric(unit=unit):
            return [f"{answer[RESPONSE]} {unit or ''}".rstrip()] if answer else []
        case ShortText():
            return [answer[RESPONSE]] if answer else []
        case Cloze(gaps=gaps, bank=bank):
            given = answer.get(RESPONSE, {})
            filled = ((place, given[gap.id]) for place, gap in enumerate(gaps, start=1) if gap.id in given)
            return [f"({place}) {_text(bank, text) if bank else text}" for place, text in filled]
        case Matching(prompts=prompts, choices=choices):
            return [
                f"{_text(prompts, prompt)} → {_text(choices, choice)}"
                for prompt, choice in answer.get(RESPONSE, {}).items()
            ]
        case Ordering(entries=entries):
            return [" → ".join(_text(entries, entry) for entry in answer[RESPONSE])] if answer else []


def key_labels(item: Item) -> list[str]:
    """Return the key in the words that `answer_labels` uses for the right answer."""
    match item.interaction:
        case SingleChoice(options=options, key=key):
            return [_text(options, key)]
        case MultipleResponse(options=options, keys=keys):
            return [_text(options, key) for key in keys]
        case TrueFalse(key=key):
            return [truth_label(truth=key)]
        case Numeric(key=number, unit=unit):
            return [f"{number_text(number)} {unit or ''}".rstrip()]
        case ShortText(accepted=accepted):
            return [accepted[0]]
        case Cloze(gaps=gaps):
            return [f"({place}) {gap.accepted[0]}" for place, gap in enumerate(gaps, start=1)]
        case Matching(prompts=prompts, choices=choices, pairs=pairs):
            return [f"{_text(prompts, prompt)} → {_text(choices, choice)}" for prompt, choice in pairs]
        case Ordering(entries=entries, sequence=sequence):
            return [" → ".join(_text(entries, entry) for entry in sequence)]


def possible_labels(item: Item) -> list[str]:
    """Return everything there was to choose, in the item's order; nothing where the learner writes or combines."""
    match item.interaction:
        case SingleChoice(options=options) | MultipleResponse(options=options):
            return [option.text for option in options]
        case TrueFalse():
            return [truth_label(truth=truth) for truth in (True, False)]
        case _:
            return []


def truth_label(*, truth: bool) -> str:
    """Return what stands on the two options of a statement."""
    return _("Richtig") if truth else _("Falsch")


def _text(options: tuple[Option, ...], option_id: str) -> str:
    return next((option.text for option in options if option.id == option_id), option_id)
