"""What a question asks for, and how long everything is."""

from __future__ import annotations

from collections.abc import Mapping

from questions.asking import AnswerKind
from questions.items import TrueFalse
from questions.judging.context import Context

_SAYING = frozenset({"who_said", "who_reported", "said_what"})
_PLACES = frozenset({AnswerKind.COUNTRY, AnswerKind.CITY, AnswerKind.STATE, AnswerKind.PLACE})
_FEW, _MANY = 7, 18  # words


def form(c: Context) -> Mapping[str, float]:
    """Tell the kind of question and answer, and the length of prompt and answer together."""
    item, kind = c.draft.item, c.draft.kind
    changed = item.interaction.changed if isinstance(item.interaction, TrueFalse) else None
    return {
        "asks_who_said": item.writer in _SAYING,
        "asks_person": kind is AnswerKind.PERSON,
        "asks_place": kind in _PLACES,
        "asks_thing": kind is AnswerKind.THING,
        "is_cloze": item.writer == "cloze",
        "changes_word": changed is not None and kind is None,
        "words": c.length / 10,
        "few_words": c.length < _FEW,
        "many_words": c.length > _MANY,
    }
