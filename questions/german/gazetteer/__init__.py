"""Known places and bodies with German names, and which are alike: the source of distractors beyond the article.

Names of countries are CLDR's (through babel), cities, inhabitants and borders are GeoNames' (data/README.md); groups,
capitals, regions and bodies are written by hand, as of 2026.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache

from questions.german.gazetteer.adjectives import adjective_of, country_of
from questions.german.gazetteer.entity import Entity
from questions.german.gazetteer.sources import all_entities, neighbours

__all__ = ["Entity", "country_named", "lookup", "other_nations", "peers"]

_NEIGHBOUR = 1 / 8  # a common border counts like a group of eight


def lookup(name: str) -> Entity | None:
    """Return what is known under a name in any of its usual spellings, or None."""
    return _by_name().get(name)


def country_named(code: str) -> Entity | None:
    """Return the country with an ISO 3166 code, or None."""
    return _by_code().get(code)


def peers(entity: Entity, count: int) -> tuple[Entity, ...]:
    """Return at most `count` entities of the same kind, those most alike first.

    Alike are those that share groups; a group counts the more, the fewer belong to it, and a common border counts too.
    Among equals those nearest in inhabitants or rank come first.
    """
    members = _members()
    scores: dict[Entity, float] = defaultdict(float)
    for group in entity.groups:
        alike = members.get((group, entity.kind), ())
        for other in alike:
            if other.name != entity.name:
                scores[other] += 1 / len(alike)
    bordering = neighbours().get(entity.country or "", frozenset()) if entity.kind == "country" else frozenset()
    for other in scores:
        if other.country in bordering:
            scores[other] += _NEIGHBOUR
    ordered = sorted(scores, key=lambda other: (-round(scores[other], 6), *_difference(entity, other), other.name))
    return tuple(ordered[:count])


def other_nations(word: str, count: int) -> tuple[str, ...]:
    """Return the adjectives of at most `count` countries like the one that an adjective is made of, in its form.

    "thailändische" gives "vietnamesische" and others; a word that is no such adjective gives none.
    """
    found = country_of(word)
    country = _by_code().get(found[0]) if found is not None else None
    if found is None or country is None:
        return ()
    stems = (adjective_of(other.country or "") for other in peers(country, count))
    return tuple(stem + found[1] for stem in stems if stem is not None)


def _difference(one: Entity, other: Entity) -> tuple[float, int]:
    """How far apart two entities are in size, on a logarithmic scale, and in rank."""
    if one.population and other.population:
        return round(abs(math.log(one.population / other.population)), 6), 0
    return math.inf if one.population else 0.0, abs(one.rank - other.rank)


@cache
def _by_name() -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for entity, aliases in all_entities():
        for name in (entity.name, *aliases):
            found.setdefault(name, entity)
    return found


@cache
def _by_code() -> dict[str, Entity]:
    return {e.country: e for e in _by_name().values() if e.kind == "country" and e.country is not None}


@cache
def _members() -> dict[tuple[str, str], tuple[Entity, ...]]:
    found: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in dict.fromkeys(_by_name().values()):
        for group in entity.groups:
            found[group, entity.kind].append(entity)
    return {key: tuple(entities) for key, entities in found.items()}
