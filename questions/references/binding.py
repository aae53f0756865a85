"""Pronouns that are clear within their own sentence, as long as the phrase they mean stands beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from questions.german.document import Clause, ClauseKind, Constituent, Document, Span, Token
from questions.german.noun_classes import acts
from questions.references.antecedents import Antecedents
from questions.references.mentions import Mention
from questions.references.referents import Referents

_PERSONAL = frozenset({"PPER"})
_DEMONSTRATIVE = frozenset({"PDAT", "PDS"})
_POSSESSIVE = frozenset({"PPOSAT"})
POINTED = frozenset({"diese", "dieser", "diesen", "diesem"})
_DEPENDENT = frozenset({ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.INFINITIVE})
_CONDITIONS = frozenset({"wenn", "falls", "sofern", "sobald"})
_THIRD_PERSON = frozenset(
    "er sie es ihn ihm ihr ihnen sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres".split()
)

_OF_PEOPLE = frozenset(
    """Vorgänger Vorgängerin Nachfolger Nachfolgerin Frau Mann Sohn Tochter Vater Mutter Bruder Schwester Anwalt
    Anwältin Kollege Kollegin Stellvertreter Stellvertreterin Rivale Rivalin Freund Freundin Witwe Familie""".split()
)


@dataclass(slots=True)
class Binder:
    """Finds the bound pronouns of one document; `bound` maps each to the phrase that it means."""

    document: Document
    referents: Referents
    antecedents: Antecedents
    clause_of: Mapping[int, Clause]
    bound: dict[int, Span] = field(default_factory=dict)

    def is_bound(self, token: Token) -> bool:
        """Whether a pronoun in a dependent clause or phrase means something that its own sentence names before it."""
        pointed = token.tag == "PDS" and token.text.lower() in POINTED
        third = token.tag in _PERSONAL | _POSSESSIVE and token.text.lower() in _THIRD_PERSON
        if not (third or pointed):
            return False
        clause = self.clause_of.get(token.index)
        while clause is not None and clause.parent is not None and clause.kind is not ClauseKind.MAIN:
            clause = self.document.clauses[clause.parent]
            subject = clause.subject()
            if subject is not None and subject.span.last < token.index and self._agree(token, subject):
                self.bind(token, subject.span)
                return True
        return self._is_bound_in_phrase(token)

    def bind(self, token: Token, span: Span) -> None:
        """Note that a pronoun is clear beside a phrase of its own sentence."""
        self.bound[token.index] = span
        self.antecedents.settled.add(token.index)

    def owns(self, token: Token, subject: Constituent) -> bool:
        """Whether "sein" or "ihr" can mean the subject of its own clause."""
        if self._is_of_somebody_else(token, subject):
            return False
        head = self.document.tokens[subject.head]
        plural_or_feminine = head.has(Number="Plur") or head.has(Gender="Fem")
        referent = self.referents.by_token.get(head.index)
        gender = referent.gender if referent else None
        possessive_ihr = token.text.lower().startswith("ihr")
        return possessive_ihr == (gender == "Fem" if gender and not head.has(Number="Plur") else plural_or_feminine)

    def _is_of_somebody_else(self, token: Token, subject: Constituent) -> bool:
        """Whether "seinem Vorgänger" stands before a country or body that nobody is the predecessor of."""
        noun = self.document.tokens[token.head]
        if subject.span.first < token.index or noun.lemma not in _OF_PEOPLE:
            return False
        referent = self.referents.by_token.get(subject.head)
        person = referent.is_person if referent is not None else acts(self.document.tokens[subject.head].lemma)
        return not person

    def _is_bound_in_phrase(self, token: Token) -> bool:
        """Whether a phrase beside a pronoun agrees with it: one it hangs on, or in a dependent clause any other."""
        before = self.antecedents.before_in_sentence(token)
        clause = self.clause_of.get(token.index)
        dependent = clause is not None and clause.kind in _DEPENDENT
        governing = self._governing(token)
        if clause is not None and clause.kind is ClauseKind.MAIN:
            before = [m for m in before if m.span.first in clause.span or self._is_condition(m)]
        near = next(
            (m for m in reversed(before) if dependent or governing.intersection(m.heads) or self._is_condition(m)), None
        )
        if near is not None:
            self.bind(token, near.span)
            return True
        subject = self._subject_behind(token) if dependent else None
        if subject is not None:
            self.bind(token, subject)
        return subject is not None

    def _is_condition(self, mention: Mention) -> bool:
        """Whether a phrase stands in a condition, which goes with its main clause: "wenn der Motor läuft, ist er"."""
        clause = self.clause_of.get(mention.heads[0])
        introducer = clause.introducer if clause is not None else None
        return introducer is not None and self.document.tokens[introducer].text.lower() in _CONDITIONS

    def _governing(self, token: Token) -> set[int]:
        """The words that a token hangs on, directly or not."""
        found: set[int] = set()
        while not token.is_root:
            token = self.document.tokens[token.head]
            found.add(token.index)
        return found

    def _subject_behind(self, token: Token) -> Span | None:
        """Return the subject of the main clause that follows: "Weil sie krank war, sagte Petra Lang ab"."""
        clause = self.clause_of.get(token.index)
        while clause is not None and clause.parent is not None:
            clause = self.document.clauses[clause.parent]
            subject = clause.subject()
            if subject is None or subject.span.first < token.index:
                continue
            head = self.document.tokens[subject.head]
            same = head.tag in _PERSONAL and self.antecedents.same_kinds(token, head)
            if same or self._agree(token, subject):
                return subject.span
        return None

    def _agree(self, token: Token, subject: Constituent) -> bool:
        """Whether a pronoun fits a subject in number and gender: "sein" and "er" Masc or Neut, "ihr" and "sie" else."""
        head = self.document.tokens[subject.head]
        if head.tag in _PERSONAL | _DEMONSTRATIVE | {"PIS", "PRELS", "PWS"}:
            return False
        referent = self.referents.by_token.get(head.index)
        gender = (referent.gender if referent is not None and referent.is_person else None) or head.feats.get("Gender")
        plural = head.has(Number="Plur")
        word = token.text.lower()
        if token.tag == "PDS":
            return bool(self.antecedents.kinds_of_pronoun(token) & {"Plur" if plural else gender})
        if word.startswith(("sie", "ihr", "ihnen")):
            return plural or gender == "Fem"
        return gender in {"Masc", "Neut"} and not plural
