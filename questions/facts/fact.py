"""A fact: a clause whose parts have roles, with whose words it is and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from questions.articles import BlockKind
from questions.facts.attribution import Attribution
from questions.facts.soundness import clause_of
from questions.german.document import (
    Clause,
    ClauseKind,
    Constituent,
    Document,
    Sentence,
    Span,
    Value,
)
from questions.references.referents import Referent

_NEGATIVES = frozenset({"nicht", "nie", "niemals", "weder", "niemand", "nichts", "keineswegs", "kaum", "ohne"})


class Role(StrEnum):
    """What a part of a clause contributes to it."""

    SUBJECT = "subject"
    OBJECT = "object"
    INDIRECT = "indirect"
    PREDICATE = "predicate"
    PLACE = "place"
    DIRECTION = "direction"
    ORIGIN = "origin"
    TIME = "time"
    SINCE = "since"
    UNTIL = "until"
    DURATION = "duration"
    SOURCE = "source"
    REASON = "reason"
    PURPOSE = "purpose"
    RESULT = "result"
    CONDITION = "condition"
    CONCESSION = "concession"
    TIME_CLAUSE = "time clause"
    CONTENT = "content"
    PREPOSITIONAL = "prepositional"
    ADVERBIAL = "adverbial"
    GRAMMATICAL = "grammatical"  # reflexive, expletive, negation, particle


@dataclass(frozen=True, slots=True)
class Argument:
    """A constituent with its role, and what it names or measures where it does."""

    role: Role
    constituent: Constituent
    value: Value | None = None
    referent: Referent | None = None
    introducer: str | None = None

    @property
    def span(self) -> Span:
        """The tokens of the constituent."""
        return self.constituent.span


@dataclass(frozen=True, slots=True)
class Fact:
    """A clause of the article as something that can be asked.

    `evidence` are the sentences that prove it, the clause's own first. `block` tells whether it stands in the lead or a
    paragraph, `position` (0..1) how far down the text. `attribution` is set where the clause is reported
    and the text says by whom.
    """

    clause: Clause
    sentence: Sentence
    arguments: tuple[Argument, ...]
    evidence: tuple[Sentence, ...]
    block: BlockKind
    position: float
    reported: bool
    confidence: float
    attribution: Attribution | None = None

    @property
    def heart(self) -> int:
        """The token that tells the fact from others: its finite verb."""
        return self.clause.span.first if self.clause.finite is None else self.clause.finite

    def negated(self, document: Document) -> bool:
        """Whether the clause says what is not so."""
        words = (t.text.lower() for t in document.words(self.clause.span))
        return self.clause.negated or any(w in _NEGATIVES or w.startswith("kein") for w in words)

    @property
    def verb_final(self) -> bool:
        """Whether the article has it as a dependent clause, whose verb comes second when it stands alone."""
        return self.clause.kind in {ClauseKind.RELATIVE, ClauseKind.SUBORDINATE}

    @property
    def closing(self) -> tuple[int, ...]:
        """The verbs of the right bracket, as the fact stands in a main clause."""
        return tuple(v for v in self.clause.verbs if v > self.heart or (self.verb_final and v != self.heart))

    def precedes(self, argument: Argument) -> bool:
        """Whether an argument stands before the finite verb; where that was last, the subject does or the first."""
        if not self.verb_final:
            return argument.span.last < self.heart
        return argument is (self.first(Role.SUBJECT) or self.arguments[0])

    @property
    def askable(self) -> bool:
        """Whether it can be asked: as a fact, or as a statement of somebody the text names."""
        return not self.reported or self.attribution is not None

    def all_with(self, *roles: Role) -> tuple[Argument, ...]:
        """The arguments that have one of the roles, in text order."""
        return tuple(a for a in self.arguments if a.role in roles)

    def holds_clause(self, document: Document, kind: ClauseKind) -> bool:
        """Whether a clause of the kind stands apart from the phrase it belongs to."""
        return any(
            (inner := clause_of(document, a.constituent)) is not None and inner.kind is kind
            for a in self.arguments
            if a.constituent.function == "clause"
        )

    def first(self, role: Role) -> Argument | None:
        """The first argument with the role."""
        return next(iter(self.all_with(role)), None)
