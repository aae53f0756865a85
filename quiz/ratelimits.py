"""What is allowed only so often, counted in the database: it holds for all processes and outlasts a restart."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from quiz.models import RateLimit


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` uses within each window of that length; `scope` names what is counted."""

    scope: str
    count: int
    window: timedelta


def hash_key(secret: str, *subject: str) -> str:
    """Turn names and addresses into a key that tells neither to a reader of the database."""
    return hmac.digest(secret.encode(), "\0".join(("rate limit", *subject)).encode(), "sha256").hex()


def take(session: Session, limit: Limit, key: str, now: datetime) -> int:
    """Count one use and return 0, or the seconds until the next window if there were too many."""
    start = _window_start(limit, now)
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = (
        insert(RateLimit)
        .values(scope=limit.scope, key=key, window_start=start, count=1)
        .on_conflict_do_update(
            index_elements=[RateLimit.scope, RateLimit.key, RateLimit.window_start],
            set_={"count": RateLimit.count + 1},
        )
        .returning(RateLimit.count)
    )
    used = session.scalars(statement, execution_options={"populate_existing": True}).one()
    return 0 if used <= limit.count else max(1, round((start + limit.window - now).total_seconds()))


def waiting(session: Session, limit: Limit, key: str, now: datetime) -> int:
    """Return the seconds until the next window if the uses are used up, else 0, without counting one."""
    start = _window_start(limit, now)
    used = session.scalar(
        sa.select(RateLimit.count).where(
            RateLimit.scope == limit.scope, RateLimit.key == key, RateLimit.window_start == start
        )
    )
    return 0 if (used or 0) < limit.count else max(1, round((start + limit.window - now).total_seconds()))


def forget(session: Session, limit: Limit, key: str) -> None:
    """Drop the counts of a subject, as after the right password."""
    session.execute(sa.delete(RateLimit).where(RateLimit.scope == limit.scope, RateLimit.key == key))


def sweep(session: Session, before: datetime) -> int:
    """Delete windows that began before the moment and return how many there were."""
    result = session.execute(sa.delete(RateLimit).where(RateLimit.window_start < before).returning(RateLimit.count))
    return len(result.all())


def _window_start(limit: Limit, now: datetime) -> datetime:
    seconds = int(limit.window.total_seconds())
    return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, UTC)
