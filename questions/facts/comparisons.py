"""Comparisons: "geringer als bei den Männern" says too little where its clause does not name with whom it compares."""

from __future__ import annotations

from itertools import pairwise

from questions.facts.fact import Fact
from questions.german.document import Document, Token
from questions.german.noun_classes import noun_class


def lacks_compared(document: Document, fact: Fact) -> bool:
    """Whether people or a named place are compared with nobody or nowhere: "Die Quote war geringer als bei Männern".

    "Die Quote ist bei Frauen geringer als bei Männern" names both, and "als im Vorjahr" compares with now.
    """
    words = document.words(fact.clause.span)
    for place, (than, preposition) in enumerate(pairwise(words)):
        if than.text != "als" or than.tag != "KOKOM" or preposition.tag not in {"APPR", "APPRART"}:
            continue
        noun = document.tokens[preposition.head] if preposition.head is not None else preposition
        comparative = any(t.has(Degree="Cmp") or t.text in {"mehr", "weniger"} for t in words[:place])
        kind = _kind(document, noun)
        if comparative and kind is not None and not any(_kind(document, t) == kind for t in words[:place]):
            return True
    return False


def _kind(document: Document, noun: Token) -> str | None:
    """Return "name" or "people" for what stands for somebody or somewhere, and None for what is neither."""
    if any(n.first <= noun.index <= n.last for n in document.names):
        return "name"
    people = noun.upos == "NOUN" and noun_class(noun.lemma) == "people"
    return "people" if people else None
