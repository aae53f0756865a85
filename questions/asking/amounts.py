"""Asking for numbers: wie viele, wie viel Prozent, wievielmal, wie lange."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.asking.types import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document, Span, Value, ValueKind
from questions.german.measured_nouns import is_superlative, labels_amount
from questions.german.morphology import nouns
from questions.german.prepositions import bare, governs
from questions.german.units import MEASURES
from questions.german.valency import takes_object
from questions.wording.word_order import Wording


def amount(document: Document, wording: Wording, fact: Fact, argument: Argument, preposition: str) -> Asking | None:
    """Ask for an amount: wie viele Menschen; wie viel Prozent der Befragten."""
    value = argument.value
    if value is None or value.number is None or not _is_plain(document, fact, argument, value, preposition):
        return None
    indexes = wording.indexes(argument)
    said = [i for i in range(value.first, value.last + 1) if i in indexes]
    if value.kind in {ValueKind.QUANTITY, ValueKind.NUMBER}:
        said = _counted(document, argument, value, said)
    asked = _ASKED.get(value.kind)
    if asked is None or not said:
        return None
    tail = [i for i in indexes if i > said[-1]]
    if any(v.first in tail for v in document.values if v is not value):
        return None  # "um 51 Personen auf 2680"
    if preposition == "bis" or _shares_unit(document, fact, value) or _measures_noun(document, fact, argument):
        return None
    if asked.needs_noun and not tail:
        return None
    dative = _is_dative(fact, argument, preposition)
    words = asked.phrase.format(unit=value.unit or "Geld", n="n" if dative else "")
    if document.tokens[said[-1]].text.startswith("Prozentpunkt"):
        words = "wie viele Prozentpunkte"
    whole = wording.phrases.behind(said[-1])
    rate = rate_of(document, fact, argument, value)
    counted = wording.phrases.text(tail, _in_dative(document, argument) if dative else None)
    only = {said[-1]: document.tokens[said[-1]].text} if whole else None
    return Asking(
        fact,
        argument,
        " ".join(part for part in (preposition, words, whole, counted, *map(wording.argument, rate)) if part),
        wording.phrases.text(said, only),
        asked.kind,
        (argument, *rate, *(_degrees(document, fact) if preposition == "um" else ())),
        Span(said[0], said[-1]),
        value=value,
        case=argument.constituent.case,
        spoken=_is_said_so(document, fact, argument, value, rate),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """How a kind of value is asked for; `{unit}` and the dative `{n}` are filled in."""

    phrase: str
    kind: AnswerKind
    needs_noun: bool = False


_ASKED = {
    ValueKind.PERCENTAGE: _Asked("wie viel Prozent", AnswerKind.PERCENTAGE),
    ValueKind.MONEY: _Asked("wie viel {unit}", AnswerKind.MONEY),
    ValueKind.QUANTITY: _Asked("wie viele{n}", AnswerKind.NUMBER, needs_noun=True),
    ValueKind.NUMBER: _Asked("wie viele{n}", AnswerKind.NUMBER, needs_noun=True),
}


def measure(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Asking | None:
    """Ask how much something amounts to: "wie viel beträgt", "wie viel kostet"."""
    value = argument.value or next((v for v in document.values if v.first in argument.span), None)
    if fact.clause.predicate not in _AMOUNTING or value is None or value.number is None or value.upper is not None:
        return None
    counted = value.kind in {ValueKind.NUMBER, ValueKind.QUANTITY}
    if not counted or argument.role is Role.SUBJECT or fact.first(Role.SUBJECT) is None:
        return None  # money and shares are asked for with their unit
    if any(t.upos not in _AROUND for t in document.words(argument.span) if not value.first <= t.index <= value.last):
        return None
    asked = _ASKED[value.kind]
    said = Span(value.first, value.last)
    answer = wording.phrases.text(range(value.first, value.last + 1))
    return Asking(fact, argument, "wie viel", answer, asked.kind, (argument,), said, value=value, confidence=0.95)


def _is_plain(document: Document, fact: Fact, argument: Argument, value: Value, preposition: str) -> bool:
    """Whether the number is one, stands at the head of its phrase, and counts just what this clause says."""
    if value.upper is not None or not names_alone(document, argument):
        return False
    if preposition in _MODIFYING and value.modifier is not None:
        return False  # "über 13 Windräder" is "more than", no preposition
    if any(t.text.lower() in _RESTRICTING for t in document.words(fact.clause.span)):
        return False
    if argument.role is Role.SUBJECT and _runs_on(document, fact):
        return False
    before = range(argument.span.first, value.first)
    return all(document.tokens[i].upos in {"ADV", "ADP", "PUNCT"} for i in before)


def _counted(document: Document, argument: Argument, value: Value, said: list[int]) -> list[int]:
    """Return the tokens of the number before a counted noun in the plural, or none."""
    noun = document.tokens[argument.constituent.head]
    is_year = value.number is not None and _FIRST_YEAR <= value.number <= _LAST_YEAR
    if (
        noun.upos != "NOUN"
        or noun.text.endswith(_UNCOUNTED)
        or noun.index < value.first
        or value.number == 1
        or is_year
    ):
        return []
    return [i for i in said if i < noun.index and document.tokens[i].upos != "ADJ"]


def _runs_on(document: Document, fact: Fact) -> bool:
    """Whether "und" or "oder" goes on behind the clause with another verb for the same subject."""
    behind = fact.clause.span.last + 1
    return behind < len(document.tokens) and document.tokens[behind].tag == "KON"


def _is_dative(fact: Fact, argument: Argument, preposition: str) -> bool:
    """Whether the amount stands in the dative: by its preposition, by its form, or because the verb tells no motion."""
    if not preposition or governs(preposition) is not None:
        return governs(preposition) == "Dat" if preposition else argument.constituent.case == "Dat"
    told = argument.constituent.case == "Dat" and fact.clause.predicate not in _CHANGING
    return told or fact.clause.predicate in _RESTING


def _in_dative(document: Document, argument: Argument) -> dict[int, str]:
    """What is counted behind "wie vielen", where the text has a bare measure behind its number: "Kilometer"."""
    noun = document.tokens[argument.constituent.head]
    form = nouns.inflect(noun.lemma, "Dat", "Plur")
    return {} if form is None or noun.upos != "NOUN" or noun.text == "Grad" else {noun.index: form}


def rate_of(document: Document, fact: Fact, argument: Argument, value: Value) -> list[Argument]:
    """What a measure is told for, which stays beside it: "1200 Kilometer | pro Stunde"."""
    behind = (a for a in fact.arguments if a.span.first == argument.span.last + 1)
    measured = value.kind is ValueKind.QUANTITY
    return [a for a in behind if measured and document.tokens[a.span.first].text.lower() in _FOR_EACH]


def _is_said_so(document: Document, fact: Fact, argument: Argument, value: Value, rate: Sequence[Argument]) -> bool:
    """Whether one asks for the amount in front: not for what only goes with a noun, "ein Feld mit 30 Pflanzen"."""
    preposition = bare(argument.constituent.preposition or "")
    if preposition != "mit" or takes_object(fact.clause.predicate, preposition):
        return True
    before = (a for a in fact.all_with(Role.OBJECT) if a.span.last + 1 == argument.span.first)
    if any(document.tokens[a.span.last].upos == "NOUN" for a in before):
        return False
    told = (a for a in fact.arguments if any(is_superlative(t) for t in document.words(a.span)))
    heads = (document.tokens[a.constituent.head].lemma for a in told)
    speed = value.unit in _SPEEDS or any("Stunde" in document.slice(a.span) for a in rate)
    measure = value.unit in _MEASURED and not speed
    return not (measure or any(labels_amount(head) for head in heads))


def _degrees(document: Document, fact: Fact) -> list[Argument]:
    """The words that tell roughly by how much: "leicht um 0,2 Prozent"; who asks by how much leaves them out."""
    return [a for a in fact.all_with(Role.ADVERBIAL) if document.slice(a.span).lower() in _DEGREES]


def _shares_unit(document: Document, fact: Fact, value: Value) -> bool:
    """Whether a number before the amount has its unit from it: "von 228,4 auf 211,5 Millionen"."""
    before = [v for v in document.values if fact.clause.span.first <= v.first and v.last < value.first]
    return any(v.kind is ValueKind.NUMBER and v.last + 2 == value.first for v in before)


def _measures_noun(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether the amount may tell how much the noun before it is: "mit einem Minus | bei über 270 Millionen"."""
    before = next((a for a in fact.all_with(Role.PREPOSITIONAL) if a.span.last + 1 == argument.span.first), None)
    if before is None or argument.role is not Role.PREPOSITIONAL or before.span.first < fact.heart:
        return False
    verb = fact.clause.predicate
    preposition = bare(argument.constituent.preposition or "")
    governed = takes_object(verb, bare(before.constituent.preposition or "")) and not takes_object(verb, preposition)
    return governed and document.tokens[argument.span.first - 1].upos == "NOUN"


