"""What the gazetteer knows of a place or body."""

from __future__ import annotations

from dataclasses import dataclass

_PLACES = frozenset("country city state canton federal_state continent river sea mountains".split())
_GENDERS = {"der": "Masc", "die": "Fem", "das": "Neut"}


@dataclass(frozen=True, slots=True)
class Entity:
    """A known place or body with its German name, as it stands without an article.

    `kind` is country, city, state (of Germany or Austria), canton, federal_state (of the USA), continent, river, sea,
    mountains, party or organisation; `called` the noun that asks for it and its gender ("Gewerkschaft", "Fem").
    `article` is None or the definite article that the name takes ("die"), in the plural where `plural`; `country` an
    ISO 3166 code; `groups` name what it belongs to; `population` counts inhabitants (0 where unknown); `rank` orders
    bodies of one group, the best known first.
    """

    name: str
    kind: str
    article: str | None = None
    country: str | None = None
    groups: frozenset[str] = frozenset()
    rank: int = 0
    population: int = 0
    plural: bool = False
    called: tuple[str, str] | None = None

    @property
    def is_place(self) -> bool:
        """Whether one can be there."""
        return self.kind in _PLACES

    @property
    def is_capital(self) -> bool:
        """Whether it is the capital of a country, whose name may stand for the country's government."""
        return "Hauptstädte" in self.groups

    @property
    def gender(self) -> str | None:
        """Masc, Fem or Neut; None in the plural. Countries and cities without an article are neuter."""
        if self.article is None:
            return "Neut" if self.kind in {"country", "city", "state", "continent"} else None
        return None if self.plural else _GENDERS[self.article]
