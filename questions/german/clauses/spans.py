"""Which tokens a constituent spans: contiguous, without commas at its ends, without clauses that stand beside."""

from __future__ import annotations

from collections.abc import Sequence

from questions.german.document import Document, Span, Token

_PAIRS = {"„": "“", "»": "«", "(": ")", "“": "”", "‚": "‘", "[": "]", '"': '"'}


def stands_beside(document: Document, child: Token, heads: frozenset[int]) -> bool:
    """Whether a clause that the tree hangs into another merely stands beside it: parataxis, or what follows a colon.

    What follows a colon and a verb of saying in quotation marks stays its object.
    """
    if child.index not in heads:
        return child.relation == "parataxis" and child.tag.startswith("V")
    if child.relation == "parataxis":
        return True
    first = document.subtree(child.index)[0]
    while first < child.index and document.tokens[first].upos == "PUNCT":
        first += 1
    before = [t.text for t in document.tokens[max(0, first - 2) : first]]
    return before[-1:] in ([":"], [";"]) and first > child.head


def blocks(document: Document, tokens: Sequence[int], verbs: frozenset[int]) -> list[tuple[int, ...]]:
    """Cut a piece where something else than punctuation stands between its tokens."""
    found: list[list[int]] = [[tokens[0]]]
    for index in tokens[1:]:
        gap = range(found[-1][-1] + 1, index)
        if all(document.tokens[i].upos == "PUNCT" and i not in verbs for i in gap):
            found[-1] += [*gap, index]
        else:
            found.append([index])
    return [trimmed(document, block) for block in found]


def trimmed(document: Document, block: Sequence[int]) -> tuple[int, ...]:
    """The block without commas and dashes at its ends; marks that come in pairs stay where both are inside."""
    first, last = 0, len(block) - 1
    while first < last and _is_loose(document, block, first):
        first += 1
    while last > first and _is_loose(document, block, last):
        last -= 1
    return tuple(block[first : last + 1])


def _is_loose(document: Document, block: Sequence[int], place: int) -> bool:
    token = document.tokens[block[place]]
    if token.upos != "PUNCT":
        return False
    texts = [document.tokens[i].text for i in block]
    others = texts[:place] + texts[place + 1 :]
    partners = {_PAIRS.get(token.text), *(left for left, right in _PAIRS.items() if right == token.text)} - {None}
    return not any(partner in others for partner in partners)


def with_marks(document: Document, span: Span) -> Span:
    """The span with the mark or bracket beside it in its sentence whose partner is inside: "von der „großen Sache“"."""
    texts = [t.text for t in document.words(span)]
    first, last = span.first, span.last
    sentence = document.sentence_of(first)
    after = document.tokens[last + 1].text if last < sentence.last else ""
    before = document.tokens[first - 1].text if first > sentence.first else ""
    for left, right in _PAIRS.items():
        if left == right:
            continue
        if after == right and texts.count(left) > texts.count(right):
            last += 1
        elif before == left and texts.count(right) > texts.count(left):
            first -= 1
    return Span(first, last)
