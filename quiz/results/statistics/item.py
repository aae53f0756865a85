"""One item: how hard it was, whether it tells strong learners from weak ones, and who chose what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.results.statistics.estimates import Estimate, correlated, deviation, proportion

MIN_FOR_THIRDS = 9
"""From how many answers on there are thirds: three learners in each."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one attempt did with the item.

    `share` of the item's points in 0..1, that of all other items in `rest` (None where there are no others), and the
    `choices` made, by any name; none for an item that was left out.
    """

    share: float
    rest: float | None
    choices: tuple[str, ...] = ()
    answered: bool = True


@dataclass(frozen=True, slots=True)
class Thirds:
    """Who belongs to the lower and the upper third by the rest of the quiz; indexes of what was taken.

    Learners with the same rest are never parted, so that a third may be larger than its name.
    """

    lower: tuple[int, ...]
    upper: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """How often something was chosen, by all and in the thirds (None without thirds), and by how strong learners.

    `strength` is the correlation of choosing it with the rest of the quiz.
    """

    choice: str
    count: int
    upper: int | None
    lower: int | None
    strength: float | None


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """The figures of an item.

    `facility` is the mean share of the points with left-out items as wrong ones; `discrimination` the correlation of
    the item's points with those of the rest (None where either does not vary); `guess` the share that blind guessing
    would earn.
    """

    seen: int
    answered: int
    right: int
    facility: Estimate
    deviation: float | None
    discrimination: Estimate | None
    guess: float
    thirds: Thirds | None
    options: tuple[OptionFigures, ...]


def item_figures(taken: Sequence[Taken], choices: Sequence[str], guess: float) -> ItemFigures:
    """Work out the figures of an item; `choices` names what is counted, in the order of the result.

    Raises ZeroDivisionError for an item that nobody saw.
    """
    thirds = split_in_thirds([one.rest for one in taken])
    return ItemFigures(
        seen=len(taken),
        answered=sum(one.answered for one in taken),
        right=sum(one.share == 1 for one in taken),
        facility=proportion(sum(one.share for one in taken), len(taken)),
        deviation=deviation([one.share for one in taken]),
        discrimination=_discrimination(taken),
        guess=guess,
        thirds=thirds,
        options=_options(taken, choices, thirds),
    )


def split_in_thirds(rests: Sequence[float | None]) -> Thirds | None:
    """Part learners by what they earned in the rest; None for fewer than MIN_FOR_THIRDS or if most are alike."""
    known = sorted(rest for rest in rests if rest is not None)
    if len(known) < MIN_FOR_THIRDS:
        return None
    size = len(known) // 3
    lowest, highest = known[size - 1], known[-size]
    if lowest >= highest:
        return None
    return Thirds(
        tuple(index for index, rest in enumerate(rests) if rest is not None and rest <= lowest),
        tuple(index for index, rest in enumerate(rests) if rest is not None and rest >= highest),
    )


def _discrimination(taken: Sequence[Taken]) -> Estimate | None:
    pairs = [(one.share, one.rest) for one in taken if one.rest is not None]
    return correlated([share for share, _rest in pairs], [rest for _share, rest in pairs])


def _options(taken: Sequence[Taken], choices: Sequence[str], thirds: Thirds | None) -> tuple[OptionFigures, ...]:
    all_counts = _count(taken)
    upper = _count([taken[index] for index in thirds.upper]) if thirds else None
    lower = _count([taken[index] for index in thirds.lower]) if thirds else None
    return tuple(
        OptionFigures(
            choice,
            all_counts[choice],
            upper[choice] if upper is not None else None,
            lower[choice] if lower is not None else None,
            _strength(taken, choice),
        )
        for choice in choices
    )


def _count(taken: Sequence[Taken]) -> Counter[str]:
    return Counter(choice for one in taken for choice in set(one.choices))


def _strength(taken: Sequence[Taken], choice: str) -> float | None:
    pairs = [(float(choice in one.choices), one.rest) for one in taken if one.rest is not None]
    found = correlated([chosen for chosen, _rest in pairs], [rest for _chosen, rest in pairs])
    return found.value if found else None
