"""Endings of adjectives and determiners by case and gender (or plural), after Duden, Die Grammatik, §§ 1516-1530."""

from __future__ import annotations

from enum import StrEnum


class Strength(StrEnum):
    """Which endings an adjective takes: they follow from the word before it."""

    STRONG = "strong"  # nothing, or a word without ending of its own: frisches Brot, zwei neue Häuser
    WEAK = "weak"  # der, dieser, jeder: das frische Brot
    MIXED = "mixed"  # ein, kein, mein: ein frisches Brot


KINDS = ("Masc", "Fem", "Neut", "Plur")
"""The columns of the tables below: three genders, and the plural of all of them."""


def _table(text: str) -> dict[tuple[str, str], str]:
    lines = [line.split() for line in text.strip().splitlines()]
    return {
        (case, kind): "" if end == "-" else end for case, *ends in lines for kind, end in zip(KINDS, ends, strict=True)
    }


ADJECTIVE = {
    Strength.STRONG: _table("Nom er e es e \n Acc en e es e \n Dat em er em en \n Gen en er en er"),
    Strength.WEAK: _table("Nom e e e en \n Acc en e e en \n Dat en en en en \n Gen en en en en"),
    Strength.MIXED: _table("Nom er e es en \n Acc en e es en \n Dat en en en en \n Gen en en en en"),
}

DEFINITE = _table("Nom der die das die \n Acc den die das die \n Dat dem der dem den \n Gen des der des der")
DIESER = _table("Nom er e es e \n Acc en e es e \n Dat em er em en \n Gen es er es er")
EIN = _table("Nom - e - e \n Acc en e - e \n Dat em er em en \n Gen es er es er")

DIESER_STEMS = frozenset("dies jen jed jedwed manch solch welch all sämtlich beid".split())
"""Determiners that end like dieser; the adjective after them is weak."""
EIN_STEMS = frozenset("ein kein mein dein sein ihr unser euer eur".split())
"""Determiners that end like ein; the adjective after them is mixed. Of ein there is no plural."""
ADJECTIVAL_STEMS = frozenset("viel wenig einig mehrer etlich ander zahlreich unzählig verschieden weiter".split())
"""Indefinites that are declined like adjectives and leave the adjective after them as it would be without them."""
UNINFLECTED = frozenset(
    "etwas mehr weniger genug allerlei manch solch lauter deren dessen solcherlei beiderlei".split()
)
"""Words before the noun that never change."""

CONTRACTED = {
    "am": "an",
    "im": "in",
    "zum": "zu",
    "zur": "zu",
    "vom": "von",
    "beim": "bei",
    "ans": "an",
    "ins": "in",
    "aufs": "auf",
    "fürs": "für",
    "durchs": "durch",
    "ums": "um",
    "übers": "über",
    "unters": "unter",
    "vors": "vor",
    "hinters": "hinter",
}
"""Preposition and article in one word, and the preposition in it."""
