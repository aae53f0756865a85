"""Topological fields: how a clause stands, what its Vorfeld holds, whether the others are filled as they may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.german.clauses.complexes import VerbComplex
from questions.german.document import ClauseKind, Constituent, Document, NameKind, Span, Token

_RELATIVE_TAGS = frozenset({"PRELS", "PRELAT"})
_RELATIVE_FORMS = frozenset("der die das den dem dessen deren denen".split())
_QUESTION_TAGS = frozenset({"PWS", "PWAT", "PWAV"})
_COORDINATORS = frozenset({"und", "oder", "aber", "denn", "doch", "sondern", "sowie", "jedoch", "ja", "nein", "also"})
_FOCUS = frozenset(
    "auch nur sogar selbst allein rund knapp etwa bereits schon erst noch gerade vor allem insbesondere besonders "
    "lediglich ausgerechnet vornehmlich ungefähr fast mindestens höchstens nicht spätestens frühestens kurz "
    "zumindest".split()
)
"""Words that may stand in the Vorfeld before the one constituent that fills it, and belong to it."""
_RESUMING = frozenset({"so", "dann", "da", "dort", "das", "der", "die", "deshalb", "darum", "damit"})
_NOMINAL = frozenset({"subject", "object", "indirect", "genitive", "predicate"})
_ATTRIBUTE_FUNCTIONS = frozenset({"prepositional", "adverbial", "genitive", "indirect", "object", "predicate"})

LABEL_LENGTH = 6
"""Tokens that a label before a clause has at most, with its colon or dash."""
TWO_IN_VORFELD = 0.3
MERGED = 0.8
LATE_ARGUMENT = 0.5


def introducer_of(document: Document, verb: VerbComplex, first: int) -> int | None:
    """Return the conjunction, relative pronoun or question word that opens a clause with the verb at its end."""
    for node in verb.nodes:
        for child in document.children(node):
            if child.tag in {"KOUS", "KOUI"} and child.index <= max(verb.verbs, default=child.index):
                return child.index
    for token in document.tokens[first : first + 4]:
        if token.tag in _RELATIVE_TAGS | _QUESTION_TAGS:
            return token.index
        if token.upos != "ADP" and token.tag not in {"ART", "ADV"}:
            return None
    return None


def kind_of(document: Document, verb: VerbComplex, first: int, constituents: Sequence[Constituent]) -> ClauseKind:
    """Tell how the clause stands in its sentence, from the position of its finite verb and what opens it."""
    if verb.finite is None:
        return ClauseKind.INFINITIVE if verb.is_infinitive else ClauseKind.MAIN
    opener = introducer_of(document, verb, first)
    token = document.tokens[opener] if opener is not None else None
    before = [c for c in constituents if c.span.first < verb.finite]
    if token is not None and token.index < verb.finite:
        if token.tag in {"KOUS", "KOUI"}:
            return ClauseKind.SUBORDINATE
        if is_verb_final(verb, constituents):
            if token.tag in _RELATIVE_TAGS:
                return ClauseKind.RELATIVE
            if document.tokens[verb.head].relation != "root":
                return ClauseKind.SUBORDINATE
    if is_verb_final(verb, constituents) and before and document.tokens[verb.head].relation in {"acl", "advcl"}:
        relative = document.tokens[first].text.lower() in _RELATIVE_FORMS
        return ClauseKind.RELATIVE if relative else ClauseKind.SUBORDINATE
    if not before and all(document.tokens[i].tag not in _RELATIVE_TAGS for i in range(first, verb.finite)):
        return ClauseKind.VERB_FIRST
    return ClauseKind.MAIN


def is_verb_final(verb: VerbComplex, constituents: Sequence[Constituent]) -> bool:
    """Whether only clauses and phrases that may stand behind the right bracket follow the finite verb."""
    finite = verb.finite
    if finite is None:
        return False
    others = [v for v in verb.verbs if v != finite]
    late = [c for c in constituents if c.span.first > finite and c.function in _NOMINAL - {"predicate"}]
    return not late and all(v < finite or v == finite + 1 for v in others)


def vorfeld_of(document: Document, verb: VerbComplex, first: int) -> Span | None:
    """Return the tokens from the start of a main clause to its finite verb, without coordinator and punctuation."""
    finite = verb.finite
    if finite is None:
        return None
    last = finite - 1
    while first <= last and (
        document.tokens[first].upos in {"PUNCT", "CCONJ"} and document.tokens[first].tag != "KOKOM"
    ):
        first += 1
    while (
        last >= first and document.tokens[last].upos == "PUNCT" and document.tokens[last].text in {",", "–", "-", ":"}
    ):
        last -= 1
    return Span(first, last) if first <= last else None


def behind_label(document: Document, first: int, finite: int) -> int:
    """Return where the clause begins behind a label or the place of a report: "Haushalt: ...", "Bern – ..."."""
    for token in document.tokens[first : min(finite, first + LABEL_LENGTH)]:
        if token.tag.startswith("V"):
            break
        if token.text in {":", "–", "—"} and token.index > first:
            return first if _is_in_title(document, token) else token.index + 1
    return first


def _is_in_title(document: Document, colon: Token) -> bool:
    """Whether a colon stands within a title: what is behind it is named, and so is what is before it."""
    inside = any(n.first <= colon.index <= n.last for n in document.names)
    before = any(n.last == colon.index - 1 for n in document.names)
    behind = any(n.first == colon.index + 1 and n.kind is NameKind.OTHER for n in document.names)
    return colon.text == ":" and behind and (inside or before)


def without_label(document: Document, constituents: list[Constituent], start: int) -> list[Constituent]:
    """Return the constituents without what stands before the clause's start; one that reaches over it is cut."""
    kept: list[Constituent] = []
    for constituent in constituents:
        span = constituent.span
        if span.last < start:
            continue
        if span.first < start:
            inside = document.tokens[start : span.last + 1]
            words = [t for t in inside if t.upos in {"NOUN", "PROPN", "PRON"}] or inside
            top = next((t for t in words if t.head < start or t.head > span.last), words[0])
            head = top.index if constituent.head < start else constituent.head
            kept.append(replace(constituent, span=Span(start, span.last), head=head))
        else:
            kept.append(constituent)
    return kept


