"""Nouns that say something of their own behind a preposition: "in der Lage", "auf der Hand"."""

from __future__ import annotations

IDIOMATIC = {
    "in": frozenset(
        """Lage Folge Regel Praxis Tat Höhe Ruin Hand Nähe Mitte Öffentlichkeit Griff Mittelpunkt Zukunft
        Vergangenheit Luft Vordergrund Diskussion Kritik Knie Wege Bau Planung Umsetzung Entwicklung Hoffnung
        Annahme Schuld Irre Breite Länge Tiefe Größe Summe Ferne Fall""".split()
    ),
    "auf": frozenset("Hand Spiel Weg Beine Flucht Frage Suche Markt Probe Straße Punkt Kosten".split()),
    "an": frozenset("Spitze Wand Tag Reihe Macht Arbeit Front Grenze".split()),
    "unter": frozenset("Leitung Führung Bedingung Voraussetzung".split()),
    "aus": frozenset("Weg Reihe Hand Sicht".split()),
    "um": frozenset("Wette Hälfte Doppelte".split()),
}
