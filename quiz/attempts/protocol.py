"""The answer protocol: every answer is stored once, in its order, and acknowledged when it is safe.

An answer carries a UUID that its client made, a sequence number and the item version it saw. A repeat has no second
effect; of an item's answers the newest (sequence, id) counts; one that came too late is kept and does not count, unless
within the assignment's grace period. Writers of one attempt come one after the other, whatever the number of tabs and
processes: `own_attempt(..., to_write=True)` makes others wait, and an answer to an attempt from `own_standing` that was
submitted, or the item locked, meanwhile is refused as overtaken. What `save` returns may be told to the client once the
view has committed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy.engine import Connection

from quiz.attempts import storing
from quiz.attempts.answers import Answer, Fields, InvalidAnswerError, Problem, read_answer
from quiz.attempts.names import Names
from quiz.attempts.standing import Place, Standing


class Refusal(StrEnum):
    """Why a stored answer does not count (by itself: a teacher may let late ones of an assignment count)."""

    LOCKED = "locked"
    EXPIRED = "expired"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class Submission:
    """What a page sends for the item at a position: its answer's identity, and the fields of the answer.

    `sequence` orders the answers of clients with script, in milliseconds of the server's clock. A form without script
    has None: browsers send forms once and in order, so that the moment of arrival is its place. `flagged` is None where
    the page does not say.
    """

    position: int
    item_version_id: int
    client_uuid: UUID
    sequence: int | None
    flagged: bool | None
    fields: Fields


class MalformedSubmissionError(ValueError):
    """Something was sent that no page of the attempt sends."""


class OvertakenError(Exception):
    """The attempt was changed since it was loaded: nothing may be committed; load it again and save again."""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What the server promises after commit: the response is stored; `refusal` says why it does not count."""

    position: int
    client_uuid: UUID
    sequence: int
    received_at: datetime
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Rejection:
    """An answer that was not stored, as it was sent, and why; `problem` is None where the form had expired."""

    submission: Submission
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the answers of a page."""

    acknowledged: tuple[Acknowledgement, ...]
    rejected: tuple[Rejection, ...]


def save(
    connection: Connection, attempt: Standing, submissions: Iterable[Submission], secret: str, now: datetime
) -> Outcome:
    """Store the answers of a page, each by itself: one that cannot be read keeps none of the others from being stored.

    Raises MalformedSubmissionError for an item or a version that is not in the attempt, before anything is stored, and
    OvertakenError.
    """
    answered = [(submission, _place(attempt, submission)) for submission in submissions]
    by_form = any(submission.sequence is None for submission, _place in answered)
    counting = storing.counting_answers(connection, attempt) if by_form else {}
    acknowledged: list[Acknowledgement] = []
    rejected: list[Rejection] = []
    for submission, place in answered:
        names = Names.of(secret, attempt, place.item_version_id)
        try:
            answer = read_answer(place.item, names, submission.fields)
        except InvalidAnswerError as error:
            rejected.append(Rejection(submission, error.problem))
        else:
            stored = _store(connection, attempt, place, counting.get(place.id), submission, answer, now)
            acknowledged += [stored] if stored else []
        if submission.flagged not in {None, place.flagged}:
            storing.set_flag(connection, place, flagged=bool(submission.flagged))
    return Outcome(tuple(acknowledged), tuple(rejected))


def _place(attempt: Standing, submission: Submission) -> Place:
    place = attempt.places.get(submission.position)
    if place is None or place.item_version_id != submission.item_version_id:
        raise MalformedSubmissionError("no such item in the attempt")
    return place


def refusal(attempt: Standing, place: Place, now: datetime) -> Refusal | None:
    """Return why an answer to the item does not count any more, or None while it does."""
    if place.locked_at is not None or attempt.keys_shown_at is not None:
        return Refusal.LOCKED
    end = attempt.ends_at
    if end is not None and now >= end + attempt.grace:
        return Refusal.EXPIRED
    submitted = attempt.submitted_at
    return Refusal.SUBMITTED if submitted is not None and (end is None or submitted < end) else None


def in_grace(attempt: Standing, now: datetime) -> bool:
    """Whether the attempt has ended by itself, and an answer counts all the same for a short while."""
    end = attempt.ends_at
    return end is not None and end <= now < end + attempt.grace


def _store(
    connection: Connection,
    attempt: Standing,
    place: Place,
    current: storing.Counting | None,
    submission: Submission,
    answer: Answer,
    now: datetime,
) -> Acknowledgement | None:
    client_uuid, sequence = submission.client_uuid, submission.sequence
    if sequence is None:
        if answer == (current.answer if current else {}):
            return None  # a form sends all its fields, also those that say what is saved already
        if storing.known_response(connection, place, client_uuid):
            client_uuid = uuid4()  # the browser went back to a form that it had sent, and it says something else now
        sequence = max(int(now.timestamp() * 1000), current.sequence + 1 if current else 0)
    reason = refusal(attempt, place, now)
    response = {
        "attempt_item_id": place.id,
        "client_uuid": client_uuid,
        "sequence": sequence,
        "answer": answer,
        "item_version_id": place.item_version_id,
        "received_at": now,
        "late": reason is not None,
        "grace": reason is None and in_grace(attempt, now),
    }
    if storing.add_response(connection, response, attempt, place):
        return Acknowledgement(place.position, client_uuid, sequence, now, reason)
    known = storing.known_response(connection, place, client_uuid)
    if known is None:
        raise OvertakenError
    reason = refusal(attempt, place, known.received_at) if known.late else None
    return Acknowledgement(place.position, client_uuid, known.sequence, known.received_at, reason)
