"""Whom "er", "die beiden Minister" or "der Vorsitz" mean: what a phrase needs to be clear when it stands alone.

Every anaphoric token gets a `Reference`: the words to write in its stead or behind it, or None where the article does
not settle it. Whoever uses a phrase with an unresolved reference has to drop it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from questions.german.document import ClauseKind, Document, Span, Token
from questions.german.morphology.phrases import decline
from questions.german.prepositions import behind
from questions.german.relational import always_needs_complement, is_relational, is_sortal
from questions.references.amounts import Amounts
from questions.references.antecedents import Antecedents, barriers, innermost_clauses
from questions.references.binding import POINTED, Binder
from questions.references.bynames import Bynames
from questions.references.completions import Completer
from questions.references.definites import Definites
from questions.references.epithets import Epithets, written
from questions.references.groups import Groups
from questions.references.mentions import TIMES, Mention
from questions.references.pointing import Pointing, addresses_reader, is_impersonal
from questions.references.referents import Referent, Referents
from questions.references.renaming import case_of, owned, renamed, telling
from questions.references.states import States

_PERSONAL = frozenset({"PPER"})
_DEMONSTRATIVE = frozenset({"PDAT", "PDS"})
_POSSESSIVE = frozenset({"PPOSAT"})
_NAMED_AGAIN = 0.8
_DESCRIBED = 0.75
_TELLING_LENGTH = 12  # letters: so long a noun is a compound that tells which one
_TELLING_NOTHING = frozenset("neue neuen neuer neues neuem andere anderen anderer anderes erste ersten beiden".split())
_WITH_PREPOSITION = frozenset({"Seite", "Stück", "Programm", "Gebiet"})  # "zur Seite", "im Programm"


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
    """The references of a document by the index of the anaphoric token.

    `bound` maps pronouns to the phrases of their own sentence that they are clear beside.
    """

    by_token: Mapping[int, Reference]
    bound: Mapping[int, Span] = field(default_factory=dict)

    def unresolved(self, indexes: Iterable[int]) -> bool:
        """Whether one of the tokens refers to something that the article does not settle."""
        return any((r := self.by_token.get(i)) is not None and r.text is None for i in indexes)

    def confidence(self, indexes: Iterable[int]) -> float:
        """Return the product of the confidences of the references among the tokens.

        Those that are not settled don't count: a phrase with one is left out, or else nothing is written at all.
        """
        product = 1.0
        for index in indexes:
            reference = self.by_token.get(index)
            if reference is not None and reference.text is not None:
                product *= reference.confidence
        return product


def resolve_references(document: Document, referents: Referents, subheads: Iterable[Span] = ()) -> References:
    """Resolve the anaphoric tokens of a document.

    `subheads` are the token spans of the article's subheads in text order; they complete nouns such as "Vorsitz".
    """
    resolver = _Resolver(document, referents, tuple(subheads))
    found = {r.index: r for r in resolver.run()}
    return References(found, resolver.bound())


class _Resolver:
    """One pass over the tokens of a document."""

    def __init__(self, document: Document, referents: Referents, subheads: tuple[Span, ...]) -> None:
        self._document = document
        self._referents = referents
        self._clause_of = innermost_clauses(document)
        headings = barriers(document, subheads)
        self._antecedents = Antecedents(document, referents, self._clause_of, headings)
        self._epithets = Epithets(document, referents, headings)
        groups, states = Groups(document, referents), States(document)
        self._completer = Completer(document, referents, subheads, groups, states)
        self._definites = Definites(document, referents, self._antecedents, self._clause_of, self._epithets)
        self._bynames = Bynames(document, referents, self._antecedents, self._clause_of, self._epithets)
        self._amounts = Amounts(document, self._clause_of)
        self._constituents = {c.head: c for clause in document.clauses for c in clause.constituents}
        self._completed: dict[int, Reference] = {}
        self._addresses = addresses_reader(document)
        self._pointing = Pointing(document, self._clause_of)
        self._binder = Binder(document, referents, self._antecedents, self._clause_of)

    def bound(self) -> dict[int, Span]:
        """The pronouns that are clear within their sentence, with what they mean."""
        return self._binder.bound

    def run(self) -> Iterator[Reference]:
        """Yield a reference for every anaphoric token in text order, and for the words that one replaces."""
        for token in self._document.tokens:
            if self._pointing.stands_alone(token):
                yield _open(token)
            elif not self._pointing.stands_for_nothing(token) and (
                self._is_report(token) or not self._binder.is_bound(token)
            ):
                yield from self._references(token)

    def _references(self, token: Token) -> Iterator[Reference]:
        if token.tag in _PERSONAL and not token.has(Person="1") and not token.has(Person="2"):
            yield self._personal(token)
        elif token.tag in _POSSESSIVE and token.text.lower().startswith(("sein", "ihr")):
            yield from self._possessive(token)
        elif token.tag in {"PIS", "PIAT", "PIDAT"} and token.text.lower().startswith("beid"):
            if token.upos == "PRON" or token.head == token.index or token.relation != "det":
                yield _open(token)
        elif token.tag in _DEMONSTRATIVE:
            yield from self._demonstrative(token)
        elif token.upos in {"ADV", "PRON"} and self._pointing.points_back(token):
            yield self._there(token) or _open(token)
        elif self._pointing.compares_openly(token):
            yield _open(token)
        elif (whole := self._amounts.whole(token)) is not None:
            yield Reference(token.index, ReferenceKind.APPEND, whole.text, whole.confidence, whole.proof)
        elif token.upos == "NOUN":
            yield from self._taken_up(token) or self._noun(token)

    def _noun(self, noun: Token) -> Iterator[Reference]:
        """Complete "der Minister" and "der Vorsitz", or write out what another definite noun stands for."""
        found = self._completer.complete(noun)
        if found is None:
            yield from self._definite(noun)
            return
        made = Reference(noun.index, ReferenceKind.APPEND, found.text, found.confidence, found.proof, found.referent)
        self._completed[noun.index] = made
        yield made

    def _definite(self, noun: Token) -> Iterator[Reference]:
        """Write "die Wahl" as "die Präsidentenwahl", name "die Politikerin"; leave open what tells too little."""
        opener = self._document.tokens[noun.index - 1] if noun.index else noun
        lacks = always_needs_complement(noun.lemma) and self._definites.lacks_complement(noun)
        if lacks or self._definites.is_of_its_time(noun) or self._definites.rivals.held_before(noun):
            yield _open(noun)
            return
        named = self._completer.is_bare_definite(noun) and not self._is_quoted(noun)
        byname = self._bynames.find(noun) if named else None
        if byname is not None:
            name = byname.referent.name if byname.referent is not None else None
            yield Reference(noun.index, ReferenceKind.APPEND, name, byname.confidence, byname.proof)
            return
        owner = self._definites.owned(noun) if named and byname is None else None
        if owner is not None:
            yield Reference(noun.index, ReferenceKind.APPEND, owner.text, owner.confidence, owner.proof)
            return
        aged = self._definites.aged(noun) if named else None
        if aged is not None:
            kind = ReferenceKind.APPEND
            made = Reference(noun.index, kind, aged.text, aged.confidence, aged.proof, aged.person)
            self._completed[noun.index] = made
            yield made
            return
        contracted = opener.tag == "APPRART" and noun.lemma not in _WITH_PREPOSITION
        definite = contracted or (opener.tag == "ART" and opener.text.lower().startswith("d"))
        bare_noun = self._completer.is_bare(noun) if contracted else self._completer.is_bare_definite(noun)
        if not definite or opener.head != noun.index or self._is_quoted(noun) or not bare_noun:
            return
        case = None if contracted else case_of((opener, noun))
        case = case or noun.feats.get("Case")
        found = self._definites.meaning(noun, case) if case is not None else None
        if found is None or (contracted and found.text is None and not is_sortal(noun.lemma)):
            return
        if found.text is None:
            yield _open(noun)
        elif found.appended:
            kind = ReferenceKind.APPEND
            made = Reference(noun.index, kind, found.text, found.confidence, found.proof, found.person)
            self._completed[noun.index] = made
            yield made
        else:
            text = behind(opener.text, found.text) if contracted else found.text
            yield Reference(opener.index, ReferenceKind.REPLACE, text, found.confidence, found.proof, found.person)
            yield Reference(noun.index, ReferenceKind.REPLACE, "", 1.0)

    def _there(self, token: Token) -> Reference | None:
        """Return "dort" as the place named before."""
        if token.text.lower() != "dort" or self._is_quoted(token):
            return None
        found = self._epithets.place(token)
        return None if found is None else Reference(token.index, ReferenceKind.REPLACE, found[0], found[2], found[1])

    def _taken_up(self, noun: Token) -> list[Reference]:
        """Return "das Land" as the name of the country that the sentences before tell of."""
        opener = self._document.tokens[noun.index - 1] if noun.index else noun
        contracted = opener.tag == "APPRART" and opener.head == noun.index
        definite = opener.tag in {"ART", "PDAT"} and opener.text.lower().startswith("d") and opener.head == noun.index
        if not (definite or contracted) or self._is_quoted(noun):
            return []
        if not (self._completer.is_bare(noun) if contracted else self._completer.is_bare_definite(noun)):
            return []
        found = self._epithets.named(noun)
        place = self._bynames.place(noun) if found is None else None
        if place is not None:
            if place.referent is None:
                return [_open(noun)]
            found = place.referent, place.confidence
        if found is None:
            return []
        case = case_of((opener, noun)) if not contracted else "Acc" if opener.text.lower().endswith("s") else "Dat"
        text = written(found[0], case) if case is not None else None
        if text is None:
            return []
        if contracted:
            text = f"nach {text}" if opener.text.lower() == "ins" and " " not in text else behind(opener.text, text)
        mention = next((m for m in reversed(found[0].mentions) if m.first < noun.index), None)
        if definite and self._epithets.is_called(found[0], frozenset({noun.lemma.lower()}), noun.index):
            return [Reference(noun.index, ReferenceKind.APPEND, found[0].name, found[1], mention)]
        first = Reference(opener.index, ReferenceKind.REPLACE, text, found[1], mention)
        return [first, Reference(noun.index, ReferenceKind.REPLACE, "", 1.0)]

    def _is_quoted(self, token: Token) -> bool:
        return any(q.first < token.index < q.last for q in self._document.quotations)

    def _personal(self, token: Token) -> Reference:
        """Resolve a pronoun of the third person to what the sentences before name, where only one thing fits."""
        found = None
        if self._addresses and token.text == "Sie":
            return _open(token)
        if self._is_report(token):
            found = self._antecedents.speaker(token)
        elif not is_impersonal(self._clause_of.get(token.index), token):
            found = self._antecedents.find(token)
        case = self._case(token)
        if found is None or case is None:
            return _open(token)
        mention, sure = found
        completed = self._completed.get(mention.heads[0])
        if completed is not None and completed.referent is not None:
            mention = replace(mention, referent=completed.referent)
        text = renamed(self._document, mention, case)
        if text is None or self._tells_only_kind(mention):
            return _open(token)
        self._antecedents.note(token.index, mention)
        person = mention.referent if mention.referent is not None and mention.referent.is_person else None
        return Reference(token.index, ReferenceKind.REPLACE, text, sure, mention.span, person)

    def _tells_only_kind(self, mention: Mention) -> bool:
        """Whether a phrase is but "etwa 900 Einträge", so that a pronoun is no clearer for it."""
        head = self._document.tokens[mention.heads[0]]
        described = any(c.tag == "ADJA" for c in self._document.children(head.index))
        bare_noun = telling(self._document, head.index).last == head.index and not described
        return (
            bare_noun and mention.referent is None and is_sortal(head.lemma) and not self._definites.is_only_one(head)
        )

    def _is_report(self, token: Token) -> bool:
        """Whether a pronoun is the subject of a main clause that another clause of its sentence reports."""
        clause = self._clause_of.get(token.index) if token.tag in _PERSONAL else None
        if clause is None or clause.kind is not ClauseKind.MAIN or not self._antecedents.is_subject(token):
            return False
        return any(token.index in c.span for other in self._document.clauses for c in other.all_with("clause"))

    def _case(self, token: Token) -> str | None:
        """Return the case of a pronoun: by its function, behind a preposition what that governs."""
        constituent = self._constituents.get(token.index)
        if token.text.lower() == "ihr" and (constituent is None or constituent.preposition is None):
            return None  # it may be a possessive
        if constituent is None:
            return token.feats.get("Case")
        by_function = {"subject": "Nom", "object": "Acc", "indirect": "Dat"}
        return by_function.get(constituent.function, constituent.case)

    def _possessive(self, token: Token) -> Iterator[Reference]:
        """Take "sein" and "ihr" as clear where the subject of their own clause can be meant; else look further back."""
        clause = self._clause_of.get(token.index)
        subject = clause.subject() if clause else None
        own = subject is not None and token.index not in subject.span
        if subject is not None and own and self._binder.owns(token, subject):
            self._binder.bind(token, subject.span)
            return
        found = self._antecedents.find(token)
        phrase = self._document.words(Span(token.index, token.head)) if token.head > token.index else ()
        text = owned(self._document, phrase, found[0]) if found is not None and phrase else None
        if found is None or text is None:
            yield _open(token)
            return
        self._antecedents.note(token.index, found[0])
        yield Reference(token.index, ReferenceKind.REPLACE, text, found[1], found[0].span)
        yield from (Reference(t.index, ReferenceKind.REPLACE, "", 1.0) for t in phrase[1:])

    def _demonstrative(self, token: Token) -> Iterator[Reference]:
        """Resolve "dieser Vertrag" to the contract named before; leave times alone that the calendar resolves."""
        if any(v.first <= token.index <= v.last and v.day is not None for v in self._document.values):
            return
        following = self._document.tokens[token.index + 1 : token.index + 3]
        covered = {i for v in self._document.values if v.day is not None for i in range(v.first, v.last + 1)}
        if token.text.lower().startswith("solch"):
            yield _open(token)
            return
        if token.tag == "PDAT" and any(t.index in covered for t in following):
            return
        if token.tag == "PDS" and token.text.lower() in POINTED:
            clause = self._clause_of.get(token.index)
            if not self._binder.is_bound(token):
                main = clause is not None and clause.kind is ClauseKind.MAIN
                yield self._personal(token) if main else _open(token)
            return
        again = self._named_again(token) or self._told_again(token) or self._described_again(token)
        yield from again or [_open(token)]

    def _told_again(self, token: Token) -> list[Reference]:
        """Return "diese Wahl" as "die Präsidentenwahl", and "diese Vorratshaltung" without pointing."""
        noun = self._document.tokens[token.head]
        if token.tag != "PDAT" or token.head != token.index + 1 or noun.upos != "NOUN" or self._is_quoted(token):
            return []
        case = case_of((token, noun))
        if case is None or noun.lemma in TIMES or not self._completer.is_bare(noun):
            return []
        found = self._definites.told_before(noun, case)
        text = found.text if found is not None else None
        seen = any(t.lemma == noun.lemma for t in self._document.tokens[: self._document.sentence_of(noun.index).first])
        if found is None and seen and len(noun.lemma) >= _TELLING_LENGTH and not is_relational(noun.lemma):
            text = decline((token, noun), case, definite=True)
        if text is None:
            return []
        sure, proof = (found.confidence, found.proof) if found is not None else (_DESCRIBED, None)
        first = Reference(token.index, ReferenceKind.REPLACE, text, sure, proof)
        return [first, Reference(noun.index, ReferenceKind.REPLACE, "", 1.0)]

    def _described_again(self, token: Token) -> list[Reference]:
        """Return "diese drei Städte" as "die drei Städte": number or adjective tell which, the noun alone does not."""
        noun = self._document.tokens[token.head]
        phrase = self._document.words(Span(token.index, token.head)) if token.head > token.index else ()
        told = any(t.tag in {"CARD", "ADJA"} and t.text.lower() not in _TELLING_NOTHING for t in phrase[1:-1])
        case = case_of(phrase) if phrase else None
        if not told or noun.upos != "NOUN" or case is None or self._is_quoted(token) or not self._is_known(noun):
            return []
        text = decline(phrase, case, definite=True)
        if text is None:
            return []
        first = Reference(token.index, ReferenceKind.REPLACE, text, _DESCRIBED)
        return [first, *(Reference(t.index, ReferenceKind.REPLACE, "", 1.0) for t in phrase[1:])]

    def _is_known(self, noun: Token) -> bool:
        """Whether the noun has been used before in the text, itself or as the last part of a compound."""
        word = noun.lemma.lower()
        before = self._document.tokens[: self._document.sentence_of(noun.index).first]
        return any(t.upos == "NOUN" and t.lemma.lower().endswith(word) for t in before)

    def _named_again(self, token: Token) -> list[Reference]:
        """Return "dieses Gesetz" as "das Gesetz über Drohnen", where one such law has been told of."""
        noun = self._document.tokens[token.head]
        case = case_of((token, noun)) if token.head == token.index + 1 else None
        if token.tag != "PDAT" or token.head != token.index + 1 or noun.upos != "NOUN" or case is None:
            return []
        if self._document.children(noun.index)[-1].index > noun.index:
            return []
        mention = self._antecedents.of_noun(noun)
        if mention is None:
            return []
        bare = len(telling(self._document, mention.heads[0])) <= len(("das", "Gesetz"))
        if bare and self._document.tokens[mention.heads[0]].lemma == noun.lemma:
            return []  # it says no more than the noun itself
        text = renamed(self._document, mention, case)
        if text is None:
            return []
        first = Reference(token.index, ReferenceKind.REPLACE, text, _NAMED_AGAIN, mention.span)
        return [first, Reference(noun.index, ReferenceKind.REPLACE, "", 1.0)]


def _open(token: Token) -> Reference:
    """A reference that the article does not settle."""
    return Reference(token.index, ReferenceKind.REPLACE, None, 0.0)
