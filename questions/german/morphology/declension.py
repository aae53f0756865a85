"""How a German noun forms its cases: declension classes and the forms that follow from them.

A class is written `gender genitive plural`, as in `n es ¨er` for Haus, Hauses, Häuser. The genitive is the ending of
the genitive singular; -n, -en and -ns mark the weak declension, which has -n or -en in dative and accusative too. The
plural is the ending with ¨ for umlaut; `~2en` replaces the last two letters (Museum, Museen); `-` means no plural,
and a genitive of `-` no singular.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CASES = ("Nom", "Acc", "Dat", "Gen")
_WEAK = {"n": "n", "en": "en", "ns": "n", "ens": "en"}
_UMLAUT = str.maketrans("aouAOU", "äöüÄÖÜ")
_LAST_BACK_VOWEL = re.compile(r"(aa|au|oo|[aouAOU])(?=[^aouAOU]*$)")
_DATIVE_N = ("e", "el", "er")


class NounClass(NamedTuple):
    """Gender (m, f, n, or - for a plurale tantum) and the codes of genitive and plural."""

    gender: str
    genitive: str
    plural: str

    @classmethod
    def parse(cls, code: str) -> NounClass:
        """Read `gender genitive plural`, where an empty ending is written 0."""
        gender, genitive, plural = code.split(" ")
        return cls(gender, genitive.replace("0", ""), plural.replace("0", ""))


def umlauted(stem: str) -> str:
    """Return the stem with its last back vowel fronted: Haus, Häus; Vater, Väter; Saal, Säl."""

    def front(match: re.Match[str]) -> str:
        vowel = match.group(1)
        if vowel in {"aa", "oo"}:
            return vowel[0].translate(_UMLAUT)
        return vowel[0].translate(_UMLAUT) + vowel[1:]

    return _LAST_BACK_VOWEL.sub(front, stem, count=1)


def plural_of(lemma: str, code: str) -> str | None:
    """Return the nominative plural by the code, or None where the class has none."""
    if code == "-":
        return None
    if code.startswith("~"):
        return lemma[: -int(code[1])] + code[2:]
    if code.startswith("¨"):
        return umlauted(lemma) + code[1:]
    return lemma + code


def suffix_class(lemma: str, plural: str | None) -> str | None:
    """Return the code that leads from lemma to plural, or None where no code does."""
    if plural is None:
        return "-"
    if plural.startswith(lemma):
        return plural[len(lemma) :]
    fronted = umlauted(lemma)
    if plural.startswith(fronted):
        return "¨" + plural[len(fronted) :]
    for cut in range(1, 4):
        if plural.startswith(lemma[:-cut]) and len(lemma) > cut + 1:
            return f"~{cut}{plural[len(lemma) - cut :]}"
    return None


def forms(lemma: str, noun_class: NounClass) -> dict[tuple[str, str], str]:
    """Return (case, number) to form for every cell that the class has."""
    gender, genitive, plural_code = noun_class
    found: dict[tuple[str, str], str] = {}
    if genitive != "-":
        weak = lemma + _WEAK.get(genitive, "")
        found = {
            ("Nom", "Sing"): lemma,
            ("Acc", "Sing"): weak,
            ("Dat", "Sing"): weak,
            ("Gen", "Sing"): lemma + genitive,
        }
        if gender == "n":
            found["Acc", "Sing"] = lemma
    plural = plural_of(lemma, plural_code)
    if plural is not None:
        dative = plural + "n" if plural.endswith(_DATIVE_N) else plural
        for case in CASES:
            found[case, "Plur"] = dative if case == "Dat" else plural
    return found
