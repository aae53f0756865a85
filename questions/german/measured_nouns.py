"""Nouns that say what an amount measures, so that one asks for it with them: "welche Kapazität", not "was"."""

from __future__ import annotations

import re

from questions.german.document import Token

_SUPERLATIVE = re.compile(r"\w{2,}ste[nrsm]?")
_ENDINGS = tuple(
    """kapazität leistung geschwindigkeit tempo temperatur länge höhe breite tiefe größe fläche gewicht masse volumen
    umsatz gewinn verlust überschuss defizit erlös preis betrag summe budget etat anteil quote plus minus zuwachs
    rückgang anstieg wachstum reichweite abstand vorsprung rückstand entfernung kosten einnahmen ausgaben erträge
    lohn gehalt miete bußgeld geldstrafe dividende rendite zinssatz auflage verbrauch ausstoß spannung konzentration
    guthaben vermögen schulden beteiligung niederschlagsmenge menge frequenz steigerung senkung erhöhung gebühr prämie
    honorar ablöse rabatt streitwert schadenersatz finanzierungsvolumen ausbeute einlage kredit darlehen""".split()
)
_LABELS = (
    *_ENDINGS,
    *"wert werte menge zahl zahlen ergebnis stand niveau rekord spitze marke rate ziffer niederschlag".split(),
)


def measures(noun: str) -> bool:
    """Whether a noun, by itself or as the last part of a compound, names what an amount measures.

    Args:
        noun: the lemma or a form of the noun.
    """
    return noun.casefold().endswith(_ENDINGS)


def labels_amount(noun: str) -> bool:
    """Whether a noun tells nothing without an amount: "die höchsten Werte", "die höchste Tagessumme"."""
    return noun.casefold().endswith(_LABELS)


def is_superlative(token: Token) -> bool:
    """Whether a word is an adjective in the superlative: "die höchsten", "meiste"."""
    return token.tag == "ADJA" and _SUPERLATIVE.fullmatch(token.text) is not None
