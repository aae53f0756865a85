"""What the clause is like that a question is made of, and how surely it was understood."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean

from questions.facts.fact import Role
from questions.judging.context import Context


def clause(c: Context) -> Mapping[str, float]:
    """Tell how much of its sentence is asked about, and what kind of clause it is."""
    document, sentence, fact = c.document, c.draft.sentence, c.fact
    told = [t for t in document.tokens[sentence.first : sentence.last + 1] if t.upos != "PUNCT"]
    subject = fact.first(Role.SUBJECT) if fact is not None else None
    return {
        "share_used": min(1.0, c.length / max(1, len(told))),
        "colon": ":" in document.text[sentence.start : sentence.end],
        "negated": fact is not None and fact.negated(document),
        "passive": fact is not None and fact.clause.passive,
        "present": fact is not None and fact.clause.tense == "present",
        "subject_named": subject is not None and subject.referent is not None,
        "subject_pronoun": subject is not None and document.tokens[subject.constituent.head].upos == "PRON",
        "attributed": fact is not None and fact.attribution is not None,
        "modal": fact is not None and fact.clause.modal is not None,
        "parts": len(fact.arguments) / 2 if fact is not None else 0.0,
        "has_phrase": fact is not None and bool(fact.all_with(Role.PREPOSITIONAL)),
        "has_object": fact is not None and bool(fact.all_with(Role.OBJECT, Role.CONTENT)),
    }


def sureness(c: Context) -> Mapping[str, float]:
    """Return the confidences of the item and its clause, and those of the weakest word and part."""
    tokens = [t for t in c.document.words(c.span) if t.upos != "PUNCT"]
    parts = [a.constituent.confidence for a in c.fact.arguments] if c.fact is not None else []
    return {
        "confidence": c.draft.item.confidence,
        "clause_confidence": c.fact.clause.confidence if c.fact is not None else 1.0,
        "mean_arc": fmean([t.head_prob for t in tokens] or [1.0]),
        "weakest_arc": min((t.head_prob for t in tokens), default=1.0),
        "weakest_label": min((t.deprel_prob for t in tokens), default=1.0),
        "weakest_part": min(parts, default=1.0),
    }