def one_in_vorfeld(document: Document, constituents: list[Constituent], finite: int) -> tuple[list[Constituent], float]:
    """Make the Vorfeld one constituent, as it has to be; return the constituents and a factor for the confidence.

    A phrase behind a noun there can only be its attribute, whatever the tree says; focus particles join what they
    stand before.
    """
    before = [c for c in constituents if c.span.first < finite]
    after = [c for c in constituents if c.span.first >= finite]
    before = _with_preposition(document, _with_focus(document, before))
    if not before:
        return after, 1.0
    base, *rest = before
    if base.function == "clause" and rest:
        resumed = len(rest) == 1 and document.tokens[rest[0].head].text.lower() in _RESUMING
        return before + after, 1.0 if resumed else TWO_IN_VORFELD
    anchor = document.tokens[base.head].upos
    if rest and anchor not in {"NOUN", "PROPN", "PRON", "NUM"} and base.function != "prepositional":
        return before + after, TWO_IN_VORFELD
    sure = 1.0
    for other in rest:
        adjacent = all(t.upos == "PUNCT" for t in document.tokens[base.span.last + 1 : other.span.first])
        if not adjacent or other.function not in _ATTRIBUTE_FUNCTIONS:
            return before + after, TWO_IN_VORFELD
        if other.function != "prepositional" and document.tokens[other.head].upos not in {"ADV", "ADJ"}:
            sure *= TWO_IN_VORFELD
        last = max(base.span.last, other.span.last)
        base = replace(base, span=Span(base.span.first, last), confidence=base.confidence * MERGED)
    return [base, *after], sure


def _with_preposition(document: Document, before: list[Constituent]) -> list[Constituent]:
    """Give a preposition that the tree hung elsewhere back to the phrase behind it: "Nach | drei Jahren Bauzeit"."""
    if len(before) < 2 or len(before[0].span) > 1:  # noqa: PLR2004 -- the preposition and the phrase
        return before
    opener, phrase = document.tokens[before[0].span.first], before[1]
    if opener.upos != "ADP" or phrase.span.first != opener.index + 1:
        return before
    span = Span(opener.index, phrase.span.last)
    return [replace(phrase, span=span, function="prepositional", preposition=opener.text.lower()), *before[2:]]


def _with_focus(document: Document, before: list[Constituent]) -> list[Constituent]:
    joined: list[Constituent] = []
    for constituent in before:
        span = constituent.span
        if joined and _is_focus(document, joined[-1]) and span.first == joined[-1].span.last + 1:
            span = Span(joined.pop().span.first, span.last)
        joined.append(replace(constituent, span=span))
    return joined


def _is_focus(document: Document, constituent: Constituent) -> bool:
    return all(t.text.lower() in _FOCUS for t in document.words(constituent.span))


def bracket_factor(
    document: Document, verb: VerbComplex, kind: ClauseKind, constituents: Sequence[Constituent]
) -> float:
    """Return how much the order behind the finite verb lowers the confidence.

    No bare noun phrase stands behind the right bracket of a main clause or behind the verbs of a subordinate one.
    """
    finite = verb.finite
    if finite is None:
        return 1.0
    factor = 1.0
    right = max(verb.verbs)
    closing = right if kind in {ClauseKind.MAIN, ClauseKind.VERB_FIRST} else max(finite, right)
    if kind in {ClauseKind.MAIN, ClauseKind.VERB_FIRST} and right == finite:
        if document.tokens[finite].tag == "VMFIN" and verb.main_verb == finite:
            factor *= 0.8
        return factor
    for constituent in constituents:
        if constituent.span.first > closing and constituent.function in _NOMINAL:
            factor *= LATE_ARGUMENT
    return factor


def is_opening(token: Token) -> bool:
    """Whether the token may stand before a clause without belonging to it: coordinator, comma, dash, quotation mark."""
    return token.upos == "PUNCT" or (token.tag == "KON" and token.text.lower() in _COORDINATORS)
