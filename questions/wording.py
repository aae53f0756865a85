"""German word order: a fact put as a question, as a statement, or as a statement with something else in one place.

The order follows the topological fields: question phrase or Vorfeld, finite verb, reflexive and pronouns, subject, the
rest of the Mittelfeld, right bracket, Nachfeld (Wöllstein, Topologisches Satzmodell). As little as possible is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questions.facts import Argument, Fact, Role
from questions.german.calendar import spoken_date
from questions.german.discourse import is_linking
from questions.german.document import ClauseKind, Document, Token, ValueKind
from questions.german.morphology.phrases import decline
from questions.german.morphology.verbs import is_verb, zu_infinitive
from questions.german.valency import takes_object
from questions.phrases import Phrases, balanced_quotes, capitalised
from questions.soundness import clause_of

_RELATIVE_TIMES = frozenset(
    """heute gestern morgen vorgestern übermorgen dieser diesem diesen diese vergangenen vergangener vergangene
    kommenden kommende kommender nächsten nächste nächster letzten letzte letzter vorigen vorige jetzt heutigen
    gestrigen
    """.split()
)
_UNCLEAR_TIMES = frozenset({"heute", "gestern", "morgen", "vorgestern", "übermorgen", "jetzt", "heutigen", "gestrigen"})
_INSERTED = frozenset(
    """zwar aber jedoch allerdings hingegen indes indessen freilich nämlich zugleich gleichzeitig zudem außerdem
    ebenfalls dennoch trotzdem schließlich unterdessen nun ferner überdies""".split()
)
_NAMING = frozenset({"darunter", "etwa", "beispielsweise", "insbesondere", "zumeist", "meist"})
_ARTICLES = frozenset({"der", "die", "das", "dem", "den", "denen", "dies", "dieser", "diese", "dieses", "diesem"})
_SPOKEN = frozenset({"day", "month", "year"})
# What a stem that asks for something else must not give away.
_CAUSES = frozenset({Role.REASON, Role.PURPOSE, Role.RESULT})
_TEMPORAL = frozenset(
    "zunächst weiter weiterhin zuletzt später inzwischen mittlerweile wieder jetzt danach zuvor".split()
)
_COHERENT = frozenset({"geben", "scheinen", "brauchen", "pflegen", "drohen", "haben", "sein", "vermögen", "wissen"})
_AIMED = frozenset({Role.OBJECT, Role.INDIRECT, Role.PREPOSITIONAL, Role.DIRECTION, Role.PLACE})
_DROPPABLE_CLAUSES = frozenset({Role.TIME_CLAUSE, Role.CONCESSION})


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words with the commas that a dependent clause at either end needs."""

    text: str
    opens_clause: bool = False
    closes_clause: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """Writes sentences from the facts of one document."""

    document: Document
    phrases: Phrases

    def question(self, fact: Fact, asking: str, consumed: Sequence[Argument], finite: str | None = None) -> str | None:
        """Return the question that opens with `asking` in place of the consumed arguments, or None where it can't be.

        `finite` replaces the finite verb's form, where the question needs another number.
        """
        kept = self._kept(fact, consumed)
        if kept is None:
            return None
        kept = [a for a in kept if a.role not in _CAUSES or a.constituent.function != "clause"]
        verb = finite or self._verb(fact)
        ordered = self._question_order(fact, kept)
        middle = [self._piece(a) for a in ordered if not self._behind(fact, a)]
        behind = [self._piece(a) for a in ordered if self._behind(fact, a)]
        source = [_Piece(f"laut {fact.attribution.source}")] if fact.attribution else []
        close = {Role.SUBJECT, Role.GRAMMATICAL}  # "handelt es sich laut dem Amt um"
        at = next((i for i, a in enumerate(ordered) if a.role not in close), len(ordered))
        at = max(at, 1 + next((i for i, a in enumerate(ordered) if a.role is Role.SUBJECT), -1))
        middle[at:at] = source
        pieces = [_Piece(asking), _Piece(verb), *middle, *self._bracket(fact), *behind]
        return self._sentence(pieces, "?")

    def statement(
        self,
        fact: Fact,
        instead: Mapping[int, str] | None = None,
        without: Sequence[Argument] = (),
        opener: Argument | None = None,
    ) -> str | None:
        """Return the fact as a main clause; None where it cannot stand alone.

        `instead` gives some tokens other words; `without` are arguments to leave out; `opener` is the one to begin
        with, where it is not the text's own.
        """
        kept = self._kept(fact, without)
        if kept is None or not kept:
            return None
        openers = self._statement_openers(fact, kept)
        rest = [a for a in kept if a not in openers]
        front = self._fronted_verbs(fact)
        if fact.attribution is not None:
            if front is not None:
                return None
            pieces = [_Piece(f"laut {fact.attribution.source}")]
            rest = self._question_order(fact, kept)
        elif front is not None:
            pieces = [_Piece(front)]
            rest = [a for a in kept if a.span.first > self._finite(fact)]
        elif opener is not None:
            pieces = [self._piece(opener, instead)]
            rest = self._question_order(fact, [a for a in kept if a is not opener])
        else:
            pieces = [self._piece(a, instead) for a in openers]
        verb = (instead or {}).get(self._finite(fact)) if fact.attribution is None else None
        pieces.append(_Piece(verb or self._verb(fact)))
        pieces += [self._piece(a, instead) for a in rest if not self._behind(fact, a)]
        if front is None:
            pieces += self._bracket(fact, instead)
        pieces += [self._piece(a, instead) for a in rest if self._behind(fact, a)]
        return self._sentence(pieces, ".")

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
        verbs = [self.document.tokens[v] for v in fact.clause.verbs if v > self._finite(fact)]
        if len(verbs) > 1 and all(v.has(VerbForm="Inf") for v in verbs):
            return None  # an Ersatzinfinitiv moves the finite verb forward
        finite = self.phrases.text([self._finite(fact)])
        prefix = next((v for v in verbs if v.tag == "PTKVZ"), None)
        if prefix is not None:
            closing = [_Piece(prefix.text + finite)]
        else:
            closing = [_Piece(self.phrases.text(v.index for v in verbs)), _Piece(finite)]
        ordered = self._question_order(fact, kept)
        last = [a for a in ordered if a.constituent.function == "clause" or self._is_compared(a)]
        middle = [self._piece(a) for a in ordered if a not in last]
        behind = [self._piece(a) for a in last]
        opening = [_Piece(conjunction), _Piece(subject or "")]
        text = self._sentence([*opening, *middle, *closing, *behind], "")
        return None if text is None else text[:1].lower() + text[1:]

    def infinitive(self, fact: Fact) -> str | None:
        """Return what somebody does as an aim, "um den Vertrag zu unterzeichnen", or None where that is not certain.

        Only objects, directions and places are kept: when and how it was done is no part of an aim.
        """
        if not is_verb(fact.clause.predicate):
            return None
        kept = [a for a in self._kept(fact, ()) or () if a.role in _AIMED or a.constituent.function == "reflexive"]
        pieces = [self._piece(a) for a in kept if a.constituent.function != "clause"]
        if fact.clause.passive:  # "das Haus wird gebaut" gives "das Haus zu bauen"
            subject = fact.first(Role.SUBJECT)
            aim = decline(self.document.words(subject.span), "Acc") if subject is not None else None
            if subject is None or aim is None or self.phrases.references.unresolved(subject.span):
                return None
            kept, pieces = [subject, *kept], [_Piece(aim), *pieces]
        elif fact.first(Role.OBJECT) is None:
            return None
        if any(t.tag == "PPOSAT" for a in kept for t in self.document.words(a.span)):
            return None
        text = self._sentence([_Piece("um"), *pieces, _Piece(zu_infinitive(fact.clause.predicate))], "")
        return None if text is None else text[:1].lower() + text[1:]

    def argument(self, argument: Argument) -> str:
        """Return the words of one argument as they would stand in a question."""
        return self._piece(argument).text

    def indexes(self, argument: Argument) -> list[int]:
        """The tokens of an argument without the asides that a name does not need."""
        return self._trimmed(argument)

    def _finite(self, fact: Fact) -> int:
        if fact.clause.finite is None:
            raise ValueError("a fact has a finite verb")
        return fact.clause.finite

    def _verb(self, fact: Fact) -> str:
        """The finite verb's form, in the indicative where a source is named."""
        return fact.attribution.finite if fact.attribution else self.phrases.text([self._finite(fact)])

    def _kept(self, fact: Fact, consumed: Sequence[Argument]) -> list[Argument] | None:
        """Return the arguments to write, or None where one of them cannot be written clearly."""
        kept: list[Argument] = []
        for argument in fact.arguments:
            if argument in consumed or self._is_dropped(fact, argument):
                continue
            if self.phrases.references.unresolved(self._trimmed(argument)) or self._is_bare_article(argument):
                return None
            if self._has_unclear_time(argument):
                return None
            kept.append(argument)
        return kept

    def _is_dropped(self, fact: Fact, argument: Argument) -> bool:
        """Whether the sentence is as true and as clear without the argument."""
        if argument.role in _DROPPABLE_CLAUSES and argument.constituent.function == "clause":
            return True
        if len(argument.span) == 1 and self.document.tokens[argument.span.first].text.lower() == "jetzt":
            return True
        if argument.constituent.function == "expletive":
            return fact.first(Role.SUBJECT) is not None and argument.span.first < self._finite(fact)
        words = [t for t in self.document.words(argument.span) if t.upos != "PUNCT"]
        if argument.span.first > self._finite(fact) and any(t.text.lower() in _TEMPORAL for t in words):
            return False  # in the Mittelfeld it says when, in the Vorfeld it only links
        if any(_stands_for_object(t.text.lower(), fact.clause.predicate) for t in words):
            return False  # "dazu gehören ..." says too little without "dazu"
        return bool(words) and is_linking(words)

    def _is_bare_article(self, argument: Argument) -> bool:
        """Whether "der" stands alone for somebody, and nothing says for whom."""
        words = [t for t in self.document.words(argument.span) if t.upos != "PUNCT"]
        alone = len(words) == 1 and words[0].text.lower() in _ARTICLES
        return alone and words[0].index not in self.phrases.references.by_token

    def _has_unclear_time(self, argument: Argument) -> bool:
        value = argument.value
        words = {t.text.lower() for t in self.document.words(argument.span)}
        resolved = value is not None and value.kind is ValueKind.DATE and value.day is not None
        unclear = bool(words & _UNCLEAR_TIMES) and argument.role not in {Role.SINCE, Role.UNTIL}
        return unclear and not (resolved and self._resolved_time(argument))

    def _question_order(self, fact: Fact, kept: list[Argument]) -> list[Argument]:
        """Order the arguments behind the finite verb: reflexive, subject, the old Vorfeld, the rest as it stood.

        A subject that stood in the Mittelfeld keeps its place there; an old Vorfeld comes before it, unless it is
        definite and stood first.
        """
        finite = self._finite(fact)
        subject = next((a for a in kept if a.role is Role.SUBJECT), None)
        reflexive = [a for a in kept if a.constituent.function in {"expletive", "reflexive"}]
        before = [a for a in kept if a.span.last < finite and a is not subject and a not in reflexive]
        after = [a for a in kept if a.span.last > finite and a not in reflexive]
        if subject is None or (subject not in after):
            head = [subject] if subject is not None else []
            return [*reflexive, *head, *before, *after]
        if self._is_pronoun(subject):
            return [subject, *reflexive, *before, *(a for a in after if a is not subject)]
        if after and after[0] is subject and self._is_definite(subject):
            return [*reflexive, subject, *before, *after[1:]]
        return [*reflexive, *before, *after]

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
        return token.tag in {"PPER", "PIS"} and (reference is None or reference.text is None)

    def _statement_openers(self, fact: Fact, kept: list[Argument]) -> list[Argument]:
        """The phrases before the finite verb, as in the text; the subject, where all that stood there is left out."""
        finite = self._finite(fact)
        openers = [a for a in kept if a.span.last < finite]
        if openers:
            return openers
        subject = next((a for a in kept if a.role is Role.SUBJECT), None)
        return [subject or kept[0]]

    def _fronted_verbs(self, fact: Fact) -> str | None:
        """Return the Vorfeld where it holds part of the verb: "Schwer belastet werden die Beziehungen"."""
        vorfeld = fact.clause.vorfeld
        if vorfeld is None or not any(v in vorfeld for v in fact.clause.verbs):
            return None
        return self.phrases.text(vorfeld)

    def _bracket(self, fact: Fact, instead: Mapping[int, str] | None = None) -> list[_Piece]:
        """The right bracket: all verbs but the finite one, with what was fronted together with them."""
        fronted = self._fronted_verbs(fact)
        verbs = [v for v in fact.clause.verbs if v > self._finite(fact)]
        pieces = [_Piece(fronted)] if fronted else []
        return [*pieces, _Piece(self.phrases.text(verbs, instead))] if verbs else pieces

    def _behind(self, fact: Fact, argument: Argument) -> bool:
        """Whether the argument stands behind the right bracket: clauses always, others where the text has it so."""
        if argument.constituent.function == "clause":
            return True
        verbs = [v for v in fact.clause.verbs if v > self._finite(fact)]
        return bool(verbs) and argument.span.first > verbs[-1]

    def _is_compared(self, argument: Argument) -> bool:
        """Whether the phrase is what something is compared with: "als der Rest", but not "als Minister"."""
        opener = self.document.tokens[argument.span.first]
        if opener.text.lower() not in {"als", "wie"}:
            return False
        before = self.document.tokens[self.document.sentence_of(opener.index).first : opener.index]
        return opener.text.lower() == "wie" or any(_is_comparative(t) for t in before)

    def _piece(self, argument: Argument, instead: Mapping[int, str] | None = None) -> _Piece:
        indexes = self._trimmed(argument)
        if argument.constituent.function == "clause":
            coherent = self._is_coherent(argument)
            return _Piece(self.phrases.text(indexes, instead), opens_clause=not coherent, closes_clause=not coherent)
        touched = instead is not None and any(i in instead for i in indexes)
        text = None if touched else self._resolved_time(argument)
        if text is None:
            text = self.phrases.text(indexes, instead)
        return _Piece(text, closes_clause=self._ends_in_clause(indexes))

    def _is_coherent(self, argument: Argument) -> bool:
        """Whether an infinitive with zu takes no comma: "scheint vergessen zu haben" (Amtliche Regelung, § 75)."""
        inner = clause_of(self.document, argument.constituent)
        if inner is None or inner.kind is not ClauseKind.INFINITIVE or inner.parent is None:
            return False
        finite = self.document.clauses[inner.parent].finite
        return finite is not None and self.document.tokens[finite].lemma in _COHERENT

    def _resolved_time(self, argument: Argument) -> str | None:
        """Write "an diesem Donnerstag" as its date, where the calendar knows it."""
        value = argument.value
        if value is None or value.kind is not ValueKind.DATE or value.day is None or value.precision is None:
            return None
        words = {t.text.lower() for t in self.document.words(argument.span)}
        published = self.document.published
        if argument.role is Role.SINCE and published is not None and value.day > published:
            return None  # "seit Montag" never means the Monday to come
        if argument.role is not Role.TIME and words & _UNCLEAR_TIMES:
            return None  # "bis heute" stays as it is
        if (
            value.precision not in _SPOKEN
            or not words & _RELATIVE_TIMES
            or argument.role not in {Role.TIME, Role.SINCE, Role.UNTIL}
        ):
            return None
        covered = value.last - value.first + 1
        if covered + 1 < len([t for t in self.document.words(argument.span) if t.upos != "PUNCT"]):
            return None
        return dated(argument.role, spoken_date(value.day, value.precision), value.precision)

    def _trimmed(self, argument: Argument) -> list[int]:
        """Leave out what follows a name behind a comma: relative clauses and appositions do not restrict a name."""
        indexes = self._without_examples(
            [i for i in argument.span if self.document.tokens[i].text.lower() not in _INSERTED]
        )
        if argument.referent is None or self._is_list(argument):
            return indexes
        mention = max(
            (m.last for m in argument.referent.mentions if m.last in argument.span), default=argument.span.last
        )
        comma = next((i for i in indexes if i > mention and self.document.tokens[i].text in {",", "–", "—"}), None)
        return [i for i in indexes if comma is None or i < comma]

    def _without_examples(self, indexes: list[int]) -> list[int]:
        """Leave out what a phrase names among others: "Helfer, darunter auch Soldaten"."""
        tokens = self.document.tokens
        comma = next((i for i in indexes[:-1] if tokens[i].text == "," and tokens[i + 1].text in _NAMING), None)
        if comma is None:
            return indexes
        close = next((i for i in indexes if i > comma and tokens[i].text == ","), indexes[-1])
        return [i for i in indexes if i < comma or i > close]

    def _is_list(self, argument: Argument) -> bool:
        return any(self.document.tokens[i].relation == "conj" for i in argument.span)

    def _ends_in_clause(self, indexes: Sequence[int]) -> bool:
        """Whether a relative or other clause closes the phrase, so that a comma must follow it."""
        if not indexes:
            return False
        first, last = indexes[0], indexes[-1]
        if self._ends_in_apposition(indexes):
            return True
        return any(
            c.span.last == last and first < c.span.first and c.kind in {ClauseKind.RELATIVE, ClauseKind.SUBORDINATE}
            for c in self.document.clauses
        )

    def _ends_in_apposition(self, indexes: Sequence[int]) -> bool:
        """Whether an apposition behind a comma closes the phrase: "die Fähre, ein altes Schiff,"."""
        indexes = self.phrases.without_asides(list(indexes))
        commas = [i for i in indexes if self.document.tokens[i].text == ","]
        if not commas:
            return False
        behind = [i for i in indexes if i > commas[-1]]
        return any(self.document.tokens[i].relation == "appos" for i in behind)

    def _sentence(self, pieces: Iterable[_Piece], mark: str) -> str | None:
        """Join the pieces with the commas they need; None where quotation marks or brackets do not pair."""
        words = ""
        pending_comma = False
        for piece in pieces:
            if not piece.text:
                continue
            if words:
                words += ", " if pending_comma or piece.opens_clause else " "
            words += piece.text
            pending_comma = piece.closes_clause
        if not words or not balanced_quotes(words):
            return None
        return capitalised(words.replace(",,", ",")) + mark


