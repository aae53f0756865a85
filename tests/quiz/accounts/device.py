"""An authenticator app, for tests, and an account whose second factor it is."""

from __future__ import annotations

from datetime import datetime, timedelta

import pyotp
from sqlalchemy.orm import Session

from quiz.accounts import factors, totp
from quiz.models import Account, utc_now

KEY = "for tests"
SALT = "salt"


def code(account: Account, now: datetime | None = None, *, salt: str = SALT, key: str = KEY) -> str:
    """Return what the app shows at the moment, by default now."""
    return pyotp.TOTP(totp.secret(key, account.id, salt)).at(now or utc_now())


def next_code(account: Account, steps: int = 1) -> str:
    """Return what it shows a step later, which is right already."""
    return code(account, utc_now() + steps * timedelta(seconds=totp.STEP_SECONDS))


def turn_on(session: Session, account: Account, now: datetime | None = None) -> list[str]:
    """Turn the second factor on, as if tried some steps ago; return the recovery codes."""
    now = now or utc_now()
    codes = factors.turn_on(session, account, SALT, int(now.timestamp()) // totp.STEP_SECONDS - 2, now)
    session.commit()
    return codes
