"""Counting what is allowed only so often."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz import ratelimits
from quiz.models import RateLimit
from quiz.ratelimits import Limit

NOW = datetime(2026, 3, 1, 12, 3, tzinfo=UTC)
LIMIT = Limit("test", 3, timedelta(minutes=10))


def test_what_exceeds_the_limit_waits_until_the_window_ends(session: Session) -> None:
    assert [ratelimits.take(session, LIMIT, "a", NOW) for _ in range(4)] == [0, 0, 0, 420]
    assert ratelimits.take(session, LIMIT, "a", NOW + timedelta(minutes=7)) == 0


def test_subjects_and_scopes_are_counted_apart(session: Session) -> None:
    for _ in range(4):
        ratelimits.take(session, LIMIT, "a", NOW)
    assert ratelimits.take(session, LIMIT, "b", NOW) == 0
    assert ratelimits.take(session, Limit("other", 3, LIMIT.window), "a", NOW) == 0


def test_forgetting_starts_afresh(session: Session) -> None:
    for _ in range(4):
        ratelimits.take(session, LIMIT, "a", NOW)
    ratelimits.forget(session, LIMIT, "a")
    assert ratelimits.take(session, LIMIT, "a", NOW) == 0


def test_uses_at_the_same_moment_are_all_counted(session: Session) -> None:
    def use() -> None:
        for _ in range(5):
            with Session(session.get_bind()) as own:
                ratelimits.take(own, LIMIT, "a", NOW)
                own.commit()

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert session.scalars(sa.select(RateLimit.count)).one() == 20


def test_old_windows_are_swept(session: Session) -> None:
    ratelimits.take(session, LIMIT, "a", NOW - timedelta(days=2))
    ratelimits.take(session, LIMIT, "a", NOW)
    assert ratelimits.sweep(session, NOW - timedelta(days=1)) == 1


def test_a_key_tells_neither_name_nor_address_and_needs_the_secret() -> None:
    key = ratelimits.hash_key("secret", "mia", "10.0.0.1")
    assert "mia" not in key
    assert key != ratelimits.hash_key("another", "mia", "10.0.0.1")
    assert ratelimits.hash_key("secret", "ab", "c") != ratelimits.hash_key("secret", "a", "bc")
