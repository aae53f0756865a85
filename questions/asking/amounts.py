"""Asking for numbers: wie viele, wie viel Prozent, wievielmal, wie lange."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.types import AnswerKind, Asking
from questions.facts import Argument, Fact
from questions.german.document import Document, Span, Value, ValueKind
from questions.german.prepositions import bare, governs
from questions.wording import Wording


def amount(document: Document, wording: Wording, fact: Fact, argument: Argument, preposition: str) -> Asking | None:
    """Ask for an amount: wie viele Menschen; wie viel Prozent der Befragten."""
    value = argument.value
    if value is None or value.number is None or value.upper is not None or not names_alone(document, argument):
        return None
    indexes = wording.indexes(argument)
    numeral = [i for i in range(value.first, value.last + 1) if i in indexes]
    if value.kind is ValueKind.PERCENTAGE:
        unit_token = numeral[-1]
        asked, kind = "wie viel Prozent", AnswerKind.PERCENTAGE
        if document.tokens[unit_token].text == "%" or document.tokens[unit_token].lemma.startswith("Prozent"):
            tail = [i for i in indexes if i > unit_token]
        else:
            return None
        if document.tokens[unit_token].text.startswith("Prozentpunkt"):
            asked = "wie viele Prozentpunkte"
    elif value.kind is ValueKind.MONEY:
        asked, kind = f"wie viel {_unit(value)}", AnswerKind.MONEY
        tail = [i for i in indexes if i > value.last]
    elif value.kind in {ValueKind.QUANTITY, ValueKind.NUMBER}:
        unit_token = argument.constituent.head
        if document.tokens[unit_token].upos != "NOUN" or unit_token < value.first or value.number < 2:  # noqa: PLR2004
            return None
        many = "wie vielen" if _many_dative(argument, preposition) else "wie viele"
        asked = many
        kind = AnswerKind.NUMBER
        numeral = [i for i in numeral if i < unit_token and document.tokens[i].upos != "ADJ"]
        tail = [i for i in indexes if i > (numeral[-1] if numeral else value.last)]
        if not numeral or not tail:
            return None
    else:
        return None
    before = [i for i in indexes if i < value.first and document.tokens[i].upos not in {"ADV", "ADP", "PUNCT"}]
    if before:
        return None
    phrase = " ".join(part for part in (preposition, asked, wording.phrases.text(tail)) if part)
    said = Span(numeral[0], numeral[-1])
    answer = wording.phrases.text(said)
    return Asking(
        fact,
        argument,
        phrase,
        answer,
        kind,
        (argument,),
        said,
        singular=False,
        value=value,
        case=argument.constituent.case,
    )


def _many_dative(argument: Argument, preposition: str) -> bool:
    return argument.constituent.case == "Dat" or (governs(preposition) == "Dat" if preposition else False)


def _unit(value: Value) -> str:
    return value.unit or "Geld"


_LASTING = frozenset(
    """dauern andauern anhalten währen bleiben leben arbeiten warten regieren amtieren gelten kämpfen verhandeln
    sprechen reden diskutieren beraten tagen wohnen sitzen liegen stehen spielen üben trainieren forschen suchen
    brauchen benötigen""".split()
)


def duration(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask how long: "zwei Stunden", "für zwei Jahre"."""
    value = argument.value
    if value is None or value.number is None:
        return
    preposition = bare(argument.constituent.preposition or "")
    lasts = any(t.text == "lang" for t in document.words(argument.span)) or fact.clause.predicate in _LASTING
    if preposition != "für" and not lasts:
        return  # "zwei Jahre nach dem Urteil" is no duration of what happened
    phrase = "für wie lange" if preposition == "für" else "wie lange"
    said = Span(value.first, value.last)
    answer = wording.phrases.text(i for i in argument.span if document.tokens[i].upos != "ADP")
    yield Asking(fact, argument, phrase, answer, AnswerKind.DURATION, (argument,), said, value=value, case="Acc")


def multiple(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for a multiple: wievielmal schneller als der Rest; the comparison moves along."""
    value = next(
        (
            v
            for v in document.values
            if v.kind is ValueKind.MULTIPLE and v.first in argument.span and v.last in argument.span
        ),
        None,
    )
    if value is None or value.number is None or value.first != value.last:
        return
    word = document.tokens[value.first].text
    if not word.lower().endswith("mal"):
        return
    rest = [i for i in argument.span if i > value.last]
    compared = _next_comparative(document, fact, argument) if not rest else None
    if compared is not None:
        rest = list(compared.span)
    comparison = next(
        (
            a
            for a in fact.arguments
            if a.span.first > argument.span.last and document.tokens[a.span.first].text.lower() in {"als", "wie"}
        ),
        None,
    )
    before = [i for i in argument.span if i < value.first]
    if before and rest:
        return
    consumed: tuple[Argument, ...] = (argument,) if compared is None else (argument, compared)
    parts = ["wievielmal", wording.phrases.text(rest)]
    if comparison is not None and rest:
        consumed = (*consumed, comparison)
        parts.append(wording.argument(comparison))
    yield Asking(
        fact,
        argument,
        " ".join(p for p in parts if p),
        word,
        AnswerKind.MULTIPLE,
        consumed,
        Span(value.first, value.last),
        value=value,
    )


def _next_comparative(document: Document, fact: Fact, argument: Argument) -> Argument | None:
    """Return the adverbial in the comparative that follows directly: "dreimal | schneller"."""
    for other in fact.arguments:
        if other.span.first == argument.span.last + 1 and len(other.span) == 1:
            word = document.tokens[other.span.first]
            if word.has(Degree="Cmp") or (word.tag == "ADJD" and word.text.endswith("er")):
                return other
    return None


def names_alone(document: Document, argument: Argument) -> bool:
    """Whether the phrase names one thing and nothing is listed beside it."""
    return not any(document.tokens[i].relation == "conj" for i in argument.span)
