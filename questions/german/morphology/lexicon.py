"""The word lists, read once when first asked for; data/README.md tells where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_DATA = files("questions.german.morphology") / "data"


def _lines(name: str) -> list[str]:
    return (_DATA / name).read_text(encoding="utf-8").splitlines()


@cache
def verb_entries() -> Mapping[str, str]:
    """Return lemma to what the list says after it (`part=form ...`), and for separable verbs `prefix|base ...`."""
    entries: dict[str, str] = {}
    for line in _lines("verbs.txt"):
        head, _, rest = line.partition(" ")
        prefix, bar, base = head.partition("|")
        entries[prefix + base] = line if bar else rest
    return entries


@cache
def noun_entries() -> Mapping[str, str]:
    """Return noun to its declension classes, separated by semicolons, the usual one first."""
    entries: dict[str, str] = {}
    for line in _lines("nouns.txt"):
        classes, _, words = line.partition("\t")
        entries.update(dict.fromkeys(words.split(" "), classes))
    return entries


@cache
def adjective_entries() -> Mapping[str, str]:
    """Return adjective to its stem before endings: hoch to hoh, teuer to teur."""
    entries: dict[str, str] = {}
    for line in _lines("adjectives.txt"):
        lemma, _, stem = line.partition(" ")
        entries[lemma] = stem or lemma
    return entries
