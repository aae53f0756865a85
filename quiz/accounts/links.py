"""Links that are sent by e-mail: signed, good for half an hour, dead as soon as the account is not as it was.

A link holds the account's number and a keyed digest of its password's hash, its sessions' epoch and its address. Using
one changes one of these, so it is good once; so does everything else after which it must not be good any more.
"""

from __future__ import annotations

import hmac
from datetime import timedelta
from enum import StrEnum

import sqlalchemy as sa
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy.orm import Session

from quiz.models import Account

LIFETIME = timedelta(minutes=30)


class Purpose(StrEnum):
    """What a link is for; one for another purpose is nobody's."""

    PASSWORD = "new password"  # noqa: S105
    ADDRESS = "address"


def make(secret: str, purpose: Purpose, account: Account, address: str) -> str:
    """Make the secret part of a link: `address` is the one that it confirms, if it does."""
    return str(_serializer(secret, purpose).dumps([account.id, address, _state(secret, account)]))


def read(session: Session, secret: str, purpose: Purpose, token: str) -> tuple[Account, str] | None:
    """Return the account and the address that a link was made for, or None if it is not good (any more).

    The account is locked until the transaction ends where the database can, so that a link is used once.
    """
    try:
        number, address, state = _serializer(secret, purpose).loads(token, max_age=int(LIFETIME.total_seconds()))
    except BadSignature:
        return None
    query = sa.select(Account).where(Account.id == number).with_for_update()
    account = session.scalar(query, execution_options={"populate_existing": True})
    if account is None or not account.is_active or not hmac.compare_digest(state, _state(secret, account)):
        return None
    return account, address


def _state(secret: str, account: Account) -> str:
    state = "\0".join((account.password_hash, str(account.session_epoch), account.email or ""))
    return hmac.digest(secret.encode(), f"link {account.id} {state}".encode(), "sha256").hex()


def _serializer(secret: str, purpose: Purpose) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=f"link, {purpose}")
