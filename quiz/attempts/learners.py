"""Who takes a quiz: the account that signed in, and the guest whom this browser's cookie names."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Account, Attempt, Guest


@dataclass(frozen=True, slots=True)
class Learner:
    """A person at this browser: new attempts are the account's if there is one, and the guest's otherwise."""

    account: Account | None
    guest: Guest | None

    @property
    def nickname(self) -> str | None:
        """The name that attempts carry, or None for somebody not yet known."""
        if self.account:
            return self.account.display_name
        return self.guest.nickname if self.guest else None

    @property
    def own_attempts(self) -> sa.ColumnElement[bool]:
        """The condition that an attempt is this person's."""
        own: list[sa.ColumnElement[bool]] = [sa.false()]
        if self.account:
            own.append(Attempt.account_id == self.account.id)
        if self.guest:
            own.append(Attempt.guest_id == self.guest.id)
        return sa.or_(*own)


def guest_of(session: Session, token: str) -> Guest | None:
    """Return the guest who was given this token."""
    return session.scalar(sa.select(Guest).where(Guest.token_hash == _hash(token))) if token else None


def welcome_guest(session: Session, nickname: str) -> tuple[Guest, str]:
    """Make a guest and the secret token for the browser; only the token's hash is kept."""
    token = secrets.token_urlsafe(32)
    guest = Guest(token_hash=_hash(token), nickname=nickname)
    session.add(guest)
    session.flush()
    return guest, token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
