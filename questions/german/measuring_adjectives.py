"""Adjectives that put in order, measure or judge a thing, but do not tell of what it is: "erste", "negativ", "genau".

Relational adjectives tell it ("die wirtschaftliche Entwicklung" is that of the economy), these do not: "die schnelle
Entwicklung" (Duden, Die Grammatik: qualifizierende und relationale Adjektive).
"""

from __future__ import annotations

import re

_ORDER = frozenset(
    "erst zweit dritt viert fünft sechst letzt nächst vorig vorletzt übernächst weiter abschließend endgültig".split()
)
_MEASURE = frozenset(
    """groß größt klein kleinst hoch hoh höchst gering geringst niedrig niedrigst stark stärkst schwach leicht schwer
    deutlich massiv erheblich extrem enorm dramatisch drastisch spürbar rasant schnell langsam lang kurz kräftig
    genau exakt konkret tatsächlich durchschnittlich ungefähr gesamt komplett vollständig hauptsächlich
    negativ positiv gut best schlecht wichtig wichtigst wesentlich zentral entscheidend möglich nötig notwendig
    schwierig einfach klar steigend sinkend zunehmend wachsend bisherig aktuell derzeitig jetzig künftig bevorstehend
    geplant jüngst neu neuest alt absolut plötzlich unerwartet überraschend""".split()
)
_ENDING = re.compile(r"e[nrms]?$")


def _stem(adjective: str) -> str:
    return _ENDING.sub("", adjective.lower())


def puts_in_order(adjective: str) -> bool:
    """Whether an inflected adjective tells only the place of a thing among others: "der nächste Versuch"."""
    return _stem(adjective) in _ORDER


def says_only_how(adjective: str) -> bool:
    """Whether an inflected adjective leaves open of what a thing is: "die genaue Temperatur", "die erste Phase"."""
    return _stem(adjective) in _ORDER or _stem(adjective) in _MEASURE
