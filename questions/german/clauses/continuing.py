"""Second halves of dependent clauses: "..., die geführt werden und eine Art von Bildung anbieten".

The tree often hangs such a half on a noun, so that it looks like a main clause. Its finite verb stands last, behind
more than the one phrase that a main clause has before it (Wöllstein, Topologisches Satzmodell).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.german.document import Clause, ClauseKind, Document
from questions.german.valency import TRANSITIVE

_DEPENDENT = frozenset({ClauseKind.RELATIVE, ClauseKind.SUBORDINATE})
_OPENERS = frozenset({"KOUS", "PRELS", "PRELAT"})


def with_second_halves(document: Document, clauses: Sequence[Clause]) -> list[Clause]:
    """Return a sentence's clauses, in text order, with second halves of dependent clauses as dependent ones."""
    found = list(clauses)
    for place in sorted(range(len(found)), key=lambda p: found[p].finite or found[p].span.first):
        clause = found[place]
        before = max(
            (c for c in found if c.finite is not None and c.finite < clause.span.first),
            key=lambda c: c.finite or 0,
            default=None,
        )
        if before is not None and _is_second_half(document, clause, before):
            kind = before.kind if before.kind in _DEPENDENT else ClauseKind.SUBORDINATE
            found[place] = replace(clause, kind=kind, vorfeld=None)
    return found


def _is_second_half(document: Document, clause: Clause, before: Clause) -> bool:
    """Whether a clause behind "und" has its finite verb last and so goes on with the dependent clause before it."""
    finite, opener = clause.finite, clause.span.first
    if clause.kind is not ClauseKind.MAIN or finite is None or document.tokens[opener - 1].tag != "KON":
        return False
    own = [c for c in clause.constituents if c.span.first in clause.span and c.function != "clause"]
    if any(c.span.last > finite for c in own) or any(v > finite for v in clause.verbs) or not own:
        return False
    bracket = any(v < finite for v in clause.verbs)
    first = document.sentence_of(opener).first
    if bracket and any(t.tag in _OPENERS for t in document.tokens[first:opener]):
        return True  # "... und ihnen Geld zahlen dürfen"
    return before.kind in _DEPENDENT and (bracket or len(own) > 1 or clause.predicate in TRANSITIVE)
