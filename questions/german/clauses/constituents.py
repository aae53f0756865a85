"""The constituents of one clause from the tree: spans, functions, cases, and how sure each is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from questions.german.clauses.attachment import without_late_phrase
from questions.german.clauses.complexes import VerbComplex
from questions.german.clauses.functions import ARGUMENTS, case_of, function_of, preposition_of
from questions.german.clauses.spans import blocks, stands_beside, with_marks
from questions.german.document import Constituent, Document, Span, Token

_IGNORED = frozenset({"punct", "cc", "parataxis", "mark"})
_NOMINAL_LEVEL = frozenset(
    {"det", "amod", "nmod", "nummod", "case", "flat", "appos", "compound", "fixed", "conj", "cc"}
)
_ATTACHED = frozenset({"nmod", "appos", "conj", "acl", "obl", "advcl"})
CUT_OFF = 0.9
LEFT_OVER = 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    """A constituent in the making: the tokens that the tree gives it, its relation, and how sure arc and label are."""

    tokens: tuple[int, ...]
    head: int
    relation: str
    arc: float
    label: float


def find_constituents(document: Document, verb: VerbComplex, heads: frozenset[int]) -> list[Constituent]:
    """Return the constituents of a clause in text order.

    Args:
        document: with tokens and sentences; values, where present, tell phrases of time.
        verb: the clause's verbs.
        heads: the heads of all clauses of the sentence.
    """
    found = [c for piece in _pieces(document, verb, heads) for c in _constituents(document, verb, piece, heads)]
    return sorted(found, key=lambda c: c.span.first)


def _pieces(document: Document, verb: VerbComplex, heads: frozenset[int]) -> Iterable[Piece]:
    own = {*verb.nodes, *verb.verbs}
    head = document.tokens[verb.head]
    nominal = head.index not in verb.verbs
    kept: list[int] = [head.index]
    for node in verb.nodes:
        for child in document.children(node):
            if child.index in own or child.relation in _IGNORED:
                continue
            if child.index in heads and (child.relation == "conj" or stands_beside(document, child, heads)):
                continue
            if nominal and node == head.index and _belongs_to_nominal(head, child, heads):
                kept += document.subtree(child.index)
                continue
            tokens = _without_clauses_beside(document, child.index, own, heads)
            yield Piece(tokens, child.index, child.deprel, child.head_prob, child.deprel_prob)
    if nominal:
        owns = any(document.tokens[i].lemma == "haben" for i in verb.verbs) and head.upos in {"NOUN", "PROPN", "PRON"}
        relation = "obj" if owns else "advmod" if head.upos == "ADV" else "predicate"
        yield Piece(tuple(sorted(kept)), head.index, relation, head.head_prob, 1.0)


def _belongs_to_nominal(head: Token, child: Token, heads: frozenset[int]) -> bool:
    """Whether a dependent of a predicate noun or adjective is part of its phrase rather than of the clause."""
    if child.relation == "advmod":
        return head.upos == "ADJ" and child.index == head.index - 1 and child.tag != "PTKNEG"
    if child.index in heads:
        return child.relation == "acl"
    if head.upos == "ADJ" and child.relation == "nmod":
        return False
    return child.relation in _NOMINAL_LEVEL | {"acl"}


def _without_clauses_beside(document: Document, index: int, own: set[int], heads: frozenset[int]) -> tuple[int, ...]:
    """The subtree of a token without clauses that merely stand beside."""
    found, stack = [index], [index]
    while stack:
        for child in document.children(stack.pop()):
            if child.index not in own and not stands_beside(document, child, heads):
                found.append(child.index)
                stack.append(child.index)
    return tuple(sorted(found))


def _constituents(document: Document, verb: VerbComplex, piece: Piece, heads: frozenset[int]) -> Iterable[Constituent]:
    """The contiguous part of a piece that holds its head, then what stands apart from it."""
    found = blocks(document, piece.tokens, frozenset(verb.verbs))
    main = next((block for block in found if piece.head in block), (piece.head,))
    if piece.head not in heads and not (verb.finite is not None and main[-1] < verb.finite):
        late: tuple[int, ...] = main
        while late:
            main, late = without_late_phrase(document, main, piece.head, verb.predicate)
            if late:
                top = _top(document, late)
                yield _constituent(document, late, Piece(late, top, "obl", CUT_OFF, 1.0), heads)
    yield _constituent(document, main, piece, heads)
    for block in found:
        if piece.head not in block and any(document.tokens[i].upos != "PUNCT" for i in block):
            top = _top(document, block)
            relation = "advcl" if top in heads else "advmod"
            yield _constituent(document, block, Piece(block, top, relation, piece.arc * LEFT_OVER, 1.0), heads)


def _top(document: Document, block: tuple[int, ...]) -> int:
    """The word of a block that depends on something outside of it."""
    words = [document.tokens[i] for i in block if document.tokens[i].upos != "PUNCT"]
    return next((t.index for t in words if t.head not in block or t.is_root), words[0].index)


def _constituent(document: Document, block: tuple[int, ...], piece: Piece, heads: frozenset[int]) -> Constituent:
    span = with_marks(document, Span(block[0], block[-1]))
    head = document.tokens[piece.head]
    confidence = piece.arc
    is_clause = piece.head in heads and piece.relation not in {"predicate", "obj"}
    bounded = is_clause and _is_bounded(document, span)
    for index in () if bounded else block:
        token = document.tokens[index]
        if index != piece.head and token.relation in _ATTACHED and token.head in span:
            confidence *= _attachment(document, token, piece.head)
    preposition = preposition_of(document, head)
    function = function_of(document, head, piece.relation, preposition, is_clause=is_clause)
    if function in ARGUMENTS and not bounded:
        confidence *= piece.label
    case = case_of(document, span, head, function, preposition)
    return Constituent(span, head.index, function, case, preposition, min(1.0, confidence))


def _is_bounded(document: Document, span: Span) -> bool:
    """Whether a clause opens with its conjunction behind a comma and ends with its verbs before a full stop or comma.

    Its words are then its own, whatever hangs on what inside it.
    """
    opener, last = document.tokens[span.first], document.tokens[span.last]
    words = [t for t in document.words(span) if t.upos != "PUNCT"]
    behind = document.tokens[last.index if last.upos == "PUNCT" else min(last.index + 1, len(document.tokens) - 1)]
    closed = behind.upos == "PUNCT" and bool(words) and words[-1].upos in {"VERB", "AUX"}
    return opener.tag in {"KOUS", "KOUI"} and document.tokens[opener.index - 1].text == "," and closed


def _attachment(document: Document, token: Token, head: int) -> float:
    """How sure it is that a dependent belongs into the phrase: where in the phrase it hangs does not matter.

    A genitive has nowhere else to go; what hangs deep in the phrase may hang higher in it.
    """
    preposition = any(c.relation == "case" for c in document.children(token.index))
    if token.relation == "nmod" and not preposition and token.has(Case="Gen"):
        return 1.0
    return token.head_prob if token.head == head else (1.0 + token.head_prob) / 2
