"""The noun phrases of a text that a pronoun may mean, with their gender or number and their place in the clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from questions.german.document import Clause, ClauseKind, Document, Span, Token, ValueKind
from questions.german.morphology.nouns import analyse_noun
from questions.german.noun_classes import acts
from questions.german.speakers import noun_phrase
from questions.references.referents import Referent, Referents

ANY = frozenset({"Masc", "Fem", "Neut"})
PLURAL = frozenset({"Plur"})
_NO_THING = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.DURATION, ValueKind.PERCENTAGE, ValueKind.MONEY})
TIMES = frozenset(
    """Mal Tag Woche Monat Jahr Stunde Minute Abend Morgen Nacht Sommer Winter Herbst Frühling Frühjahr Weile Zeit
    Jahrzehnt Jahrhundert Quartal Wochenende Vormittag Nachmittag Mittag Montag Dienstag Mittwoch Donnerstag Freitag
    Samstag Sonntag""".split()
)
_IDIOMS = frozenset(  # nouns that with their preposition only link: "im Vergleich zu", "mit Blick auf"
    """Vergleich Beispiel Zug Zuge Lauf Laufe Rand Rande Rahmen Blick Anschluss Hinblick Gegensatz Zusammenhang Ende
    Anfang Beginn Schnitt Vorfeld Grund Grunde Fall Falle Durchschnitt Auftrag Hilfe Folge Ort Angabe Angaben
    Mittelpunkt Höhe Bezug Prozent Teil Reihe Seite""".split()
)
SUBJECT, ARGUMENT, CIRCUMSTANCE, ATTRIBUTE, PREDICATE = 3, 2, 1, 0, -1


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that a pronoun may mean.

    `kinds` are the genders its pronoun may have, or Plur; `prominence` is 3 for the subject of a main clause, 2 for
    other arguments, 1 for circumstances, 0 for attributes, -1 for what something is said to be; a list has several
    `heads`.
    """

    heads: tuple[int, ...]
    span: Span
    kinds: frozenset[str]
    prominence: int
    animate: bool
    referent: Referent | None = None
    parts: tuple[Mention, ...] = ()

    def overlaps(self, other: Mention) -> bool:
        """Whether both are one thing, or one is part of the other."""
        same = self.referent is not None and self.referent is other.referent
        return same or bool(set(self.heads) & set(other.heads))


