"""Finding the clauses of a document: every finite verb, every infinitive with zu, and every line without a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from questions.german.clauses.certainty import by_kind, confirmed, coverage, verb_certainty
from questions.german.clauses.complexes import VerbComplex, find_complexes
from questions.german.clauses.constituents import find_constituents
from questions.german.clauses.continuing import with_second_halves
from questions.german.clauses.fields import (
    behind_label,
    bracket_factor,
    introducer_of,
    is_opening,
    is_verb_final,
    kind_of,
    one_in_vorfeld,
    vorfeld_of,
    without_label,
)
from questions.german.clauses.functions import checked
from questions.german.clauses.joining import joined
from questions.german.clauses.mending import mended
from questions.german.clauses.spans import stands_beside
from questions.german.clauses.subjects import with_subject
from questions.german.document import Clause, ClauseKind, Constituent, Document, Sentence, Span

_INDEPENDENT = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST})
_NEGATIVE = frozenset(
    {"nie", "niemals", "nirgends", "niemand", "niemanden", "niemandem", "nichts", "keineswegs", "keinesfalls"}
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A clause with its place in the tree, before parents are numbered."""

    verb: VerbComplex
    clause: Clause


def find_clauses(document: Document) -> tuple[Clause, ...]:
    """Return the clauses of a document in text order, a clause before those that depend on it.

    Args:
        document: with tokens and sentences; values, where present, tell phrases of time.
    """
    document = mended(document)
    found: list[Clause] = []
    for sentence in document.sentences:
        found += _clauses_of(document, sentence, len(found))
    return tuple(found)


def _clauses_of(document: Document, sentence: Sentence, offset: int) -> list[Clause]:
    complexes = find_complexes(document, sentence)
    if not complexes:
        span = _trimmed(document, range(sentence.first, sentence.last + 1))
        return [_verbless(document, span)] if span else []
    by_head = {verb.head: verb for verb in complexes}
    drafts: dict[int, _Draft] = {}
    for verb in sorted(complexes, key=lambda v: _depth(document, v.head)):
        clause = _clause(document, verb, frozenset(by_head), drafts)
        if clause is not None:
            drafts[verb.head] = _Draft(verb, clause)
    ordered = sorted(drafts.values(), key=lambda d: (d.clause.span.first, -d.clause.span.last))
    places = {draft.verb.head: offset + place for place, draft in enumerate(ordered)}
    placed = [replace(d.clause, parent=_parent(document, d, places)) for d in ordered]
    return with_second_halves(document, placed)


def _depth(document: Document, index: int) -> int:
    depth = 0
    while not document.tokens[index].is_root and depth < len(document.tokens):
        index, depth = document.tokens[index].head, depth + 1
    return depth


def _parent(document: Document, draft: _Draft, places: dict[int, int]) -> int | None:
    """The clause that a clause depends on; coordinated clauses depend on what the first of them depends on."""
    token = document.tokens[draft.verb.head]
    while not token.is_root:
        beside = draft.clause.kind in _INDEPENDENT and stands_beside(document, token, frozenset(places))
        relation, token = token.relation, document.tokens[token.head]
        if beside:
            return None
        if relation != "conj" and token.index in places:
            return places[token.index]
        if relation != "conj" and token.relation in {"aux", "cop"} and token.head in places:
            return places[token.head]
    return None


def _trimmed(document: Document, indexes: Sequence[int]) -> Span | None:
    """The tokens without what merely opens or closes the clause."""
    first, last = 0, len(indexes) - 1
    while first <= last and is_opening(document.tokens[indexes[first]]):
        first += 1
    while last > first and document.tokens[indexes[last]].upos == "PUNCT":
        last -= 1
    return Span(indexes[first], indexes[last]) if first <= last else None


def _verbless(document: Document, span: Span) -> Clause:
    certainty = min((document.tokens[i].tag_prob for i in span), default=1.0)
    return Clause(
        kind=ClauseKind.VERBLESS, span=span, vorfeld=None, finite=None, main_verb=None, verbs=(), predicate="",
        constituents=(), parent=None, introducer=None, passive=False, modal=None, tense=None, mood=None, negated=False,
        confidence=certainty,
    )  # fmt: skip


def _own_tokens(document: Document, verb: VerbComplex, heads: frozenset[int]) -> list[int]:
    """The subtree of the clause's head without clauses that are coordinated with it or merely stand beside it."""
    found, stack = [verb.head], [verb.head]
    while stack:
        index = stack.pop()
        for child in document.children(index):
            beside = child.index in heads and stands_beside(document, child, heads)
            coordinated = child.relation == "conj" and child.index in heads and index in {*verb.nodes, *verb.verbs}
            if not beside and not coordinated:
                found.append(child.index)
                stack.append(child.index)
    return sorted(found)


