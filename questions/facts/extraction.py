"""Who did what, where, when, how much: the facts of an article as clauses whose parts have roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from questions.articles import Article, BlockKind
from questions.facts.attachment import reattached, with_circumpositions, with_partitives
from questions.facts.attribution import Attribution, Attributor, attributor
from questions.facts.dependents import told_apart
from questions.facts.fact import Argument, Fact, Role
from questions.facts.proof import proving
from questions.facts.run_ons import without_caption
from questions.facts.soundness import clause_of, is_sound, own_constituents
from questions.german.document import (
    Clause,
    ClauseKind,
    Constituent,
    Document,
    NameKind,
    Quotation,
    Value,
    ValueKind,
)
from questions.german.prepositions import CONCESSION, ORIGIN, PLACE, REASON, SOURCE, SOURCE_NOUNS, TIME
from questions.german.reports import is_reported
from questions.references.referents import Referent, Referents
from questions.references.resolution import References

_CALENDAR = frozenset({ValueKind.DATE, ValueKind.TIME})
_AMOUNTS = frozenset({ValueKind.NUMBER, ValueKind.QUANTITY, ValueKind.PERCENTAGE, ValueKind.MONEY, ValueKind.FRACTION})


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
    "sodass": Role.RESULT,
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


def extract_facts(
    article: Article, document: Document, referents: Referents, references: References
) -> tuple[Fact, ...]:
    """Return the facts of an article's lead and paragraphs in text order, in each sentence main clauses first.

    Questions, commands and verbless lines are no facts; what somebody says in quotation marks or in the Konjunktiv is
    reported. Of the dependent clauses those count that are true by themselves, and only in the article's own words.
    """
    blocks = [b for b in article.blocks if b.kind in {BlockKind.LEAD, BlockKind.PARAGRAPH}]
    quoted = _quoted_tokens(document)
    sources = attributor(document, referents, references)
    main = ((c, None) for c in document.clauses if c.kind is ClauseKind.MAIN)
    facts: list[Fact] = []
    for clause, parent in (*main, *told_apart(document, referents, references)):
        if clause.finite is None:
            continue
        sentence = document.sentence_of(clause.finite)
        block = next((b for b in blocks if b.start <= sentence.start and sentence.end <= b.end), None)
        if block is None or document.text[sentence.start : sentence.end].rstrip("\"“”«»' ").endswith("?"):
            continue
        if not is_sound(document, clause) or _has_stray_possessive(document, clause, referents, references):
            continue
        own = tuple(without_caption(document, clause, c) for c in own_constituents(document, clause))
        arguments = tuple(
            _argument(document, c, referents)
            for whole in with_partitives(document, tuple(with_circumpositions(document, own)))
            for c in reattached(document, clause, whole, referents)
        )
        if _foretells_past(document, clause, arguments):
            continue
        if parent is not None and _is_voiced(document, sources, clause, parent, referents, quoted):
            continue
        reported, attribution, note = _voice(document, sources, parent or clause, arguments, quoted.get(clause.finite))
        facts.append(
            Fact(
                clause=clause,
                sentence=sentence,
                arguments=tuple(a for a in arguments if a is not note),
                evidence=proving(document, clause, sentence, references, attribution),
                block=block.kind,
                position=sentence.start / max(1, len(document.text)),
                reported=reported,
                confidence=clause.confidence * (attribution.confidence if attribution else 1.0),
                attribution=attribution,
            )
        )
    return tuple(sorted(facts, key=lambda f: (f.sentence.index, f.verb_final, f.heart)))


def _is_voiced(
    document: Document,
    sources: Attributor,
    clause: Clause,
    parent: Clause,
    referents: Referents,
    quoted: Mapping[int, Quotation],
) -> bool:
    """Whether a dependent clause is somebody's words with its main clause, or has a source beside it ("laut ...")."""
    beside = tuple(_argument(document, c, referents) for c in parent.constituents)
    reported, _, _ = _voice(document, sources, parent, beside, quoted.get(clause.span.last))
    told = any(a.role is Role.SOURCE or a.introducer == "wie" for a in beside)
    sourced = told or document.sentence_of(clause.span.last).index in sources.reports
    return reported or (sourced and clause.kind is ClauseKind.SUBORDINATE)


def _voice(
    document: Document,
    sources: Attributor,
    clause: Clause,
    arguments: Iterable[Argument],
    quotation: Quotation | None,
) -> tuple[bool, Attribution | None, Argument | None]:
    """Tell whether a clause is somebody's words, whose, and the argument that only says so."""
    if quotation is not None:
        return True, sources.quoted(clause, quotation) if not is_reported(document, clause) else None, None
    if is_reported(document, clause) or sources.is_told(clause):
        return True, sources.attribute(clause), None
    if sources.is_claimed(clause):
        return True, sources.claim(clause), None
    noted = ((a, _noted(document, sources, clause, a)) for a in arguments)
    note, attribution = next(((a, said) for a, said in noted if said is not None), (None, None))
    return note is not None, attribution, note


def _noted(document: Document, sources: Attributor, clause: Clause, argument: Argument) -> Attribution | None:
    """Return whose words a clause is, where the argument says so: ", wie das Amt mitteilte"."""
    inner = clause_of(document, argument.constituent) if argument.introducer == "wie" else None
    return None if inner is None else sources.noted(clause, inner)


def _foretells_past(document: Document, clause: Clause, arguments: Iterable[Argument]) -> bool:
    """Whether a clause says what will be at a time that was over when the article appeared: "wird 2019 verliehen"."""
    finite = document.tokens[clause.finite] if clause.finite is not None else None
    if finite is None or document.published is None or not finite.has(Tense="Pres"):
        return False
    if finite.lemma not in {"werden", "sollen", "wollen"} or len(clause.verbs) == 1:
        return False
    now = document.published
    for argument in arguments:
        value = argument.value
        if argument.role is not Role.TIME or value is None or value.day is None:
            continue
        past = {"day": value.day < now, "month": (value.day.year, value.day.month) < (now.year, now.month)}
        if past.get(value.precision or "", value.day.year < now.year):
            return True
    return False


def _has_stray_possessive(document: Document, clause: Clause, referents: Referents, references: References) -> bool:
    """Whether "sein" or "ihr" stands before a subject that it cannot mean: "Mit seiner Handschrift wurde ein Haus"."""
    subject = clause.subject()
    if subject is None or any(i in referents.by_token or i in references.by_token for i in subject.span):
        return False
    early = (document.tokens[i] for i in clause.span if i < subject.span.first)
    return any(t.tag == "PPOSAT" and t.index not in references.by_token for t in early)


def _quoted_tokens(document: Document) -> dict[int, Quotation]:
    return {i: q for q in document.quotations for i in range(q.first, q.last + 1)}


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
    head = document.tokens[constituent.head]
    compound = head.text.casefold().endswith(("angaben", "informationen", "berichten", "einschätzung"))
    return head.lemma in set(nouns) or head.text in set(nouns) or compound