@dataclass(slots=True)
class Mentions:
    """Finds the noun phrases of one document, sentence by sentence, each once."""

    document: Document
    referents: Referents
    _found: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    _bare: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    _functions: dict[int, tuple[str, Clause]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note what every head does in its clause."""
        for clause in self.document.clauses:
            for constituent in clause.constituents:
                if constituent.span.first in clause.span:
                    self._functions[constituent.head] = (constituent.function, clause)

    def function(self, head: int) -> tuple[str, Clause | None]:
        """Return what a word does as the head of a constituent and in which clause; an empty string if nothing."""
        return self._functions.get(head, ("", None))

    def of(self, position: int) -> tuple[Mention, ...]:
        """Return the noun phrases of a sentence in text order, lists of them as one phrase beside their parts."""
        if position not in self._found:
            self._found[position] = tuple(self._all(position))
        return self._found[position]

    def bare(self, position: int) -> tuple[Mention, ...]:
        """Return the singular nouns of a sentence without article or adjective in text order: those of headlines."""
        if position not in self._bare:
            sentence = self.document.sentences[position]
            heads = {h for m in self.of(position) for h in m.heads}
            words = self.document.words(Span(sentence.first, sentence.last))
            found = tuple(self._mention(t) for t in words if t.index not in heads and self._is_bare(t))
            self._bare[position] = found
        return self._bare[position]

    def _is_bare(self, token: Token) -> bool:
        ruled_out = token.lemma in TIMES or token.text in _IDIOMS or self._says_what_as(token)
        if token.upos != "NOUN" or token.relation in {"flat", "compound", "fixed", "appos"} or ruled_out:
            return False
        modified = any(c.relation in {"det", "amod", "nummod"} for c in self.document.children(token.index))
        return not modified and token.index not in self.referents.by_token

    def _all(self, position: int) -> Iterator[Mention]:
        sentence = self.document.sentences[position]
        for token in self.document.words(Span(sentence.first, sentence.last)):
            if self._is_head(token):
                yield self._mention(token)
            listed = [c for c in self._beside(token.index) if self._is_head(c)]
            if listed and token.upos in {"NOUN", "PROPN"} and token.relation not in {"conj", "flat"}:
                yield self._list(token, listed)

    def prominence(self, token: Token) -> int:
        """Return how much a noun or pronoun stands out in its sentence."""
        if token.relation in {"conj", "flat"} and not token.is_root:
            return self.prominence(self.document.tokens[token.head])
        function, clause = self.function(token.index)
        if clause is None:
            return ATTRIBUTE
        if function == "predicate":
            return PREDICATE
        if function == "subject":
            return SUBJECT if clause.kind is ClauseKind.MAIN else ARGUMENT
        return ARGUMENT if function in {"object", "indirect"} else CIRCUMSTANCE

    def _beside(self, head: int) -> Iterator[Token]:
        """Yield what is listed beside a noun or, where the tree has it so, beside a later part of its name."""
        for child in self.document.children(head):
            if child.relation == "conj":
                yield child
            elif child.relation == "flat":
                yield from self._beside(child.index)

    def _list(self, first: Token, others: list[Token]) -> Mention:
        heads = (first.index, *(c.index for c in others))
        span = Span(self._phrase(first.index).first, self._phrase(others[-1].index).last)
        parts = (self._mention(first), *(self._mention(c) for c in others))
        animate = all(p.animate for p in parts)
        return Mention(heads, span, PLURAL, self.prominence(first), animate, None, parts)

    def _is_head(self, token: Token) -> bool:
        """Whether a pronoun can mean the phrase that a noun heads: not a time, an amount, an idiom or a predicate."""
        if token.upos not in {"NOUN", "PROPN"} or token.relation in {"flat", "compound", "fixed"}:
            return False
        named = self.referents.by_token.get(token.index)
        if token.relation == "appos" and not token.is_root:
            return False
        if token.lemma in TIMES or token.text in _IDIOMS or self._says_what_as(token):
            return False
        if any(v.kind in _NO_THING and v.first <= token.index <= v.last for v in self.document.values):
            return False
        if named is not None:
            mention = next(m for m in named.mentions if token.index in m)
            return token.is_root or token.head not in mention
        if self._is_unknown_subject(token):
            return True
        bare = not any(c.relation in {"det", "amod", "nummod"} for c in self.document.children(token.index))
        return not bare or self._kinds(token, None) == PLURAL or self._referent(token) is not None

    def _says_what_as(self, token: Token) -> bool:
        """Whether a bare noun behind "als" says what somebody is: "als Ministerin"."""
        before = self.document.tokens[token.index - 1] if token.index else token
        return token.upos == "NOUN" and before.text.lower() == "als" and token.index not in self.referents.by_token

    def _is_unknown_subject(self, token: Token) -> bool:
        """Whether a bare subject is in no lexicon, so that it may be one or many: "Ozelots jagen nachts"."""
        bare = not any(c.relation in {"det", "amod", "nummod"} for c in self.document.children(token.index))
        subject = self.function(token.index)[0] == "subject"
        return bare and subject and self._referent(token) is None and not analyse_noun(token.text)

    def _mention(self, token: Token) -> Mention:
        referent = self._referent(token)
        span = self._phrase(token.index)
        animate = self._is_animate(token)
        return Mention((token.index,), span, self._kinds(token, referent), self.prominence(token), animate, referent)

    def _referent(self, token: Token) -> Referent | None:
        own = self.referents.by_token.get(token.index)
        if own is not None:
            return own
        named = [c for c in self.document.children(token.index) if c.relation in {"appos", "flat"}]
        return next((r for c in named if (r := self.referents.by_token.get(c.index)) is not None and r.is_person), None)

    def _phrase(self, head: int) -> Span:
        return Span(*noun_phrase(self.document, head))

    def _is_animate(self, token: Token) -> bool:
        referent = self._referent(token)
        return (
            acts(token.lemma)
            or (referent is not None and not referent.is_place)
            or (referent is not None and referent.known is not None and referent.known.kind == "country")
        )

    def _kinds(self, token: Token, referent: Referent | None) -> frozenset[str]:
        if referent is not None and referent.is_person and (referent.gender or token.upos == "PROPN"):
            return frozenset({referent.gender}) if referent.gender else frozenset({"Masc", "Fem"})
        if referent is not None and referent.known is not None and token.index in _tokens_of(referent):
            known = referent.known
            if known.plural:
                return PLURAL
            if known.gender is not None:
                return frozenset({known.gender})
        if self._is_unknown_subject(token):
            return ANY | PLURAL
        readings = analyse_noun(token.text) if token.upos == "NOUN" else ()
        numbers = {r.number for r in readings}
        number = next(iter(numbers)) if len(numbers) == 1 else token.feats.get("Number", "Sing")
        if number == "Plur":
            return PLURAL
        genders = frozenset(r.gender for r in readings if r.number == "Sing" and r.gender)
        if len(genders) == 1:
            return genders
        articled = any(c.tag in {"ART", "APPRART"} for c in self.document.children(token.index))
        told = token.feats.get("Gender")
        if told and (token.upos == "NOUN" or articled):
            return frozenset({told})
        return ANY


def _tokens_of(referent: Referent) -> frozenset[int]:
    return frozenset(i for m in referent.mentions for i in m)
