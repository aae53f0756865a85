"""Small words within people's names: "von", "van der", "bin"; another small word shows that a name was torn."""

from __future__ import annotations

import re

_PARTICLES = frozenset(
    """von vom van de der den zu zum zur dos das do da di del della degli dello du des le la les el al as ash bin bint
    ibn ben of und y ten ter te op af av ul ur abu d l o""".split()
)
_AFTER_PARTICLE = re.compile(r"[-'’]")


def is_torn(name: str) -> bool:
    """Whether a name has a small word that stands in no name, as where a hyphen was lost: "Karl heinz Lang"."""
    return any(w[:1].islower() and _AFTER_PARTICLE.split(w)[0] not in _PARTICLES for w in name.split())
