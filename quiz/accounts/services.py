"""What happens to accounts: making them, checking who signs in, changing passwords, disabling."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz.accounts.passwords import hash_password, needs_rehash, password_fits
from quiz.models import Account, EndedSession, Role

USERNAME = re.compile(r"[^\W_](?:[\w.@-]{1,38})[^\W_]", re.UNICODE)

LONGEST_ID = 9
"""Digits of an account's number that fit every database's integers."""


class UsernameTaken(Exception):  # noqa: N818
    """Another account has the name."""


def normal_username(typed: str) -> str:
    """Return the form under which a name is stored and looked up, so that case and ligatures make no difference."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def is_username(name: str) -> bool:
    """Whether a normal name may be given: 3 to 40 letters, digits and . _ - @ between a letter or digit each."""
    return USERNAME.fullmatch(name) is not None


def create_account(
    session: Session,
    *,
    username: str,
    password: str,
    role: Role,
    display_name: str = "",
    language: str = "de",
    school_id: int | None = None,
) -> Account:
    """Make an account; raises UsernameTaken, also where two people ask for a name at the same moment."""
    name = normal_username(username)
    account = Account(
        username=name,
        display_name=display_name.strip() or username.strip(),
        password_hash=hash_password(password),
        role=role,
        language=language,
        school_id=school_id,
    )
    try:
        with session.begin_nested():
            session.add(account)
    except IntegrityError as error:
        raise UsernameTaken from error
    return account


def authenticate(session: Session, username: str, password: str) -> Account | None:
    """Return the active account that the name and the password open, or None.

    Takes about as long for a name nobody has. A hash made with older parameters is replaced.
    """
    account = session.scalar(sa.select(Account).where(Account.username == normal_username(username)))
    fits = password_fits(password, account.password_hash if account else None)
    if account is None or not fits or not account.is_active:
        return None
    if needs_rehash(account.password_hash):
        account.password_hash = hash_password(password)
    return account


def change_password(session: Session, account: Account, password: str) -> None:
    """Set a new password and end all of the account's sessions."""
    account.password_hash = hash_password(password)
    account.session_epoch += 1
    session.flush()


def disable(session: Session, account: Account, now: datetime) -> None:
    """Keep the account from signing in, at once and everywhere; what it made stays."""
    account.disabled_at = now
    account.session_epoch += 1
    session.flush()


def enable(session: Session, account: Account) -> None:
    """Let a disabled account sign in again."""
    account.disabled_at = None
    session.flush()


def end_all_sessions(session: Session, account: Account) -> None:
    """End every session of the account, on all devices."""
    account.session_epoch += 1
    session.flush()


def end_session(session: Session, token: str, now: datetime) -> None:
    """End one session, so that not even a copy of its cookie opens anything; a second time has no effect."""
    ended = EndedSession(token_hash=_hash(token), ended_at=now)
    if session.get(EndedSession, ended.token_hash) is None:
        try:
            with session.begin_nested():
                session.add(ended)
        except IntegrityError:
            return  # the other click of a double click was first


def account_of_session(session: Session, session_id: str, token: str = "") -> Account | None:
    """Return the active account that a session's id names, or None if the session has ended.

    `token` is the secret that the session got when it began.
    """
    account_id, _, epoch = session_id.partition(".")
    if not (account_id.isdecimal() and epoch.isdecimal() and len(account_id) <= LONGEST_ID):
        return None
    ended = sa.exists().where(EndedSession.token_hash == _hash(token))
    query = sa.select(Account).where(Account.id == int(account_id), ~ended)
    account = session.scalar(query)
    if account is None or not account.is_active or account.session_epoch != int(epoch):
        return None
    return account


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
