"""Who did what, where, when, how much: the facts of an article as clauses whose parts have roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from questions.articles import Article, BlockKind
from questions.attachment import reattached
from questions.attribution import Attribution, attributor
from questions.german.document import (
    Clause,
    ClauseKind,
    Constituent,
    Document,
    NameKind,
    Quotation,
    Sentence,
    Span,
    Value,
    ValueKind,
)
from questions.german.prepositions import CONCESSION, ORIGIN, PLACE, REASON, SOURCE, SOURCE_NOUNS, TIME
from questions.german.valency import TRANSITIVE
from questions.references import References, is_discourse
from questions.referents import Referent, Referents

_DEPENDENT_OPENERS = frozenset({"KOUS", "KOUI", "PRELS", "PRELAT", "PWAV", "PWS", "PWAT"})
_TIME_NOUNS = frozenset(
    "Mal Tag Woche Monat Jahr Stunde Minute Abend Morgen Nacht Sommer Winter Herbst Weile Zeit".split()
)
_HEDGES = ("angeblich", "mutmaßlich", "womöglich", "vermutlich", "vorgeblich", "gerüchte")
_NEGATIVES = frozenset({"nicht", "nie", "niemals", "weder", "niemand", "nichts", "keineswegs", "kaum", "ohne"})
_UNIQUE = ("subject", "object", "indirect", "genitive", "predicate")
_BREAKS = frozenset({",", ";", "–", "—", "-"})
_CALENDAR = frozenset({ValueKind.DATE, ValueKind.TIME})
_AMOUNTS = frozenset({ValueKind.NUMBER, ValueKind.QUANTITY, ValueKind.PERCENTAGE, ValueKind.MONEY, ValueKind.FRACTION})


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
    CONDITION = "condition"
    CONCESSION = "concession"
    TIME_CLAUSE = "time clause"
    CONTENT = "content"
    PREPOSITIONAL = "prepositional"
    ADVERBIAL = "adverbial"
    GRAMMATICAL = "grammatical"  # reflexive, expletive, negation, particle


_FUNCTION_ROLES = {
    "subject": Role.SUBJECT,
    "object": Role.OBJECT,
    "indirect": Role.INDIRECT,
    "genitive": Role.OBJECT,
    "predicate": Role.PREDICATE,
    "reflexive": Role.GRAMMATICAL,
    "expletive": Role.GRAMMATICAL,
    "negation": Role.GRAMMATICAL,
    "particle": Role.GRAMMATICAL,
}
_INTRODUCED_ROLES = {
    "weil": Role.REASON,
    "da": Role.REASON,
    "damit": Role.PURPOSE,
    "um": Role.PURPOSE,
    "wenn": Role.CONDITION,
    "falls": Role.CONDITION,
    "sofern": Role.CONDITION,
    "solange": Role.CONDITION,
    "sollte": Role.CONDITION,
    "obwohl": Role.CONCESSION,
    "obgleich": Role.CONCESSION,
    "nachdem": Role.TIME_CLAUSE,
    "bevor": Role.TIME_CLAUSE,
    "ehe": Role.TIME_CLAUSE,
    "als": Role.TIME_CLAUSE,
    "während": Role.TIME_CLAUSE,
    "seit": Role.TIME_CLAUSE,
    "seitdem": Role.TIME_CLAUSE,
    "sobald": Role.TIME_CLAUSE,
    "bis": Role.TIME_CLAUSE,
    "dass": Role.CONTENT,
    "ob": Role.CONTENT,
    "wie": Role.CONTENT,
    "ohne": Role.ADVERBIAL,
    "indem": Role.ADVERBIAL,
    "wobei": Role.TIME_CLAUSE,
    "so": Role.CONTENT,
}


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
        words = {t.text.lower() for t in document.words(self.clause.span)}
        return self.clause.negated or any(w in _NEGATIVES or w.startswith("kein") for w in words)

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


def extract_facts(
    article: Article, document: Document, referents: Referents, references: References
) -> tuple[Fact, ...]:
    """Return the facts of an article's lead and paragraphs in text order.

    Questions, commands and verbless lines are no facts; what somebody says in quotation marks or in the Konjunktiv is
    reported.
    """
    blocks = [b for b in article.blocks if b.kind in {BlockKind.LEAD, BlockKind.PARAGRAPH}]
    quoted = _quoted_tokens(document)
    sources = attributor(document, referents, references)
    facts: list[Fact] = []
    for clause in document.clauses:
        if clause.kind is not ClauseKind.MAIN or clause.finite is None:
            continue
        quotation = quoted.get(clause.finite)
        sentence = document.sentence_of(clause.finite)
        block = next((b for b in blocks if b.start <= sentence.start and sentence.end <= b.end), None)
        if block is None or document.text[sentence.start : sentence.end].rstrip("\"“”«»' ").endswith("?"):
            continue
        if _is_hedged(document, clause) or _follows_comma(document, clause):
            continue
        if not _is_independent(document, clause) or not _is_covered(document, clause):
            continue
        arguments = tuple(
            _argument(document, c, referents)
            for whole in _own_constituents(document, clause)
            for c in reattached(document, whole, referents)
        )
        reported = quotation is not None or _is_reported(clause)
        attribution = None
        if quotation is not None:
            attribution = sources.quoted(clause, quotation) if not _is_reported(clause) else None
        elif reported:
            attribution = sources.attribute(clause)
        facts.append(
            Fact(
                clause=clause,
                sentence=sentence,
                arguments=arguments,
                evidence=_evidence(document, clause, sentence, references, attribution),
                block=block.kind,
                position=sentence.start / max(1, len(document.text)),
                reported=reported,
                confidence=clause.confidence * (attribution.confidence if attribution else 1.0),
                attribution=attribution,
            )
        )
    return tuple(facts)


def clause_of(document: Document, constituent: Constituent) -> Clause | None:
    """Return the dependent clause that a constituent with the function "clause" consists of."""
    inside = [c for c in document.clauses if c.span.first in constituent.span and c.span.last in constituent.span]
    return max(inside, key=lambda c: len(c.span), default=None)


def _is_independent(document: Document, clause: Clause) -> bool:
    """Whether a clause is a whole main clause: one subject at most, and no opener of a dependent clause.

    A V2 clause that another one quotes ("..., sagte er, sei es") mixes two voices and is left out.
    """
    opener = clause.span.first
    opens_with_clause = any(c.function == "clause" and opener in c.span for c in clause.constituents)
    if document.tokens[opener].tag in _DEPENDENT_OPENERS and not opens_with_clause:
        return False
    if any(len(clause.all_with(function)) > 1 for function in _UNIQUE):
        return False
    finite = clause.finite
    if clause.vorfeld is None and finite is not None and any(v < finite for v in clause.verbs):
        return False  # the verb is last: an infinitive or dependent clause taken for a main clause
    complements = ("object", "clause", "predicate", "indirect", "genitive")
    if clause.predicate in TRANSITIVE and not clause.passive and not any(clause.all_with(f) for f in complements):
        return False  # what was said or done is missing
    if not (clause.passive or any(clause.all_with(f) for f in ("subject", "expletive", "clause"))):
        return False  # elliptic, or the subject was not found
    if any(_is_fragment(document, c) for c in _own_constituents(document, clause)):
        return False
    dependent = [c for c in clause.all_with("clause") if not _follows_colon(document, c)]
    return all(_is_introduced(document, c) for c in dependent)


def _is_covered(document: Document, clause: Clause) -> bool:
    """Whether every word of the clause is part of its verb, of a constituent or of another clause.

    Words that are left over mean that the analysis missed something ("... getötet und vier weitere verletzt").
    """
    covered = set(clause.verbs)
    for constituent in clause.constituents:
        covered.update(constituent.span)
    for other in document.clauses:
        if other is not clause and other.finite is not None and clause.finite not in other.span:
            covered.update(other.span)
            covered.add(other.span.first - 1)  # the conjunction before it
    left = [document.tokens[i] for i in clause.span if i not in covered]
    if not all(t.upos == "PUNCT" or is_discourse(t) or t.index == clause.span.first for t in left):
        return False
    breaks = [t.index for t in left if t.text in _BREAKS]
    return all(_borders_clause(document, clause, index) for index in breaks)


def _borders_clause(document: Document, clause: Clause, index: int) -> bool:
    """Whether a comma or dash stands where a dependent clause begins or ends, or closes what a name is told of."""
    if index in _clause_edges(document, clause):
        return True
    before = next((c for c in clause.constituents if c.span.last + 1 == index), None)
    return before is not None and any(document.tokens[i].text in _BREAKS for i in before.span)


def _clause_edges(document: Document, clause: Clause) -> set[int]:
    """The tokens just before and behind every other clause; before a conjunction that opens it."""
    others = [c for c in document.clauses if c is not clause]
    return {c.span.first - 1 for c in others} | {c.span.first - 2 for c in others} | {c.span.last + 1 for c in others}


def _follows_comma(document: Document, clause: Clause) -> bool:
    """Whether the finite verb stands behind a comma that closes no clause or aside: "Zu früh, winkt er ab"."""
    vorfeld, finite = clause.vorfeld, clause.finite
    if vorfeld is None or finite is None or document.tokens[finite - 1].text != ",":
        return False
    if any(c.function == "clause" and c.span.last in vorfeld for c in clause.constituents):
        return False
    return not any(document.tokens[i].text == "," for i in range(vorfeld.first, finite - 1))


def _is_hedged(document: Document, clause: Clause) -> bool:
    """Whether the text itself does not vouch for the clause: "angeblich", "es sei denn", hearsay "soll ... haben"."""
    sentence = document.sentence_of(clause.span.first)
    words = [t.text.lower() for t in document.words(Span(sentence.first, sentence.last))]
    if any(w.startswith(_HEDGES) for w in words) or "es sei denn" in " ".join(words):
        return True
    verbs = [document.tokens[v] for v in clause.verbs]
    perfect = any(v.has(VerbForm="Part") for v in verbs) and any(v.tag == "VAINF" for v in verbs)
    passive = any(v.text == "werden" for v in verbs)
    return clause.modal in {"sollen", "wollen"} and perfect and not passive


def _is_fragment(document: Document, constituent: Constituent) -> bool:
    """Whether a phrase is only part of one: a preposition without a noun, a bare noun that is no measure of time."""
    if sum(t.text in {"–", "—", "-"} for t in document.words(constituent.span)) == 1:
        return True  # what stands behind a single dash is a new thought
    if constituent.function != "adverbial":
        return False
    words = [t for t in document.words(constituent.span) if t.upos != "PUNCT"]
    if not words or words[0].text.lower() in {"als", "wie"}:
        return False
    measured = any(v.first in constituent.span for v in document.values)
    if words[-1].lemma in _TIME_NOUNS:
        return False
    nominal = words[-1].upos in {"NOUN", "PROPN", "DET"} or words[0].tag in {"APPR", "APPRART"}
    return nominal and not measured and words[-1].upos != "ADV"


def _is_introduced(document: Document, constituent: Constituent) -> bool:
    """Whether a dependent clause opens with a conjunction, relative or question word, or is an infinitive with zu."""
    inner = clause_of(document, constituent)
    if inner is not None and inner.kind in {ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.INFINITIVE}:
        return True
    words = [t for t in document.words(constituent.span) if t.upos != "PUNCT"]
    return bool(words) and words[0].tag in _DEPENDENT_OPENERS


def _own_constituents(document: Document, clause: Clause) -> tuple[Constituent, ...]:
    """The constituents up to a colon, which ends the clause, without the note who says so (", so die Polizei")."""
    return tuple(c for c in clause.constituents if not _follows_colon(document, c) and not _is_inquit(document, c))


def _is_inquit(document: Document, constituent: Constituent) -> bool:
    first = constituent.span.first
    return first > 0 and document.tokens[first].text == "so" and document.tokens[first - 1].text == ","


def _follows_colon(document: Document, constituent: Constituent) -> bool:
    sentence = document.sentence_of(constituent.span.first)
    between = range(sentence.first, constituent.span.first)
    return constituent.function == "clause" and any(document.tokens[i].text == ":" for i in between)


def _quoted_tokens(document: Document) -> dict[int, Quotation]:
    return {i: q for q in document.quotations for i in range(q.first, q.last + 1)}


def _evidence(
    document: Document, clause: Clause, sentence: Sentence, references: References, attribution: Attribution | None
) -> tuple[Sentence, ...]:
    """The clause's sentence and those that settle its references and its speaker."""
    found = [sentence]
    proofs = [r.proof for i in clause.span if (r := references.by_token.get(i)) is not None and r.proof is not None]
    for proof in [*proofs, *([attribution.proof] if attribution else [])]:
        other = document.sentence_of(proof.first)
        if other not in found:
            found.append(other)
    return tuple(found)


