"""What completes a noun that is unclear alone: "der Minister" by his name, "der Vorsitz" by the body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from questions.german.document import Document, NameKind, Span, Token
from questions.german.gazetteer import lookup
from questions.german.numerals import parse_number
from questions.german.relational import is_relational, is_shell, takes_body
from questions.references.groups import Groups
from questions.references.referents import Referent, Referents
from questions.references.states import States

_LONGEST_BODY = 4  # words
_COMPLEMENTS = frozenset({"nmod", "appos", "flat", "acl", "obl", "ccomp", "conj"})

_TIMES = ("malig", "fach")
_NOT_TELLING = frozenset("gegenüber seit während laut ab bis wegen trotz".split())
"""Prepositions of what happens when, where or why: behind a noun they do not tell which one it is."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What is to be written behind a noun; `text` is None where it needs something that the article does not settle."""

    text: str | None
    confidence: float = 0.0
    proof: Span | None = None
    referent: Referent | None = None


@dataclass(frozen=True, slots=True)
class Completer:
    """Completes the nouns of one document; `subheads` are the spans of its subheads in text order."""

    document: Document
    referents: Referents
    subheads: tuple[Span, ...]
    groups: Groups
    states: States

    def complete(self, token: Token) -> Completion | None:
        """Complete role nouns by the names of their bearers, and nouns such as "Vorsitz" by the body they belong to."""
        if not self.is_bare_definite(token):
            return None
        group = self.groups.find(token)
        if group is not None:
            return Completion(group.text, group.confidence, group.proof)
        bearers = self._bearers(token)
        if bearers is not None:
            return bearers
        if any(c.text.lower().startswith("beid") for c in self.document.children(token.index)):
            return Completion(None)
        if takes_body(token.text):
            return self._body_before(token)
        state = self.states.owner(token)
        return Completion(*state) if state is not None else None

    def is_bare_definite(self, token: Token) -> bool:
        """Whether a noun has a definite article, and nothing behind it that says which one."""
        children = self.document.children(token.index)
        definite = any(c.tag in {"ART", "APPRART"} and c.text.lower().startswith("d") for c in children)
        definite = definite or any(c.text.lower() == "beide" for c in children)
        return definite and self.is_bare(token)

    def is_bare(self, token: Token) -> bool:
        """Whether nothing behind a noun says which one."""
        children = self.document.children(token.index)
        behind = any(c.index > token.index and c.upos != "PUNCT" and self._completes(c) for c in children)
        following = self.document.tokens[token.index + 1] if token.index + 1 < len(self.document.tokens) else None
        named = following is not None and following.index in self.referents.by_token
        before = self.document.tokens[token.index - 1] if token.index else None
        compound = before is not None and before.tag == "TRUNC"
        return not behind and not named and not compound

    def _completes(self, child: Token) -> bool:
        """Whether what hangs on a noun behind it may tell which one it is."""
        inside = self.document.children(child.index)
        subjects = [c.text for c in inside if c.tag == "PRELS" and c.relation.startswith("nsubj")]
        if child.relation == "acl" and subjects == ["der"]:
            return self.document.tokens[child.head].has(Gender="Masc")  # else it tells of a noun before this one
        if child.relation == "acl" and self._says_only_how(child) and is_shell(self.document.tokens[child.head].lemma):
            return False  # "die Entscheidung, die seit Wochen bekannt ist"
        if child.relation == "conj" and is_relational(self.document.tokens[child.head].lemma):
            return any(self._completes(c) for c in inside if c.index > child.index)  # "der Anstieg und die Not"
        opening = next((c.text for c in inside if c.relation == "case"), "")
        if child.relation == "nmod" and child.upos == "NOUN" and child.tag == "NN" and not inside:
            return False  # "bat die Behörde Zeugen um Hilfe": a genitive needs an article or adjective (Duden)
        return child.relation in _COMPLEMENTS and not (child.relation == "nmod" and opening in _NOT_TELLING)

    def _says_only_how(self, predicate: Token) -> bool:
        """Whether a relative clause tells by an adjective how something is, not which one it is."""
        subject = any(c.tag == "PRELS" for c in self.document.children(predicate.index))
        return subject and predicate.upos in {"ADJ", "ADV"}

    def _bearers(self, token: Token) -> Completion | None:
        """Complete "die Außenminister" by the persons that the article gives this office, if their number is right."""
        word = token.lemma.lower()
        holders = [
            r
            for r in self.referents.of_kind(NameKind.PERSON)
            if any(_same_office(self.document.tokens[o.noun].lemma.lower(), word) for o in r.offices)
        ]
        holders.sort(key=lambda r: r.mentions[0].first)
        if not holders:
            return None
        pair = any(c.text.lower().startswith("beid") for c in self.document.children(token.index))
        if token.has(Number="Plur"):
            fits = len(holders) == 2 if pair else 2 <= len(holders) <= 3  # noqa: PLR2004 -- beide are two
            counted = [c for c in self.document.children(token.index) if c.tag == "CARD"]
            if any(parse_number(c.text) != len(holders) for c in counted):
                return None
            names = ", ".join(h.name for h in holders[:-1]) + " und " + holders[-1].name
        else:
            fits, names = len(holders) == 1, holders[0].name
        if not fits:
            return Completion(None)
        bearer = holders[0] if len(holders) == 1 else None
        if bearer is not None and self._is_told_apart(token, bearer):
            return Completion(None)
        return Completion(names, 0.85, holders[0].mentions[0], bearer)

    def _is_told_apart(self, token: Token, bearer: Referent) -> bool:
        """Whether a count beside a noun is not said of its bearer: a "viermaliger Sieger" is no "zweimaliger"."""
        counts = self._counts(token)
        return bool(counts) and not any(counts <= self._counts(self.document.tokens[o.noun]) for o in bearer.offices)

    def _counts(self, noun: Token) -> frozenset[str]:
        """The adjectives before a noun that tell how many times: "viermalig"."""
        adjectives = (c for c in self.document.children(noun.index) if c.tag == "ADJA" and c.index < noun.index)
        stems = (re.sub(r"e[nrsm]?$", "", a.text.lower()) for a in adjectives)
        return frozenset(s for s in stems if s.endswith(_TIMES))

    def _body_before(self, token: Token) -> Completion | None:
        """The phrase with a body's name in the subhead above or, in the genitive, in the sentence before."""
        above = [s for s in self.subheads if s.last < token.index]
        places = [above[-1]] if above else []
        sentence = self.document.sentence_of(token.index)
        if sentence.index:
            before = self.document.sentences[sentence.index - 1]
            places.append(Span(before.first, before.last))
        for place in places:
            phrase = self._body_phrase(place)
            if phrase is not None:
                text = self.document.slice(phrase)
                return Completion(text, 0.85, phrase)
        return None

    def _body_phrase(self, place: Span) -> Span | None:
        """Return "im Arktischen Rat" or "des Arktischen Rates" within a stretch of text."""
        tokens = self.document.tokens
        for body in self._bodies(place):
            before = tokens[body.first - 1] if body.first > place.first else None
            if before is None:
                continue
            if before.text.lower() == "im" or (before.text.lower() in {"des", "der"} and before.has(Case="Gen")):
                return Span(before.index, body.last)
            if before.text.lower() == "der" and tokens[before.index - 1].text.lower() == "in":
                return Span(before.index - 1, body.last)
        return None

    def _bodies(self, place: Span) -> Iterable[Span]:
        """Yield the organisations within a stretch of text: those the gazetteer knows, and those found as names."""
        tokens = self.document.tokens
        for first in place:
            for last in range(min(first + _LONGEST_BODY - 1, place.last), first - 1, -1):
                known = lookup(" ".join(t.text for t in tokens[first : last + 1]))
                if known is not None and known.kind == "organisation":
                    yield Span(first, last)
                    break
        for name in self.document.names:
            if name.kind is NameKind.ORGANISATION and name.first in place:
                yield Span(name.first, name.last)


def _same_office(office: str, word: str) -> bool:
    """Tell whether one office covers the other: "Minister" covers "Außenminister", that "US-Außenminister"."""
    return office == word or office.endswith(word) or office.rsplit("-", 1)[-1] == word
