"""The two statements that an answer takes: one reads what must be known of its attempt, the other stores it.

They name tables and columns, not models: loading objects took a third of the time to store an answer (docs/scaling.md).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from quiz.attempts.answers import Answer
from quiz.attempts.learners import token_hash
from quiz.attempts.queries import counting_ids
from quiz.attempts.standing import Place, Standing
from quiz.attempts.terms import NO_GRACE, earliest, own_due, own_limit
from quiz.mapping import item_of_text
from quiz.models import Base, QuizStatus

_TABLES = Base.metadata.tables
_ATTEMPT, _PLACE, _VERSION = (_TABLES[name].c for name in ("attempt", "attempt_item", "item_version"))
_QUIZ, _ASSIGNMENT, _EXTENSION = (_TABLES[name].c for name in ("quiz", "assignment", "assignment_extension"))
_GUEST, _RESPONSES = _TABLES["guest"].c, _TABLES["response"]

_GUEST_ID = sa.select(_GUEST.id).where(_GUEST.token_hash == sa.bindparam("token_hash")).scalar_subquery()
_OWN_STANDING = (
    sa.select(
        _ATTEMPT.id,
        _ATTEMPT.seed,
        _ATTEMPT.started_at,
        _ATTEMPT.deadline_at,
        _ATTEMPT.submitted_at,
        _ATTEMPT.keys_shown_at,
        _ATTEMPT.assignment_id,
        sa.case((_QUIZ.status == QuizStatus.CLOSED, _QUIZ.closed_at)).label("closed_at"),
        _ASSIGNMENT.time_limit_seconds,
        _ASSIGNMENT.due_at,
        _ASSIGNMENT.grace_seconds,
        _EXTENSION.due_at.label("extended_to"),
        _EXTENSION.extra_seconds,
        _PLACE.id.label("place_id"),
        _PLACE.position,
        _PLACE.item_version_id,
        _PLACE.flagged,
        _PLACE.locked_at,
        sa.cast(_VERSION.content, sa.Text).label("content"),
    )
    .select_from(
        _TABLES["attempt"]
        .join(_TABLES["quiz"], _QUIZ.id == _ATTEMPT.quiz_id)
        .outerjoin(_TABLES["assignment"], _ASSIGNMENT.id == _ATTEMPT.assignment_id)
        .outerjoin(
            _TABLES["assignment_extension"],
            (_EXTENSION.assignment_id == _ATTEMPT.assignment_id) & (_EXTENSION.membership_id == _ATTEMPT.membership_id),
        )
        .outerjoin(
            _TABLES["attempt_item"],
            (_PLACE.attempt_id == _ATTEMPT.id) & _PLACE.position.in_(sa.bindparam("positions", expanding=True)),
        )
        .outerjoin(_TABLES["item_version"], _VERSION.id == _PLACE.item_version_id)
    )
    .where(
        _ATTEMPT.public_id == sa.bindparam("public_id"),
        (_ATTEMPT.account_id == sa.bindparam("account_id")) | (_ATTEMPT.guest_id == _GUEST_ID),
    )
)

_GIVEN = [column for column in _RESPONSES.columns if not column.primary_key]
_UNCHANGED = (
    sa.select(*(sa.bindparam(column.name, type_=column.type) for column in _GIVEN))
    .select_from(_TABLES["attempt"].join(_TABLES["attempt_item"], _PLACE.attempt_id == _ATTEMPT.id))
    .where(
        _PLACE.id == sa.bindparam("attempt_item_id"),
        _PLACE.locked_at.is_not_distinct_from(sa.bindparam("seen_locked_at", type_=_PLACE.locked_at.type)),
        _ATTEMPT.submitted_at.is_not_distinct_from(sa.bindparam("seen_submitted_at", type_=_ATTEMPT.submitted_at.type)),
        _ATTEMPT.keys_shown_at.is_not_distinct_from(sa.bindparam("seen_shown_at", type_=_ATTEMPT.keys_shown_at.type)),
    )
    .with_for_update()
)
"""The attempt comes first, so that it is locked first, as whoever changes it does: no two wait for each other."""
_NEW_RESPONSE = {
    name: insert(_RESPONSES)
    .from_select([column.name for column in _GIVEN], _UNCHANGED)
    .on_conflict_do_nothing(index_elements=["attempt_item_id", "client_uuid"])
    .returning(_RESPONSES.c.id)
    for name, insert in (("postgresql", postgresql.insert), ("sqlite", sqlite.insert))
}
_KNOWN_RESPONSE = sa.select(_RESPONSES.c.sequence, _RESPONSES.c.received_at, _RESPONSES.c.late).where(
    _RESPONSES.c.attempt_item_id == sa.bindparam("attempt_item_id"),
    _RESPONSES.c.client_uuid == sa.bindparam("client_uuid"),
)


class Counting(NamedTuple):
    """Of an item's answers, the one that counts."""

    sequence: int
    answer: Answer