def _is_reported(clause: Clause) -> bool:
    """Whether the finite verb stands in the Konjunktiv: somebody's words, a mere possibility, or unreal."""
    return (clause.mood or "").startswith("subjunctive")


def _argument(document: Document, constituent: Constituent, referents: Referents) -> Argument:
    head_referent = referents.by_token.get(constituent.head)
    referent = head_referent if head_referent is not None else _apposed(document, constituent, referents)
    if constituent.function == "clause":
        introducer = _introducer(document, constituent)
        role = _INTRODUCED_ROLES.get(introducer or "", Role.CONTENT)
        return Argument(role, constituent, None, None, introducer)
    value = main_value(document, constituent)
    by_function = _FUNCTION_ROLES.get(constituent.function)
    is_time = value is not None and value.kind in _CALENDAR | {ValueKind.DURATION}
    if by_function is None or (by_function is Role.OBJECT and is_time):
        return Argument(_circumstance(document, constituent, value, referent), constituent, value, referent)
    return Argument(by_function, constituent, value, referent)


def _apposed(document: Document, constituent: Constituent, referents: Referents) -> Referent | None:
    """Return whom "der russische Präsident Wladimir Putin" names, though its head is "Präsident"."""
    for child in document.children(constituent.head):
        if child.relation in {"appos", "flat"} and child.index in constituent.span:
            return referents.by_token.get(child.index)
    return None