def _stands_for_object(word: str, predicate: str) -> bool:
    """Whether "dazu" stands for what the verb needs: "dazu gehören", "dabei handelt es sich um"."""
    if not word.startswith("da"):
        return False
    preposition = word.removeprefix("dar") if word.startswith("dar") else word.removeprefix("da")
    return takes_object(predicate, preposition) or (predicate, word) == ("handeln", "dabei")


def _is_comparative(token: Token) -> bool:
    """Whether a word asks for a comparison: "schneller", "mehr", "anders"."""
    return token.has(Degree="Cmp") or token.text.lower() in {"mehr", "weniger", "anders", "andere", "so"}


def dated(role: Role, spoken: str, precision: str) -> str:
    """Return a date with the preposition its role and precision take: "am 20. Mai 2021", "seit März 2021"."""
    if precision == "day":
        spoken = spoken.partition(", ")[2] or spoken
    if role is Role.SINCE:
        return f"seit {'dem ' if precision == 'day' else ''}{spoken}"
    if role is Role.UNTIL:
        return f"bis {'zum ' if precision == 'day' else ''}{spoken}"
    return {"day": f"am {spoken}", "month": f"im {spoken}", "season": f"im {spoken}", "year": f"im Jahr {spoken}"}.get(
        precision, spoken
    )
