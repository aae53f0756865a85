"""The names and the order under which the parts of an item appear in one attempt, which tell nothing about the key."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, Self
from uuid import UUID

from questions.items import Option

TOKEN_LENGTH = 16
"""Hexadecimal digits of a token: 64 bits, so that two options of an item never share one."""


class Seeded(Protocol):
    """What names are derived from: an Attempt, or its values."""

    @property
    def public_id(self) -> UUID:
        """What the attempt is called in addresses."""

    @property
    def seed(self) -> int:
        """What fixes its order."""


@dataclass(frozen=True, slots=True)
class Names:
    """Tokens and order of an item's options, by a keyed hash: the same in all pages of one attempt, and in no other."""

    key: bytes

    @classmethod
    def of(cls, secret: str, attempt: Seeded, item_version_id: int) -> Self:
        """Derive the names of one item in one attempt from the app's secret."""
        subject = f"{attempt.public_id}:{attempt.seed}:{item_version_id}"
        return cls(hmac.digest(secret.encode(), subject.encode(), "sha256"))

    def token(self, option: Option) -> str:
        """Return the name of the option in pages and answers."""
        return self._digest("token", option)[:TOKEN_LENGTH]

    def find(self, token: str, options: Iterable[Option]) -> Option | None:
        """Return the option with this token, or None."""
        return next((option for option in options if self.token(option) == token), None)

    def shuffled(self, options: Iterable[Option]) -> tuple[Option, ...]:
        """Return the options in the attempt's order, which is independent of the one they were written in."""
        return tuple(sorted(options, key=lambda option: self._digest("order", option)))

    def _digest(self, purpose: str, option: Option) -> str:
        return hmac.digest(self.key, f"{purpose}:{option.id}".encode(), "sha256").hex()
