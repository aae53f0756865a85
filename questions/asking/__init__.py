"""How to ask for a part of a fact: one module for each kind of part."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.amounts import duration, measure, multiple
from questions.asking.attributes import attributed
from questions.asking.bearers import bearer
from questions.asking.clauses import cause, content, undertaking
from questions.asking.descriptions import described, regarded
from questions.asking.embedded import embedded
from questions.asking.missing import lacks_part
from questions.asking.names import kind_of, noun_phrase, place, prepositional
from questions.asking.things import located, unnamed
from questions.asking.times import period, stretch, time, year
from questions.asking.titles import titled
from questions.asking.types import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document
from questions.references.referents import Referents
from questions.wording.word_order import Wording

__all__ = ["AnswerKind", "Asking", "askings", "kind_of"]


def askings(document: Document, wording: Wording, referents: Referents, fact: Fact) -> Iterator[Asking]:
    """Yield every way in which the parts of a fact can be asked for, in text order of the parts."""
    if lacks_part(document, fact):
        return
    for argument in fact.arguments:
        if wording.phrases.references.unresolved(argument.span):
            continue
        found = list(_by_role(document, wording, fact, argument))
        yield from found
        if not _has_focus(document, argument) and not _names_some(document, fact):
            yield from attributed(document, wording, referents, fact, argument)


def _by_role(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    role = argument.role
    stretched = list(stretch(document, wording, fact, argument))
    if stretched:
        yield from stretched
        return
    measured = measure(document, wording, fact, argument)
    if measured is not None:
        yield measured
        return
    if _has_focus(document, argument) or _names_some(document, fact):
        return
    if role in _NOMINAL:
        yield from _nominal(document, wording, fact, argument)
    elif role is Role.PREDICATE:
        yield from described(document, wording, fact, argument)
    elif role in {Role.TIME, Role.SINCE, Role.UNTIL}:
        yield from time(document, fact, argument)
        yield from period(document, wording, fact, argument)
        yield from year(document, fact, argument)
    elif role is Role.DURATION:
        yield from duration(document, wording, fact, argument)
    elif role is Role.ADVERBIAL:
        yield from multiple(document, wording, fact, argument)
        yield from year(document, fact, argument)
        yield from regarded(document, wording, fact, argument)
    elif role in {Role.REASON, Role.PURPOSE}:
        yield from cause(document, wording, fact, argument)
    elif role is Role.CONTENT and argument.introducer == "dass":
        yield from content(document, wording, fact, argument)
    elif role is Role.CONTENT:
        yield from undertaking(document, wording, fact, argument)


def _nominal(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Yield the most telling way to ask for a noun phrase: by its name, by the noun before its name, by what it is."""
    yield from embedded(document, wording, fact, argument)
    ask = _NOMINAL[argument.role]
    for way in (ask, titled, bearer, unnamed, regarded, located):
        found = list(way(document, wording, fact, argument))
        if found:
            yield from found
            return


_NOMINAL = {
    Role.SUBJECT: noun_phrase,
    Role.OBJECT: noun_phrase,
    Role.INDIRECT: noun_phrase,
    Role.PREPOSITIONAL: prepositional,
    Role.ORIGIN: prepositional,
    Role.DIRECTION: prepositional,
    Role.PLACE: place,
}


def _names_some(document: Document, fact: Fact) -> bool:
    """Whether the clause says that others are not named: "unter anderem", "zum Beispiel"."""
    said = document.text[document.tokens[fact.clause.span.first].start : document.tokens[fact.clause.span.last].end]
    return any(words in said.casefold() for words in ("unter anderem", "zum beispiel", "beispielsweise", "etwa auch"))


def _has_focus(document: Document, argument: Argument) -> bool:
    """Whether "auch", "nur", "sogar" stands with the phrase: then others may be true as well."""
    first = document.tokens[argument.span.first]
    before = document.tokens[argument.span.first - 1] if argument.span.first else first
    return {first.text.lower(), before.text.lower()} & {
        "auch",
        "nur",
        "sogar",
        "unter",
        "insbesondere",
        "vor",
    } != set() and (
        first.text.lower() in {"auch", "nur", "sogar", "insbesondere"}
        or before.text.lower() in {"auch", "nur", "sogar", "insbesondere"}
    )