class Known(NamedTuple):
    """A response that was stored before."""

    sequence: int
    received_at: datetime
    late: bool


def own_standing(
    connection: Connection, public_id: UUID, account_id: int | None, token: str, positions: Collection[int]
) -> Standing | None:
    """Read the attempt of an account or of a token's guest, with the items at these positions alone.

    It is not locked: `add_response` stores nothing where it was changed meanwhile.
    """
    own = {
        "public_id": public_id,
        "account_id": account_id,
        "token_hash": token_hash(token),
        "positions": list(positions),
    }
    rows = connection.execute(_OWN_STANDING, own).all()
    if not rows:
        return None
    attempt = rows[0]
    return Standing(
        id=attempt.id,
        public_id=public_id,
        seed=attempt.seed,
        submitted_at=attempt.submitted_at,
        keys_shown_at=attempt.keys_shown_at,
        ends_at=_ends_at(attempt),
        grace=timedelta(seconds=attempt.grace_seconds) if attempt.grace_seconds else NO_GRACE,
        places={row.position: _place(row) for row in rows if row.place_id is not None},
    )


def _ends_at(row: sa.Row[*tuple[Any, ...]]) -> datetime | None:
    if row.assignment_id is None:
        return earliest(row.deadline_at, row.closed_at)
    limit = own_limit(row.time_limit_seconds, row.extra_seconds or 0)
    return earliest(row.started_at + limit if limit else None, own_due(row.due_at, row.extended_to))


def _place(row: sa.Row[*tuple[Any, ...]]) -> Place:
    return Place(row.place_id, row.position, row.item_version_id, item_of_text(row.content), row.flagged, row.locked_at)


def add_response(connection: Connection, values: dict[str, Any], attempt: Standing, place: Place) -> bool:
    """Store a new response, unless one was received under its UUID before or the attempt is not as it was read.

    One statement looks, locks and stores, so that others wait for the shortest time: SQLite has one lock for all.
    `values` are all columns of the response but the primary key.
    """
    seen = {
        "seen_locked_at": place.locked_at,
        "seen_submitted_at": attempt.submitted_at,
        "seen_shown_at": attempt.keys_shown_at,
    }
    return connection.execute(_NEW_RESPONSE[connection.dialect.name], values | seen).first() is not None


def known_response(connection: Connection, place: Place, client_uuid: UUID) -> Known | None:
    """Return the response that was already received under this UUID."""
    known = {"attempt_item_id": place.id, "client_uuid": client_uuid}
    found = connection.execute(_KNOWN_RESPONSE, known).one_or_none()
    return Known(*found) if found else None


def counting_answers(connection: Connection, attempt: Standing) -> dict[int, Counting]:
    """Return by attempt item the sequence and the answer that count."""
    counting = counting_ids(_ATTEMPT.id == attempt.id)
    query = sa.select(_RESPONSES.c.attempt_item_id, _RESPONSES.c.sequence, _RESPONSES.c.answer).join(
        counting, counting.c.id == _RESPONSES.c.id
    )
    return {place: Counting(sequence, answer) for place, sequence, answer in connection.execute(query)}


def set_flag(connection: Connection, place: Place, *, flagged: bool) -> None:
    """Note whether the learner wants to look at the item again."""
    connection.execute(sa.update(_TABLES["attempt_item"]).where(_PLACE.id == place.id).values(flagged=flagged))
