"""The pages of an attempt as templates need them: every question with its answer, how it stands, and what is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from questions.items import Item
from quiz.attempts.answers import Fields, Problem, show_answer
from quiz.attempts.grading import Gradings
from quiz.attempts.names import Names
from quiz.attempts.presentation import Choice, Question, present
from quiz.attempts.protocol import Rejection
from quiz.attempts.review import Review, review, without_key
from quiz.attempts.scores import Scored, score_item
from quiz.attempts.terms import Terms, ends_at, terms_of
from quiz.mapping import item_of
from quiz.models import Attempt, AttemptItem, Release, Response


@dataclass(frozen=True, slots=True)
class Entry:
    """A question in its place; `fields` fill its inputs, `review` is there once its key was shown.

    An `unsaved` one shows an answer that could not be stored: for its `problem`, or because the form had expired.
    """

    position: int
    item_version_id: int
    question: Question
    fields: Fields
    answered: bool
    flagged: bool
    saved_at: datetime | None
    newest_sequence: int
    response_uuid: UUID
    unsaved: bool
    problem: Problem | None
    review: Review | None

    def given(self, name: str) -> str:
        """Return the value of a field of which there is one."""
        return next(iter(self.fields.get(name, ())), "")

    @property
    def in_order(self) -> tuple[Choice, ...]:
        """The entries of an ordering as they were put in order, or as the attempt shuffled them."""
        places = {choice.token: self.given(f"place-{choice.token}") for choice in self.question.choices}
        if not set(places.values()) <= {str(place) for place in range(1, len(places) + 1)}:
            return self.question.choices
        return tuple(sorted(self.question.choices, key=lambda choice: int(places[choice.token])))


@dataclass(frozen=True, slots=True)
class Sheet:
    """All questions of an attempt at one moment of the server's clock."""

    attempt: Attempt
    entries: tuple[Entry, ...]
    now: datetime
    terms: Terms
    ends_at: datetime | None

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(entry.answered for entry in self.entries)

    @property
    def checkable(self) -> bool:
        """Whether an answer can be checked at once."""
        return self.terms.checkable

    @property
    def first_open(self) -> int | None:
        """The position of the first question without an answer."""
        return next((entry.position for entry in self.entries if not entry.answered), None)


def make_sheet(
    attempt: Attempt,
    counting: Mapping[int, Response],
    secret: str,
    now: datetime,
    rejected: Iterable[Rejection] = (),
    gradings: Gradings | None = None,
) -> Sheet:
    """Put an attempt's questions together; answers that were not stored are shown as they were sent.

    `gradings` bear on the questions whose key was shown.
    """
    terms = terms_of(attempt)
    unsaved = {rejection.submission.position: rejection for rejection in rejected}
    entries = tuple(
        _entry(attempt, terms, place, counting.get(place.id), secret, unsaved.get(place.position), gradings)
        for place in attempt.items
    )
    return Sheet(attempt, entries, now, terms, ends_at(attempt))


def _entry(
    attempt: Attempt,
    terms: Terms,
    place: AttemptItem,
    response: Response | None,
    secret: str,
    rejected: Rejection | None,
    gradings: Gradings | None,
) -> Entry:
    item: Item = item_of(place.item_version)
    names = Names.of(secret, attempt, place.item_version_id)
    answer = response.answer if response else {}
    return Entry(
        position=place.position,
        item_version_id=place.item_version_id,
        question=present(item, names),
        fields=rejected.submission.fields if rejected else show_answer(item, names, answer),
        answered=bool(answer),
        flagged=place.flagged,
        saved_at=response.received_at if response and answer else None,
        newest_sequence=response.sequence if response else 0,
        response_uuid=uuid4(),
        unsaved=rejected is not None,
        problem=rejected.problem if rejected else None,
        review=_review(score_item(place, response, item, gradings), terms) if place.locked_at else None,
    )


def _review(scored: Scored, terms: Terms) -> Review:
    """Lay open a checked item, without its key where only the verdict is told at once."""
    found = review(scored)
    return found if terms.keys_shown is Release.AT_ONCE else without_key(found)
