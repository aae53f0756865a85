"""Of which country "das Parlament" or "der Premier" is: of the one that a text from abroad is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from questions.german.document import Document, Span, Token
from questions.german.gazetteer import country_named, lookup
from questions.german.gazetteer.adjectives import country_of
from questions.german.gazetteer.entity import Entity
from questions.german.morphology.endings import DEFINITE

_OF_STATES = frozenset(
    """Parlament Unterhaus Oberhaus Abgeordnetenhaus Regierung Opposition Premier Premierminister Premierministerin
    Regierungschef Regierungschefin Staatschef Staatschefin Staatspräsident Staatspräsidentin Außenminister
    Außenministerin Innenminister Verteidigungsminister Außenministerium Innenministerium Verteidigungsministerium
    Verfassung Streitkräfte Armee Notenbank Zentralbank Staatsanwaltschaft""".split()
)
_HOME = frozenset({"DE", "AT", "CH", "LI", "LU"})  # where a reader of German knows whose parliament is meant
_LEAST = 2
_CLEARLY = 2  # times as often as any other country
_SURE = 0.8


@dataclass(slots=True)
class States:
    """Finds the country that the offices and bodies of one document belong to."""

    document: Document
    _told: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        """Note which words tell of which country: its name, its adjective, its towns."""
        self._told = {t.index: code for t in self.document.tokens if (code := _country(t)) is not None}

    def owner(self, noun: Token) -> tuple[str, float, Span] | None:
        """Return the country in the genitive for a noun such as "Parlament", how sure, and the word that tells it."""
        if noun.lemma not in _OF_STATES:
            return None
        often = Counter(self._told.values()).most_common(2)
        if not often or often[0][1] < _LEAST or (len(often) > 1 and often[0][1] < _CLEARLY * often[1][1]):
            return None
        code = often[0][0]
        position = self.document.sentence_of(noun.index).index
        near = {c for i, c in self._told.items() if self.document.sentence_of(i).index in {position, position - 1}}
        own = {c for i, c in self._told.items() if self.document.sentence_of(i).index == position}
        country = country_named(code)
        if code in _HOME or own or near - {code} or country is None or self._told_already(noun):
            return None
        proof = next(i for i, c in self._told.items() if c == code)
        return _genitive(country), _SURE, Span(proof, proof)

    def _told_already(self, noun: Token) -> bool:
        """Whether a noun before it in the sentence has the country behind it."""
        before = self.document.tokens[self.document.sentence_of(noun.index).first : noun.index]
        return any(t.lemma in _OF_STATES and t.upos == "NOUN" for t in before)


def _country(token: Token) -> str | None:
    """The country that a word tells of, by its code."""
    if token.upos == "ADJ" or token.tag == "ADJA":
        found = country_of(token.text)
        if found is not None:
            return found[0]
        known = lookup(token.text.removesuffix("er")) if token.text[:1].isupper() else None
    else:
        known = lookup(token.text) or lookup(token.text.removesuffix("s")) if token.upos == "PROPN" else None
    return known.country if known is not None and known.kind in {"country", "city"} else None


def _genitive(country: Entity) -> str:
    if country.article is not None:
        return f"{DEFINITE['Gen', 'Plur' if country.plural else country.gender or 'Neut']} {country.name}"
    ends_so = country.name.endswith(("s", "x", "z", "ß"))
    return f"von {country.name}" if ends_so else f"{country.name}s"