def _clause(document: Document, verb: VerbComplex, heads: frozenset[int], drafts: dict[int, _Draft]) -> Clause | None:
    own = _own_tokens(document, verb, heads)
    span = _trimmed(document, own)
    if span is None:
        return None
    constituents = joined(document, find_constituents(document, verb, heads))
    if verb.finite is not None and span.first == document.sentence_of(span.first).first:
        start = behind_label(document, span.first, verb.finite)
        constituents = without_label(document, constituents, start)
        span = Span(start, span.last)
        own = [index for index in own if index >= start]
    constituents = [c for c in constituents if not _is_opener(document, c, span)]
    kind = kind_of(document, verb, span.first, constituents)
    first = _first_conjunct(document, verb, drafts)
    if first is not None:
        kind = _kind_of_conjunct(kind, first, verb, constituents)
    elif kind is ClauseKind.VERB_FIRST and _follows_words(document, verb, span):
        kind = ClauseKind.MAIN
    vorfeld, factor = None, 1.0
    if kind is ClauseKind.MAIN and verb.finite is not None:
        vorfeld = vorfeld_of(document, verb, span.first)
        constituents, factor = one_in_vorfeld(document, constituents, verb.finite)
    factor *= bracket_factor(document, verb, kind, constituents)
    constituents = [by_kind(document, verb, confirmed(document, verb, vorfeld, c, heads)) for c in constituents]
    shares = vorfeld is None and verb.finite is not None and _is_joined(document, verb.finite)
    constituents, subject_factor = with_subject(
        document, verb, kind, constituents, first.clause if first else None, shares=shares, fronted=vorfeld is not None
    )
    constituents = [checked(document, c) for c in constituents]
    factor *= subject_factor * coverage(document, verb, own, constituents, heads)
    confidence = verb_certainty(document, verb, vorfeld) * factor
    introducer = None if kind in {ClauseKind.MAIN, ClauseKind.VERB_FIRST} else introducer_of(document, verb, span.first)
    return Clause(
        kind=kind,
        span=span,
        vorfeld=vorfeld,
        finite=verb.finite,
        main_verb=verb.main_verb,
        verbs=verb.verbs,
        predicate=verb.predicate,
        constituents=tuple(constituents),
        parent=None,
        introducer=introducer,
        passive=verb.passive,
        modal=verb.modal,
        tense=verb.tense,
        mood=verb.mood,
        negated=_is_negated(document, constituents),
        confidence=confidence if verb.finite is not None or verb.is_infinitive else 0.0,
    )


def _is_opener(document: Document, constituent: Constituent, span: Span) -> bool:
    """Whether what looks like a constituent is only a coordinator or punctuation at the clause's edge."""
    return constituent.span.last < span.first or all(is_opening(t) for t in document.words(constituent.span))


def _first_conjunct(document: Document, verb: VerbComplex, drafts: dict[int, _Draft]) -> _Draft | None:
    """The clause that a clause is coordinated with: of several, the one before it.

    The tree hangs all conjuncts on the first. A verb right behind a comma or "und" may stand beside it only.
    """
    token = document.tokens[verb.head]
    beside = {"conj", "parataxis"} if verb.finite is not None and _is_joined(document, verb.finite) else {"conj"}
    if token.relation not in beside:
        return None
    first = drafts.get(token.head)
    joined = [
        draft
        for draft in drafts.values()
        if document.tokens[draft.verb.head].head == token.head
        and document.tokens[draft.verb.head].relation in {"conj", "parataxis"}
        and draft.verb.head != token.head
        and (draft.verb.finite or token.index) < (verb.finite or token.index)
    ]
    return max(joined, key=lambda d: d.verb.finite or 0, default=first) if first is not None else None


def _is_joined(document: Document, finite: int) -> bool:
    """Whether the finite verb stands right behind a comma or "und", so that its subject stands in another clause."""
    before = document.tokens[finite - 1] if finite > document.sentence_of(finite).first else None
    return before is not None and (before.text == "," or before.tag == "KON")


def _kind_of_conjunct(
    kind: ClauseKind, first: _Draft, verb: VerbComplex, constituents: Sequence[Constituent]
) -> ClauseKind:
    """A conjunct without introducer stands like the clause it is coordinated with, if its verb's place allows it."""
    dependent = first.clause.kind in {ClauseKind.SUBORDINATE, ClauseKind.RELATIVE}
    if dependent and kind in {ClauseKind.MAIN, ClauseKind.VERB_FIRST} and is_verb_final(verb, constituents):
        return first.clause.kind
    if kind is ClauseKind.VERB_FIRST and first.clause.kind is ClauseKind.MAIN:
        return ClauseKind.MAIN
    return kind


def _follows_words(document: Document, verb: VerbComplex, span: Span) -> bool:
    """Whether the finite verb follows somebody's words, which fill its Vorfeld: "...", sagte sie."""
    finite = document.tokens[span.first]
    if verb.finite != finite.index or finite.index == document.sentence_of(finite.index).first:
        return False
    before = document.tokens[finite.index - 1]
    return before.upos == "PUNCT" and document.tokens[verb.head].relation in {"parataxis", "root", "ccomp"}


def _is_negated(document: Document, constituents: Sequence[Constituent]) -> bool:
    for constituent in constituents:
        if constituent.function == "negation":
            return True
        if constituent.function != "clause":
            words = [t for t in document.words(constituent.span) if constituent.head in {t.index, t.head}]
            if any(
                t.text.lower() in _NEGATIVE or t.text.lower().startswith("kein") or t.tag == "PTKNEG" for t in words
            ):
                return True
    return False
