"""Commonplaces: what people of a kind always do somewhere, told of nobody, no place and no time."""

from __future__ import annotations

from questions.facts.fact import Argument, Fact, Role
from questions.german.clauses.subjects import SAYING
from questions.german.document import Document, Span, Token
from questions.german.morphology.phrases import agreeing_cells
from questions.german.noun_classes import noun_class

_SOMEWHERE = frozenset({"people", "body", "place", "event"})
_PARTICLES = frozenset({"ADV", "ADJD"})


def is_commonplace(document: Document, fact: Fact) -> bool:
    """Whether a bare plural of people is told of in the present beside bare plurals: "Köche stehen in Küchen".

    What they say or demand is news all the same, and so is what is done to something. What people of a kind do
    whenever something is the case is a commonplace, too: "Die Ärzte helfen bei Krankheiten".
    """
    subject = fact.first(Role.SUBJECT)
    if subject is None or fact.clause.tense != "present" or fact.clause.modal is not None or fact.clause.passive:
        return False
    people = noun_class(document.tokens[subject.constituent.head].lemma) == "people"
    if not people or fact.clause.predicate in SAYING or fact.attribution is not None:
        return False
    if _is_whenever(document, fact, subject):
        return True
    others = [a for a in fact.arguments if a is not subject and document.tokens[a.span.first].tag not in _PARTICLES]
    placed = bool(others) and all(a.constituent.preposition is not None for a in others)
    return placed and all(_is_bare_plural(document, a) for a in (subject, *others))


def _is_whenever(document: Document, fact: Fact, subject: Argument) -> bool:
    """Whether a kind of people is told of by what they do "bei Krankheiten": no name, number or day stands there."""
    known = any(a.value is not None or a.referent is not None for a in fact.arguments)
    if known or not document.tokens[subject.constituent.head].has(Number="Plur"):
        return False
    return any(t.text.lower() == "bei" and _is_kind_of_case(document, t) for t in document.words(fact.clause.span))


def _is_kind_of_case(document: Document, preposition: Token) -> bool:
    """Whether a preposition stands before a bare plural of something that happens, not of people and places."""
    noun = document.tokens[preposition.head]
    words = document.words(Span(preposition.index + 1, noun.index)) if noun.index > preposition.index else ()
    bare = bool(words) and all(t.tag in {"ADJA", "NN"} for t in words)
    return bare and noun.has(Number="Plur") and noun_class(noun.lemma) not in _SOMEWHERE


def _is_bare_plural(document: Document, argument: Argument) -> bool:
    """Whether a phrase is a plural noun with a preposition and adjectives at most."""
    words = document.words(argument.span)
    head = document.tokens[argument.constituent.head]
    plain = all(t.tag in {"APPR", "ADJA", "NN"} for t in words) and argument.value is None
    several = head.has(Number="Plur") or "Plur" in {kind for _, kind in agreeing_cells([head], head)}
    return plain and argument.referent is None and several
