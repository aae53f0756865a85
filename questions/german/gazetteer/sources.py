"""The entities, each with its other names, put together from the data modules and files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from babel import Locale

from questions.german.gazetteer.countries import ARTICLES, CAPITALS, GROUPS, NAMES, TERRITORIES
from questions.german.gazetteer.entity import Entity

Named = tuple[Entity, tuple[str, ...]]
_SIZES = (1_000_000, 300_000, 100_000, 30_000)  # classes of cities that are alike
_COMPARABLE = frozenset({"river", "sea", "mountains"})  # of which all are somewhat alike
_ARTICLE = re.compile(r"(der|die|das|pl) (.+)")
_DECLINED = re.compile(r"(\w+?)(?:er|es|en|e)( .+)")
_ADJECTIVE = re.compile(r"(?:sch|int|ig|ot|arz|etzt|frei)$", re.IGNORECASE)  # what the adjectives of names end in
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")


def all_entities() -> Iterator[Named]:
    """Yield every entity with its other names; of entities of one name the first is meant."""
    named = list(_named())
    yield from (entry for entry in named if entry[0].is_place)
    yield from _cities()
    yield from (entry for entry in named if not entry[0].is_place)
    yield from _countries()


@cache
def neighbours() -> Mapping[str, frozenset[str]]:
    """Return the neighbours of each country by ISO 3166 codes."""
    return {code: frozenset(bordering.split()) for code, _, _, bordering in _rows("countries.tsv")}


def _rows(name: str) -> list[list[str]]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def _named() -> Iterator[Named]:
    """Yield what named.txt lists; its first lines say how it is written."""
    text = (files(__package__) / "data" / "named.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for paragraph in "\n".join(lines).replace("\n ", " ").splitlines():
        kind, group, noun, gender, country, entries = (part.strip() for part in paragraph.split("|"))
        groups = frozenset({group, f"alle {kind}"} if kind in _COMPARABLE else {group})
        for rank, entry in enumerate(entries.split(";")):
            first, *aliases = (" ".join(name.split()) for name in entry.split("="))
            match = _ARTICLE.fullmatch(first)
            listed, name = (match[1], _strong(*match.groups())) if match else (None, first)
            article, plural = ("die", True) if listed == "pl" else (listed, False)
            entity = Entity(name, kind, article, country.strip("-") or None, groups, rank, 0, plural, (noun, gender))
            yield entity, tuple(dict.fromkeys(form for n in (name, *aliases) for form in (n, *_declined(n))))


def _strong(article: str, name: str) -> str:
    """The name as it stands without its article: der Arktische Rat, Arktischer Rat."""
    match = _declinable(name)
    return match[1] + {"der": "er", "das": "es", "die": "e", "pl": "e"}[article] + match[2] if match else name


def _declinable(name: str) -> re.Match[str] | None:
    match = _DECLINED.fullmatch(name)
    return match if match and _ADJECTIVE.search(match[1]) else None


def _declined(name: str) -> Iterator[str]:
    """Yield the inflected forms of a name that begins with an adjective: Arktische Rat, Arktischen Rates."""
    match = _declinable(name)
    if not match:
        return
    for ending in _ADJECTIVE_ENDINGS:
        yield match[1] + ending + match[2]
    for genitive in ("s", "es"):
        yield f"{match[1]}en{match[2]}{genitive}"


def _country_groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group, codes in GROUPS.items():
        for code in codes.split():
            found[code].add(group)
    for code, continent, _, _ in _rows("countries.tsv"):
        found[code].add(f"Kontinent {continent}")
    return {code: frozenset(groups) for code, groups in found.items()}


def _countries() -> Iterator[Named]:
    articles = {code: article for article, codes in ARTICLES.items() for code in codes.split()}
    groups = _country_groups()
    people = {code: int(count) for code, _, count, _ in _rows("countries.tsv")}
    for code, official in Locale("de").territories.items():
        if len(code) != 2 or not code.isalpha() or code in TERRITORIES:  # noqa: PLR2004 -- ISO 3166 codes
            continue
        shown, *aliases = NAMES.get(code, (official,))
        listed = articles.get(code, "")
        own = groups.get(code, frozenset())
        count, plural = people.get(code, 0), "Plural" in listed
        article = listed.split(" ")[0] or None
        yield Entity(shown, "country", article, code, own, 0, count, plural, ("Land", "Neut")), (*aliases, official)


def _cities() -> Iterator[Named]:
    groups = _country_groups()
    capitals = {tuple(entry.strip().split("=")) for entry in " ".join(CAPITALS.split()).split(";")}
    for listed, code, state, inhabitants in _rows("cities.tsv"):
        name, *aliases = listed.split("|")
        people = int(inhabitants)
        own = {f"Städte {code}", f"Städte {code} {_size(people)}"}
        if state:
            own.add(f"Städte in {state}")
        if (code, name) in capitals:
            own |= {"Hauptstädte", *(f"Hauptstädte {group}" for group in groups.get(code, frozenset()))}
        else:
            own |= {f"Städte {group} {_size(people)}" for group in groups.get(code, frozenset())}
        yield Entity(name, "city", None, code, frozenset(own), 0, people, called=("Stadt", "Fem")), tuple(aliases)


def _size(people: int) -> int:
    return next((number for number, size in enumerate(_SIZES) if people >= size), len(_SIZES))
