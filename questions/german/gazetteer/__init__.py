"""Known places and bodies with German names, and which are alike: the source of distractors beyond the article.

Names of countries are CLDR's (through babel); groups, capitals, cities and bodies are written by hand, as of 2026.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from babel import Locale

from questions.german.gazetteer.bodies import ORGANISATIONS, PARTIES
from questions.german.gazetteer.cities import ALIASES, AUSTRIAN_STATES, CITIES, GERMAN_STATES, LONG_NAMES
from questions.german.gazetteer.countries import ARTICLES, CAPITALS, GROUPS, NAMES, TERRITORIES

_PLACES = frozenset({"country", "city", "state"})
_CAPITALS = "Hauptstädte"


@dataclass(frozen=True, slots=True)
class Entity:
    """A known place or body: `kind` is country, city, state, party or organisation.

    `article` is None or the definite article its name takes ("die"); `country` an ISO 3166 code; `groups` name what it
    belongs to; `rank` orders the entities of one group, the best known first.
    """

    name: str
    kind: str
    article: str | None = None
    country: str | None = None
    groups: frozenset[str] = frozenset()
    rank: int = 0

    @property
    def is_place(self) -> bool:
        """Whether one can be there."""
        return self.kind in _PLACES


def lookup(name: str) -> Entity | None:
    """Return what is known under a name in any of its usual spellings, or None."""
    return _by_name().get(name)


def peers(entity: Entity, count: int) -> tuple[Entity, ...]:
    """Return at most `count` entities of the same kind, those most alike first.

    Alike are those that share groups; a group counts the more, the fewer belong to it. Equal ones keep their rank.
    """
    members = _members()
    scores: dict[Entity, float] = defaultdict(float)
    for group in entity.groups:
        for other in members[group, entity.kind]:
            if other.name != entity.name:
                scores[other] += 1.0 / len(members[group, entity.kind])
    ordered = sorted(scores, key=lambda e: (-round(scores[e], 6), abs(e.rank - entity.rank), e.name))
    return tuple(ordered[:count])


def _pairs(text: str) -> dict[str, str]:
    """Return the "left=right" entries of a data string."""
    entries = (" ".join(entry.split()).partition("=") for entry in text.split(";"))
    return {left: right for left, _, right in entries}


@cache
def _by_name() -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for entity, aliases in [*_states(), *_cities(), *_bodies(), *_countries()]:
        for name in (entity.name, *aliases):
            found.setdefault(name, entity)
    for alias, name in _pairs(ALIASES).items():
        if name in found:
            found[alias] = found[name]
    return found


@cache
def _members() -> dict[tuple[str, str], tuple[Entity, ...]]:
    found: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in dict.fromkeys(_by_name().values()):
        for group in entity.groups:
            found[group, entity.kind].append(entity)
    return defaultdict(tuple, {key: tuple(entities) for key, entities in found.items()})


def _country_groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group, codes in GROUPS.items():
        for code in codes.split():
            found[code].add(group)
    return {code: frozenset(groups) for code, groups in found.items()}


def _countries() -> list[tuple[Entity, tuple[str, ...]]]:
    articles = {code: article.split()[0] for article, codes in ARTICLES.items() for code in codes.split()}
    groups = _country_groups()
    found: list[tuple[Entity, tuple[str, ...]]] = []
    for code, official in Locale("de").territories.items():
        if len(code) != 2 or not code.isalpha() or code in TERRITORIES:  # noqa: PLR2004 -- ISO 3166 codes
            continue
        shown, *aliases = NAMES.get(code, (official,))
        entity = Entity(shown, "country", articles.get(code), code, groups.get(code, frozenset()))
        found.append((entity, (*aliases, official)))
    return found


def _cities() -> list[tuple[Entity, tuple[str, ...]]]:
    groups = _country_groups()
    capitals = {name: code for code, name in _pairs(CAPITALS).items()}
    listed = [(name, code, rank) for code, names in CITIES.items() for rank, name in enumerate(names.split())]
    listed += [(name, code, 0) for name, code in _pairs(LONG_NAMES).items() if name not in _pairs(ALIASES)]
    listed += [(name, code, 0) for name, code in capitals.items() if name not in CITIES.get(code, "").split()]
    found: list[tuple[Entity, tuple[str, ...]]] = []
    for name, code, rank in listed:
        own = {f"Städte {code}"}
        if name in capitals:
            own |= {_CAPITALS, *(f"Hauptstädte {g}" for g in groups.get(code, frozenset()))}
        else:
            own |= {f"Städte {g}" for g in groups.get(code, frozenset())}
        found.append((Entity(name, "city", None, code, frozenset(own), rank), ()))
    return found


def _states() -> list[tuple[Entity, tuple[str, ...]]]:
    cities = {"Berlin", "Hamburg", "Bremen"}
    german = [n for n in GERMAN_STATES.split() if n not in cities]
    found: list[tuple[Entity, tuple[str, ...]]] = []
    for country, names in (("DE", german), ("AT", AUSTRIAN_STATES.split())):
        for name in names:
            article = {"Saarland": "das", "Steiermark": "die", "Burgenland": "das"}.get(name)
            found.append((Entity(name, "state", article, country, frozenset({f"Länder {country}"})), ()))
    return found


def _bodies() -> list[tuple[Entity, tuple[str, ...]]]:
    found: list[tuple[Entity, tuple[str, ...]]] = []
    for kind, table in (("party", PARTIES), ("organisation", ORGANISATIONS)):
        for group, listed in table.items():
            for entry in listed.split(";"):
                name, *aliases = (" ".join(part.split()) for part in entry.split("="))
                found.append((Entity(name, kind, None, None, frozenset({group})), tuple(aliases)))
    return found
