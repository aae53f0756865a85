"""Whom "er", "die beiden Minister" or "der Vorsitz" mean: what a phrase needs to be clear when it stands alone.

Every anaphoric token gets a `Reference`: the words to write in its stead or behind it, or None where the article does
not settle it. Whoever uses a phrase with an unresolved reference has to drop it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from questions.german.document import Clause, ClauseKind, Constituent, Document, NameKind, Span, Token
from questions.german.gazetteer import lookup
from questions.german.numerals import parse_number
from questions.german.relational import takes_body
from questions.referents import Referent, Referents

_PERSONAL = frozenset({"PPER"})
_DEMONSTRATIVE = frozenset({"PDAT", "PDS"})
_POSSESSIVE = frozenset({"PPOSAT"})
_ANAPHORIC_ADVERBS = frozenset(
    """dort da dorthin dahin dorther damals seinerzeit dabei dadurch dafür dagegen daher dahinter damit danach daneben
    daran darauf daraufhin daraus darin darüber darum darunter davon davor dazu dazwischen deshalb deswegen demnach
    hierbei hierfür hiermit hierzu hier so dann letzterer ersterer beides solche solcher solches derselbe dieselbe
    dasselbe stattdessen demzufolge infolgedessen zuvor vorher nachher anschließend später indes ebenso ebenfalls
    gleichzeitig zugleich zeitgleich währenddessen""".split()
)
# What merely links sentences may be left out of a question without changing what is true.
DISCOURSE_ADVERBS = frozenset(
    """so zudem außerdem ferner überdies darüber_hinaus doch jedoch aber allerdings dennoch trotzdem gleichwohl
    dagegen hingegen indes indessen deshalb deswegen daher darum somit folglich demnach also nun denn nämlich
    schließlich
    zugleich gleichzeitig ebenso ebenfalls auch daraufhin anschließend danach dann zuvor dabei hierbei dazu hierzu
    damit währenddessen stattdessen vielmehr immerhin übrigens freilich unterdessen mittlerweile inzwischen jetzt
    weiterhin weiter wiederum zunächst zuletzt später letztlich dadurch infolgedessen derweil offenbar wohl eben
    tatsächlich laut_eigenen_angaben einerseits andererseits erneut wieder sogar bereits schon""".split()
)
_KEEP_WHEN_LEFT_OUT_CHANGES = frozenset({"erneut", "wieder", "bereits", "schon", "offenbar", "wohl", "sogar"})
_LOOK_BACK = 2
_LONGEST_BODY = 4  # words
_ANNOUNCED = frozenset({"dass", "ob", "wie", "wer", "was", "warum", "wann", "wo"})
_THIRD_PERSON = frozenset(
    "er sie es ihn ihm ihr ihnen sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres".split()
)


class ReferenceKind(StrEnum):
    """How the replacement is used: instead of the token, or behind the phrase it heads."""

    REPLACE = "replace"
    APPEND = "append"


@dataclass(frozen=True, slots=True)
class Reference:
    """What an anaphoric token stands for.

    `text` is None where the article does not settle it; `proof` is the span that settles it.
    """

    index: int
    kind: ReferenceKind
    text: str | None
    confidence: float
    proof: Span | None = None
    referent: Referent | None = None


@dataclass(frozen=True, slots=True)
class References:
    """The references of a document by the index of the anaphoric token."""

    by_token: Mapping[int, Reference]

    def unresolved(self, indexes: Iterable[int]) -> bool:
        """Whether one of the tokens refers to something that the article does not settle."""
        return any((r := self.by_token.get(i)) is not None and r.text is None for i in indexes)

    def confidence(self, indexes: Iterable[int]) -> float:
        """Return the product of the confidences of the references among the tokens."""
        product = 1.0
        for index in indexes:
            reference = self.by_token.get(index)
            if reference is not None:
                product *= reference.confidence
        return product


def is_discourse(token: Token) -> bool:
    """Whether the word only links its sentence to the one before and can be left out."""
    word = token.text.lower()
    return word in DISCOURSE_ADVERBS and word not in _KEEP_WHEN_LEFT_OUT_CHANGES


def resolve_references(document: Document, referents: Referents, subheads: Iterable[Span] = ()) -> References:
    """Resolve the anaphoric tokens of a document.

    `subheads` are the token spans of the article's subheads in text order; they complete nouns such as "Vorsitz".
    """
    resolver = _Resolver(document, referents, tuple(subheads))
    found = {r.index: r for r in resolver.run()}
    return References(found)


class _Resolver:
    """One pass over the clauses of a document."""

    def __init__(self, document: Document, referents: Referents, subheads: tuple[Span, ...]) -> None:
        self._document = document
        self._referents = referents
        self._subheads = subheads
        self._clause_of = _innermost_clause(document)
        self._expletive = {c.head for clause in document.clauses for c in clause.all_with("expletive")}
        self._named: dict[int, Referent] = {}

    def run(self) -> Iterable[Reference]:
        """Yield a reference for every anaphoric token in text order."""
        for reference in self._references():
            if reference.referent is not None:
                self._named[reference.index] = reference.referent
            yield reference

    def _references(self) -> Iterable[Reference]:
        for token in self._document.tokens:
            if self._is_pointing(token):
                yield Reference(token.index, ReferenceKind.REPLACE, None, 0.0)
                continue
            if token.index in self._expletive or self._is_bound(token):
                continue
            if token.tag in _PERSONAL and not token.has(Person="1") and not token.has(Person="2"):
                yield self._personal(token)
            elif token.tag in _POSSESSIVE and token.text.lower().startswith(("sein", "ihr")):
                yield from self._possessive(token)
            elif token.tag in {"PIS", "PIAT", "PIDAT"} and token.text.lower().startswith("beid"):
                if token.upos == "PRON" or token.head == token.index or token.relation != "det":
                    yield Reference(token.index, ReferenceKind.REPLACE, None, 0.0)
            elif token.tag in _DEMONSTRATIVE:
                yield from self._demonstrative(token)
            elif token.upos in {"ADV", "PRON"} and self._points_back(token):
                yield Reference(token.index, ReferenceKind.REPLACE, None, 0.0)
            elif token.upos == "NOUN":
                yield from self._noun(token)

    def _personal(self, token: Token) -> Reference:
        """Resolve "er" and "sie" in the nominative to a person before, where nobody else comes into question."""
        nothing = Reference(token.index, ReferenceKind.REPLACE, None, 0.0)
        if token.text.lower() not in {"er", "sie"} or not token.has(Case="Nom"):
            return nothing
        plural = token.has(Number="Plur")
        sentence = self._document.sentence_of(token.index)
        for back in range(_LOOK_BACK + 1):
            position = sentence.index - back
            if position < 0:
                break
            earlier = self._document.sentences[position]
            people = self._people(Span(earlier.first, min(earlier.last, token.index - 1)))
            if plural:
                return nothing
            fitting = [p for p in people if p.gender in (None, "Masc" if token.text.lower() == "er" else "Fem")]
            if len(people) > 1 and len(fitting) != 1:
                return nothing
            if len(fitting) == 1:
                sure = 0.9 if fitting[0].gender and len(people) == 1 and back <= 1 else 0.75
                return Reference(token.index, ReferenceKind.REPLACE, fitting[0].name, sure, None, fitting[0])
            if people:
                return nothing
        return nothing

    def _is_pointing(self, token: Token) -> bool:
        """Whether "Das" or "Dies" stands alone before the finite verb, whatever its tag: "Das kündigte sie an"."""
        if token.text not in {"Das", "Dies", "Dem"} or token.index + 1 >= len(self._document.tokens):
            return False
        following = self._document.tokens[token.index + 1]
        return token.index == self._document.sentence_of(token.index).first and following.has(VerbForm="Fin")

    def _points_back(self, token: Token) -> bool:
        """Whether an adverb means something said before, rather than the dass-clause of its own clause."""
        if token.text.lower() not in _ANAPHORIC_ADVERBS:
            return False
        clause = self._clause_of.get(token.index)
        if clause is None or token.tag not in {"PAV", "PROAV"}:
            return True
        announced = [c for c in clause.all_with("clause") if c.span.first > token.index]
        return not any(self._document.tokens[c.span.first].text.lower() in _ANNOUNCED for c in announced)

    def _is_bound(self, token: Token) -> bool:
        """Whether a pronoun in a dependent clause means the subject of a clause above it, which stands beside it."""
        if token.tag not in _PERSONAL | _POSSESSIVE or token.text.lower() not in _THIRD_PERSON:
            return False
        clause = self._clause_of.get(token.index)
        while clause is not None and clause.parent is not None:
            clause = self._document.clauses[clause.parent]
            subject = clause.subject()
            if subject is not None and subject.span.last < token.index and self._agree(token, subject):
                return True
        return False

    def _agree(self, token: Token, subject: Constituent) -> bool:
        """Whether a pronoun fits a subject in number and gender: "sein" and "er" Masc or Neut, "ihr" and "sie" else."""
        head = self._document.tokens[subject.head]
        if head.tag in _PERSONAL | _DEMONSTRATIVE | {"PIS", "PRELS", "PWS"}:
            return False
        referent = self._referents.by_token.get(head.index)
        gender = (referent.gender if referent is not None and referent.is_person else None) or head.feats.get("Gender")
        feminine_or_plural = head.has(Number="Plur") or gender == "Fem"
        word = token.text.lower()
        return feminine_or_plural if word.startswith(("sie", "ihr", "ihnen")) else gender in {"Masc", "Neut"}

    def _people(self, span: Span) -> list[Referent]:
        found: list[Referent] = []
        for index in span:
            referent = self._referents.by_token.get(index) or self._named.get(index)
            if referent is not None and referent.is_person and referent not in found:
                found.append(referent)
        return found

    def _possessive(self, token: Token) -> Iterable[Reference]:
        """Take "sein" and "ihr" as clear where the subject of their own clause can be meant, else as unresolved."""
        clause = self._clause_of.get(token.index)
        subject = clause.subject() if clause else None
        if subject is None or token.index in subject.span:
            yield Reference(token.index, ReferenceKind.REPLACE, None, 0.0)
            return
        head = self._document.tokens[subject.head]
        plural_or_feminine = head.has(Number="Plur") or head.has(Gender="Fem")
        referent = self._referents.by_token.get(head.index)
        gender = referent.gender if referent else None
        possessive_ihr = token.text.lower().startswith("ihr")
        fits = possessive_ihr == (gender == "Fem" if gender and not head.has(Number="Plur") else plural_or_feminine)
        if not fits:
            yield Reference(token.index, ReferenceKind.REPLACE, None, 0.0)

    def _demonstrative(self, token: Token) -> Iterable[Reference]:
        """Take "dieser" as unresolved, save before a time that the calendar resolves ("an diesem Donnerstag")."""
        if any(v.first <= token.index <= v.last and v.day is not None for v in self._document.values):
            return
        following = self._document.tokens[token.index + 1 : token.index + 3]
        covered = {i for v in self._document.values if v.day is not None for i in range(v.first, v.last + 1)}
        if token.tag == "PDAT" and any(t.index in covered for t in following):
            return
        yield Reference(token.index, ReferenceKind.REPLACE, None, 0.0)

    def _noun(self, token: Token) -> Iterable[Reference]:
        """Complete role nouns by the names of their bearers, and nouns such as "Vorsitz" by the body they belong to."""
        if not self._is_bare_definite(token):
            return
        bearers = self._bearers(token)
        if bearers is not None:
            yield bearers
        elif any(c.text.lower().startswith("beid") for c in self._document.children(token.index)):
            yield Reference(token.index, ReferenceKind.APPEND, None, 0.0)
        elif takes_body(token.text):
            body = self._body_before(token)
            if body is not None:
                yield body

    def _is_bare_definite(self, token: Token) -> bool:
        """Whether a noun has a definite article, and nothing behind it that says which one."""
        children = self._document.children(token.index)
        definite = any(c.tag in {"ART", "APPRART"} and c.text.lower().startswith("d") for c in children)
        definite = definite or any(c.text.lower() == "beide" for c in children)
        behind = any(c.index > token.index and c.upos != "PUNCT" and c.relation in _COMPLEMENTS for c in children)
        following = self._document.tokens[token.index + 1] if token.index + 1 < len(self._document.tokens) else None
        named = following is not None and following.index in self._referents.by_token
        before = self._document.tokens[token.index - 1] if token.index else None
        compound = before is not None and before.tag == "TRUNC"
        return definite and not behind and not named and not compound

    def _bearers(self, token: Token) -> Reference | None:
        """Complete "die Außenminister" by the persons that the article gives this office, if their number is right."""
        word = token.lemma.lower()
        holders = [
            r
            for r in self._referents.of_kind(NameKind.PERSON)
            if any(_same_office(self._document.tokens[o.noun].lemma.lower(), word) for o in r.offices)
        ]
        holders.sort(key=lambda r: r.mentions[0].first)
        if not holders:
            return None
        pair = any(c.text.lower().startswith("beid") for c in self._document.children(token.index))
        if token.has(Number="Plur"):
            fits = len(holders) == 2 if pair else 2 <= len(holders) <= 3  # noqa: PLR2004 -- beide are two
            counted = [c for c in self._document.children(token.index) if c.tag == "CARD"]
            if any(parse_number(c.text) != len(holders) for c in counted):
                return None
            names = ", ".join(h.name for h in holders[:-1]) + " und " + holders[-1].name
        else:
            fits, names = len(holders) == 1, holders[0].name
        if not fits:
            return Reference(token.index, ReferenceKind.APPEND, None, 0.0)
        bearer = holders[0] if len(holders) == 1 else None
        return Reference(token.index, ReferenceKind.APPEND, names, 0.85, holders[0].mentions[0], bearer)

    def _body_before(self, token: Token) -> Reference | None:
        """The phrase with a body's name in the subhead above or, in the genitive, in the sentence before."""
        above = [s for s in self._subheads if s.last < token.index]
        places = [above[-1]] if above else []
        sentence = self._document.sentence_of(token.index)
        if sentence.index:
            before = self._document.sentences[sentence.index - 1]
            places.append(Span(before.first, before.last))
        for place in places:
            phrase = self._body_phrase(place)
            if phrase is not None:
                text = self._document.slice(phrase)
                return Reference(token.index, ReferenceKind.APPEND, text, 0.85, phrase)
        return None

    def _body_phrase(self, place: Span) -> Span | None:
        """Return "im Arktischen Rat" or "des Arktischen Rates" within a stretch of text."""
        tokens = self._document.tokens
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
        tokens = self._document.tokens
        for first in place:
            for last in range(min(first + _LONGEST_BODY - 1, place.last), first - 1, -1):
                known = lookup(" ".join(t.text for t in tokens[first : last + 1]))
                if known is not None and known.kind == "organisation":
                    yield Span(first, last)
                    break
        for name in self._document.names:
            if name.kind is NameKind.ORGANISATION and name.first in place:
                yield Span(name.first, name.last)


_COMPLEMENTS = frozenset({"nmod", "appos", "flat", "acl", "obl", "ccomp", "conj"})


def _same_office(office: str, word: str) -> bool:
    """Tell whether one office covers the other: "Minister" covers "Außenminister", that "US-Außenminister"."""
    return office == word or office.endswith(word) or office.rsplit("-", 1)[-1] == word


def _innermost_clause(document: Document) -> dict[int, Clause]:
    """Map each token to the shortest clause that holds it."""
    found: dict[int, Clause] = {}
    for clause in sorted(document.clauses, key=lambda c: -len(c.span)):
        for index in clause.span:
            found[index] = clause
    return found


def subject_of(document: Document, clause: Clause) -> Constituent | None:
    """Return the subject of a clause; for an infinitive that of the clause above."""
    subject = clause.subject()
    if subject is None and clause.kind is ClauseKind.INFINITIVE and clause.parent is not None:
        return subject_of(document, document.clauses[clause.parent])
    return subject
