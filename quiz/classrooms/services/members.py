"""What happens to members of a class: added from a list, joining by code, removed, given another personal code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz import audit
from quiz.attempts.learners import Learner, give_personal_code, new_guest
from quiz.classrooms import queries
from quiz.models import Classroom, Guest, Membership

MOST_MEMBERS = 500


class ClassroomFull(Exception):  # noqa: N818
    """The class has as many members as a class can have."""


class WasRemoved(Exception):  # noqa: N818
    """The teacher took this learner out of the class."""


def add_names(
    session: Session, classroom: Classroom, names: Iterable[str], secret: str, now: datetime
) -> list[Membership]:
    """Add learners without accounts, each with a personal code. Raises ClassroomFull before adding any."""
    names = list(names)
    _check_room(session, classroom, len(names))
    made: list[Membership] = []
    for name in names:
        guest = new_guest(name)
        session.add(guest)
        give_personal_code(session, guest, secret)
        membership = Membership(classroom_id=classroom.id, guest=guest, name=name, joined_at=now)
        session.add(membership)
        made.append(membership)
    session.flush()
    return made


def join(session: Session, classroom: Classroom, learner: Learner, secret: str, now: datetime) -> Membership:
    """Let somebody into a class who has its code, or return the place they have there.

    The learner needs an account, or a guest of this browser, who gets a personal code. Raises WasRemoved and
    ClassroomFull.
    """
    known = queries.own_membership(session, classroom.id, learner)
    if known is not None:
        if known.removed_at is not None:
            raise WasRemoved
        return known
    _check_room(session, classroom, 1)
    account, guest = learner.account, None if learner.account else learner.guest
    if guest is not None and guest.personal_code is None:
        give_personal_code(session, guest, secret)
    membership = Membership(
        classroom_id=classroom.id,
        account_id=account.id if account else None,
        guest_id=guest.id if guest else None,
        name=learner.nickname,
        joined_at=now,
    )
    try:
        with session.begin_nested():
            session.add(membership)
    except IntegrityError:  # the other click of a double click was first
        known = queries.own_membership(session, classroom.id, learner)
        if known is None:
            raise
        return known
    return membership


def remove(session: Session, membership: Membership, actor_id: int, now: datetime) -> None:
    """Take a learner out of the class; results stay with the teacher and with the learner."""
    if membership.removed_at is None:
        membership.removed_at = now
        audit.record(session, actor_id, "membership.removed", membership, {"name": membership.name}, now)


def take_back(session: Session, classroom: Classroom, membership: Membership, actor_id: int, now: datetime) -> None:
    """Let a removed learner in again. Raises ClassroomFull."""
    if membership.removed_at is not None:
        _check_room(session, classroom, 1)
        membership.removed_at = None
        audit.record(session, actor_id, "membership.restored", membership, {"name": membership.name}, now)


def rename(session: Session, membership: Membership, name: str) -> None:
    """Call a member something else in this class."""
    membership.name = name
    session.flush()


def renew_personal_code(
    session: Session, membership: Membership, guest: Guest, secret: str, actor_id: int, now: datetime
) -> None:
    """Give a learner without account another personal code: the old one and the browsers it opened are locked out."""
    give_personal_code(session, guest, secret)
    audit.record(session, actor_id, "membership.code_renewed", membership, {"name": membership.name}, now)


def _check_room(session: Session, classroom: Classroom, more: int) -> None:
    session.execute(sa.select(Classroom.id).where(Classroom.id == classroom.id).with_for_update())
    if queries.count_members(session, classroom.id) + more > MOST_MEMBERS:
        raise ClassroomFull
