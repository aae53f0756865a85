"""Asking for an amount inside a phrase: welches Guthaben, mit welchem Zuwachs, or by a gap alone."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.amounts import names_alone, rate_of
from questions.asking.titles import WELCH
from questions.asking.types import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document, Span, Value, ValueKind
from questions.german.measured_nouns import measures
from questions.german.morphology import nouns
from questions.german.numerals import MULTIPLIERS, parse_number
from questions.german.prepositions import bare, governs
from questions.german.valency import takes_object
from questions.wording.word_order import Wording

_KINDS = {
    ValueKind.MONEY: AnswerKind.MONEY,
    ValueKind.PERCENTAGE: AnswerKind.PERCENTAGE,
    ValueKind.QUANTITY: AnswerKind.NUMBER,
}
_BEFORE = frozenset({"von", "mit", "aus"})  # what governs the dative inside a phrase
_ABOUT = frozenset({"rund", "etwa", "ca.", "circa", "knapp", "gut", "ungefähr", "fast", "insgesamt"})
_GOING_ON = frozenset({"auf", "gegenüber", "bei", "bis"})
_SURE = 0.5
_CASES = {Role.SUBJECT: "Nom", Role.OBJECT: "Acc", Role.INDIRECT: "Dat"}
_LEAST_BEFORE = 2  # tokens before the preposition: a noun, and mostly an article
_MOST_BEFORE = 3  # ... and another preposition or an adjective: who reads more has forgotten that it is a question


def embedded(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for the one amount that a phrase names behind "von", "mit" or "aus": "eine Kapazität von 18 kWh".

    What the noun measures is asked for: "welche Kapazität". Of other nouns only a gap can ask: "ein Konvoi von
    wie vielen Wagen" is no German question.
    """
    inside = [v for v in document.values if v.first in argument.span and v.last in argument.span]
    if len(inside) != 1 or not names_alone(document, argument) or argument.constituent.confidence < _SURE:
        return
    value = inside[0]
    kind = _KINDS.get(value.kind)
    place = value.first - 1
    if kind is None or value.number is None or value.upper is not None:
        return
    if not _LEAST_BEFORE <= place - argument.span.first <= _MOST_BEFORE:
        return
    noun = document.tokens[place - 1]
    if document.tokens[place].text.lower() not in _BEFORE or noun.upos != "NOUN":
        return
    if any(t.tag in {"PPOSAT", "PDAT"} or t.text == "," for t in document.words(argument.span)):
        return
    measured = _measured(document, wording, fact, argument, value)
    if measured is not None:
        yield measured
        return
    if value.modifier is not None and value.modifier not in _ABOUT:
        return  # "bis zu 15 Zentimeter" is no 15
    said = _said(document, value)
    if said is None or _goes_on(document, fact, argument):
        return
    indexes = wording.indexes(argument)
    before = wording.phrases.text(i for i in indexes if i < value.first)
    behind = wording.phrases.text(i for i in indexes if i > said.last)
    answer = wording.phrases.text(range(said.first, said.last + 1))
    yield Asking(
        fact,
        argument,
        " ".join(part for part in (before, "wie viel", behind) if part),
        answer,
        kind,
        (argument,),
        said,
        value=value,
        confidence=0.9,
        spoken=False,
    )


def _measured(document: Document, wording: Wording, fact: Fact, argument: Argument, value: Value) -> Asking | None:
    """Ask with the noun for what it measures: "welche Kapazität", "mit welcher Geschwindigkeit"."""
    noun = document.tokens[argument.constituent.head]
    preposition = bare(argument.constituent.preposition or "")
    rate = rate_of(document, fact, argument, value)
    behind = [i for i in argument.span if i > value.last]
    per_unit = bool(behind) and document.tokens[behind[0]].text.lower() in {"pro", "je"}
    if not measures(noun.text) or noun.index != value.first - 2 or not noun.has(Number="Sing"):
        return None
    if document.tokens[value.first - 1].text.lower() != "von" or _goes_on(document, fact, argument):
        return None
    if (behind and not per_unit) or value.first not in wording.indexes(argument):
        return None
    gender = nouns.gender(noun.lemma) or nouns.gender(noun.text) or noun.feats.get("Gender", "")
    case = governs(preposition) if preposition else _CASES.get(argument.role)
    described = [t for t in document.words(argument.span) if t.index < noun.index and t.tag == "ADJA"]
    if (gender, case) not in WELCH or (described and not (gender == "Fem" and case in {"Nom", "Acc"})):
        return None
    amount = wording.phrases.text(i for i in argument.span if i >= value.first)
    name = wording.phrases.text(t.index for t in (*described, noun))
    return Asking(
        fact,
        argument,
        " ".join(part for part in (preposition, WELCH[gender, case or ""], name) if part),
        " ".join((amount, *map(wording.argument, rate))),
        _KINDS[value.kind],
        (argument, *rate),
        Span(value.first, (rate or [argument])[-1].span.last),
        singular=argument.role is Role.SUBJECT,
        value=value,
        case=case,
        confidence=0.9,
    )


def _goes_on(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether the amount goes on in the phrase behind it: "mit einem Plus von 60 Prozent | auf 800 Millionen"."""
    behind = next((a for a in fact.arguments if a.span.first == argument.span.last + 1), None)
    if behind is None or not any(v.first in behind.span for v in document.values):
        return False
    preposition = bare(behind.constituent.preposition or "")
    return preposition in _GOING_ON and not takes_object(fact.clause.predicate, preposition)


def _said(document: Document, value: Value) -> Span | None:
    """The tokens of the number; of money and shares with their unit, of counted things without the noun."""
    if value.kind is not ValueKind.QUANTITY:
        return Span(value.first, value.last)
    numbers = [
        t.index
        for t in document.tokens[value.first : value.last + 1]
        if parse_number(t.text) is not None or t.text.lower().rstrip(".") in MULTIPLIERS
    ]
    noun = document.tokens[value.last]
    if not numbers or numbers[-1] == value.last or noun.upos != "NOUN" or value.number == 1:
        return None
    return Span(value.first, numbers[-1])
