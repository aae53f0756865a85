"""Words that change or stay because the sentence names its source in front: "Laut Lang ist sein Land bereit"."""

from __future__ import annotations

from questions.facts.fact import Fact
from questions.german.document import Document
from questions.references.resolution import References
from questions.wording.negation import as_kein
from questions.wording.reported_mood import told
from questions.wording.speakers_own import called_own


def in_question(document: Document, references: References, fact: Fact) -> dict[int, str]:
    """Return the words of some tokens in a question that names the source of what it asks."""
    return {**told(document, fact), **called_own(document, references, fact)}


def in_statement(document: Document, references: References, fact: Fact) -> dict[int, str]:
    """Return the words of some tokens in a statement, where the source takes the place of the text's own opening."""
    negated = as_kein(document, fact) if fact.attribution is not None else {}
    return {**in_question(document, references, fact), **negated}
