"""One measured number of the quality gate."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measurement: `floor` is what it must not fall below (None where it only informs), `note` says what it is of."""

    name: str
    value: float
    floor: float | None = None
    note: str = ""
