"""Asking for times: wann, in welchem Jahr, seit wann."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from questions.asking.types import AnswerKind, Asking
from questions.facts.attachment import bounds_superlative
from questions.facts.fact import Argument, Fact, Role
from questions.german.calendar import WEEKDAYS, dated_day, spoken_date
from questions.german.document import Document, Span, Value, ValueKind
from questions.german.noun_classes import noun_class
from questions.german.prepositions import bare
from questions.german.speech_verbs import SPEECH_VERBS
from questions.wording.word_order import Wording

_TIME_PHRASES = {
    ("year", Role.TIME): "in welchem Jahr",
    ("year", Role.SINCE): "seit welchem Jahr",
    ("year", Role.UNTIL): "bis zu welchem Jahr",
    ("month", Role.TIME): "in welchem Monat",
    ("month", Role.SINCE): "seit welchem Monat",
    ("day", Role.TIME): "wann",
    ("day", Role.SINCE): "seit wann",
    ("day", Role.UNTIL): "bis wann",
    ("weekday", Role.TIME): "an welchem Wochentag",
}
_PERIODS = frozenset({"season", "decade", "century"})
_FIGURES = re.compile(r"\b(1\d|20)\d\d|\b\d\d?\. Jahrhundert")
_YEAR = re.compile(r"1[0-7]\d\d|[5-9]\d\d")
_STRETCH = re.compile(r"(bereits |schon )?(von (1\d|20)\d\d bis|zwischen (1\d|20)\d\d und) (1\d|20)\d\d")
_FOCUSING = frozenset({"bereits", "schon", "erst", "dann", "im", "jahr", "jahre"})
_EARLY = frozenset({"bereits", "schon", "erst"})
_OPENERS = {Role.SINCE: "seit dem", Role.UNTIL: "bis zum"}
_TIME_KINDS = {
    "year": AnswerKind.YEAR,
    "month": AnswerKind.MONTH,
    "day": AnswerKind.DAY,
    "weekday": AnswerKind.WEEKDAY,
}


def time(document: Document, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask when: wann, in welchem Jahr, seit welchem Jahr, an welchem Wochentag."""
    value = argument.value
    if value is None or value.kind is not ValueKind.DATE or value.precision is None or _spans_several(value):
        return
    if any(w.kind is ValueKind.TIME for w in document.values if w.first in argument.span):
        return
    stands_alone = fact.clause.predicate == "sein" and not fact.all_with(Role.PREDICATE, Role.PLACE, Role.PREPOSITIONAL)
    if stands_alone and not fact.clause.passive:
        return  # "2015 war ein Krisenjahr": the year is what it is about
    impersonal = fact.clause.passive or fact.first(Role.GRAMMATICAL) is not None
    if fact.first(Role.SUBJECT) is None and not impersonal:
        return  # "2015 war ein Krisenjahr": the year is what it is about
    future = document.published is not None and value.day is not None and value.day > document.published
    if value.precision == "day" and any(
        a.value is not None and a.value.kind is ValueKind.TIME for a in fact.arguments if a is not argument
    ):
        return  # "Wann geht es um 17 Uhr los?"
    spoken = {t.text.lower() for t in document.words(argument.span)}
    if argument.role is not Role.TIME and spoken & {"heute", "jetzt"}:
        return  # "bis heute" names no time that anybody could have read
    if argument.role is Role.SINCE and future:
        return  # "seit Montag" never means the Monday to come
    preposition = bare(argument.constituent.preposition or "")
    if argument.role is Role.TIME and preposition not in {"", "in", "an"}:
        return  # "vor 2030", "ab Montag" name a bound, not the time
    phrase = _TIME_PHRASES.get((value.precision, argument.role))
    other = _dates_event(document, fact, argument) or _bounds_what_is_told(fact, argument)
    if phrase is None or other or not _only_time(document, argument, value):
        return
    if value.precision == "weekday":
        answer = next(
            (document.tokens[i].text for i in range(value.first, value.last + 1) if document.tokens[i].upos == "NOUN"),
            None,
        )
    else:
        answer = _date_answer(argument.role, value.day, value.precision) if value.day is not None else None
    if answer is None or (value.precision == "weekday" and answer not in WEEKDAYS):
        return
    yield Asking(
        fact,
        argument,
        phrase,
        answer,
        _TIME_KINDS[value.precision],
        (argument, *_early(document, fact, argument)),
        _said(document, value),
        value=value,
    )


def _early(document: Document, fact: Fact, argument: Argument) -> Iterator[Argument]:
    """Yield "bereits", "schon" or "erst" directly before a time, which goes with it."""
    for other in fact.arguments:
        if other.span.last + 1 == argument.span.first and document.slice(other.span).lower() in _EARLY:
            yield other


