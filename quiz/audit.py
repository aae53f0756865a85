"""Logging what changes other people's scores or rights."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from quiz.models import AuditEntry, Base


def record(
    session: Session, actor_id: int | None, action: str, subject: Base, details: dict[str, Any], now: datetime
) -> AuditEntry:
    """Note that an account did something to a stored object, in the transaction that does it.

    `action` is a code such as "item.regraded" that the log's page words; `details` hold what changed, as JSON. An
    actor of None is the app itself.
    """
    entry = AuditEntry(
        actor_id=actor_id,
        action=action,
        object_type=subject.__tablename__,
        object_id=getattr(subject, "id"),  # noqa: B009 - every table that is logged has one
        details=details,
        at=now,
    )
    session.add(entry)
    session.flush()
    return entry
