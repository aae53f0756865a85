"""Hashing and checking passwords with Argon2id, by the parameters of RFC 9106 for memory-constrained machines."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

_HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


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
    """Whether the hash was made with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(stored)


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody's password")
