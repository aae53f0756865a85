"""Gender, plural and cases of German nouns; compounds follow their last part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from questions.german.morphology import verbs
from questions.german.morphology.declension import NounClass, forms, plural_of
from questions.german.morphology.endings import ADJECTIVE, Strength
from questions.german.morphology.lexicon import noun_entries

_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut"}
_SHORTEST_PART = 4
_ADJECTIVAL_ENDINGS = ("er", "e", "en", "em", "es")
_DERIVED = (
    ("heit", "f 0 en"),
    ("keit", "f 0 en"),
    ("schaft", "f 0 en"),
    ("ierung", "f 0 en"),
    ("lung", "f 0 en"),
    ("tung", "f 0 en"),
    ("nung", "f 0 en"),
    ("rung", "f 0 en"),
    ("gung", "f 0 en"),
    ("ität", "f 0 en"),
    ("tion", "f 0 en"),
    ("sion", "f 0 en"),
    ("erin", "f 0 nen"),
    ("chen", "n s 0"),
    ("lein", "n s 0"),
    ("ismus", "m 0 -"),
    ("ling", "m s e"),
)
"""Classes by derivational ending, for nouns that are not listed."""


class Noun(NamedTuple):
    """One way to read a noun's form."""

    lemma: str
    case: str
    number: str
    gender: str | None


@lru_cache(maxsize=8192)
def classes(lemma: str) -> tuple[str, ...]:
    """Return the declension classes of a noun, listed, by its last part or by its ending; empty where unknown."""
    found = noun_entries().get(lemma)
    if found is None and not is_participial(lemma):
        found = noun_entries().get(_last_part(lemma) or "")
    if found:
        return tuple(found.split(";"))
    if is_participial(lemma):
        return ("adj - 0",)
    return tuple(code for ending, code in _DERIVED if lemma.endswith(ending))[:1]


def _last_part(lemma: str) -> str | None:
    """Return the longest listed noun that the word ends with."""
    start = lemma.rfind("-") + 1
    if 0 < start < len(lemma) and lemma[start:] in noun_entries():
        return lemma[start:]
    for cut in range(max(3, start), len(lemma) - 2):
        part = lemma[cut].upper() + lemma[cut + 1 :]
        if part in noun_entries() and (len(part) >= _SHORTEST_PART or _is_listed(lemma[:cut])):
            return part
    return None


def _is_listed(first: str) -> bool:
    """Whether a compound's first part is a noun, with or without a linking letter: Welt(cup), Gericht-s(hof)."""
    entries = noun_entries()
    return any(first.removesuffix(link) in entries for link in ("", "s", "es", "n", "en", "-"))


def is_compound(lemma: str) -> bool:
    """Whether a noun is made of a listed one and a noun or verb before it: "Tanklager", "Fahrverbot", not "Antrag"."""
    last = _last_part(lemma)
    if last is None:
        return False
    first = lemma.removesuffix(last.lower()).removesuffix(last)
    verb = len(first) >= _SHORTEST_PART and (verbs.is_verb(f"{first.lower()}en") or verbs.is_verb(f"{first.lower()}n"))
    return verb or _is_listed(first)


def is_adjectival(lemma: str) -> bool:
    """Whether the noun is declined like an adjective: der Abgeordnete, ein Abgeordneter."""
    return any(code.startswith("adj") for code in classes(lemma))


def gender(lemma: str) -> str | None:
    """Return Masc, Fem or Neut, or None for unknown nouns, those with two genders and those without singular."""
    genders = {_gender_of(code) for code in classes(lemma)}
    return genders.pop() if len(genders) == 1 else None


def _gender_of(code: str) -> str | None:
    letter = code.split(" ")[1] if code.startswith("adj") else code[0]
    return _GENDERS.get(letter)


def plural(lemma: str) -> str | None:
    """Return the nominative plural, or None where there is none or none is known."""
    for code in classes(lemma):
        if code.startswith("adj"):
            return f"{lemma.removesuffix('r').removesuffix('s')}"
        found = plural_of(lemma, NounClass.parse(code).plural)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=8192)
def inflect(
    lemma: str, case: str, number: str, gender: str | None = None, strength: Strength = Strength.WEAK
) -> str | None:
    """Return a noun in case and number, or None where the noun or its form is not known.

    Args:
        lemma: the nominative singular (of adjectival nouns any strong or weak nominative).
        case: Nom, Acc, Dat or Gen.
        number: Sing or Plur.
        gender: Masc, Fem or Neut for nouns that have two; without it their differing forms give None.
        strength: for adjectival nouns, as the word before demands.
    """
    found: dict[str, str] = {}
    for code in classes(lemma):
        own = _gender_of(code)
        if gender is not None and own is not None and own != gender:
            continue
        form = _form(lemma, code, case, number, gender or own, strength)
        if form is not None:
            found.setdefault(own or "", form)
    return next(iter(found.values())) if len(set(found.values())) == 1 else None


