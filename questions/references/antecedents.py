"""Which noun phrase before it a pronoun means: by number, gender, place, and what either does in its clause.

After Lappin & Leass (1994) and Hobbs (1978), but strict: where two phrases agree with the pronoun, only a subject among
mere circumstances wins; else nothing is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from questions.german.document import Clause, ClauseKind, Document, Span, Token
from questions.german.noun_classes import noun_class
from questions.german.quotation_marks import BLANK_LINE
from questions.german.speech_verbs import SPEECH_VERBS
from questions.references.mentions import (
    ARGUMENT,
    ATTRIBUTE,
    CIRCUMSTANCE,
    PLURAL,
    PREDICATE,
    SUBJECT,
    TIMES,
    Mention,
    Mentions,
)
from questions.references.referents import Referents

_FORMS = {  # kinds (a gender, or Plur) that a pronoun's form stands for
    "er": frozenset({"Masc"}),
    "ihn": frozenset({"Masc"}),
    "ihm": frozenset({"Masc", "Neut"}),
    "es": frozenset({"Neut"}),
    "sie": frozenset({"Fem", "Plur"}),
    "ihr": frozenset({"Fem"}),
    "ihnen": PLURAL,
}
_VERBS_OF_THINGS = frozenset(
    """vorsehen gelten enthalten kosten bestehen umfassen dauern beinhalten regeln lauten treten stammen zeigen wiegen
    messen führen verlaufen entstehen stattfinden sinken steigen sein werden liegen stehen reichen beruhen basieren
    beginnen enden laufen fallen wachsen belegen beweisen bleiben funktionieren betragen folgen helfen ermöglichen
    heißen erscheinen gehören passen fehlen dienen drohen entsprechen bedeuten scheitern""".split()
)
_VERBS_OF_PEOPLE = frozenset(
    """bemühen wissen wollen kaufen verkaufen kämpfen demonstrieren arbeiten leben wohnen reisen lernen studieren
    entscheiden beschließen planen vereinbaren unterschreiben unterzeichnen gründen heiraten fliehen flüchten sterben
    wählen besuchen spenden suchen versuchen verzichten trainieren spielen übernehmen zurücktreten kandidieren antreten
    protestieren streiken""".split()
)
ONE = frozenset({"Masc", "Fem"})
_BACK = 2
_NOUN_BACK = 2
_SURE = {3: 0.88, 2: 0.8, 1: 0.74, 0: 0.66}  # by prominence, where one phrase alone agrees
_PREFERRED = 0.75
_LEAST = 0.65
_SPEAKER = 0.85
_FARTHER = 0.85
_UNKNOWN_GENDER = 0.9


@dataclass(slots=True)
class Antecedents:
    """Finds antecedents in one document; `barriers` are sentences that no pronoun looks across (subheads).

    `settled` are the pronouns that are clear within their own sentence.
    """

    document: Document
    referents: Referents
    clause_of: Mapping[int, Clause]
    barriers: frozenset[int]
    settled: set[int] = field(default_factory=set)
    _meant: dict[int, Mention] = field(default_factory=dict)
    _finder: Mentions = field(init=False)

    def __post_init__(self) -> None:
        """Make what finds the noun phrases."""
        self._finder = Mentions(self.document, self.referents)

    def mentions(self, position: int) -> tuple[Mention, ...]:
        """Return the noun phrases of a sentence in text order, lists of them as one phrase beside their parts."""
        return self._finder.of(position)

    def bare_mentions(self, position: int) -> tuple[Mention, ...]:
        """Return the nouns of a sentence that no article makes a phrase of, as headlines have them."""
        return self._finder.bare(position)

    def function(self, noun: Token) -> str:
        """Return what a noun does as the head of a constituent, an empty string if nothing."""
        return self._finder.function(noun.index)[0]

    def people(self, position: int) -> list[Mention]:
        """Return who is named in a sentence or told of as a person, and whom its pronouns mean, in text order."""
        return [m for _, m in self._within(position) if m.animate and (m.kinds & ONE) and not self._is_body(m)]

    def _is_body(self, mention: Mention) -> bool:
        """Whether a phrase names a body or a country, which acts like somebody but is none."""
        if mention.referent is not None:
            return not mention.referent.is_person
        return noun_class(self.document.tokens[mention.heads[0]].lemma) == "body"

    def people_before(self, position: int, sentences: int) -> list[Mention]:
        """Return the people of the nearest sentence before one that tells of any, at most so many sentences back."""
        for back in range(1, sentences + 1):
            earlier = position - back
            if earlier < 0 or earlier in self.barriers:
                return []
            found = self.people(earlier)
            if found:
                return found
        return []

    def note(self, index: int, mention: Mention) -> None:
        """Remember what a pronoun has been found to mean: later pronouns may mean the same."""
        self._meant[index] = replace(mention, prominence=self._finder.prominence(self.document.tokens[index]))

    def kinds_of_pronoun(self, token: Token) -> frozenset[str]:
        """Return the kinds that a pronoun's form can stand for; "sie" is settled by its verb."""
        word = token.text.lower()
        if token.tag == "PPOSAT":
            return frozenset({"Masc", "Neut"}) if word.startswith("sein") else frozenset({"Fem", "Plur"})
        if token.tag == "PDS":
            return PLURAL if token.has(Number="Plur") else frozenset({token.feats.get("Gender", "")})
        kinds = _FORMS.get(word, frozenset())
        if word == "sie":
            clause = self.clause_of.get(token.index)
            finite = clause.finite if clause is not None else None
            if self.is_subject(token) and finite is not None:
                return PLURAL if self.document.tokens[finite].has(Number="Plur") else frozenset({"Fem"})
        return kinds

    def same_kinds(self, one: Token, other: Token) -> bool:
        """Whether two pronouns can mean the same."""
        return bool(self.kinds_of_pronoun(one) & self.kinds_of_pronoun(other))

    def is_subject(self, token: Token) -> bool:
        """Whether the pronoun is its clause's subject."""
        function, _ = self._finder.function(token.index)
        return function == "subject" or (not function and token.has(Case="Nom"))

    def before_in_sentence(self, token: Token) -> list[Mention]:
        """Return the phrases of the sentence before a pronoun that agree with it, those of its own clause excepted."""
        kinds = self.kinds_of_pronoun(token)
        return [
            m
            for index, m in self._within(self.document.sentence_of(token.index).index)
            if index < token.index and m.kinds & kinds and not self._is_coargument(token, index)
        ]

    def speaker(self, token: Token) -> tuple[Mention, float] | None:
        """Return who speaks, where the pronoun is the subject of what they say: "Petra Lang sagte, sie wolle gehen".

        Somebody else may be meant who was named before, unless the speaker wants or will do something.
        """
        clause = self.clause_of.get(token.index)
        if clause is None or clause.kind is not ClauseKind.MAIN or not self.is_subject(token):
            return None
        sentence = self.document.sentence_of(token.index)
        kinds = self.kinds_of_pronoun(token)
        saying = [
            c
            for c in self.document.clauses
            if c.predicate in SPEECH_VERBS
            and c is not clause
            and sentence.first <= c.span.first < token.index
            and any(token.index in k.span for k in c.all_with("clause"))
        ]
        subject = saying[-1].subject() if saying else None
        near = [m for m in self.mentions(sentence.index) if m.kinds & kinds and m.heads[-1] < token.index]
        chosen = next((m for m in near if subject is not None and subject.head in m.heads), None)
        if chosen is None or not chosen.animate:
            return None
        addressed = {c.head for c in saying[-1].all_with("indirect")}
        near = [m for m in near if not addressed.intersection(m.heads)]
        before = self.mentions(sentence.index - 1) if sentence.index else ()
        others = [m for m in (*near, *before) if m.animate and m.kinds & kinds and not m.overlaps(chosen)]
        if others and clause.modal != "wollen":
            return None
        return chosen, _SPEAKER

    def find(self, token: Token) -> tuple[Mention, float] | None:
        """Return what a pronoun means in the sentences before its own, and how sure that is; None where it is open."""
        kinds = self.kinds_of_pronoun(token)
        again = self._repeated(token)
        if again is not None:
            return again
        near = self.before_in_sentence(token)
        if not kinds or near:
            near = [m for m in near if self.is_audible(token, m) and m.prominence != PREDICATE]
            position = self.document.sentence_of(token.index).index
            if not all(self._is_main(self.document.tokens[m.heads[0]]) for m in near):
                return None
            if self._has_open(position, kinds, token.index):
                return None
            return self._sure(self._chosen(token, kinds, near)) if near and self._is_main(token) else None
        position = self.document.sentence_of(token.index).index
        for back in range(1, _BACK + 1):
            earlier = position - back
            if earlier < 0 or earlier in self.barriers or self._breaks(earlier, back):
                return None
            found = [m for _, m in self._within(earlier) if m.kinds & kinds and self.is_audible(token, m)]
            found = [m for m in found if m.prominence != PREDICATE]
            if self._has_open(earlier, kinds):
                return None
            if found:
                chosen = self._sure(self._chosen(token, kinds, found))
                if chosen is None or (back > 1 and not chosen[0].animate):
                    return None
                return chosen if back == 1 else (chosen[0], chosen[1] * _FARTHER)
        return None

    def _repeated(self, token: Token) -> tuple[Mention, float] | None:
        """Return what the subject of the main clause before means, where it is the same: "Er kam, dann ging er"."""
        sentence = self.document.sentence_of(token.index)
        if not self.is_subject(token) or not self._is_main(token):
            return None
        before = [i for i in self._meant if sentence.first <= i < token.index]
        same = [
            i for i in before if self.is_subject(self.document.tokens[i]) and self._is_main(self.document.tokens[i])
        ]
        last = self.document.tokens[same[-1]] if same else None
        if last is None or last.text.lower() != token.text.lower() or self.clause_of[last.index].passive:
            return None
        others = [m for m in self.mentions(sentence.index) if last.index < m.heads[0] < token.index]
        if any(m.prominence == SUBJECT and m.kinds & self.kinds_of_pronoun(token) for m in others):
            return None
        return self._meant[last.index], _PREFERRED

    def _sure(self, chosen: tuple[Mention, float] | None) -> tuple[Mention, float] | None:
        return chosen if chosen is not None and chosen[1] >= _LEAST else None

    def _is_main(self, token: Token) -> bool:
        clause = self.clause_of.get(token.index)
        return clause is not None and clause.kind is ClauseKind.MAIN

    def of_noun(self, noun: Token) -> Mention | None:
        """Return the one thing told of before that a noun names again: "Gesetz" the "Drohnengesetz"."""
        position = self.document.sentence_of(noun.index).index
        word = noun.lemma.lower()
        plural = noun.has(Number="Plur")
        for earlier in range(position - 1, max(-1, position - _NOUN_BACK - 1), -1):
            found = [
                m
                for m in self.mentions(earlier)
                if len(m.heads) == 1
                and self.document.tokens[m.heads[0]].upos == "NOUN"
                and self.document.tokens[m.heads[0]].lemma.lower().endswith(word)
                and noun.lemma not in TIMES
                and (m.kinds == PLURAL) == plural
            ]
            if found:
                return found[0] if len(found) == 1 and self.is_audible(noun, found[0]) else None
        return None

    def _has_open(self, position: int, kinds: frozenset[str], before: int | None = None) -> bool:
        """Whether a sentence has a pronoun of the kind that is not settled: what it means may still be meant."""
        sentence = self.document.sentences[position]
        last = sentence.last if before is None else before - 1
        return any(
            t.tag in {"PPER", "PPOSAT"}
            and t.text.lower().startswith(("er", "sie", "ihn", "ihm", "ihr", "sein"))
            and t.index not in self._meant
            and t.index not in self.settled
            and t.text.lower() != "es"
            and self.kinds_of_pronoun(t) & kinds
            for t in self.document.words(Span(sentence.first, last))
        )

    def _breaks(self, earlier: int, back: int) -> bool:
        """Whether a new paragraph lies between sentences that are not neighbours."""
        if back == 1:
            return False
        first, second = self.document.sentences[earlier], self.document.sentences[earlier + 1]
        return BLANK_LINE.search(self.document.text, first.end, second.start) is not None

    def _chosen(self, token: Token, kinds: frozenset[str], found: list[Mention]) -> tuple[Mention, float] | None:
        taken = self._taken_beside(token)
        found = [m for m in found if not any(m.overlaps(other) for other in taken)]
        if self._needs_person(token) or token.tag == "PPOSAT":
            found = [m for m in found if m.animate]
        if token.text.lower() == "es":
            if not self.is_subject(token):
                return None  # "wir haben es geschafft" means a deed
            found = [m for m in found if m.animate or m.prominence == SUBJECT]
        found = list({_identity(self.document, m): m for m in sorted(found, key=lambda m: m.prominence)}.values())
        if len(found) == 1:
            return self._alone(token, kinds, found[0])
        top = [m for m in found if m.prominence == SUBJECT]
        parallel = (self.is_subject(token) and token.tag != "PDS") or token.tag == "PPOSAT"
        if len(top) != 1 or not parallel or not (top[0].animate or top[0].kinds <= kinds):
            return None
        others = [m for m in found if m is not top[0]]
        if top[0].animate and any(m.animate for m in others):
            return None
        acting = top[0].animate and self._acts(token)
        if not acting and any(m.prominence > CIRCUMSTANCE for m in others):
            return None
        return top[0], _PREFERRED * (1.0 if top[0].kinds <= kinds else _UNKNOWN_GENDER)

    def _alone(self, token: Token, kinds: frozenset[str], mention: Mention) -> tuple[Mention, float] | None:
        """Take the only phrase that agrees: people unless attributes, things that are or undergo what is told of."""
        person = mention.referent is not None and mention.referent.is_person
        undergoing = not self.is_subject(token) or not self._acts(token)
        parallel = mention.prominence == SUBJECT or (mention.prominence == ARGUMENT and undergoing)
        least = ATTRIBUTE if person else CIRCUMSTANCE
        if mention.prominence < least or not (mention.animate or parallel):
            return None
        if not mention.kinds <= kinds and (token.tag == "PPOSAT" or not person):
            return None
        if len(kinds) > 1 and token.tag == "PPER" and mention.prominence < ARGUMENT:
            return None  # "sie" may be one or many
        return mention, _SURE[mention.prominence] * (1.0 if mention.kinds <= kinds else _UNKNOWN_GENDER)

    def _acts(self, token: Token) -> bool:
        """Whether the pronoun does what people do rather than things: not "es kostet", "er gilt", "sie ist"."""
        clause = self.clause_of.get(token.index)
        return clause is not None and not clause.passive and clause.predicate not in _VERBS_OF_THINGS

    def _taken_beside(self, token: Token) -> list[Mention]:
        """What the other pronouns of the clause mean: "er" and "ihn" in one clause are two."""
        clause = self.clause_of.get(token.index)
        if token.tag == "PPOSAT" or clause is None:
            return []
        return [m for i, m in self._meant.items() if i in clause.span and self.document.tokens[i].tag == "PPER"]

    def _needs_person(self, token: Token) -> bool:
        """Whether the pronoun is the subject of a verb that only people and bodies can have: "Er sagte ..."."""
        clause = self.clause_of.get(token.index)
        if clause is None or not self.is_subject(token) or clause.passive:
            return False
        return clause.predicate in SPEECH_VERBS | _VERBS_OF_PEOPLE or clause.modal == "wollen"

    def _is_coargument(self, token: Token, index: int) -> bool:
        """Whether both are parts of one clause, so that the pronoun, unless it is a possessive, cannot mean it."""
        if token.tag == "PPOSAT":
            return False
        clause = self.clause_of.get(token.index)
        if clause is None:
            return False
        shared = any(c.head == index for c in clause.constituents)  # the subject of the conjunct before
        return shared or self.clause_of.get(index) is clause

    def is_audible(self, token: Token, mention: Mention) -> bool:
        """Whether both are said by one voice: outside quotation marks, or within the same."""
        return self._voice(token.index) == self._voice(mention.heads[0])

    def _voice(self, index: int) -> int | None:
        return next((q.first for q in self.document.quotations if q.is_speech and q.first <= index <= q.last), None)

    def _within(self, position: int) -> Iterator[tuple[int, Mention]]:
        """The phrases of a sentence, and what its pronouns mean, with the token where each ends."""
        sentence = self.document.sentences[position]
        yield from ((m.heads[-1], m) for m in self.mentions(position) if not self._is_addressed(m))
        for index in range(sentence.first, sentence.last + 1):
            if index in self._meant:
                yield index, self._meant[index]

    def _is_addressed(self, mention: Mention) -> bool:
        """Whether something is said to whom the phrase names: "sagte der Zeitung"."""
        function, clause = self._finder.function(mention.heads[0])
        return function == "indirect" and clause is not None and clause.predicate in SPEECH_VERBS


def _identity(document: Document, mention: Mention) -> object:
    """What makes two mentions one thing: a name, or the same noun."""
    if mention.referent is not None:
        return mention.referent.name
    return tuple(document.tokens[h].lemma for h in mention.heads)


def innermost_clauses(document: Document) -> dict[int, Clause]:
    """Map each token to the shortest clause that holds it."""
    found: dict[int, Clause] = {}
    for clause in sorted(document.clauses, key=lambda c: -len(c.span)):
        found.update(dict.fromkeys(clause.span, clause))
    return found


def barriers(document: Document, subheads: Iterable[Span]) -> frozenset[int]:
    """Return the positions of sentences that are subheads."""
    return frozenset(document.sentence_of(i).index for span in subheads for i in (span.first, span.last))
