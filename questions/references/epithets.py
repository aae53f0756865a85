"""What "das Land", "die Stadt" and "das Unternehmen" stand for, and where "dort" is: names of shortly before."""

from __future__ import annotations

from dataclasses import dataclass

from questions.german.document import ClauseKind, Document, NameKind, Span, Token
from questions.german.epithet_nouns import kinds, takes_any_body, takes_any_company
from questions.german.morphology.endings import DEFINITE
from questions.references.referents import Referent, Referents

_CLASSES = {  # nouns that take up a name of the gazetteer's kinds; the empty set: of any organisation
    "Land": frozenset({"country"}),
    "Staat": frozenset({"country"}),
    **dict.fromkeys(
        """Inselstaat Golfstaat Wüstenstaat Balkanstaat Karibikstaat Nachbarland Balkanland Alpenland Golfemirat
        Schwellenland Entwicklungsland Krisenland Urlaubsland""".split(),
        frozenset({"country"}),
    ),
    "Stadt": frozenset({"city"}),
    "Metropole": frozenset({"city"}),
    "Bundesland": frozenset({"state"}),
    "Partei": frozenset({"party"}),
    **dict.fromkeys("Unternehmen Konzern Firma Fluggesellschaft Hersteller Verlag".split(), frozenset()),
}
_TOWN_ENDINGS = ("-Stadt", "stadt", "metropole")
_PARTS_OF_TOWNS = frozenset("innen alt neu vor haupt unter ober nord süd ost west geister partner".split())
_BACK = 2  # sentences
_CALLED_BACK = 4  # sentences
_SHORTEST_KIND = 4  # letters
_APPOSED = 6  # words
_OFTEN = 4
_READ_ALONG = frozenset({ClauseKind.INFINITIVE, ClauseKind.RELATIVE})
_GIVING_A_NAME = ("getauft", "genannt")
_IN_CITIES = frozenset({"city", "country", "state"})
_SURE_OF_KIND, _SURE_OF_BODY, _SURE_OF_PLACE, _SURE_OF_CALLED, _SURE_OF_CHIEF = 0.85, 0.75, 0.8, 0.85, 0.75


