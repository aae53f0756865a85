"""German word order: a fact put as a question, as a statement, or as a statement with something else in one place.

The order follows the topological fields: question phrase or Vorfeld, finite verb, reflexive and pronouns, subject, the
rest of the Mittelfeld, right bracket, Nachfeld (Wöllstein, Topologisches Satzmodell). As little as possible is changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from questions.facts.attachment import ends_in_doubt, ends_in_place
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import ClauseKind, Document
from questions.german.morphology.phrases import decline
from questions.german.morphology.verbs import is_verb, parted, zu_infinitive
from questions.german.prepositions import bare
from questions.german.valency import takes_object
from questions.wording.background import told_alone
from questions.wording.comparing import is_compared
from questions.wording.dispensable import is_dispensable
from questions.wording.phrases import Phrases
from questions.wording.pieces import Piece, Pieces, joined
from questions.wording.shared_verbs import shares_worden
from questions.wording.shortening import is_removable
from questions.wording.sourced import in_question, in_statement

# What a stem that asks for something else must not give away.
_CAUSES = frozenset({Role.REASON, Role.PURPOSE, Role.RESULT})
_FROM_AMOUNT = frozenset({"über", "unter", "ab"})
_WHEN = frozenset({"inzwischen", "mittlerweile", "zunächst", "zuletzt", "derzeit", "schließlich", "später"})
_SURELY_APART = 0.6  # of a phrase behind the subject, that it is the verb's
_CLEARLY_APART = 0.75  # ... where the old Vorfeld would come between the two
_PARTICLES = frozenset({"noch", "auch", "bereits", "schon", "nur", "erst", "sogar", "wieder"})
_FOCUSING = frozenset({"bereits", "schon", "erst"})
_EARLY = frozenset({"man", "alle", "beide", "alles", "beides"})
"""Indefinite pronouns that stand before times and places; "niemand" and "viele" keep their place: "bisher niemand"."""
_OF_SOMEBODY = frozenset({"von", "aus", "in", "zu", "bei"})  # "Lea Kurz | vom Wetterdienst"
_AIMED = frozenset({Role.OBJECT, Role.INDIRECT, Role.PREPOSITIONAL, Role.DIRECTION, Role.PLACE})


@dataclass(frozen=True, slots=True)
class Wording:
    """Writes sentences from the facts of one document."""

    document: Document
    phrases: Phrases
    _whole: dict[int, tuple[Fact, str | None]] = field(init=False, repr=False, compare=False, default_factory=dict)

    @property
    def _pieces(self) -> Pieces:
        return Pieces(self.document, self.phrases)

    def question(self, fact: Fact, asking: str, consumed: Sequence[Argument], finite: str | None = None) -> str | None:
        """Return the question that opens with `asking` in place of the consumed arguments, or None where it can't be.

        `finite` replaces the finite verb's form, where the question needs another number.
        """
        kept = self._kept(fact, consumed)
        if kept is None or self._would_point_ahead(fact, kept):
            return None
        kept = [a for a in kept if a.role not in _CAUSES or a.constituent.function != "clause"]
        kept = [a for a in kept if not self._focuses(a, consumed)]
        verb = self._in_second_place(fact, finite) if finite else self._verb(fact)
        ordered = self._question_order(fact, kept)
        forms = in_question(self.document, self.phrases.references, fact)
        middle = [self._pieces.piece(a, forms) for a in ordered if not self._behind(fact, a)]
        behind = [self._pieces.piece(a, forms) for a in ordered if self._behind(fact, a)]
        source = [Piece(f"laut {fact.attribution.source}")] if fact.attribution else []
        at = sum(1 for a in takewhile(self._stays_close, ordered))  # "handelt es sich laut dem Amt um"
        middle[at:at] = source
        pieces = [Piece(asking), Piece(verb), *middle, *self._bracket(fact), *behind]
        return joined(pieces, "?")

    def statement(
        self,
        fact: Fact,
        instead: Mapping[int, str] | None = None,
        without: Sequence[Argument] = (),
        opener: Argument | None = None,
    ) -> str | None:
        """Return the fact as a main clause; None where it cannot stand alone.

        `instead` gives some tokens other words; `without` are arguments to leave out; `opener` is the one to begin
        with, where it is not the text's own. What is told whole and unchanged is written once.
        """
        if instead or without or opener is not None:
            return self._statement(fact, instead, without, opener)
        if id(fact) not in self._whole:
            self._whole[id(fact)] = fact, self._statement(fact, None, (), None)  # keeps the fact, and so its id
        return self._whole[id(fact)][1]

    def _statement(
        self, fact: Fact, instead: Mapping[int, str] | None, without: Sequence[Argument], opener: Argument | None
    ) -> str | None:
        kept = self._kept(fact, without)
        if kept is None or not kept or (opener is not None and opener not in kept):
            return None
        openers = self._statement_openers(fact, kept)
        if not openers:
            return None
        rest = [a for a in kept if a not in openers]
        forms = in_statement(self.document, self.phrases.references, fact)
        if instead and forms.keys() & instead.keys():
            return None  # "noch nicht" is no "bereits" where it is "noch kein"
        instead = {**forms, **(instead or {})}
        front = self._fronted_verbs(fact)
        if fact.attribution is not None:
            if front is not None or self._would_point_ahead(fact, kept):
                return None
            pieces = [Piece(f"laut {fact.attribution.source}")]
            rest = self._question_order(fact, kept)
        elif front is not None:
            pieces = [Piece(front)]
            rest = [a for a in kept if not fact.precedes(a)]
        elif opener is not None:
            pieces = [self._pieces.piece(opener, instead)]
            rest = self._question_order(fact, [a for a in kept if a is not opener])
        else:
            pieces = [self._pieces.piece(a, instead) for a in openers]
        verb = instead.get(self._finite(fact)) if fact.attribution is None else None
        if verb is not None and fact.verb_final:
            return None  # another verb may part where this one does not
        pieces.append(Piece(verb or self._verb(fact)))
        pieces += [self._pieces.piece(a, instead) for a in rest if not self._behind(fact, a)]
        if front is None:
            pieces += self._bracket(fact, instead)
        pieces += [self._pieces.piece(a, instead) for a in rest if self._behind(fact, a)]
        return joined(pieces, ".")

    def subordinate(
        self, fact: Fact, conjunction: str, subject: str | None = None, without: Sequence[Argument] = ()
    ) -> str | None:
        """Return the fact as a clause with the verb at its end ("weil sich die Polarregion erwärmt hat"), or None.

        `subject` is a pronoun to write in place of the subject; `without` are arguments to leave out.
        """
        named = fact.first(Role.SUBJECT)
        kept = self._kept(fact, without if subject is None or named is None else (*without, named))
        if not kept or self._fronted_verbs(fact) is not None:
            return None
        verbs = [self.document.tokens[v] for v in fact.closing]
        if len(verbs) > 1 and all(v.has(VerbForm="Inf") for v in verbs):
            return None  # an Ersatzinfinitiv moves the finite verb forward
        finite = self.phrases.text([self._finite(fact)])
        prefix = next((v for v in verbs if v.tag == "PTKVZ"), None)
        if prefix is not None:
            closing = [Piece(prefix.text + finite)]
        else:
            closing = [Piece(self.phrases.text(v.index for v in verbs)), Piece(finite)]
        ordered = self._question_order(fact, kept)
        last = [
            a
            for a in ordered
            if a.constituent.function == "clause" or is_compared(self.document, a, fact.clause.predicate)
        ]
        if any(self._holds_condition(a) for a in ordered if a not in last):
            return None  # "dass er ein Problem, wenn es regnet, hat"
        middle = [self._pieces.piece(a) for a in ordered if a not in last]
        behind = [self._pieces.piece(a) for a in last]
        opening = [Piece(conjunction), Piece(subject or "")]
        text = joined([*opening, *middle, *closing, *behind], "")
        return None if text is None else text[:1].lower() + text[1:]

    def _holds_condition(self, argument: Argument) -> bool:
        """Whether a clause with a conjunction stands inside a phrase, where no verb may follow it."""
        inside = (c for c in self.document.clauses if argument.span.first < c.span.first <= argument.span.last)
        return any(c.kind in {ClauseKind.SUBORDINATE, ClauseKind.INFINITIVE} for c in inside)

    def infinitive(self, fact: Fact) -> str | None:
        """Return what somebody does as an aim, "um den Vertrag zu unterzeichnen", or None where that is not certain.

        Only objects, directions and places are kept: when and how it was done is no part of an aim.
        """
        if not is_verb(fact.clause.predicate):
            return None
        kept = [a for a in self._kept(fact, ()) or () if a.role in _AIMED or a.constituent.function == "reflexive"]
        pieces = [self._pieces.piece(a) for a in kept if a.constituent.function != "clause"]
        if fact.clause.passive:  # "das Haus wird gebaut" gives "das Haus zu bauen"
            subject = fact.first(Role.SUBJECT)
            aim = decline(self.document.words(subject.span), "Acc") if subject is not None else None
            if subject is None or aim is None or self.phrases.references.unresolved(subject.span):
                return None
            kept, pieces = [subject, *kept], [Piece(aim), *pieces]
        elif not any(a.role is Role.OBJECT and a.constituent.function != "clause" for a in kept):
            return None  # "um zurückzuschicken": whom?
        if any(t.tag == "PPOSAT" for a in kept for t in self.document.words(a.span)):
            return None
        text = joined([Piece("um"), *pieces, Piece(zu_infinitive(fact.clause.predicate))], "")
        return None if text is None else text[:1].lower() + text[1:]

    def argument(self, argument: Argument) -> str:
        """Return the words of one argument as they would stand in a question."""
        return self._pieces.piece(argument).text

    def indexes(self, argument: Argument) -> list[int]:
        """The tokens of an argument without the asides that a name does not need."""
        return self._pieces.trimmed(argument)

    def _finite(self, fact: Fact) -> int:
        if fact.clause.finite is None:
            raise ValueError("a fact has a finite verb")
        return fact.clause.finite

    def _verb(self, fact: Fact) -> str:
        """The finite verb's form, in the indicative where a source is named."""
        if fact.attribution is not None:
            return fact.attribution.finite
        return self._in_second_place(fact, self.phrases.text([self._finite(fact)]))

    def _in_second_place(self, fact: Fact, form: str) -> str:
        """Return a finite form as it stands in a main clause that is told alone: "nahm ... teil" for "teilnahm"."""
        form = told_alone(self.document, fact, form)
        separated = parted(form, fact.clause.predicate) if fact.verb_final and len(fact.clause.verbs) == 1 else None
        return form if separated is None else separated.form

    def _focuses(self, argument: Argument, consumed: Sequence[Argument]) -> bool:
        """Whether a particle goes with the time that is asked for: "bereits | am 13. April", "erst | 2019"."""
        timed = any(a.role is Role.TIME and a.span.first == argument.span.last + 1 for a in consumed)
        return timed and self.document.slice(argument.span).lower() in _FOCUSING

    def _kept(self, fact: Fact, consumed: Sequence[Argument]) -> list[Argument] | None:
        """Return the arguments to write, or None where one of them cannot be written clearly."""
        kept: list[Argument] = []
        for argument in fact.arguments:
            if argument in consumed or is_dispensable(self.document, fact, argument):
                continue
            if self._is_clear(argument):
                kept.append(argument)
            elif not is_removable(self.document, fact, argument):
                return None
        return kept

    def _would_point_ahead(self, fact: Fact, kept: Sequence[Argument]) -> bool:
        """Whether a pronoun means somebody of the clause before it, which would come to stand behind."""
        fronted = any(a.constituent.function == "clause" and fact.precedes(a) for a in kept)
        rest = (a for a in kept if a.constituent.function != "clause" and not fact.precedes(a))
        return fronted and any(self._is_pronoun(a) and self._means_somebody(a) for a in rest)

    def _means_somebody(self, argument: Argument) -> bool:
        return self.document.tokens[argument.constituent.head].text.lower() in {"er", "sie", "ihn", "ihm", "ihnen"}

    def _is_clear(self, argument: Argument) -> bool:
        """Whether an argument says who, what or when it means to somebody who reads the item alone."""
        pieces = self._pieces
        unresolved = self.phrases.references.unresolved(pieces.trimmed(argument))
        return not (unresolved or pieces.is_bare_article(argument) or pieces.has_unclear_time(argument))

    def _question_order(self, fact: Fact, kept: list[Argument]) -> list[Argument]:
        """Order the arguments behind the finite verb: what is known, the source, the rest."""
        ordered = self._fields(fact, kept)
        sources = [a for a in ordered if a.role is Role.SOURCE and a.constituent.function != "clause"]
        rest = [a for a in ordered if a not in sources]
        close = list(takewhile(self._stays_close, rest))
        return self._without_particle_last(fact, [*close, *sources, *rest[len(close) :]])

    def _stays_close(self, argument: Argument) -> bool:
        """Whether a phrase stands nearer to the finite verb than a source: a pronoun, or a subject known already."""
        if argument.constituent.function in {"expletive", "reflexive"}:
            return True
        return argument.role is Role.SUBJECT and (self._is_pronoun(argument) or self._is_definite(argument))

    def _without_particle_last(self, fact: Fact, ordered: list[Argument]) -> list[Argument]:
        """Put particles before a phrase from the Vorfeld that would follow it: "finden sich im Tal noch"."""
        behind = list(takewhile(self._is_particle, reversed(ordered)))[::-1]
        rest = ordered[: len(ordered) - len(behind)]
        if not behind or not rest or len(fact.clause.verbs) > 1:
            return ordered
        fronted = fact.precedes(rest[-1]) and rest[-1].constituent.preposition is not None
        return [*rest[:-1], *behind, rest[-1]] if fronted else ordered

    def _is_particle(self, argument: Argument) -> bool:
        return all(t.text.lower() in _PARTICLES for t in self.document.words(argument.span))

    def _fields(self, fact: Fact, kept: list[Argument]) -> list[Argument]:
        """Order the arguments behind the finite verb: reflexive, subject, the old Vorfeld, the rest as it stood.

        A subject that stood in the Mittelfeld keeps its place there; an old Vorfeld comes before it, unless it is
        definite and stood first.
        """
        subject = next((a for a in kept if a.role is Role.SUBJECT), None)
        reflexive = [a for a in kept if a.constituent.function in {"expletive", "reflexive"}]
        before = [a for a in kept if fact.precedes(a) and a is not subject and a not in reflexive]
        after = [a for a in kept if not fact.precedes(a) and a not in reflexive]
        told = [a for a in before if self._is_said_of_subject(a)]
        if subject is not None and told:  # "Nötig sei ein Plan" gives "dass ein Plan nötig sei"
            before, after = [a for a in before if a not in told], [*after, *told]
        if subject is None or (subject not in after):
            head = [subject] if subject is not None else []
            return [*reflexive, *head, *before, *after]
        if self._is_pronoun(subject):
            return [subject, *reflexive, *before, *(a for a in after if a is not subject)]
        goes_on = len(after) > 1 and self._may_go_on(subject, after[1])
        if after and after[0] is subject and self._is_definite(subject) and not goes_on:
            return [*reflexive, subject, *before, *after[1:]]
        return [*reflexive, *before, *after]

    def _is_said_of_subject(self, argument: Argument) -> bool:
        """Whether a phrase is an adjective that says how the subject is."""
        words = self.document.words(argument.span)
        return argument.role is Role.PREDICATE and words[-1].tag == "ADJD"

    def _may_go_on(self, subject: Argument, following: Argument) -> bool:
        """Whether what follows the subject may be its last part: "der Weg von Ulm | ins nahe Tal einer der"."""
        opener = self.document.tokens[following.span.first]
        if opener.index != subject.span.last + 1 or opener.tag not in {"APPR", "APPRART"}:
            return False
        if self._is_bare_name(subject) and bare(following.constituent.preposition or "") not in _OF_SOMEBODY:
            return following.role is Role.PREDICATE
        doubtful = following.constituent.confidence < _CLEARLY_APART and following.value is None
        return following.role is Role.PREDICATE or doubtful

    def _is_bare_name(self, argument: Argument) -> bool:
        """Whether a phrase is a name alone, which hardly anything describes."""
        return all(t.upos == "PROPN" for t in self.document.words(argument.span))

    def _is_definite(self, argument: Argument) -> bool:
        """Whether a subject is known already: a name, or a phrase with a definite article."""
        opener = self.document.tokens[argument.span.first]
        again = self.phrases.references.by_token.get(argument.constituent.head)
        if again is not None and again.text:
            return True
        words = self.document.words(argument.span)
        called = any(t.upos == "PROPN" and t.relation in {"appos", "flat", "nsubj"} for t in words)
        named = argument.referent is not None or called
        return named or opener.has(Definite="Def") or opener.tag in {"PPOSAT", "PDAT"}

    def _is_pronoun(self, argument: Argument) -> bool:
        token = self.document.tokens[argument.constituent.head]
        reference = self.phrases.references.by_token.get(token.index)
        pronoun = token.tag == "PPER" or (token.tag == "PIS" and token.text.lower() in _EARLY)
        return pronoun and (reference is None or reference.text is None)

    def _statement_openers(self, fact: Fact, kept: list[Argument]) -> list[Argument]:
        """The phrases before the finite verb, as in the text; the subject, where all that stood there is left out."""
        openers = [a for a in kept if fact.precedes(a)]
        if openers:
            return openers
        subject = next((a for a in kept if a.role is Role.SUBJECT), None)
        if subject is None:
            particle = len(kept[0].span) == 1 and self.document.slice(kept[0].span).lower() in {*_PARTICLES, "etwa"}
            return [] if particle else [kept[0]]  # "Damit soll etwa verhindert werden" cannot begin with "etwa"
        if self._may_be_torn(fact, subject):
            when = [a for a in fact.arguments if fact.precedes(a) and self._is_when(a)]
            return when or [a for a in kept if self._is_time(a)][:1]
        return [subject, *(a for a in kept if self._measures(subject, a))]

    def _may_be_torn(self, fact: Fact, subject: Argument) -> bool:
        """Whether a subject in the Mittelfeld may have too much or too little of what stands behind it."""
        if ends_in_doubt(self.document, subject.constituent, clearly=True):
            return True  # "wurden die Streiks für viele | zum Problem"
        if ends_in_place(self.document, subject.constituent):
            return True  # "sammeln sich Tausende von Vögeln | in der Bucht"
        behind = next((a for a in fact.arguments if a.span.first == subject.span.last + 1), None)
        noun = self.document.tokens[subject.constituent.head].upos == "NOUN"
        if not noun or behind is None or behind.constituent.function != "prepositional" or behind.value is not None:
            return False  # "dauern die Gespräche | über den Kauf an"
        governed = takes_object(fact.clause.predicate, bare(behind.constituent.preposition or ""))
        return behind.constituent.confidence < _SURELY_APART and not governed

    def _is_time(self, argument: Argument) -> bool:
        """Whether a phrase says when or since when, so that a sentence may open with it."""
        timed = argument.role in {Role.TIME, Role.SINCE} or argument.constituent.preposition == "seit"
        return timed and len(argument.span) > 1 and argument.constituent.function != "clause"

    def _is_when(self, argument: Argument) -> bool:
        """Whether a word says when, so that it may open a sentence by itself: "inzwischen"."""
        return len(argument.span) == 1 and self.document.tokens[argument.span.first].text.lower() in _WHEN

    def _measures(self, subject: Argument, argument: Argument) -> bool:
        """Whether a phrase beside the subject tells from which amount on it counts: "jede Ausgabe über 100 Euro"."""
        beside = argument.span.first == subject.span.last + 1
        return beside and argument.value is not None and argument.constituent.preposition in _FROM_AMOUNT

    def _fronted_verbs(self, fact: Fact) -> str | None:
        """Return the Vorfeld where it holds part of the verb: "Schwer belastet werden die Beziehungen"."""
        vorfeld = fact.clause.vorfeld
        if vorfeld is None or not any(v in vorfeld for v in fact.clause.verbs):
            return None
        return self.phrases.text(vorfeld)

    def _bracket(self, fact: Fact, instead: Mapping[int, str] | None = None) -> list[Piece]:
        """The right bracket: all verbs but the finite one, with what was fronted together with them."""
        fronted = self._fronted_verbs(fact)
        pieces = [Piece(fronted)] if fronted else []
        if fact.closing:
            shared = [Piece("worden")] if shares_worden(self.document, fact) else []
            return [*pieces, Piece(self.phrases.text(fact.closing, instead)), *shared]
        finite = self.document.tokens[self._finite(fact)].text
        separated = parted(finite, fact.clause.predicate) if fact.verb_final else None
        return [*pieces, Piece(separated.prefix)] if separated is not None else pieces

    def _behind(self, fact: Fact, argument: Argument) -> bool:
        """Whether the argument stands behind the right bracket: clauses always, others where the text has it so."""
        if argument.constituent.function == "clause":
            return True
        verbs = fact.clause.verbs if fact.verb_final else fact.closing
        return bool(verbs) and argument.span.first > verbs[-1]
