"""Nouns that say little unless one knows of what: "der Vorsitz" (of which body?)."""

from __future__ import annotations

_BODY_NOUN_ENDINGS = ("vorsitz", "präsidentschaft", "mitgliedschaft", "vorsitzende", "vorsitzender", "vorsitzenden")


def takes_body(noun: str) -> bool:
    """Whether the noun needs the body it belongs to: "Vorsitz", "Ratspräsidentschaft"."""
    return noun.lower().endswith(_BODY_NOUN_ENDINGS)
