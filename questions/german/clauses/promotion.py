"""Which phrase can be the subject by form and agreement, and the subject of clauses to which the tree gives none."""

from __future__ import annotations

from dataclasses import replace

from questions.german.clauses.agreement import agrees
from questions.german.clauses.attachment import is_time
from questions.german.clauses.complexes import VerbComplex
from questions.german.clauses.functions import cases_of
from questions.german.document import Clause, ClauseKind, Constituent, Document
from questions.german.morphology import verbs
from questions.german.speech_verbs import SPEECH_VERBS

DISAGREEMENT = 0.3
NO_SUBJECT = 0.6
BY_FORM = 0.85
BY_ORDER = 0.5
_AMOUNTS = frozenset({"Hälfte", "Drittel", "Viertel", "Prozent", "Million", "Milliarde"})
_PROMOTED_FROM = frozenset({"object", "adverbial", "indirect", "predicate"})
_BEING = frozenset(
    "stattfinden herrschen vorherrschen bestehen existieren drohen fehlen gelten leben arbeiten funktionieren".split()
)
"""Verbs with "haben" that take no accusative and often stand behind "es"."""


def fits_verb(document: Document, verb: VerbComplex, constituent: Constituent) -> bool:
    """Whether a phrase agrees with the finite verb in person and number."""
    if verb.finite is None:
        return False
    span = constituent.span
    return agrees(document, document.tokens[verb.finite], span.first, span.last, constituent.head)


def scaled(constituent: Constituent, factor: float) -> Constituent:
    """Return the constituent, less sure by a factor."""
    return replace(constituent, confidence=constituent.confidence * factor)


def is_nominal(document: Document, constituent: Constituent) -> bool:
    """Whether a phrase can be a subject by its head: a noun that tells no time, a pronoun, "einer" alone."""
    head = document.tokens[constituent.head]
    if head.upos in {"NOUN", "PROPN"}:
        return constituent.function in {"object", "subject"} or not is_time(document, head)
    return head.upos == "PRON" or (head.upos == "DET" and len(constituent.span) == 1)


def is_nominative(document: Document, constituent: Constituent) -> bool:
    """Whether a phrase that tells no time can only be nominative."""
    head = document.tokens[constituent.head]
    return not cases_of(document, constituent) & {"Acc", "Dat"} and not is_time(document, head)


def takes_no_object(verb: VerbComplex) -> bool:
    """Whether the verb has no accusative beside it: verbs of motion and change, and of being."""
    moves = verbs.auxiliary(verb.predicate) == "sein" and not verb.passive
    return verb.predicate != "sein" and (moves or verb.predicate in _BEING)


def promoted(
    document: Document,
    verb: VerbComplex,
    kind: ClauseKind,
    constituents: list[Constituent],
    first: Clause | None,
) -> tuple[list[Constituent], float]:
    """Make the only noun phrase that can be the subject the subject; some clauses need none."""
    if any(c.function == "expletive" for c in constituents):
        return _behind_expletive(document, verb, constituents), 1.0
    clausal = any(c.function == "clause" and _may_be_subject(document, verb, c) for c in constituents)
    candidates = [
        c
        for c in constituents
        if c.function in _PROMOTED_FROM
        and c.preposition is None
        and is_nominal(document, c)
        and "Nom" in cases_of(document, c)
        and fits_verb(document, verb, c)
    ]
    candidates = [c for c in candidates if c.function == "object"] or candidates
    candidates = candidates or [c for c in constituents if _is_amount(document, verb, c)]
    if clausal:
        candidates = [c for c in candidates if "Acc" not in cases_of(document, c)]
        if not candidates:
            return constituents, 1.0
    doubt = 1.0
    if len(candidates) > 1:
        candidates, doubt = _likeliest(document, candidates), DISAGREEMENT
    if len(candidates) != 1:
        needless = (verb.passive and first is None) or kind is ClauseKind.VERB_FIRST
        return constituents, 1.0 if needless else NO_SUBJECT
    (candidate,) = candidates
    alone = "Acc" not in cases_of(document, candidate)
    beside = any(c.function == "object" and c is not candidate for c in constituents)  # and does not agree
    sure = document.tokens[candidate.head].head_prob if beside else candidate.confidence
    promoted = replace(
        candidate,
        function="subject",
        case="Nom",
        preposition=None,
        confidence=sure * doubt * (BY_FORM if alone or beside else BY_ORDER),
    )
    return [promoted if c is candidate else c for c in constituents], 1.0


def _is_amount(document: Document, verb: VerbComplex, constituent: Constituent) -> bool:
    """Whether what looks like a prepositional phrase is an amount: Über die Hälfte der Proben fiel durch."""
    head = document.tokens[constituent.head]
    amount = head.lemma in _AMOUNTS or any(c.upos == "NUM" for c in document.children(head.index))
    return (
        constituent.preposition in {"über", "unter", "gegen", "um"}
        and amount
        and fits_verb(document, verb, constituent)
    )


def _may_be_subject(document: Document, verb: VerbComplex, clause: Constituent) -> bool:
    """Whether a clause can be the subject: not of a verb of saying, and hardly an infinitive with "zu"."""
    infinitive = any(c.tag == "PTKZU" for c in document.children(clause.head))
    return verb.passive or not (infinitive or verb.predicate in SPEECH_VERBS)


def _likeliest(document: Document, candidates: list[Constituent]) -> list[Constituent]:
    """Of several objects the only one that is no accusative by its form or no amount, else the first."""
    formed = [c for c in candidates if "Acc" not in cases_of(document, c)]
    things = [c for c in candidates if not is_measure(document, c)]
    return next((chosen for chosen in (formed, things) if len(chosen) == 1), candidates[:1])


def is_measure(document: Document, constituent: Constituent) -> bool:
    """Whether a phrase is an amount or a time."""
    if is_time(document, document.tokens[constituent.head]):
        return True
    return any(v.first <= constituent.head <= v.last for v in document.values)


def _behind_expletive(document: Document, verb: VerbComplex, constituents: list[Constituent]) -> list[Constituent]:
    """What follows "es" and a verb that takes no object is the subject: Es fand eine Feier statt."""
    objects = [c for c in constituents if c.function == "object"]
    if len(objects) != 1 or not takes_no_object(verb):
        return constituents
    (thing,) = objects
    if (
        "Nom" not in cases_of(document, thing)
        or not fits_verb(document, verb, thing)
        or not is_nominal(document, thing)
    ):
        return constituents
    promoted = replace(thing, function="subject", case="Nom", confidence=thing.confidence * BY_ORDER)
    return [promoted if c is thing else c for c in constituents]
