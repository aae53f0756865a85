"""How long people's data are kept: periods are settings, `flask forget` applies them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from quiz.personal import queries, services


@dataclass(frozen=True, slots=True)
class Periods:
    """After how many days without any activity guests and learners' accounts are forgotten; 0 is never."""

    guests_days: int
    accounts_days: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many there were."""

    guests: int
    accounts: int


def apply(session: Session, periods: Periods, now: datetime, *, only_count: bool = False) -> Forgotten:
    """Forget who was idle longer than the periods; their attempts stay under no name."""
    guests = queries.idle_guests(session, now - timedelta(days=periods.guests_days)) if periods.guests_days else []
    accounts = (
        queries.idle_learners(session, now - timedelta(days=periods.accounts_days)) if periods.accounts_days else []
    )
    if not only_count:
        for guest in guests:
            services.forget_guest(session, guest, now)
        for account in accounts:
            services.delete_account(session, account, now)
    return Forgotten(len(guests), len(accounts))