def _form(lemma: str, code: str, case: str, number: str, gender: str | None, strength: Strength) -> str | None:
    if not code.startswith("adj"):
        return forms(lemma, NounClass.parse(code)).get((case, number))
    kind = "Plur" if number == "Plur" else gender
    if kind is None:
        return None
    return adjectival_stem(lemma) + ADJECTIVE[strength][case, kind]


def adjectival_stem(form: str) -> str:
    """Return the noun's form without its adjective ending: Abgeordnet(er)."""
    return next(
        (form.removesuffix(e) for e in sorted(_ADJECTIVAL_ENDINGS, key=len, reverse=True) if form.endswith(e)), form
    )


@lru_cache(maxsize=8192)
def analyse_noun(form: str) -> tuple[Noun, ...]:
    """Return the readings of a noun's form; those whose lemma is listed, or has the longest listed last part, win."""
    if is_participial(form):
        return ()
    best: list[Noun] = []
    longest = 0
    for lemma in dict.fromkeys(_candidates(form)):
        readings = [
            Noun(lemma, case, number, _gender_of(code))
            for code in classes(lemma)
            if not code.startswith("adj")
            for (case, number), made in forms(lemma, NounClass.parse(code)).items()
            if made == form
            or (made + "e" == form and case == "Dat" and number == "Sing" and code[0] != "f")
            or (
                case == "Gen"
                and number == "Sing"
                and code.split(" ")[1] in {"s", "es"}
                and form in {f"{lemma}s", f"{lemma}es"}
            )
        ]
        known = len(lemma) + 1 if lemma in noun_entries() else len(_last_part(lemma) or "")
        if readings and known > longest:
            best, longest = readings, known
        elif readings and (known == longest or (form == f"{lemma}e" and known == longest - 1)):
            best += readings  # "Fahrzeuge" ends in "Zeuge" and is the plural of what ends in "Zeug"
    listed = any(reading.lemma in noun_entries() for reading in best)
    adjectival = _adjectival_lemma(form)
    if listed or adjectival is None or longest > len(_last_part(adjectival) or adjectival):
        return tuple(best)
    return ()


def adjectival_lemma(form: str) -> str | None:
    """Return the strong masculine or feminine nominative of a listed adjectival noun: Beamten, Beamter."""
    return f"{adjectival_stem(form)}er" if is_participial(form) else _adjectival_lemma(form)


def _adjectival_lemma(form: str) -> str | None:
    stem = adjectival_stem(form)
    return next((stem + ending for ending in ("er", "e", "es") if stem != form and is_adjectival(stem + ending)), None)


@lru_cache(maxsize=8192)
def is_participial(form: str) -> bool:
    """Whether an unlisted noun is a participle declined like an adjective: die Demonstrierenden, ein Befragter."""
    stem = adjectival_stem(form).lower()
    if form in noun_entries() or stem == form.lower() or form.removesuffix("n") in noun_entries():
        return False
    if stem.endswith("jährig"):
        return True
    return (stem.endswith("end") and verbs.is_verb(stem[:-1])) or bool(verbs.participle_of(stem))


def _candidates(form: str) -> Iterator[str]:
    """Yield the lemmas that the form may belong to."""
    yield form
    for ending in ("n", "en", "s", "es", "e", "er", "ern", "nen", "ns", "ens", "se", "sen", "ses"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            yield form[: -len(ending)]
    irregular = _irregular_plurals()
    for cut in range(len(form) - 2):
        part = form[cut].upper() + form[cut + 1 :]
        for lemma in irregular.get(part, ()):
            yield form[:cut] + (lemma if cut == 0 else lemma[0].lower() + lemma[1:])


@cache
def _irregular_plurals() -> Mapping[str, tuple[str, ...]]:
    """Plurals with umlaut or a changed ending, and the same with the -n of the dative, to their nouns."""
    found: dict[str, list[str]] = defaultdict(list)
    for lemma, codes in noun_entries().items():
        if "¨" not in codes and "~" not in codes:
            continue
        for code in codes.split(";"):
            plural = plural_of(lemma, code.rpartition(" ")[2])
            for form in (plural, f"{plural}n") if plural is not None else ():
                if lemma not in found[form]:
                    found[form].append(lemma)
    return {form: tuple(lemmas) for form, lemmas in found.items()}


def is_known(form: str) -> bool:
    """Whether the lexicon can read the form as a noun."""
    return bool(analyse_noun(form)) or adjectival_lemma(form) is not None


def lemma_of(form: str) -> str | None:
    """Return the noun's lemma where all readings agree on it; a form that is itself a lemma stays."""
    lemmas = {reading.lemma for reading in analyse_noun(form)}
    if form in lemmas:
        return form
    return lemmas.pop() if len(lemmas) == 1 else None if lemmas else adjectival_lemma(form)
