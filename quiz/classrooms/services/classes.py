"""What happens to classes: made, renamed, archived, given another code."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz import audit
from quiz.authoring.codes import make_code
from quiz.models import Account, Classroom


def create(session: Session, owner: Account, name: str, time_zone: str) -> Classroom:
    """Make a class with a code to join it."""
    classroom = Classroom(owner_id=owner.id, name=name, time_zone=time_zone, join_code=_unused_code(session))
    session.add(classroom)
    session.flush()
    return classroom


def change(session: Session, classroom: Classroom, name: str, time_zone: str) -> None:
    """Rename a class or move it to another time zone: its dates stay the same moments."""
    classroom.name, classroom.time_zone = name, time_zone
    session.flush()


def archive(session: Session, classroom: Classroom, actor_id: int, now: datetime) -> None:
    """Put a class away: learners do not see it any more, nobody joins, results stay."""
    if classroom.archived_at is None:
        classroom.archived_at = now
        audit.record(session, actor_id, "classroom.archived", classroom, {"name": classroom.name}, now)


def restore(session: Session, classroom: Classroom, actor_id: int, now: datetime) -> None:
    """Take a class up again."""
    if classroom.archived_at is not None:
        classroom.archived_at = None
        audit.record(session, actor_id, "classroom.restored", classroom, {"name": classroom.name}, now)


def renew_code(session: Session, classroom: Classroom, actor_id: int, now: datetime) -> None:
    """Let nobody in by the old code any more."""
    classroom.join_code = _unused_code(session)
    audit.record(session, actor_id, "classroom.code_renewed", classroom, {"name": classroom.name}, now)


def _unused_code(session: Session) -> str:
    code = make_code()
    while session.scalar(sa.select(sa.exists().where(Classroom.join_code == code))):
        code = make_code()
    return code
