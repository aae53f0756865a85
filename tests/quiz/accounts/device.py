"""An authenticator app, for tests."""

from __future__ import annotations

from datetime import datetime

import pyotp

from quiz.accounts import totp


def code(key: str, account_id: int, salt: str, now: datetime) -> str:
    """Return what the app shows at the moment."""
    return pyotp.TOTP(totp.secret(key, account_id, salt)).at(now)
