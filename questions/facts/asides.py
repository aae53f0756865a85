"""Asides that an article did not close or that are sentences of their own, and what informal posts leave out.

"die neue Anlage, der "Nordpark" eröffnet" lacks a comma (Amtliche Regelung, § 77), "alle Abfälle, das sind die rund
18 Tonnen, landen" holds another sentence, and a post names accounts and tags instead of people and things.
"""

from __future__ import annotations

from questions.facts.fact import Argument, Fact
from questions.german.document import ClauseKind, Document, Span

_ARTICLES = frozenset({"der", "die", "das", "ein", "eine", "einem", "einen", "einer", "dem", "den"})
_EXPLAINING = frozenset({"ist", "sind", "war", "waren"})
_MARKS = ("@", "#")


def has_loose_aside(document: Document, fact: Fact) -> bool:
    """Whether a fact's clause holds an unclosed apposition, a sentence as an aside, or an account or tag of a post."""
    words = document.words(fact.clause.span)
    if any(t.text.startswith(_MARKS) and len(t.text) > 1 for t in words):
        return True
    if any(_explains(document, a) or _is_unclosed(document, fact, a) for a in fact.arguments):
        return True
    inner = (c for c in document.clauses if c.kind is ClauseKind.RELATIVE and c.span.first in fact.clause.span)
    return any(c.verbs and all(document.tokens[v].tag == "VVPP" for v in c.verbs) for c in inner)


def _explains(document: Document, argument: Argument) -> bool:
    """Whether a sentence stands in a phrase as an aside: "alle Abfälle, das sind die rund 18 Tonnen"."""
    words = document.words(argument.span)
    return any(
        one.text == "," and two.text == "das" and three.text in _EXPLAINING
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    )


def _is_unclosed(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether the verb follows an apposition without the comma that closes it: "die Anlage, der Nordpark eröffnet"."""
    if argument.constituent.function == "clause":
        return False
    words = document.words(argument.span)
    commas = [t for t in words if t.text == ","]
    behind = argument.span.last + 1
    if len(commas) != 1 or behind not in fact.clause.verbs or any(t.tag == "KON" for t in words):
        return False
    aside = document.words(Span(min(commas[0].index + 1, argument.span.last), argument.span.last))
    return aside[0].text.lower() in _ARTICLES and not any(t.tag.startswith("V") for t in aside)
