"""Scores, computed from the responses whenever they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from questions.items import Item
from questions.scoring import Verdict, score
from quiz.attempts.answers import RESPONSE, Answer
from quiz.attempts.grading import Gradings
from quiz.attempts.rescoring import Rescored, Rule, rescore
from quiz.mapping import item_of
from quiz.models import AttemptItem, Credit, ItemVersion, Response

RIGHT, NOTHING = Decimal(1), Decimal(0)


class Place(Protocol):
    """What scoring needs of an item's place in an attempt: an AttemptItem, or its columns."""

    @property
    def id(self) -> int:
        """The attempt item's primary key."""

    @property
    def position(self) -> int:
        """Where the attempt shows it, from 1."""

    @property
    def points(self) -> Decimal:
        """What it is worth."""

    @property
    def item_version_id(self) -> int:
        """The version that was shown."""


@dataclass(frozen=True, slots=True)
class Scored:
    """An item of an attempt with the answer that counts; `verdict` is None where there is none.

    `version` is what the attempt showed, `item` what the answer is scored by: the same, or the item of the regrade's
    `rule`; `answer` is in its options, `given` as it was stored. `fraction` is the share of the points in 0..1,
    `earned` the points to the hundredth; points `awarded` by hand stand above everything. `kept` is an answer that the
    rule could not read.
    """

    place: Place
    version: ItemVersion
    item: Item
    answer: Answer
    given: Answer
    verdict: Verdict | None
    fraction: Decimal
    earned: Decimal
    awarded: Decimal | None = None
    rule: Rule | None = None
    kept: bool = False

    @property
    def scoring_version_id(self) -> int:
        """The version of `item`."""
        return self.rule.version_id if self.rule and not self.kept else self.place.item_version_id

    @property
    def right(self) -> bool:
        """Whether the answer earns all the points."""
        return self.fraction == 1


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


def score_item(
    place: AttemptItem, response: Response | None, item: Item | None = None, gradings: Gradings | None = None
) -> Scored:
    """Score the response that counts; `item` saves converting the version again where the caller has it."""
    version = place.item_version
    return score_answer(place, version, item or item_of(version), response.answer if response else {}, gradings)


def score_answer(
    place: Place, version: ItemVersion, item: Item, answer: Answer, gradings: Gradings | None = None
) -> Scored:
    """Score an answer to the item of a version, by hand or by a regrade where there is one."""
    gradings = gradings or Gradings()
    awarded, rule = gradings.awarded.get(place.id), gradings.rule_for(version)
    found = rescore(item, answer, rule) if rule else Rescored(item, answer, _verdict(item, answer))
    fraction, earned = _points(place.points, found.verdict, awarded, rule)
    return Scored(
        place, version, found.item, found.answer, answer, found.verdict, fraction, earned, awarded, rule, found.kept
    )


def _verdict(item: Item, answer: Answer) -> Verdict | None:
    return score(item, answer[RESPONSE]) if answer else None


def _points(
    points: Decimal, verdict: Verdict | None, awarded: Decimal | None, rule: Rule | None
) -> tuple[Decimal, Decimal]:
    if awarded is not None:
        return awarded / points if points else RIGHT, awarded
    if rule and rule.credit is Credit.EVERYONE:
        return RIGHT, points
    fraction = verdict.fraction if verdict else NOTHING
    return fraction, (points * fraction).quantize(Decimal("0.01"), ROUND_HALF_UP)


def score_attempt(
    places: Iterable[AttemptItem], counting: Mapping[int, Response], gradings: Gradings | None = None
) -> list[Scored]:
    """Score all items of an attempt; `counting` holds the responses that count by attempt item."""
    return [score_item(place, counting.get(place.id), gradings=gradings) for place in places]


def total(scored: Iterable[Scored]) -> Total:
    """Add up an attempt's scores."""
    entries = list(scored)
    return Total(
        earned=sum((entry.earned for entry in entries), Decimal(0)),
        possible=sum((entry.place.points for entry in entries), Decimal(0)),
        right=sum(entry.right for entry in entries),
        items=len(entries),
    )
