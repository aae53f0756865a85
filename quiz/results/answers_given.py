"""Item statistics: how hard an item was, and what was answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from questions.items import Item, Numeric, ShortText
from quiz.attempts.scores import Scored
from quiz.results.labels import answer_labels, key_labels, possible_labels

SHOWN_TEXTS = 10


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How often something was chosen or written."""

    label: str
    count: int
    is_key: bool


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """What learners did with one version of an item, whose `position` is that in the teacher's order.

    `facility` is the mean share of the points in 0..1, with unanswered items as wrong ones; `other` counts the answers
    that are not among the SHOWN_TEXTS most frequent ones.
    """

    position: int
    version: int
    item: Item
    seen: int
    answered: int
    right: int
    facility: float
    counts: tuple[AnswerCount, ...]
    other: int

    @property
    def unanswered(self) -> int:
        """How many had the item and left it out."""
        return self.seen - self.answered


def item_statistics(scored: Iterable[Scored], order: Sequence[int]) -> list[ItemStatistics]:
    """Gather scores by item version; `order` holds item ids in the quiz's order, removed items come after them."""
    by_version: dict[int, list[Scored]] = {}
    for entry in scored:
        by_version.setdefault(entry.scoring_version_id, []).append(entry)
    columns = columns_of((entry for entries in by_version.values() for entry in entries[:1]), order)
    found = [_statistics(entries, columns) for entries in by_version.values()]
    return sorted(found, key=lambda one: (one.position, one.version))


def columns_of(scored: Iterable[Scored], order: Sequence[int]) -> list[int]:
    """Return the ids of all items in the order in which tables show them, with removed ones at the end."""
    met = {entry.version.item_id for entry in scored}
    return [*order, *sorted(met.difference(order))]


def _statistics(entries: list[Scored], columns: Sequence[int]) -> ItemStatistics:
    item = entries[0].item
    answered = [entry for entry in entries if entry.verdict]
    given = Counter(label for entry in answered for label in answer_labels(item, entry.answer))
    key = set(key_labels(item))
    if isinstance(item.interaction, Numeric | ShortText):  # every spelling that was accepted
        key = {label for entry in answered if entry.right for label in answer_labels(item, entry.answer)}
    possible = possible_labels(item)
    labels = possible or [label for label, _count in given.most_common(SHOWN_TEXTS)]
    earned = sum((Fraction(entry.verdict.fraction) for entry in answered if entry.verdict), Fraction(0))
    return ItemStatistics(
        position=columns.index(entries[0].version.item_id) + 1,
        version=entries[0].version.number,
        item=item,
        seen=len(entries),
        answered=len(answered),
        right=sum(entry.right for entry in entries),
        facility=float(earned / len(entries)),
        counts=tuple(AnswerCount(label, given[label], label in key) for label in labels),
        other=given.total() - sum(given[label] for label in labels),
    )
