"""Hashing, checking and judging passwords: Argon2id by the parameters of RFC 9106 for machines with little memory."""

from __future__ import annotations

import secrets
from enum import StrEnum
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from quiz.accounts.common_passwords import common_passwords

MIN_LENGTH = 8
MAX_LENGTH = 200
FEWEST_DIFFERENT = 4
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else

_HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


class Weakness(StrEnum):
    """Why a password would be guessed soon (NIST SP 800-63B: length and known passwords, no rules of composition)."""

    SHORT = "short"
    COMMON = "common"
    NAME = "name"


def weakness(password: str, username: str) -> Weakness | None:
    """Return what is wrong with a new password, or None."""
    folded = password.casefold()
    if len(password) < MIN_LENGTH:
        return Weakness.SHORT
    if folded in common_passwords() or len(set(folded)) < FEWEST_DIFFERENT:
        return Weakness.COMMON
    if username and username.casefold() in folded and len(folded) - len(username) < FEWEST_DIFFERENT:
        return Weakness.NAME
    return None


def hash_password(password: str) -> str:
    """Return the salted hash in the PHC string format."""
    return _HASHER.hash(password)


def password_fits(password: str, stored: str | None) -> bool:
    """Whether the hash is the password's; without a hash, take as long as with one and say no."""
    try:
        return _HASHER.verify(stored or _nobodys_hash(), password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(stored: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(stored)


def random_password() -> str:
    """Make a password of 74 bits that can be read out: three groups of five characters."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(3))


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash(secrets.token_urlsafe())
