"""What an item's figures give reason to look at: said only where there are enough answers, and the interval agrees."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.results.statistics.estimates import correlated, sign_test
from quiz.results.statistics.item import ItemFigures, Taken

MIN_FOR_VERDICT = 12
"""Below so many answers nothing is said about an item."""

CHANCE = 0.05
"""How probable it may be that strong learners preferred a distractor by chance."""

EASY, HARD = 0.85, 0.25
"""A facility whose whole interval lies above or below these is too easy or too hard."""

FLAT = 0.15
"""A discrimination up to this is none, where the item is also no easier than guessing."""


class Suspicion(StrEnum):
    """What is probably wrong with an item, the worst first."""

    DISTRACTOR_PREFERRED = "distractor_preferred"  # strong learners choose a distractor rather than the key
    NEGATIVE = "negative"  # the stronger a learner in the rest, the fewer points here
    GUESSED = "guessed"  # no better than guessing, and strong learners do no better than weak ones
    TOO_HARD = "too_hard"
    TOO_EASY = "too_easy"


@dataclass(frozen=True, slots=True)
class Finding:
    """A suspicion, and the choice that it is about."""

    suspicion: Suspicion
    choice: str | None = None


def findings(figures: ItemFigures, taken: Sequence[Taken], keys: Collection[str]) -> tuple[Finding, ...]:
    """Return what to look at, the worst first; nothing below MIN_FOR_VERDICT answers.

    `figures` are those of what was `taken`, `keys` the right choices.
    """
    if figures.seen < MIN_FOR_VERDICT:
        return ()
    found = []
    if preferred := _preferred(figures, taken, keys):
        found.append(Finding(Suspicion.DISTRACTOR_PREFERRED, preferred))
    if figures.discrimination and figures.discrimination.high < 0:
        found.append(Finding(Suspicion.NEGATIVE))
    if not found and _guessed(figures):
        found.append(Finding(Suspicion.GUESSED))
    if not found and figures.facility.high < max(HARD, figures.guess):
        found.append(Finding(Suspicion.TOO_HARD))
    if figures.facility.low > EASY:
        found.append(Finding(Suspicion.TOO_EASY))
    return tuple(found)


def _preferred(figures: ItemFigures, taken: Sequence[Taken], keys: Collection[str]) -> str | None:
    """The distractor that strong learners choose rather than the key, by more than chance.

    Either the upper third chose it more often (sign test), or the stronger somebody is in the rest, the rather they
    choose it and not the key (the correlation's whole interval is above 0).
    """
    counts = {option.choice: option for option in figures.options}
    right = [choice for choice in counts if choice in keys]
    distractors = [choice for choice in counts if choice not in keys and counts[choice].count]
    if not right or not distractors:
        return None
    if figures.thirds:
        upper = {choice: option.upper or 0 for choice, option in counts.items()}
        favourite = max(distractors, key=upper.__getitem__)
        if sign_test(upper[favourite], max(upper[choice] for choice in right)) < CHANCE:
            return favourite
    draws = {choice: _draw(taken, choice, keys) for choice in distractors}
    strongest = max(distractors, key=draws.__getitem__)
    return strongest if draws[strongest] > 0 else None


def _draw(taken: Sequence[Taken], distractor: str, keys: Collection[str]) -> float:
    """The lower end of the correlation between the rest and choosing the distractor (1) or the key (-1)."""
    sides = [
        (float(distractor in one.choices) - float(any(choice in keys for choice in one.choices)), one.rest)
        for one in taken
        if one.rest is not None
    ]
    found = correlated([side for side, _rest in sides], [rest for _side, rest in sides])
    return found.low if found else -1.0


def _guessed(figures: ItemFigures) -> bool:
    discrimination = figures.discrimination
    return (
        figures.guess > 0
        and figures.facility.low <= figures.guess
        and discrimination is not None
        and discrimination.value < FLAT
    )
