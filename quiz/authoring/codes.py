"""Quiz codes: short enough to be typed from a board, too many to be guessed."""

from __future__ import annotations

import secrets

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""Crockford's Base32 without 0 and 1, which look like letters, and without A and E, so that no code is a word."""

LENGTH = 9
"""28 symbols, 9 places: 9 · log2(28) = 43.3 bits. With a million quizzes open, one guess in ten million hits one."""

_GROUP = 3


def make_code() -> str:
    """Draw a code at random from the operating system's source."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """Write a code in groups of three, as people read it out: K7M-3QX-9TB."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))
