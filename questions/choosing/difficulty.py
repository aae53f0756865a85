"""How hard an item is likely to be before anybody has answered it: a rule of thumb for choosing, no measurement."""

from __future__ import annotations

from enum import StrEnum

from questions.asking import AnswerKind
from questions.items import Cloze, ItemType
from questions.writers import Draft


class Difficulty(StrEnum):
    """Three steps, as a teacher thinks of them."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


_FORM = {  # judging is easier than choosing, recognising easier than recalling
    ItemType.TRUE_FALSE: 0,
    ItemType.SINGLE_CHOICE: 1,
    ItemType.CLOZE: 1,
    ItemType.MATCHING: 1,
    ItemType.MULTIPLE_RESPONSE: 2,
    ItemType.ORDERING: 2,
    ItemType.NUMERIC: 2,
    ItemType.SHORT_TEXT: 2,
}
_DEMANDING = frozenset({AnswerKind.REASON, AnswerKind.PURPOSE, AnswerKind.CONTENT, AnswerKind.MULTIPLE})
_PASSING = 0.35  # what the article makes so little of is easily overlooked
_MEDIUM, _HARD = 2, 3


def difficulty(draft: Draft) -> Difficulty:
    """Return the step, from the form of the answer, what is asked for and how much the article makes of it."""
    interaction = draft.item.interaction
    points = _FORM[draft.item.type] + (isinstance(interaction, Cloze) and not interaction.bank)
    points += (draft.kind in _DEMANDING) + (draft.importance < _PASSING)
    if points >= _HARD:
        return Difficulty.HARD
    return Difficulty.MEDIUM if points >= _MEDIUM else Difficulty.EASY
