"""What a change of a fact's words is: which tokens, into what, and how surely the text refutes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contrary:
    """Words to put in place of tokens, what was changed, and how sure it is that the text refutes it (0..1)."""

    instead: dict[int, str]
    original: str
    replacement: str
    confidence: float