def _dates_event(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a month or year says when an event will be that is only named: "für die Wahl im Jahr 2016"."""
    before = document.tokens[max(0, argument.span.first - 1)]
    inside = any(before.index in a.span for a in fact.all_with(Role.PREPOSITIONAL, Role.OBJECT))
    long = argument.value is not None and argument.value.precision in {"month", "year"}
    if argument.role is Role.SINCE and bounds_superlative(document, fact, argument):
        return True
    return long and inside and before.upos == "NOUN" and noun_class(before.lemma) == "event"


def _bounds_what_is_told(fact: Fact, argument: Argument) -> bool:
    """Whether "bis" goes with what is told, not with the telling: "verkündete am Freitag die Einführung bis 2030"."""
    timed = fact.first(Role.TIME) is not None or fact.clause.predicate in SPEECH_VERBS
    return argument.role is Role.UNTIL and timed


def period(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for a season, a decade or a century: wann; a year must stand in the words, so that they mean one time."""
    value = argument.value
    if value is None or value.kind is not ValueKind.DATE or argument.role is not Role.TIME:
        return
    if value.precision not in _PERIODS or not _only_time(document, argument, value):
        return
    answer = wording.argument(argument)
    if _FIGURES.search(answer) is None or fact.first(Role.SUBJECT) is None:
        return
    yield Asking(
        fact, argument, "wann", answer, AnswerKind.PERIOD, (argument,), argument.span, value=value, confidence=0.95
    )


def stretch(document: Document, wording: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask from when to when: "von 2003 bis 2011", "zwischen 1500 und 1850"."""
    words = wording.argument(argument)
    if _STRETCH.fullmatch(words) is None or fact.first(Role.SUBJECT) is None:
        return
    years = [t for t in document.words(argument.span) if t.text.isdigit()]
    opener = next(t for t in document.words(argument.span) if t.text.lower() in {"von", "zwischen"})
    answer = words.removeprefix("bereits ").removeprefix("schon ")
    said = Span(opener.index, years[-1].index)
    early = (a for a in fact.arguments if document.slice(a.span).lower() in {"bereits", "schon"})
    consumed = (argument, *early)
    yield Asking(fact, argument, "in welchem Zeitraum", answer, AnswerKind.PERIOD, consumed, said, confidence=0.95)


def year(document: Document, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for a year long ago that reads like any number: "bereits 1519", "1263"."""
    words = [t for t in document.words(argument.span) if t.text.lower() not in _FOCUSING]
    if len(words) != 1 or not _YEAR.fullmatch(words[0].text) or argument.constituent.preposition is not None:
        return
    value = next((v for v in document.values if v.first == v.last == words[0].index), None)
    if value is None or value.kind is not ValueKind.NUMBER or fact.first(Role.SUBJECT) is None:
        return
    said = replace(value, kind=ValueKind.DATE, day=date(int(words[0].text), 1, 1), precision="year")
    place = Span(words[0].index, words[0].index)
    phrase, kind = _TIME_PHRASES["year", Role.TIME], AnswerKind.YEAR
    yield Asking(fact, argument, phrase, words[0].text, kind, (argument,), place, value=said, confidence=0.95)


def _spans_several(value: Value) -> bool:
    """Whether the date is a stretch of several days, months or years, which no single answer names."""
    if value.day is None or value.end_day is None or value.precision in {"month", "year"}:
        return (
            value.day is not None
            and value.end_day is not None
            and _unit(value.day, value) != _unit(value.end_day, value)
        )
    return value.end_day != value.day


def _unit(day: date, value: Value) -> tuple[int, ...]:
    return (day.year,) if value.precision == "year" else (day.year, day.month)


def _said(document: Document, value: Value) -> Span:
    """The tokens that say the answer: of "im Jahr 2021" the year alone."""
    if value.precision == "year" and document.tokens[value.last].text.isdigit():
        return Span(value.last, value.last)
    return Span(value.first, value.last)


def _date_answer(role: Role, day: date, precision: str) -> str:
    """Return a date as an answer: "am 20. Mai 2021" for wann, "seit dem 20. Mai 2021" for seit wann."""
    return dated_day(day, _OPENERS.get(role, "am")) if precision == "day" else spoken_date(day, precision)


def _only_time(document: Document, argument: Argument, value: Value) -> bool:
    """Whether nothing but preposition, article and punctuation stands beside the date."""
    return all(
        value.first <= i <= value.last or document.tokens[i].upos in {"ADP", "DET", "PUNCT"} for i in argument.span
    )
