"""A sign-in between the password and the code: a signed mark in the browser, good for ten minutes and for no page.

It holds a keyed digest of the password's hash, the sessions' epoch and the second factor: if one of them changes, the
sign-in begins again.
"""

from __future__ import annotations

import hmac
from datetime import timedelta

from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy.orm import Session

from quiz.accounts import factors
from quiz.models import Account, SecondFactor

LIFETIME = timedelta(minutes=10)


def make(key: str, account: Account, factor: SecondFactor, *, stay: bool) -> str:
    """Mark that somebody gave the account's password; `stay` keeps the session later when the browser closes."""
    return str(_serializer(key).dumps([account.id, stay, _state(key, account, factor)]))


def read(session: Session, key: str, mark: str) -> tuple[Account, bool] | None:
    """Return whose code is waited for, and whether to stay signed in; None if the mark is not good (any more)."""
    try:
        number, stay, state = _serializer(key).loads(mark, max_age=int(LIFETIME.total_seconds()))
    except BadSignature:
        return None
    account = session.get(Account, number)
    factor = factors.of(session, account) if account and account.is_active else None
    if account is None or factor is None or not hmac.compare_digest(state, _state(key, account, factor)):
        return None
    return account, bool(stay)


def _state(key: str, account: Account, factor: SecondFactor) -> str:
    state = "\0".join((account.password_hash, str(account.session_epoch), factor.salt))
    return hmac.digest(key.encode(), f"pending sign-in {account.id} {state}".encode(), "sha256").hex()


def _serializer(key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt="pending sign-in")
