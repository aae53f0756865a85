"""Who takes a quiz: the account that signed in, and the guest whom this browser's cookie names.

A guest's cookie holds a token. That of a guest with a personal code is derived from the code and the app's secret, so
that every browser in which the code was typed holds the same one, and a new code locks all of them out.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.authoring.codes import make_code
from quiz.models import Account, Attempt, Guest, Membership


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
    def account_id(self) -> int | None:
        """The account's row, or None for a guest."""
        return self.account.id if self.account else None

    @property
    def guest_id(self) -> int | None:
        """The guest's row, or None where this browser is no guest's."""
        return self.guest.id if self.guest else None

    @property
    def own_attempts(self) -> sa.ColumnElement[bool]:
        """The condition that an attempt is this person's."""
        own: list[sa.ColumnElement[bool]] = [sa.false()]
        if self.account:
            own.append(Attempt.account_id == self.account.id)
        if self.guest:
            own.append(Attempt.guest_id == self.guest.id)
        return sa.or_(*own)

    @property
    def own_memberships(self) -> sa.ColumnElement[bool]:
        """The condition that a place in a class is this person's."""
        own: list[sa.ColumnElement[bool]] = [sa.false()]
        if self.account:
            own.append(Membership.account_id == self.account.id)
        if self.guest:
            own.append(Membership.guest_id == self.guest.id)
        return sa.or_(*own)


def guest_of(session: Session, token: str) -> Guest | None:
    """Return the guest who was given this token."""
    return session.scalar(sa.select(Guest).where(Guest.token_hash == token_hash(token))) if token else None


def welcome_guest(session: Session, nickname: str) -> tuple[Guest, str]:
    """Make a guest and the secret token for the browser; only the token's hash is kept."""
    token = secrets.token_urlsafe(32)
    guest = new_guest(nickname, token)
    session.add(guest)
    session.flush()
    return guest, token


def new_guest(nickname: str, token: str | None = None) -> Guest:
    """Make a guest whom no browser knows yet, or one with a token; the caller adds it to the session."""
    return Guest(token_hash=token_hash(token or secrets.token_urlsafe(32)), nickname=nickname)


def give_personal_code(session: Session, guest: Guest, secret: str) -> None:
    """Give a guest a personal code, in place of an old one if there is one."""
    code = make_code()
    while session.scalar(sa.select(sa.exists().where(Guest.personal_code == code))):
        code = make_code()
    guest.personal_code, guest.token_hash = code, token_hash(personal_token(secret, code))
    session.flush()


def guest_by_personal_code(session: Session, code: str, secret: str) -> tuple[Guest, str] | None:
    """Return the guest with this normalised personal code, and the token for the browser in which it was typed."""
    guest = session.scalar(sa.select(Guest).where(Guest.personal_code == code))
    if guest is None:
        return None
    token = personal_token(secret, code)
    guest.token_hash = token_hash(token)  # differs only where the app's secret was changed meanwhile
    session.flush()
    return guest, token


def personal_token(secret: str, code: str) -> str:
    """Return the token that a personal code opens a browser with."""
    return hmac.digest(secret.encode(), f"personal code {code}".encode(), "sha256").hex()


def token_hash(token: str) -> str:
    """Return what is kept of a guest's token."""
    return hashlib.sha256(token.encode()).hexdigest()
