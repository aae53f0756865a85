"""Which sentences prove a clause: its own, and those that settle what its words refer to and who says it."""

from __future__ import annotations

from questions.facts.attribution import Attribution
from questions.german.document import Clause, Document, Sentence
from questions.references.resolution import References


def proving(
    document: Document, clause: Clause, sentence: Sentence, references: References, attribution: Attribution | None
) -> tuple[Sentence, ...]:
    """Return the clause's sentence and those that settle its references and its speaker, each once."""
    found = [sentence]
    proofs = [r.proof for i in clause.span if (r := references.by_token.get(i)) is not None and r.proof is not None]
    for proof in [*proofs, *([attribution.proof] if attribution else [])]:
        other = document.sentence_of(proof.first)
        if other not in found:
            found.append(other)
    return tuple(found)
