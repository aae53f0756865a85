"""How a German verb builds its forms from its principal parts.

Rules after Duden, Die Grammatik (9th ed.), §§ 434-461: endings, the e before them, weak and strong preterite.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

CELLS = tuple((person, number) for number in ("Sing", "Plur") for person in ("1", "2", "3"))
"""Persons and numbers in the order in which a row of forms lists them."""
MOODS = (("Ind", "Pres"), ("Ind", "Past"), ("Sub", "Pres"), ("Sub", "Past"))
"""Mood and tense of the rows; Konjunktiv I is Sub Pres and Konjunktiv II is Sub Past, as in Universal Dependencies."""

INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer")
_VOWELS = "aeiouyäöü"
_NEEDS_E = re.compile(rf"(?:[dt]|[^{_VOWELS}lrhmn][mn]|chn|(?<=[^{_VOWELS}])hm)$")

_SEIN: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Ind", "Pres"): ("bin", "bist", "ist", "sind", "seid", "sind"),
    ("Ind", "Past"): ("war", "warst", "war", "waren", "wart", "waren"),
    ("Sub", "Pres"): ("sei", "seist", "sei", "seien", "seiet", "seien"),
    ("Sub", "Past"): ("wäre", "wärst", "wäre", "wären", "wärt", "wären"),
}


class Parts(NamedTuple):
    """The forms of one verb without separable prefix from which all others follow."""

    lemma: str
    ich: str
    du: str
    er: str
    past: str
    subjunctive: str
    participle: str


def stem_of(lemma: str) -> str:
    """Return the infinitive's stem: geh(en), handel(n)."""
    return lemma[:-2] if lemma.endswith("en") else lemma[:-1]


def needs_e(stem: str) -> bool:
    """Whether an e stands between the stem and -t, -st: er arbeitet, du rechnest."""
    return _NEEDS_E.search(stem) is not None


def principal_parts(lemma: str, known: Mapping[str, str]) -> Parts:
    """Return the principal parts: those of a regular weak verb except for what is known.

    Keys of `known`: ich, du, er (present), past (1st singular), kii (Konjunktiv II, 1st singular), part.
    """
    stem = stem_of(lemma)
    link = "e" if needs_e(stem) else ""
    past = known.get("past", f"{stem}{link}te")
    return Parts(
        lemma,
        known.get("ich", f"{stem}e" if not lemma.endswith("eln") else f"{stem[:-2]}le"),
        known.get("du", f"{stem}t" if stem[-1:] in "sßzx" else f"{stem}{link}st"),
        known.get("er", f"{stem}{link}t"),
        past,
        known.get("kii", past if past.endswith("e") else f"{past}e"),
        known.get("part", _weak_participle(lemma, stem, link)),
    )


def _weak_participle(lemma: str, stem: str, link: str) -> str:
    unstressed = lemma.endswith("ieren") or lemma.startswith(INSEPARABLE)
    return f"{'' if unstressed else 'ge'}{stem}{link}t"


def rows(parts: Parts) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return mood and tense to the six forms in the order of `CELLS`."""
    lemma = parts.lemma
    if lemma == "sein":
        return _SEIN
    stem = stem_of(lemma)
    ihr = f"{stem}{'e' if needs_e(stem) else ''}t"
    first = parts.ich if lemma.endswith("eln") else f"{stem}e"
    present = (parts.ich, parts.du, parts.er, lemma, ihr, lemma)
    reported = (first, f"{first}st", first, lemma, f"{first}t", lemma)
    return {
        ("Ind", "Pres"): present,
        ("Ind", "Past"): _past(parts.past),
        ("Sub", "Pres"): reported,
        ("Sub", "Past"): _past(parts.subjunctive),
    }


def _past(first: str) -> tuple[str, ...]:
    """The preterite or Konjunktiv II from its first person singular."""
    if first.endswith("e"):
        return (first, f"{first}st", first, f"{first}n", f"{first}t", f"{first}n")
    link = "e" if first[-1] in "dtsßz" else ""
    plural_link = "e" if first[-1] in "dt" else ""
    return (first, f"{first}{link}st", first, f"{first}en", f"{first}{plural_link}t", f"{first}en")
