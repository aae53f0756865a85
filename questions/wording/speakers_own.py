"""What a source calls its own: "Laut Xi ist sein Land selbst Opfer", not "das Land Xis"."""

from __future__ import annotations

from questions.facts.fact import Fact
from questions.german.document import Document, Token
from questions.references.resolution import References


def called_own(document: Document, references: References, fact: Fact) -> dict[int, str]:
    """Return the words of phrases with "sein" or "ihr" that mean whom the sentence names as its source, as they are."""
    if fact.attribution is None:
        return {}
    found: dict[int, str] = {}
    for token in document.words(fact.clause.span):
        if token.tag == "PPOSAT" and _is_sources(document, references, fact, token):
            found[token.index] = token.text.lower()
            found.update((t.index, t.text) for t in document.tokens[token.index + 1 : token.head + 1])
    return found


def _is_sources(document: Document, references: References, fact: Fact, token: Token) -> bool:
    """Whether a possessive means the source: where that was named, or by the same last name."""
    reference = references.by_token.get(token.index)
    if fact.attribution is None or reference is None or not reference.text or reference.proof is None:
        return False
    source, owner = fact.attribution.proof, reference.proof
    together = source.first <= owner.last and owner.first <= source.last
    return together or document.tokens[owner.last].text == fact.attribution.source.rsplit(" ", 1)[-1]
