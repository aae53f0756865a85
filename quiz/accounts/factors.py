"""What happens to second factors: turning one on and off, accepting its codes, each once; recovery codes."""

from __future__ import annotations

import re
import secrets
import unicodedata
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz.accounts import totp
from quiz.models import Account, RecoveryCode, SecondFactor

RECOVERY_CODES = 10
GROUPS = 4
GROUP_DIGITS = 4
"""A recovery code is four groups of four digits; the first group says which one it is, the others are secret."""
BETWEEN = re.compile(r"[\s\u2010-\u2015-]")
"""What people type between groups of digits."""

_HASHER = PasswordHasher(time_cost=3, memory_cost=12 * 1024, parallelism=1)
"""OWASP's least parameters for Argon2id (Password Storage Cheat Sheet): ten are hashed at once, chosen by nobody."""


class AlreadyOn(Exception):  # noqa: N818
    """The account has a second factor; it is turned off before there is another."""


class Accepted(StrEnum):
    """What somebody proved to have."""

    DEVICE = "device"
    RECOVERY_CODE = "recovery code"


def of(session: Session, account: Account) -> SecondFactor | None:
    """Return the account's second factor, if it has one."""
    return session.get(SecondFactor, account.id)


def new_salt() -> str:
    """Make what tells a new secret from all others of the account."""
    return secrets.token_hex(20)


def digits(typed: str) -> str:
    """Return what was typed without what stands between groups, in ASCII digits where they are others."""
    return BETWEEN.sub("", unicodedata.normalize("NFKC", typed))


def turn_on(session: Session, account: Account, salt: str, step: int, now: datetime) -> list[str]:
    """Demand a code of the account from now on, and return its recovery codes, which nobody can read again.

    `step` is that of the code by which the device was tried. All sessions end. Raises AlreadyOn, also where two
    requests do the same at once.
    """
    try:
        with session.begin_nested():
            session.add(SecondFactor(account_id=account.id, salt=salt, last_step=step, created_at=now))
    except IntegrityError as error:
        raise AlreadyOn from error
    account.session_epoch += 1
    return renew_recovery_codes(session, account)


def turn_off(session: Session, account: Account) -> bool:
    """Let the password be enough again, and return whether it was not; all sessions end."""
    statement = sa.delete(SecondFactor).where(SecondFactor.account_id == account.id)
    was_on = session.scalar(statement.returning(SecondFactor.account_id)) is not None
    if was_on:
        account.session_epoch += 1
    session.flush()
    return was_on


def renew_recovery_codes(session: Session, account: Account) -> list[str]:
    """Make new recovery codes, which replace those there are, and return them."""
    session.execute(sa.delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    made = []
    for name in secrets.SystemRandom().sample(range(10**GROUP_DIGITS), RECOVERY_CODES):
        groups = [f"{one:0{GROUP_DIGITS}}" for one in (name, *_random_groups())]
        made.append("-".join(groups))
        row = RecoveryCode(account_id=account.id, name=groups[0], code_hash=_HASHER.hash("".join(groups[1:])))
        session.add(row)
    session.flush()
    return made


def recovery_codes_left(session: Session, account: Account) -> int:
    """Return how many recovery codes are not used yet."""
    query = sa.select(sa.func.count()).select_from(RecoveryCode).where(RecoveryCode.account_id == account.id)
    return session.scalar(query) or 0


def accept(session: Session, key: str, account: Account, typed: str, now: datetime) -> Accepted | None:
    """Use up a code of the device or a recovery code, and return which it was; None if it is wrong or was used.

    `key` is the installation's. Of two requests with the same code at the same moment, one wins.
    """
    code = digits(typed)
    if not (code.isascii() and code.isdecimal()):
        return None
    if len(code) == totp.DIGITS:
        return Accepted.DEVICE if _use_device(session, key, account, code, now) else None
    if len(code) == GROUPS * GROUP_DIGITS:
        return Accepted.RECOVERY_CODE if _use_recovery_code(session, account, code) else None
    return None


def _use_device(session: Session, key: str, account: Account, code: str, now: datetime) -> bool:
    factor = of(session, account)
    step = totp.matching_step(totp.secret(key, account.id, factor.salt), code, now) if factor else None
    if step is None:
        return False
    statement = (
        sa.update(SecondFactor)
        .where(SecondFactor.account_id == account.id, SecondFactor.last_step < step)
        .values(last_step=step)
        .returning(SecondFactor.account_id)
        .execution_options(synchronize_session=False)
    )
    return session.scalar(statement) is not None


def _use_recovery_code(session: Session, account: Account, code: str) -> bool:
    named = (RecoveryCode.account_id == account.id, RecoveryCode.name == code[:GROUP_DIGITS])
    stored = session.scalar(sa.select(RecoveryCode.code_hash).where(*named))
    if stored is None or not _fits(code[GROUP_DIGITS:], stored):
        return False
    statement = sa.delete(RecoveryCode).where(*named, RecoveryCode.code_hash == stored).returning(RecoveryCode.name)
    return session.scalar(statement) is not None


def _fits(secret: str, stored: str) -> bool:
    try:
        return _HASHER.verify(stored, secret)
    except VerifyMismatchError:
        return False


def _random_groups() -> list[int]:
    return [secrets.randbelow(10**GROUP_DIGITS) for _ in range(GROUPS - 1)]
