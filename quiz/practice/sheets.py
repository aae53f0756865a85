"""A card as templates need it: the question it asks, and the review of an answer."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from quiz.attempts.answers import Problem
from quiz.attempts.names import Names
from quiz.attempts.presentation import present
from quiz.attempts.protocol import Submission
from quiz.attempts.review import Review
from quiz.attempts.review import review as lay_open
from quiz.attempts.scores import score_answer
from quiz.attempts.sheets import Entry
from quiz.mapping import item_of
from quiz.models import ItemVersion, PracticeCard, PracticeReview


@dataclass(frozen=True, slots=True)
class Alone:
    """The place of an item that stands alone on its page."""

    item_version_id: int
    id: int = 0
    position: int = 1
    points: Decimal = Decimal(1)


def names_of(secret: str, card: PracticeCard, version: ItemVersion, asked: UUID) -> Names:
    """Return the options' names and order in one review, which are other ones in the next; `asked` is its UUID."""
    return Names(hmac.digest(secret.encode(), f"practice:{card.id}:{version.id}:{asked}".encode(), "sha256"))


def ask(
    version: ItemVersion, names: Names, asked: UUID, given: Submission | None = None, problem: Problem | None = None
) -> Entry:
    """Show a question, with an answer that could not be stored where there is one."""
    return Entry(
        position=1,
        item_version_id=version.id,
        question=present(item_of(version), names),
        fields=given.fields if given else {},
        answered=False,
        flagged=False,
        saved_at=None,
        newest_sequence=0,
        response_uuid=asked,
        unsaved=given is not None,
        problem=problem,
        review=None,
    )


def reviewed(stored: PracticeReview) -> Review:
    """Lay open what was asked and the answer to it."""
    version = stored.item_version
    return lay_open(score_answer(Alone(version.id), version, item_of(version), stored.answer))
