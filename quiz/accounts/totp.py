"""Time-based one-time passwords (RFC 6238) as every authenticator app makes them: SHA-1, six digits, thirty seconds."""

from __future__ import annotations

import hmac
from base64 import b32encode
from datetime import datetime

import pyotp

DIGITS = 6
STEP_SECONDS = 30
TOLERANCE = 1
"""Steps before and after the present one whose codes are right, too: clocks differ, and typing takes its time."""
SECRET_BYTES = 20
"""As long as SHA-1's output (RFC 4226, section 4)."""
ISSUER = "Nachgefragt"


def secret(key: str, account_id: int, salt: str) -> str:
    """Return the secret that an account's device shares, in base32: computed from the key, so that none is stored."""
    digest = hmac.digest(key.encode(), f"second factor {account_id} {salt}".encode(), "sha256")
    return b32encode(digest[:SECRET_BYTES]).decode()


def matching_step(secret: str, code: str, now: datetime) -> int | None:
    """Return the time step, in steps since 1970, whose code this is, if it is near enough to now."""
    present = int(now.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret, digits=DIGITS, interval=STEP_SECONDS)
    steps = range(max(0, present - TOLERANCE), present + TOLERANCE + 1)
    fitting = [step for step in steps if hmac.compare_digest(totp.generate_otp(step).encode(), code.encode())]
    return fitting[-1] if fitting else None


def address(secret: str, username: str) -> str:
    """Return the otpauth address by which an app takes the secret over, from a QR code or a link."""
    return pyotp.TOTP(secret, digits=DIGITS, interval=STEP_SECONDS).provisioning_uri(name=username, issuer_name=ISSUER)
