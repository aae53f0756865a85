"""Words that govern a complement: "Voraussetzung für", "Kern von", "ausschlaggebend für", "vergleichbar mit".

Hand-written for the news (compare Sommerfeldt & Schreiber, Wörterbuch zur Valenz und Distribution der Substantive,
1977, and der Adjektive, 1974). Compounds govern as their last part does: "Hauptursache", "Berechnungsgrundlage".
"""

from __future__ import annotations

from functools import cache

_NOUNS = frozenset(
    """voraussetzung bedingung vorbedingung grundlage basis grund ursache anlass auslöser hintergrund zweck
    folge konsequenz resultat vorbild maßstab kriterium indiz beleg anzeichen auftakt start beginn
    abschluss höhepunkt tiefpunkt schwerpunkt mittelpunkt kern alternative gegenstand bestandteil ausgangspunkt
    startpunkt treffpunkt zielgruppe spitzenreiter schlusslicht favorit nachfolger nachfolgerin vorgänger veranstalter
    veranstalterin auftraggeber sieger siegerin gewinner gewinnerin gastgeber träger drehort austragungsort
    veranstaltungsort schauplatz""".split()
)
"""Nouns of grounds and aims, of beginning and midst, of ranks and roles in something: of what has to be told."""
_NOUNLIKE_ENDINGS = ("grundlage", "ursache", "voraussetzung", "bedingung", "hauptgrund", "schwerpunkt", "bestandteil")
_PARTS = frozenset(
    """Betriebssystem Prozessor Display Bildschirm Motor Antrieb Akku Kamera Speicher Schnittstelle Material Werkstoff
    Grundstoff Rohstoff Treibstoff Zutat Gehäuse""".split()
)
"""Parts and stuffs of a thing: "als Prozessor" of which device?"""
_ADJECTIVES = frozenset(
    """prägend ausschlaggebend maßgeblich maßgebend entscheidend bestimmend verantwortlich mitverantwortlich zuständig
    charakteristisch bezeichnend kennzeichnend typisch konstitutiv erforderlich notwendig nötig geeignet vorgesehen
    vergleichbar verwandt identisch einverstanden angewiesen abhängig beteiligt betroffen schuld überlegen unterlegen
    ebenbürtig behilflich""".split()
)
"""Adjectives that take a preposition or a dative of their own, without which they leave open of what they speak."""


@cache
def governs_as_noun(lemma: str) -> bool:
    """Whether a noun, given by its lemma, leaves open of what it speaks where nothing tells it."""
    word = lemma.lower()
    return word in _NOUNS or word.endswith(_NOUNLIKE_ENDINGS)


def governs_as_adjective(word: str) -> bool:
    """Whether an adjective, in its uninflected form, needs to be told for, from, with or to what."""
    return word.lower() in _ADJECTIVES


def names_part(lemma: str) -> bool:
    """Whether a noun, given by its lemma, names a part or stuff of a thing: "Betriebssystem"."""
    return lemma in _PARTS
