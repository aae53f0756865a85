"""What a question asks for, and how long everything is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from questions.asking import AnswerKind
from questions.items import TrueFalse
from questions.judging.context import Context

_SAYING = frozenset({"who_said", "who_reported", "said_what"})
_PLACES = frozenset({AnswerKind.COUNTRY, AnswerKind.CITY, AnswerKind.STATE, AnswerKind.PLACE})
_AMOUNTS = frozenset(
    {AnswerKind.NUMBER, AnswerKind.PERCENTAGE, AnswerKind.MONEY, AnswerKind.MULTIPLE, AnswerKind.DURATION}
)
_FEW, _MANY = 7, 18  # words
_ASKING = re.compile(r"w(?:er|en|em|essen|as|ann|o|ohin|oher|ie|arum|elch\w*)")


def form(c: Context) -> Mapping[str, float]:
    """Tell the kind of question and answer, and the length of prompt and answer together."""
    item, kind = c.draft.item, c.draft.kind
    changed = item.interaction.changed if isinstance(item.interaction, TrueFalse) else None
    question = c.prompt.endswith("?")
    return {
        "asks_who_said": item.writer in _SAYING,
        "asks_person": kind is AnswerKind.PERSON,
        "asks_place": kind in _PLACES,
        "asks_thing": kind is AnswerKind.THING,
        "asks_amount": question and kind in _AMOUNTS,
        "asks_reason": kind is AnswerKind.REASON,
        "asks_day": kind is AnswerKind.DAY,
        "asks_behind": question and [_ASKING.fullmatch(w) is not None for w in c.words[:2]] == [False, True],
        "is_cloze": item.writer == "cloze",
        "changes_word": changed is not None and kind is None,
        "words": c.length / 10,
        "few_words": c.length < _FEW,
        "many_words": c.length > _MANY,
    }