def _introducer(document: Document, constituent: Constituent) -> str | None:
    clause = clause_of(document, constituent)
    if clause is not None and clause.introducer is not None:
        return document.tokens[clause.introducer].text.lower()
    return document.tokens[constituent.span.first].text.lower()


def main_value(document: Document, constituent: Constituent) -> Value | None:
    """Return the typed value that a constituent is about: the one at its head, or that fills it."""
    inside = [v for v in document.values if v.first in constituent.span and v.last in constituent.span]
    for value in inside:
        if value.first <= constituent.head <= value.last:
            return value
    content = [
        i
        for i in constituent.span
        if document.tokens[i].upos not in {"ADP", "DET", "PUNCT", "ADV", "PART"} and document.tokens[i].tag != "APPRART"
    ]
    for value in inside:
        if content and all(value.first <= i <= value.last for i in content):
            return value
    return next((v for v in inside if v.kind in _AMOUNTS and v.last + 1 == constituent.head), None)


def _circumstance(document: Document, constituent: Constituent, value: Value | None, referent: Referent | None) -> Role:
    """Tell the role of a prepositional phrase or bare adverbial from its preposition, value and name."""
    opener = document.tokens[constituent.span.first].text.lower()
    preposition = (constituent.preposition or (opener if opener in {"seit", "bis", "ab"} else "")).lower()
    if value is not None and value.kind in _CALENDAR:
        return {"seit": Role.SINCE, "bis": Role.UNTIL}.get(
            preposition, Role.TIME if not preposition or preposition in TIME else Role.PREPOSITIONAL
        )
    if value is not None and value.kind is ValueKind.DURATION:
        if preposition == "seit":
            return Role.SINCE
        return Role.DURATION if not preposition or preposition == "für" else Role.PREPOSITIONAL
    if not preposition:
        return Role.ADVERBIAL
    if preposition in SOURCE or (preposition == "nach" and _has_noun(document, constituent, SOURCE_NOUNS)):
        return Role.SOURCE
    if preposition in REASON:
        return Role.REASON
    if preposition in CONCESSION:
        return Role.CONCESSION
    return _spatial(preposition, constituent.case) if _is_place(referent) else Role.PREPOSITIONAL


def _spatial(preposition: str, case: str | None) -> Role:
    """Tell whether a phrase with a place's name says where, where to or where from."""
    if preposition in ORIGIN:
        return Role.ORIGIN
    if preposition == "nach" or (preposition in PLACE and case == "Acc"):
        return Role.DIRECTION
    return Role.PLACE if preposition in PLACE else Role.PREPOSITIONAL


def _is_place(referent: Referent | None) -> bool:
    if referent is None:
        return False
    return referent.kind is NameKind.PLACE or (referent.known is not None and referent.known.is_place)


def _has_noun(document: Document, constituent: Constituent, nouns: Iterable[str]) -> bool:
    return document.tokens[constituent.head].lemma in set(nouns) or document.tokens[constituent.head].text in set(nouns)
