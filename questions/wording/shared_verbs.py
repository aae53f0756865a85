"""Verbs that a clause shares with the next one: "waren verhaftet und ins Gefängnis gebracht worden"."""

from __future__ import annotations

from questions.facts.fact import Fact
from questions.german.document import Document

_BEING = frozenset({"ist", "sind", "war", "waren", "sei", "seien", "wäre", "wären"})


def shares_worden(document: Document, fact: Fact) -> bool:
    """Whether "worden", which makes the passive one of what was done, stands only behind the clause joined to it."""
    clause = fact.clause
    if not clause.passive or fact.closing != (clause.main_verb,) or document.tokens[fact.heart].text not in _BEING:
        return False
    others = (c for c in document.clauses if c.finite is None and c.span.first > clause.span.last)
    following = min(others, key=lambda c: c.span.first, default=None)
    if following is None or following.span.first > document.sentence_of(fact.heart).last:
        return False
    between = [t.text for t in document.tokens[clause.span.last + 1 : following.span.first]]
    return between in (["und"], ["sowie"]) and document.tokens[following.verbs[-1]].text == "worden"
