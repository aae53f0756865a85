"""Nouns that say little unless one knows of what: "der Vorsitz" (of which body?)."""

from __future__ import annotations

_BODY_NOUN_ENDINGS = ("vorsitz", "präsidentschaft", "mitgliedschaft", "vorsitzende", "vorsitzender", "vorsitzenden")
_OF_SOMETHING = frozenset(
    """Grund Ursache Anlass Ziel Zweck Folge Konsequenz Ergebnis Resultat Hintergrund Auslöser Beispiel Teil Rest
    Problem Thema Frage Antwort Reaktion Lösung Idee Vorschlag Fall Vorfall Umstand Zustand Vorgang Schritt Effekt
    Titel Name Zahl Höhe Grad Anteil Unterschied Vorteil Nachteil Sache Situation Lage""".split()
)


def needs_complement(noun: str) -> bool:
    """Whether the bare noun leaves open of what it speaks: "der Grund", "die Folge"."""
    return noun in _OF_SOMETHING


def takes_body(noun: str) -> bool:
    """Whether the noun needs the body it belongs to: "Vorsitz", "Ratspräsidentschaft"."""
    return noun.lower().endswith(_BODY_NOUN_ENDINGS)
