"""What "die rohstoffreiche Insel" or "der niederländische Konzern" stands for: adjective and class noun for a name.

News vary a name by what is known of its bearer. Such a byname takes the name behind it where only one thing of the kind
has been named near by; where several or none have, nobody who sees the sentence alone knows whom it means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from questions.german.document import Clause, ClauseKind, Document, NameKind, Span, Token
from questions.german.epithet_nouns import kinds
from questions.german.numerals import parse_number
from questions.references.antecedents import Antecedents
from questions.references.epithets import Epithets
from questions.references.mentions import ARGUMENT, SUBJECT, Mention
from questions.references.referents import Referent, Referents

_PLACES = {
    **dict.fromkeys("Land Staat Inselstaat Königreich".split(), frozenset({"country"})),
    **dict.fromkeys("Stadt Metropole Millionenstadt Kleinstadt".split(), frozenset({"city"})),
    "Bundesland": frozenset({"state"}),
}
_COMPANIES = frozenset(
    """Unternehmen Konzern Firma Hersteller Autobauer Autohersteller Softwarehersteller Startup Start-up
    Fluggesellschaft Airline Verlag Energiekonzern Technologiekonzern Internetkonzern Bank Geldhaus Institut""".split()
)
_OTHERS = frozenset(
    "Insel Gremium Verein Klub Club Sender Zeitung Blatt Behörde Verband Organisation Hilfsorganisation Partei".split()
)
_SURE = 0.8
_SURE_OF_SUBJECT = 0.75
_BACK = 3  # sentences
_TOPIC = 2  # the last of the first sentences: headline and lead
_TELLS_APART = re.compile(
    r"(neu|ander|weiter|erst|zweit|dritt|viert|letzt|nächst|vorig|eigen|ganz|gesamt|einzig|übrig|jeweilig|meist"
    r"|gleich|selb)"
)
_SUPERLATIVE = re.compile(r"\w+st(e|en|er|es|em)")


@dataclass(frozen=True, slots=True)
class Byname:
    """Whom a byname means; `referent` is None where the article leaves it open."""

    referent: Referent | None
    confidence: float = 0.0
    proof: Span | None = None


@dataclass(frozen=True, slots=True)
class Bynames:
    """Finds what described class nouns of one document stand for; `clause_of` holds each token's innermost clause."""

    document: Document
    referents: Referents
    antecedents: Antecedents
    clause_of: Mapping[int, Clause]
    epithets: Epithets

    def find(self, noun: Token) -> Byname | None:
        """Return whom a noun with an adjective stands for; None where it is no byname, or stands in the lead."""
        listed = noun.lemma in _PLACES or noun.lemma in _COMPANIES | _OTHERS
        if not listed or noun.has(Number="Plur") or self._position(noun) <= _TOPIC:
            return None
        if not self._is_described(noun):
            return None
        own = self._named_beside(noun)
        return None if own else self._nearest(noun)

    def _named_beside(self, noun: Token) -> bool:
        """Whether one thing of the kind stands before the noun where it is always read along: in its own clause."""
        near = {m.referent.name: m for m in self._near(noun, 0) if m.referent is not None}
        clause = self.clause_of.get(noun.index)
        if len(near) != 1 or clause is None:
            return False
        return clause.kind is not ClauseKind.MAIN or next(iter(near.values())).heads[0] in clause.span

    def place(self, noun: Token) -> Byname | None:
        """Return which country or town a bare "das Land" means, open where several stand near; None where none does."""
        if noun.lemma not in {"Land", "Staat", "Stadt"} or noun.has(Number="Plur") or self._is_countryside(noun):
            return None
        found = self._nearest(noun)
        return found if found.referent is not None or self._near(noun, 1) else None

    def _nearest(self, noun: Token) -> Byname:
        """The one thing of the kind in the nearest sentence that names any, or else in the whole text so far."""
        for back in range(_BACK + 1):
            near = self._near(noun, back)
            names = {m.referent.name: m for m in near if m.referent is not None}
            if len(names) == 1:
                return self._named(next(iter(names.values())), _SURE)
            if names:
                return self._leading(noun, near) if back == 1 else Byname(None)
        before = [r for r in self.referents.all if r.mentions[0].first < noun.index and self._fits(noun, r)]
        if len(before) != 1:
            return Byname(None)
        return Byname(before[0], _SURE, before[0].mentions[0])

    def _leading(self, noun: Token, near: list[Mention]) -> Byname:
        """Of several in the sentence before, its subject, where the byname is a subject, too, and none an object."""
        subjects = [m for m in near if m.prominence == SUBJECT]
        goes_on = self.antecedents.function(noun) == "subject" and self._is_main(noun)
        if len({m.referent.name for m in subjects if m.referent is not None}) != 1 or not goes_on:
            return Byname(None)
        rivals = [m for m in near if m.prominence == ARGUMENT and m.referent is not subjects[0].referent]
        return Byname(None) if rivals else self._named(subjects[0], _SURE_OF_SUBJECT)

    def _near(self, noun: Token, back: int) -> list[Mention]:
        """The mentions of the kind so many sentences back; in the noun's own sentence, those before it."""
        position = self._position(noun) - back
        if position < 0:
            return []
        found = self.antecedents.mentions(position)
        return [
            m for m in found if m.referent is not None and m.heads[-1] < noun.index and self._fits(noun, m.referent)
        ]

    def _fits(self, noun: Token, referent: Referent) -> bool:
        """Whether a name can be of the noun's kind."""
        known = referent.known
        if referent.is_person:
            return False
        if noun.lemma in _PLACES:
            return known is not None and known.kind in _PLACES[noun.lemma]
        if known is not None and known.called is not None and known.called[0] in {noun.lemma, *self._alike(noun)}:
            return True
        if noun.lemma in _OTHERS:
            return self.epithets.is_called(referent, kinds(noun.lemma), noun.index)
        return noun.lemma in _COMPANIES and referent.kind is NameKind.ORGANISATION and known is None

    def _alike(self, noun: Token) -> frozenset[str]:
        """The nouns that may be said of the same things."""
        return _COMPANIES if noun.lemma in _COMPANIES else frozenset(w.capitalize() for w in kinds(noun.lemma))

    def _named(self, mention: Mention, sure: float) -> Byname:
        return Byname(mention.referent, sure, mention.span)

    def _is_described(self, noun: Token) -> bool:
        """Whether adjectives describe the noun, and none of them tells it from others: "die zweite Insel"."""
        named = noun.index in self.referents.by_token or self.document.tokens[noun.index - 1].tag != "ADJA"
        adjectives = [c for c in self.document.children(noun.index) if c.tag == "ADJA" and c.index < noun.index]
        apart = any(_TELLS_APART.match(a.text.lower()) or _is_superlative(a) for a in adjectives)
        return bool(adjectives) and not (apart or named)

    def _is_countryside(self, noun: Token) -> bool:
        """Whether "Land" is what is no town: "auf dem Land"."""
        before = self.document.tokens[max(0, noun.index - 2) : noun.index]
        return any(t.text.lower() in {"auf", "aufs", "ans", "an", "über"} for t in before)

    def _is_main(self, noun: Token) -> bool:
        clause = self.clause_of.get(noun.index)
        return clause is not None and clause.kind is ClauseKind.MAIN

    def _position(self, token: Token) -> int:
        return self.document.sentence_of(token.index).index


def _is_superlative(adjective: Token) -> bool:
    """Whether an adjective is a superlative or an ordinal, which with its noun is one thing only."""
    word = adjective.text.lower()
    return adjective.has(Degree="Sup") or bool(_SUPERLATIVE.fullmatch(word)) or parse_number(word) is not None