_AMOUNTING = frozenset({"betragen", "kosten", "wiegen", "ausmachen"})
_FOR_EACH = frozenset({"pro", "je"})
_MEASURED = frozenset(MEASURES.values())
_SPEEDS = frozenset({"Stundenkilometer"})
_AROUND = frozenset({"ADV", "PUNCT", "PART"})
_MODIFYING = frozenset({"über", "unter", "um", "gegen", "bis"})
_ATTRIBUTES = frozenset({"nmod", "amod", "obl"})
_RESTRICTING = frozenset({"lediglich", "nur", "bloß"})
_UNCOUNTED = ("ung", "heit", "keit", "ion", "schaft")
_RESTING = frozenset(
    """stehen liegen sitzen hängen stecken sein bleiben wohnen leben arbeiten brennen befinden finden stattfinden
    spielen verteilen gelten antreten vertreten fehlen verzeichnen verkaufen anbieten""".split()
)
"""Verbs beside which a phrase with a two-way preposition tells where, which takes the dative."""
_CHANGING = frozenset(
    """steigen sinken wachsen anwachsen fallen klettern zurückgehen nachgeben zulegen ansteigen absinken schrumpfen
    erhöhen senken verringern reduzieren kürzen verlängern verkürzen ausweiten aufstocken anheben verdoppeln kommen
    belaufen beziffern schätzen begrenzen beschränken verteuern verbilligen verbessern verschlechtern""".split()
)
"""Verbs beside which it tells up or down to what, which takes the accusative."""
_DEGREES = frozenset(
    """leicht stark deutlich kräftig spürbar erheblich massiv drastisch geringfügig minimal merklich beträchtlich rasant
    rapide enorm moderat""".split()
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
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
    word = wording.phrases.text([value.first])
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
    parts = ["wievielmal" if rest else "wie oft", wording.phrases.text(rest)]
    if comparison is not None and rest:
        # "wie die Erde | insgesamt": what closes the sentence behind a comparison belongs to it
        behind = [a for a in fact.arguments if a.span.first == comparison.span.last + 1 and a.role is Role.ADVERBIAL]
        consumed = (*consumed, comparison, *behind)
        parts += [wording.argument(a) for a in (comparison, *behind)]
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
    """Return the compared degree that follows directly: "dreimal | schneller", "dreimal | so schnell"."""
    for other in fact.arguments:
        if other.span.first == argument.span.last + 1 and other.role is Role.ADVERBIAL:
            word = document.tokens[other.span.first]
            if word.text == "so" and document.tokens[other.span.last].tag == "ADJD":
                return other
            if word.has(Degree="Cmp") or (word.tag == "ADJD" and word.text.endswith("er")):
                return other
    return None


def names_alone(document: Document, argument: Argument) -> bool:
    """Whether the phrase names one thing and nothing is listed beside it; its attributes may be lists."""
    head = argument.constituent.head
    listed = (t for t in document.words(argument.span) if t.relation == "conj")
    return all(t.head != head and document.tokens[t.head].relation in _ATTRIBUTES for t in listed)
