"""Scores, computed from the responses whenever they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from questions.items import Item
from questions.scoring import Verdict, score
from quiz.attempts.answers import RESPONSE, Answer
from quiz.mapping import item_of
from quiz.models import AttemptItem, Response


@dataclass(frozen=True, slots=True)
class Scored:
    """An item of an attempt with the answer that counts; `verdict` is None where there is none."""

    place: AttemptItem
    item: Item
    answer: Answer
    verdict: Verdict | None

    @property
    def earned(self) -> Decimal:
        """Points for the answer, to the hundredth."""
        fraction = self.verdict.fraction if self.verdict else Decimal(0)
        return (self.place.points * fraction).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def right(self) -> bool:
        """Whether the answer earns all the points."""
        return self.verdict is not None and self.verdict.fraction == 1


@dataclass(frozen=True, slots=True)
class Total:
    """Points earned of those that could be, and how many items were right."""

    earned: Decimal
    possible: Decimal
    right: int
    items: int

    @property
    def share(self) -> Decimal:
        """Earned points as a share in 0..1; where there are none to earn, the share of right items."""
        if self.possible:
            return self.earned / self.possible
        return Decimal(self.right) / self.items if self.items else Decimal(0)


def score_item(place: AttemptItem, response: Response | None, item: Item | None = None) -> Scored:
    """Score the response that counts; `item` saves converting the version again where the caller has it."""
    item = item or item_of(place.item_version)
    answer = response.answer if response else {}
    return Scored(place, item, answer, score(item, answer[RESPONSE]) if answer else None)


def score_attempt(places: Iterable[AttemptItem], counting: Mapping[int, Response]) -> list[Scored]:
    """Score all items of an attempt; `counting` holds the responses that count by attempt item."""
    return [score_item(place, counting.get(place.id)) for place in places]


def total(scored: Iterable[Scored]) -> Total:
    """Add up an attempt's scores."""
    entries = list(scored)
    return Total(
        earned=sum((entry.earned for entry in entries), Decimal(0)),
        possible=sum((entry.place.points for entry in entries), Decimal(0)),
        right=sum(entry.right for entry in entries),
        items=len(entries),
    )
