"""What a teacher wishes for when asking for items, as a job carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from questions.items import ItemType

if TYPE_CHECKING:
    from questions.pipeline import Options

DIFFICULTIES = ("easy", "medium", "hard")
"""The values of the engine's `Difficulty`, which only the worker imports."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How many items at most, of which types and difficulties."""

    limit: int = 12
    types: frozenset[ItemType] = frozenset(ItemType)
    difficulties: frozenset[str] = frozenset(DIFFICULTIES)

    def to_json(self) -> dict[str, Any]:
        """The wishes in a job's payload."""
        return {"limit": self.limit, "types": sorted(self.types), "difficulties": sorted(self.difficulties)}

    @classmethod
    def from_json(cls, stored: dict[str, Any] | None) -> Wishes:
        """The wishes of a job's payload; a job without any takes all there is."""
        if stored is None:
            return cls()
        types = frozenset(ItemType(name) for name in stored["types"])
        return cls(stored["limit"], types, frozenset(stored["difficulties"]))

    def options(self) -> Options:
        """The wishes as the engine takes them; only the worker calls this."""
        from questions.choosing.difficulty import Difficulty  # noqa: PLC0415 - the web processes start without the engine
        from questions.pipeline import Options  # noqa: PLC0415

        return Options(self.limit, self.types, frozenset(Difficulty(step) for step in self.difficulties))