@dataclass(frozen=True, slots=True)
class Epithets:
    """Finds what class nouns and "dort" stand for in one document; `barriers` are subheads."""

    document: Document
    referents: Referents
    barriers: frozenset[int]

    def named(self, noun: Token) -> tuple[Referent, float] | None:
        """Return what a class noun stands for: the only name of its class in the sentences before."""
        kinds = _CLASSES.get("Stadt" if _is_town(noun.lemma) else noun.lemma)
        if kinds is None or noun.has(Number="Plur"):
            return None
        near = self._near(noun.index)
        if kinds:
            called = frozenset({"stadt"}) if "city" in kinds else frozenset()
            found = [
                r
                for r in near
                if (r.known is not None and r.known.kind in kinds)
                or (called and not r.is_person and self.is_called(r, called, noun.index))
            ]
            return (found[0], _SURE_OF_KIND) if len(found) == 1 else None
        bodies = [r for r in near if r.kind is NameKind.ORGANISATION and not self._is_bracketed(r)]
        plain = len(bodies) == 1 and bodies[0].known is None and not self._has_neighbour(bodies[0], noun)
        return (bodies[0], _SURE_OF_BODY) if plain else None

    def called(self, noun: Token) -> tuple[Referent, float] | None:
        """Return the name to write behind a noun such as "die Airline": the only one near that the text calls so.

        Where none is called so, a company's noun means the body that the article has named far most often.
        """
        alike = kinds(noun.lemma)
        if not alike or noun.has(Number="Plur"):
            return None
        near = self._within(noun, _CALLED_BACK)
        found = [r for r in near if self.is_called(r, alike, noun.index)] or self._known_as(alike, near, noun)
        if len(found) == 1 and takes_any_company(noun.lemma) and self._has_rival(found[0], near, noun):
            return None
        if len(found) == 1 and noun.lemma.lower() not in found[0].name.lower():
            return None if self._is_beside(found[0], noun) else (found[0], _SURE_OF_CALLED)
        return self._chief(noun) if not found and takes_any_body(noun.lemma) else None

    def _known_as(self, alike: frozenset[str], near: list[Referent], noun: Token) -> list[Referent]:
        """The names of the nearest sentence that has any which the gazetteer has as being of the kind."""
        known = [r for r in near if r.known is not None and r.known.called and r.known.called[0].lower() in alike]
        last = {r.name: max(m.first for m in r.mentions if m.first < noun.index) for r in known}
        sentence = {name: self.document.sentence_of(index).index for name, index in last.items()}
        return [r for r in known if sentence[r.name] == max(sentence.values())]

    def _is_beside(self, referent: Referent, noun: Token) -> bool:
        """Whether a place or thing is told of in the sentence that an infinitive or a clause with the noun ends."""
        clause = next((c for c in reversed(self.document.clauses) if noun.index in c.span), None)
        first = self.document.sentence_of(noun.index).first
        named = any(first <= m.first < noun.index for m in referent.mentions)
        return named and clause is not None and clause.kind in _READ_ALONG

    def _is_bracketed(self, referent: Referent) -> bool:
        """Whether a name only stands in brackets, where it may be short for any noun before: "Gewinn (Ebitda)"."""
        tokens = self.document.tokens
        return all(m.first > 0 and tokens[m.first - 1].text == "(" for m in referent.mentions)

    def _has_neighbour(self, body: Referent, noun: Token) -> bool:
        """Whether the sentence before names another company, where a company's noun has a name beside it."""
        sentence = self.document.sentence_of(noun.index)
        if not any(sentence.first <= m.first < noun.index for m in body.mentions):
            return False
        bodies = (r for r in self._within(noun, 1) if r.kind is NameKind.ORGANISATION and _may_be_company(r))
        return any(r is not body for r in bodies)

    def _has_rival(self, called: Referent, near: list[Referent], noun: Token) -> bool:
        """Whether another body stands as near to a company's noun as the one that the text calls so, or nearer."""
        at = max(self.document.sentence_of(m.first).index for m in called.mentions if m.first < noun.index)
        first = self.document.sentences[at].first
        others = (r for r in near if r is not called and r.kind is NameKind.ORGANISATION and _may_be_company(r))
        return any(first <= m.first < noun.index for r in others for m in r.mentions)

    def full_name(self, noun: Token) -> Span | None:
        """Return the only name before that holds a noun: "Alpenverein", "Stiftung Warentest", "Ada Kron Preis"."""
        word = noun.lemma.lower()
        if len(word) < _SHORTEST_KIND or noun.has(Number="Plur"):
            return None
        found: dict[str, Span] = {}
        for referent in self.referents.all:
            name = referent.name.lower()
            for mention in referent.mentions:
                behind = self.document.tokens[min(mention.last + 1, len(self.document.tokens) - 1)]
                if mention.last + 1 >= noun.index:
                    break
                if behind.lemma.lower() == word and behind.upos in {"NOUN", "PROPN"}:
                    found.setdefault(f"{name} {word}", Span(mention.first, behind.index))
                elif (
                    _holds(name, word)
                    and not referent.is_person
                    and not is_numbered(name)
                    and self._is_whole(mention, name)
                ):
                    found.setdefault(name, mention)
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_whole(self, mention: Span, name: str) -> bool:
        return self.document.slice(mention).lower() == name

    def _within(self, noun: Token, back: int) -> list[Referent]:
        """The names but those of persons so many sentences before a noun, and before it in its own, each once."""
        position = self.document.sentence_of(noun.index).index
        start = position
        while start > max(0, position - back) and start - 1 not in self.barriers:
            start -= 1
        first = self.document.sentences[start].first
        found = {r.name: r for i in range(first, noun.index) if (r := self.referents.by_token.get(i)) is not None}
        return [r for r in found.values() if not r.is_person]

    def is_called(self, referent: Referent, alike: frozenset[str], before: int) -> bool:
        """Whether a noun of the kind stands before a name, opens it, or follows behind a comma: "X, eine Airline"."""
        for mention in referent.mentions:
            if mention.first >= before:
                return False
            first, behind = mention.first, self.document.tokens[mention.last + 1 : mention.last + 2 + _APPOSED]
            beside = [self.document.tokens[i] for i in (first - 1, first) if i >= 0]
            if behind and behind[0].text == "," and any(t.tag == "ART" for t in behind[1:2]):
                apposed = next((t for t in behind[1:] if t.upos == "NOUN"), None)
                beside += [apposed] if apposed is not None and apposed.head in mention else []
            beside += self._named_so(mention)
            if any(t.upos in {"NOUN", "PROPN"} and _is_of_kind(t.lemma, alike) for t in beside):
                return True
        return False

    def _named_so(self, mention: Span) -> list[Token]:
        """The noun that a name is told to be given to: "das „Alba“ getaufte Boot"."""
        tokens = self.document.tokens[mention.last + 1 : mention.last + 4]
        words = [t for t in tokens if t.upos != "PUNCT"][:2]
        return words[1:] if words and words[0].text.startswith(_GIVING_A_NAME) else []

    def _chief(self, noun: Token) -> tuple[Referent, float] | None:
        """The body that the whole article names far more often than any other."""
        bodies = sorted(self.referents.of_kind(NameKind.ORGANISATION), key=lambda r: -len(r.mentions))
        if not bodies or len(bodies[0].mentions) < _OFTEN or noun.lemma.lower() in bodies[0].name.lower():
            return None
        alone = len(bodies) == 1 or len(bodies[1].mentions) * 2 <= len(bodies[0].mentions)
        return (bodies[0], _SURE_OF_CHIEF) if alone else None

    def place(self, adverb: Token) -> tuple[str, Span, float] | None:
        """Return where "dort" is, "in Genf", and the name: the only place of the sentences before."""
        places = [r for r in self._near(adverb.index) if r.is_place or r.kind is NameKind.PLACE]
        if len(places) != 1 or places[0].known is None or places[0].known.kind not in _IN_CITIES:
            return None
        known = places[0].known
        article = "" if known.article is None else DEFINITE["Dat", "Plur" if known.plural else known.gender or "Neut"]
        mention = next(m for m in reversed(places[0].mentions) if m.first < adverb.index)
        return " ".join(w for w in ("in", article, places[0].name) if w), mention, _SURE_OF_PLACE

    def _near(self, index: int) -> list[Referent]:
        """The names in the sentence up to a token and in the ones before it, each once; the nearest sentence wins."""
        position = self.document.sentence_of(index).index
        for earlier in range(position, max(-1, position - _BACK - 1), -1):
            if earlier in self.barriers:
                return []
            sentence = self.document.sentences[earlier]
            within = range(sentence.first, min(sentence.last + 1, index))
            found = {r.name: r for i in within if (r := self.referents.by_token.get(i)) is not None}
            if any(not r.is_person for r in found.values()):
                return list(found.values())
        return []


