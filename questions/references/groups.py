"""Which "die Unternehmen" or "die beiden Länder" are: those that a sentence shortly before lists by their names."""

from __future__ import annotations

from dataclasses import dataclass

from questions.german.document import Document, NameKind, Span, Token
from questions.german.epithet_nouns import kinds
from questions.german.noun_classes import noun_class
from questions.german.numerals import parse_number
from questions.references.referents import Referent, Referents

_PLACES = {
    **dict.fromkeys(("Land", "Staat", "Nachbarland", "Nachbarstaat"), "country"),
    "Stadt": "city",
    "Bundesland": "state",
}
_BACK = 4  # sentences
_MOST = 3  # names that one can read behind a noun
_PAIR = 2
_SURE = 0.82
_WITHIN_LISTS = frozenset({"CCONJ", "PUNCT", "DET", "PRON", "NOUN", "ADJ"})  # "... und deren Tochter ..."


@dataclass(frozen=True, slots=True)
class Group:
    """The names to write behind a plural, and where they stand."""

    text: str
    confidence: float
    proof: Span


@dataclass(frozen=True, slots=True)
class Groups:
    """Finds what plurals of class nouns stand for in one document."""

    document: Document
    referents: Referents

    def find(self, noun: Token) -> Group | None:
        """Return the names of those that "die Firmen" takes up: the last list of such names, and no other near by."""
        if noun.upos != "NOUN" or not noun.has(Number="Plur") or not (noun.lemma in _PLACES or kinds(noun.lemma)):
            return None
        if not any(c.tag in {"ART", "APPRART"} for c in self.document.children(noun.index)):
            return None  # "beide Länder Polen und Litauen" is no German
        position = self.document.sentence_of(noun.index).index
        own = self._near(position, noun)
        if own:
            return None
        for earlier in range(position - 1, max(-1, position - _BACK - 1), -1):
            near = self._near(earlier, noun)
            if near:
                listed = self._listed(earlier, near)
                return None if listed is None else self._written(noun, near, listed)
        return None

    def _written(self, noun: Token, members: list[Referent], listed: Span) -> Group | None:
        told = self._number(noun)
        if told is not None and told != len(members):
            return None
        names = [r.name for r in members]
        if not _PAIR <= len(names) <= _MOST:
            return None
        return Group(", ".join(names[:-1]) + " und " + names[-1], _SURE, listed)

    def _number(self, noun: Token) -> int | None:
        """How many the noun says they are: "beide" are two."""
        beside = [c for c in self.document.children(noun.index) if c.index < noun.index]
        if any(c.text.lower().startswith("beid") for c in beside):
            return _PAIR
        counted = [c for c in beside if c.tag == "CARD"]
        return int(number) if counted and (number := parse_number(counted[0].text)) is not None else None

    def _listed(self, position: int, members: list[Referent]) -> Span | None:
        """The stretch of a sentence that lists all the names, with nothing between them but their nouns."""
        sentence = self.document.sentences[position]
        within = [m for r in members for m in r.mentions if sentence.first <= m.first <= sentence.last]
        if len(within) != len(members):
            return None
        first, last = min(m.first for m in within), max(m.last for m in within)
        between = [t for t in self.document.words(Span(first, last)) if not any(t.index in m for m in within)]
        joined = any(t.text == "und" for t in between) and all(t.upos in _WITHIN_LISTS for t in between)
        return Span(first, last) if joined else None

    def _near(self, position: int, noun: Token) -> list[Referent]:
        """The names of the noun's kind in a sentence before the noun, in text order."""
        sentence = self.document.sentences[position]
        last = min(sentence.last, noun.index - 1)
        found = {
            r.name: r
            for i in range(sentence.first, last + 1)
            if (r := self.referents.by_token.get(i)) is not None and self._fits(noun, r)
        }
        return list(found.values())

    def _fits(self, noun: Token, referent: Referent) -> bool:
        """Whether a name can be of the noun's kind; what is unknown may be a company, unless it says another kind."""
        known = referent.known
        if noun.lemma in _PLACES:
            return known is not None and known.kind == _PLACES[noun.lemma]
        if known is not None:
            return known.called is not None and known.called[0].lower() in kinds(noun.lemma)
        tokens = self.document.tokens
        ends = {tokens[m.last].lemma for m in referent.mentions} | {tokens[m.first].lemma for m in referent.mentions}
        alike = kinds(noun.lemma)
        if any(e.lower().endswith(tuple(alike)) for e in ends):
            return True
        company = "unternehmen" in alike and referent.kind is NameKind.ORGANISATION
        return company and not any(noun_class(e) == "body" for e in ends)
