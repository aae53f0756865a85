"""Finite forms, participles and auxiliaries of German verbs, and the way back from a form to its readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from questions.german.morphology.conjugation import CELLS, INSEPARABLE, Parts, principal_parts, rows, stem_of
from questions.german.morphology.lexicon import verb_entries

SOMETIMES_SEPARABLE = ("durch", "hinter", "über", "um", "unter", "voll", "wider", "wieder")
"""Prefixes that stand apart in some verbs and not in others."""
_INSEPARABLE = tuple(prefix for prefix in INSEPARABLE if prefix != "ge")  # that would read participles
_ENDINGS = ("", "e", "n", "t", "en", "et", "st", "te", "est", "ete", "ten", "tet", "test", "eten", "etet", "etest")
_SEIN_FORMS = ("bin", "bist", "ist", "sind", "seid", "sei", "seist", "seien", "seiet")


class Finite(NamedTuple):
    """A finite form and the prefix that stands apart from it in a main clause ("" for most verbs)."""

    form: str
    prefix: str


class Reading(NamedTuple):
    """One way to read a finite form, in the terms of Universal Dependencies.

    `second` marks a form of the verb's less usual principal parts (schuf beside schaffte).
    """

    lemma: str
    person: str
    number: str
    tense: str
    mood: str
    second: bool = False


class _Verb(NamedTuple):
    parts: Parts
    prefix: str
    auxiliary: str
    second: Parts | None = None
    """Principal parts that are used beside the first: schuf beside schaffte."""


@lru_cache(maxsize=4096)
def _verb(lemma: str) -> _Verb | None:
    entries = verb_entries()
    entry = entries.get(lemma)
    if entry is None:
        return _productive(lemma)
    prefix, bar, rest = entry.partition("|")
    base, _, pairs = rest.partition(" ") if bar else (lemma, "", entry)
    known = dict(pair.split("=") for pair in f"{entries[base]} {pairs}".split()) if bar else _pairs(pairs)
    auxiliary = _pairs(pairs).get("aux", "haben")
    second = {name.removesuffix("2"): form for name, form in known.items() if name.endswith("2")}
    other = principal_parts(base, known | second) if second else None
    return _Verb(principal_parts(base, known), prefix if bar else "", auxiliary, other)


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


def _productive(lemma: str) -> _Verb | None:
    """Read an unlisted verb as separable prefix and listed verb: weg + radeln."""
    for cut in range(len(lemma) - 3, 1, -1):
        prefix, base = lemma[:cut], lemma[cut:]
        if prefix in _separable_prefixes() and "|" not in verb_entries().get(base, "|"):
            verb = _verb(base)
            return verb and verb._replace(prefix=prefix)
    return None


@cache
def _separable_prefixes() -> frozenset[str]:
    found = {entry.partition("|")[0] for entry in verb_entries().values() if "|" in entry}
    return frozenset(found.difference(SOMETIMES_SEPARABLE))


@cache
def _index() -> Mapping[str, tuple[str, ...]]:
    """Stems and irregular forms to the verbs (without separable prefix) that have them."""
    found: dict[str, list[str]] = defaultdict(list)
    for lemma, entry in verb_entries().items():
        if "|" in entry:
            continue
        found[stem_of(lemma)].append(lemma)
        if lemma.endswith("eln"):
            found[f"{lemma[:-3]}l"].append(lemma)
        for pair in entry.split():
            name, _, form = pair.partition("=")
            if name not in {"part", "part2", "aux"}:
                found[form].append(lemma)
                found[form.removesuffix("e")].append(lemma)
    for form in _SEIN_FORMS:
        found[form].append("sein")
    return {form: tuple(dict.fromkeys(lemmas)) for form, lemmas in found.items()}


@cache
def _irregular_participles() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for lemma, entry in verb_entries().items():
        for pair in entry.split():
            name, _, form = pair.partition("=")
            if name in {"part", "part2"}:
                found[form].append(lemma)
    return {form: tuple(lemmas) for form, lemmas in found.items()}


def _with_participle(form: str) -> list[str]:
    """Verbs without separable prefix: by the irregular form, or by the stem between ge- and -t."""
    found = list(_irregular_participles().get(form, ()))
    for core in (form, form.removeprefix("ge")):
        for ending in ("t", "et"):
            for lemma in _index().get(core.removesuffix(ending), ()) if core.endswith(ending) else ():
                verb = _verb(lemma)
                if verb is not None and form == verb.parts.participle:
                    found.append(lemma)
    return found


def is_verb(lemma: str) -> bool:
    """Whether the lemma is in the lexicon, or is a separable prefix before a verb that is."""
    return _verb(lemma) is not None


def finite(lemma: str, person: str, number: str, tense: str, mood: str, *, second: bool = False) -> Finite | None:
    """Return a simple finite form, or None for a verb whose forms are not known.

    Args:
        lemma: the infinitive, with its prefix ("zusammenkommen").
        person: "1", "2" or "3".
        number: "Sing" or "Plur".
        tense: "Pres" or "Past"; with mood "Sub" these are Konjunktiv I and II.
        mood: "Ind" or "Sub".
        second: whether to use the verb's less usual principal parts, where it has them.
    """
    verb = _verb(lemma)
    if verb is None:
        return None
    parts = verb.second if second and verb.second else verb.parts
    return Finite(rows(parts)[mood, tense][CELLS.index((person, number))], verb.prefix)


def participle(lemma: str) -> str | None:
    """Return the past participle: zusammengekommen."""
    verb = _verb(lemma)
    return verb and verb.prefix + verb.parts.participle


@lru_cache(maxsize=8192)
def participle_of(form: str) -> tuple[str, ...]:
    """Return the verbs that have the form as their past participle."""
    found = _with_participle(form)
    for cut in range(2, len(form) - 3):
        entries = verb_entries()
        listed = (form[:cut] + base for base in _with_participle(form[cut:]))
        found += [lemma for lemma in listed if entries.get(lemma, "").startswith(f"{form[:cut]}|")]
    return tuple(dict.fromkeys(found))


def zu_infinitive(lemma: str) -> str:
    """Return the infinitive with zu: zu kommen, zusammenzukommen."""
    verb = _verb(lemma)
    return f"{verb.prefix}zu{verb.parts.lemma}" if verb and verb.prefix else f"zu {lemma}"


def parted(form: str, lemma: str) -> Finite | None:
    """Return a finite form as it stands in a main clause, "nahm ... teil" for "teilnahm"; None where that is doubtful.

    "Übersetzt" may be "setzt ... über" or "übersetzt": such verbs the form alone does not tell apart.
    """
    verb = _verb(lemma)
    if verb is None:
        return None
    if not verb.prefix:
        return None if lemma.startswith(SOMETIMES_SEPARABLE) and lemma not in verb_entries() else Finite(form, "")
    if verb.prefix in SOMETIMES_SEPARABLE or not form.startswith(verb.prefix):
        return None
    return Finite(form.removeprefix(verb.prefix), verb.prefix)


def auxiliary(lemma: str) -> str | None:
    """Return the auxiliary of the perfect, "haben" or "sein", or None for an unknown verb."""
    verb = _verb(lemma)
    return verb and verb.auxiliary


@lru_cache(maxsize=8192)
def analyse_form(form: str) -> tuple[Reading, ...]:
    """Return the readings of a finite form without separated prefix (the verb of "kam zusammen" is kommen)."""
    found: list[Reading] = []
    for ending in _ENDINGS:
        if not form.endswith(ending):
            continue
        for lemma in _index().get(form[: len(form) - len(ending)], ()):
            verb = _verb(lemma)
            if verb is None or any(reading.lemma == lemma for reading in found):
                continue
            found += [
                Reading(lemma, person, number, tense, mood, second=parts is verb.second)
                for parts in (verb.parts, verb.second)
                if parts is not None
                for (mood, tense), row in rows(parts).items()
                for (person, number), made in zip(CELLS, row, strict=True)
                if made == form
            ]
    first = {reading[:-1] for reading in found if not reading.second}
    return tuple(r for r in found if not r.second or r[:-1] not in first) or _with_prefix(form)


def _with_prefix(form: str) -> tuple[Reading, ...]:
    """Read an unlisted form as inseparable prefix and known form, or as a joined separable verb: weil er ankam."""
    for cut in range(len(form) - 2, 1, -1):
        prefix = form[:cut]
        if prefix in _separable_prefixes() or prefix in SOMETIMES_SEPARABLE or prefix in _INSEPARABLE:
            readings = analyse_form(form[cut:])
            if readings:
                return tuple(reading._replace(lemma=prefix + reading.lemma) for reading in readings)
    return ()