def _may_be_company(referent: Referent) -> bool:
    """Whether a body is unknown, or known as a company."""
    return referent.known is None or referent.known.called in {None, ("Unternehmen", "Neut")}


def _holds(name: str, word: str) -> bool:
    """Whether a name opens with a noun, or ends in it as its last word or the last part of a compound."""
    return name.startswith(f"{word} ") or (name.endswith(word) and len(name) > len(word) + 2)


def is_numbered(name: str) -> bool:
    """Whether a name ends in a number: "Regionalexpress 50" is one of many, which the bare noun need not mean."""
    return name.rsplit(" ", 1)[-1].strip('„“"').isdecimal()


def _is_town(noun: str) -> bool:
    """Whether a noun calls something a town by what it is: "Hafenstadt", not by a part of one: "Altstadt"."""
    ending = next((e for e in _TOWN_ENDINGS if noun.endswith(e)), None)
    return ending is not None and noun.removesuffix(ending).lower() not in _PARTS_OF_TOWNS


def _is_of_kind(noun: str, alike: frozenset[str]) -> bool:
    """Whether a noun is one of the kind's, or a compound of one: "Großbank"."""
    return noun.lower().endswith(tuple(alike))


def written(referent: Referent, case: str) -> str | None:
    """Return a name as it stands in a case, with the article it takes; None for the genitive of a name without one."""
    known = referent.known
    if known is not None and known.article is not None:
        return f"{DEFINITE[case, 'Plur' if known.plural else known.gender or 'Neut']} {referent.name}"
    if case != "Gen":
        return referent.name
    return None if referent.name.endswith(("s", "x", "z", "ß")) else f"{referent.name}s"
