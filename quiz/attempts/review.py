"""What a learner sees of an item once its key is due: own answer, key, why, and the proof."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from questions.items import (
    Change,
    Cloze,
    Evidence,
    Item,
    ItemType,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from questions.scoring import Reason, Verdict
from quiz.attempts.answers import RESPONSE, Answer
from quiz.attempts.presentation import cloze_parts, number_text
from quiz.attempts.scores import Scored

_PLAIN = {Decimal(1): Reason.CORRECT, Decimal(0): Reason.INCORRECT}
"""Reasons that tell no more than the points do."""


@dataclass(frozen=True, slots=True)
class ReviewedOption:
    """An option with what the learner and the key say about it; `truth` is set for the two of a statement.

    `disproof` is what the article says instead.
    """

    text: str
    chosen: bool
    is_key: bool
    why_wrong: str | None = None
    truth: bool | None = None
    disproof: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewedPart:
    """A field with its given and its right content; `label` says which one where there are several."""

    label: str | None
    given: str
    expected: str
    right: bool


@dataclass(frozen=True, slots=True)
class Review:
    """An item with its answer, key and proof. It has options or parts; `text` is that of a cloze.

    Where `shows_key` is False, nothing of the key is in it.
    """

    position: int
    type: ItemType
    stem: str
    text: tuple[str | int, ...]
    options: tuple[ReviewedOption, ...]
    parts: tuple[ReviewedPart, ...]
    unit: str | None
    verdict: Verdict | None
    fraction: Decimal
    points: Decimal
    earned: Decimal
    explanation: str
    evidence: tuple[Evidence, ...]
    change: Change | None
    shows_key: bool = True

    @property
    def right(self) -> bool:
        """Whether the answer earns all the points."""
        return self.fraction == 1

    @property
    def wrong(self) -> bool:
        """Whether there is an answer and it earns nothing."""
        return self.verdict is not None and self.fraction == 0


def review(scored: Scored) -> Review:
    """Lay open an item and the answer that counted."""
    item = scored.item
    return Review(
        position=scored.place.position,
        type=item.type,
        stem=item.stem,
        text=cloze_parts(item.interaction) if isinstance(item.interaction, Cloze) else (),
        options=_options(item, scored.answer),
        parts=_parts(item, scored.answer, scored.verdict),
        unit=item.interaction.unit if isinstance(item.interaction, Numeric) else None,
        verdict=scored.verdict,
        fraction=scored.fraction,
        points=scored.place.points,
        earned=scored.earned,
        explanation=item.explanation,
        evidence=tuple(proof for proof in item.evidence if proof.option is None),
        change=item.interaction.changed if isinstance(item.interaction, TrueFalse) else None,
    )


def without_key(one: Review) -> Review:
    """Take out of a review all that tells the key or leads to it: what stays is the answer, its verdict and points."""
    verdict = one.verdict
    if verdict is not None and verdict.reason is not Reason.UNREADABLE:
        verdict = Verdict(verdict.fraction, _PLAIN.get(verdict.fraction, Reason.PARTLY_CORRECT))
    return replace(
        one,
        options=tuple(replace(option, is_key=False, why_wrong=None, disproof=None) for option in one.options),
        parts=tuple(replace(part, expected="", right=False) for part in one.parts),
        verdict=verdict,
        explanation="",
        evidence=(),
        change=None,
        shows_key=False,
    )


def _options(item: Item, answer: Answer) -> tuple[ReviewedOption, ...]:
    match item.interaction:
        case SingleChoice(options=options, key=key):
            return _reviewed(item, options, {answer.get(RESPONSE)}, {key})
        case MultipleResponse(options=options, keys=keys):
            return _reviewed(item, options, answer.get(RESPONSE, ()), keys)
        case TrueFalse(key=key):
            given = answer.get(RESPONSE)
            return tuple(ReviewedOption("", given is truth, key is truth, truth=truth) for truth in (True, False))
        case _:
            return ()


def _reviewed(
    item: Item, options: Iterable[Option], chosen: Iterable[str | None], keys: Iterable[str]
) -> tuple[ReviewedOption, ...]:
    chosen, keys = set(chosen), set(keys)
    disproofs = {proof.option: proof.text for proof in item.evidence if proof.option is not None}
    return tuple(
        ReviewedOption(
            option.text, option.id in chosen, option.id in keys, option.why_wrong, disproof=disproofs.get(option.id)
        )
        for option in options
    )


def _parts(item: Item, answer: Answer, verdict: Verdict | None) -> tuple[ReviewedPart, ...]:
    right = verdict is not None and verdict.fraction == 1
    match item.interaction:
        case Numeric(key=key):
            return (ReviewedPart(None, answer.get(RESPONSE, ""), number_text(key), right),)
        case ShortText(accepted=accepted):
            return (ReviewedPart(None, answer.get(RESPONSE, ""), accepted[0], right),)
        case Cloze() as cloze:
            return _gaps(cloze, answer.get(RESPONSE, {}), verdict)
        case Matching() as matching:
            return _pairs(matching, answer.get(RESPONSE, {}))
        case Ordering() as ordering:
            return _places(ordering, answer.get(RESPONSE, ()))
        case _:
            return ()


def _gaps(cloze: Cloze, given: Answer, verdict: Verdict | None) -> tuple[ReviewedPart, ...]:
    texts = {option.id: option.text for option in cloze.bank}
    judged: Any = verdict.detail.get("gaps", {}) if verdict else {}
    right = {gap for gap, one in judged.items() if one["fraction"] == "1"}
    filled = {gap: texts.get(str(text), str(text)) for gap, text in given.items()}
    return tuple(
        ReviewedPart(str(number), filled.get(gap.id, ""), gap.accepted[0], gap.id in right)
        for number, gap in enumerate(cloze.gaps, start=1)
    )


def _pairs(matching: Matching, given: Answer) -> tuple[ReviewedPart, ...]:
    texts = {choice.id: choice.text for choice in matching.choices}
    key = dict(matching.pairs)
    return tuple(
        ReviewedPart(
            prompt.text,
            texts.get(given.get(prompt.id, ""), ""),
            texts[key[prompt.id]],
            given.get(prompt.id) == key[prompt.id],
        )
        for prompt in matching.prompts
    )


def _places(ordering: Ordering, given: Iterable[str]) -> tuple[ReviewedPart, ...]:
    texts = {entry.id: entry.text for entry in ordering.entries}
    order = list(given) or [""] * len(ordering.sequence)
    return tuple(
        ReviewedPart(f"{place}.", texts.get(mine, ""), texts[key], mine == key)
        for place, (mine, key) in enumerate(zip(order, ordering.sequence, strict=True), start=1)
    )
