"""One-time passwords by RFC 6238's own examples, and which of them are right when."""

from __future__ import annotations

from base64 import b32encode
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from quiz.accounts import totp

SECRET = b32encode(b"12345678901234567890").decode()


def at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


@pytest.mark.parametrize(("seconds", "eight_digits"), [
    (59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"), (1234567890, "89005924"),
    (2000000000, "69279037"), (20000000000, "65353130"),
])  # fmt: skip
def test_the_vectors_of_rfc_6238(seconds: int, eight_digits: str) -> None:
    """Appendix B, SHA-1; a code of six digits is the end of that of eight."""
    assert totp.matching_step(SECRET, eight_digits[-6:], at(seconds)) == seconds // 30
    assert totp.matching_step(SECRET, eight_digits, at(seconds)) is None


@pytest.mark.parametrize(("drift", "fits"), [(-61, False), (-30, True), (-1, True), (30, True), (60, False)])
def test_a_code_is_right_a_step_early_and_a_step_late(drift: int, *, fits: bool) -> None:
    """Made at the beginning of a step."""
    made_at = 1111111110
    step = totp.matching_step(SECRET, "050471", at(made_at) + timedelta(seconds=drift))
    assert step == (made_at // 30 if fits else None)


@pytest.mark.parametrize("code", ["", "05047", "0504711", "05047x", "٠٥٠٤٧١", "050471 "])
def test_what_is_no_code_fits_nothing(code: str) -> None:
    assert totp.matching_step(SECRET, code, at(1111111110)) is None


def test_at_the_beginning_of_time_there_is_no_step_before() -> None:
    assert totp.matching_step(SECRET, "755224", at(0)) == 0, "RFC 4226, appendix D"


def test_a_secret_is_as_long_as_the_hash_and_another_for_every_key_account_and_salt() -> None:
    secrets = {
        totp.secret(key, account, salt) for key in ("a", "b") for account in (1, 2) for salt in ("salt", "other")
    }
    assert len(secrets) == 8
    assert {len(secret) for secret in secrets} == {32}, "160 bits in base32"


def test_the_address_tells_an_app_all_it_needs() -> None:
    parts = urlsplit(totp.address(SECRET, "frau.berg@schule"))
    assert (parts.scheme, parts.netloc, parts.path) == ("otpauth", "totp", "/Nachgefragt:frau.berg%40schule")
    assert parse_qs(parts.query) == {"secret": [SECRET], "issuer": ["Nachgefragt"]}, "the rest is what apps assume"
