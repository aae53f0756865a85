"""What must be known of an attempt to store an answer to it, as plain values: from loaded objects, or from columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from questions.items import Item
from quiz.attempts.terms import ends_at, terms_of
from quiz.mapping import item_of
from quiz.models import Attempt


@dataclass(frozen=True, slots=True)
class Place:
    """An item in an attempt: `flagged` to be looked at again, `locked_at` since its key was shown."""

    id: int
    position: int
    item_version_id: int
    item: Item
    flagged: bool
    locked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How an attempt stood when it was read.

    `ends_at` is when it ends by itself (None: never), `grace` how long answers count after that, `places` its items by
    position, those alone that were asked for.
    """

    id: int
    public_id: UUID
    seed: int
    submitted_at: datetime | None
    keys_shown_at: datetime | None
    ends_at: datetime | None
    grace: timedelta
    places: Mapping[int, Place]

    def is_to_be_settled(self, now: datetime) -> bool:
        """Whether its time is over and nobody has submitted it yet."""
        return self.submitted_at is None and self.ends_at is not None and now >= self.ends_at


def standing_of(attempt: Attempt, positions: Collection[int]) -> Standing:
    """Take the values from an attempt that was loaded with its items and their versions."""
    return Standing(
        id=attempt.id,
        public_id=attempt.public_id,
        seed=attempt.seed,
        submitted_at=attempt.submitted_at,
        keys_shown_at=attempt.keys_shown_at,
        ends_at=ends_at(attempt),
        grace=terms_of(attempt).grace,
        places={
            place.position: Place(
                id=place.id,
                position=place.position,
                item_version_id=place.item_version_id,
                item=item_of(place.item_version),
                flagged=place.flagged,
                locked_at=place.locked_at,
            )
            for place in attempt.items
            if place.position in positions
        },
    )
