"""Which share of an item's points somebody earns on average who answers blindly (Moodle: random guess score)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from questions.items import Cloze, Item, Matching, MultipleResponse, Ordering, SingleChoice, TrueFalse


def guess_score(item: Item) -> float:
    """Return the expected share in 0..1, each possible answer being equally likely; nobody guesses what is typed."""
    match item.interaction:
        case SingleChoice(options=options):
            return 1 / len(options)
        case TrueFalse():
            return 1 / 2
        case MultipleResponse(options=options, keys=keys):
            return _subset(len(keys), len(options) - len(keys))
        case Cloze(gaps=gaps, bank=bank) if bank:
            fitting = sum(sum(option.text in gap.accepted for option in bank) for gap in gaps)
            return fitting / len(gaps) / len(bank)
        case Matching(choices=choices):
            return 1 / len(choices)
        case Ordering(sequence=sequence):
            return _order(len(sequence))
        case _:
            return 0.0


def _subset(keys: int, distractors: int) -> float:
    """The mean of (right - wrong) / keys, at least 0, over all choices but the empty one."""
    total = math.fsum(
        math.comb(keys, right) * math.comb(distractors, wrong) * (right - wrong) / keys
        for right in range(1, keys + 1)
        for wrong in range(min(right, distractors + 1))
    )
    return float(total / (2 ** (keys + distractors) - 1))


def _order(n: int) -> float:
    """The mean of (L - 1) / (n - 1), L being the longest increasing subsequence of a random order.

    By the Robinson-Schensted correspondence as many orders have L = k as there are pairs of standard Young tableaux of
    one shape with a first row of k; the hook length formula counts them (Frame, Robinson & Thrall 1954).
    """
    expected = sum(shape[0] * _tableaux(shape) ** 2 for shape in _partitions(n, n)) / math.factorial(n)
    return (expected - 1) / (n - 1)


def _partitions(n: int, largest: int) -> Iterator[tuple[int, ...]]:
    if n == 0:
        yield ()
    for first in range(min(n, largest), 0, -1):
        for rest in _partitions(n - first, first):
            yield (first, *rest)


def _tableaux(shape: tuple[int, ...]) -> int:
    columns = [sum(row > place for row in shape) for place in range(shape[0])]
    hooks = (row - place + columns[place] - line - 1 for line, row in enumerate(shape) for place in range(row))
    return math.factorial(sum(shape)) // math.prod(hooks)
