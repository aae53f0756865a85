"""Verbs by which somebody takes one stance: whoever criticises one thing may well criticise another.

Hand-written for the verbs that news use most (compare the Illokutionsverben of Wagner, Deutsche Sprechaktverben).
"""

from __future__ import annotations

DEMANDING = frozenset(
    """fordern verlangen wünschen wollen drängen bitten vorschlagen anregen pochen mahnen anmahnen ermahnen appellieren
    aufrufen auffordern plädieren raten empfehlen nahelegen""".split()
)
EXPECTING = frozenset(
    """hoffen erwarten befürchten fürchten rechnen warnen prognostizieren voraussagen vorhersagen ausgehen glauben
    meinen denken vermuten annehmen""".split()
)
SHOWING = frozenset("zeigen ergeben belegen beweisen nahelegen bestätigen verdeutlichen deuten hinweisen".split())
BLAMING = frozenset(
    """kritisieren bemängeln beklagen klagen monieren beanstanden bedauern rügen tadeln verurteilen anprangern
    ablehnen zurückweisen protestieren vorwerfen""".split()
)
PRAISING = frozenset("loben begrüßen würdigen preisen gutheißen".split())
PLANNING = frozenset("ankündigen versprechen zusagen planen beabsichtigen vorhaben anstreben anbieten".split())
STANCES = (DEMANDING, EXPECTING, SHOWING, BLAMING, PRAISING, PLANNING)


def take_one_stance(one: str, other: str) -> bool:
    """Whether two verbs (lemmas) take the same stance: a demand beside a demand."""
    return any(one in verbs and other in verbs for verbs in STANCES)
