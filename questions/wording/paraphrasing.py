"""A fact in another order of its phrases: true as it stands, but no copy of the article's sentence."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.attachment import ends_in_doubt
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document
from questions.german.noun_classes import noun_class
from questions.german.prepositions import bare
from questions.german.valency import takes_object
from questions.wording.word_order import Wording

_WHEN_OR_WHERE = frozenset({Role.TIME, Role.SINCE, Role.UNTIL, Role.PLACE})
_MOVABLE = frozenset({*_WHEN_OR_WHERE, Role.PREPOSITIONAL, Role.ADVERBIAL, Role.REASON})
_SURE = 0.8
_FAIRLY_SURE = 0.6
_SMALL_WORDS = 2
_HEAVY = frozenset({"PPOSAT", "KOKOM", "PROAV", "PAV"})


def paraphrase(document: Document, wording: Wording, fact: Fact) -> str | None:
    """Return the fact with another phrase in front, or None where German or the analysis leaves a doubt.

    What stood in front goes behind the verb, and the subject or the time or place goes in front of it.
    """
    if fact.attribution is not None or fact.negated(document) or fact.confidence < _SURE:
        return None
    if any(a.constituent.function == "expletive" for a in fact.arguments):
        return None
    texts = (wording.statement(fact, opener=opener) for opener in _openers(document, fact))
    return next((t for t in texts if t is not None and t != wording.statement(fact)), None)


def _openers(document: Document, fact: Fact) -> Iterator[Argument]:
    """Yield what may stand in front instead, the best first."""
    subject = fact.first(Role.SUBJECT)
    finite = fact.clause.finite
    if subject is None or finite is None or not _is_whole(document, fact, subject):
        return
    indefinite = document.tokens[subject.span.first].text.lower().startswith(("ein", "kein"))
    if indefinite and subject.span.first > finite:
        return  # "Ein Streit herrscht ..." is no order of German news
    before = [a for a in fact.arguments if a.span.last < finite]
    if subject not in before:
        if len(before) == 1 and _may_move(document, fact, before[0]):
            yield subject
        return
    for argument in fact.arguments:
        clear = argument.role in _WHEN_OR_WHERE and argument.constituent.confidence >= _SURE
        if clear and argument.span.first > finite and not _may_belong_to_noun(document, fact, argument):
            yield argument


def _may_move(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether the phrase in front may as well stand behind the verb: no object, no link, nothing that points ahead."""
    words = document.words(argument.span)
    if argument.role not in _MOVABLE or any(t.tag in _HEAVY or t.text == "," for t in words):
        return False
    if takes_object(fact.clause.predicate, bare(argument.constituent.preposition or "")):
        return False
    if argument.role is not Role.TIME and fact.first(Role.TIME) is not None:
        return False  # when comes before where: "tagte 2021 in Sachsen"
    return argument.role is not Role.ADVERBIAL or len(words) > _SMALL_WORDS


def _may_belong_to_noun(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a phrase stands directly behind a noun that it may describe: "die Messe | in Basel"."""
    before = document.tokens[argument.span.first - 1]
    if before.upos == "ADV":
        return True  # "erst ab Mai" moves as a whole or not at all
    if before.upos not in {"NOUN", "PROPN"}:
        return False
    if noun_class(before.lemma) == "event":
        return True  # "bei der Wahl im Jahr 2016"
    follows_subject = fact.first(Role.SUBJECT) is _before(fact, argument)
    return argument.value is None or not (argument.constituent.preposition or follows_subject)


def _before(fact: Fact, argument: Argument) -> Argument | None:
    return next((a for a in fact.arguments if a.span.last + 1 == argument.span.first), None)


def _is_whole(document: Document, fact: Fact, subject: Argument) -> bool:
    """Whether a subject is a noun phrase with all that belongs to it: nothing that may describe it follows apart."""
    words = document.words(subject.span)
    if subject.constituent.confidence < _FAIRLY_SURE or any(t.upos == "PRON" or t.tag == "KOKOM" for t in words):
        return False
    clauses = [a for a in fact.arguments if a.constituent.function == "clause"]
    if any(0 < a.span.first - subject.span.last <= len((",", "zu")) for a in clauses):
        return False  # "die Forderung, ... auszunehmen"
    if subject.span.first > (fact.clause.finite or 0) and ends_in_doubt(document, subject.constituent):
        return False  # "stießen Gäste mit Bier an": it may be the verb's
    if any(document.tokens[a.constituent.head].head in subject.span for a in clauses):
        return False  # "ist kein Zugeständnis erfolgt, dass ..."
    behind = next((a for a in fact.arguments if a.span.first == subject.span.last + 1), None)
    if behind is not None and behind.role is Role.PREDICATE and document.tokens[behind.span.first].upos == "ADP":
        return False  # "ist der Weg von Ulm | ins Tal einer der schönsten"
    if behind is None or behind.constituent.function != "prepositional" or behind.value is not None:
        return True
    takes = takes_object(fact.clause.predicate, bare(behind.constituent.preposition or ""))
    return takes or behind.role in _WHEN_OR_WHERE
