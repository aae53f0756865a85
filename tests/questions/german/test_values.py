"""Typed values in sentences, found without the model's help."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.german.document import Span, Value, ValueKind
from questions.german.values import find_values
from tests.questions.german.untagged import untagged

PUBLISHED = date(2021, 5, 20)


def values(text: str) -> list[tuple[str, Value]]:
    document = untagged(text)
    found = find_values(document.tokens, document.sentences, PUBLISHED)
    return [(document.slice(Span(value.first, value.last)), value) for value in found]


@pytest.mark.parametrize(
    ("text", "span", "kind", "number", "unit"),
    [
        ("Sie zahlt 13,5 Millionen Euro dafür.", "13,5 Millionen Euro", "money", "13500000", "Euro"),
        ("Er bot 5 Mrd. US-Dollar an.", "5 Mrd. US-Dollar", "money", "5E9", "US-Dollar"),
        ("Der Preis: $ 20 oder mehr.", "$ 20", "money", "20", "Dollar"),
        ("Es kamen 300 junge Menschen.", "300 junge Menschen", "quantity", "300", "Menschen"),
        ("Nur 40 Prozent stimmten zu.", "40 Prozent", "percentage", "40", "Prozent"),
        ("Das Plus liegt bei 1,5%.", "1,5%", "percentage", "1.5", "Prozent"),
        ("Ein Minus von zwei Prozentpunkten.", "zwei Prozentpunkten", "percentage", "2", "Prozentpunkt"),
        ("Die Strecke misst 12,3 km.", "12,3 km", "quantity", "12.3", "Kilometer"),
        ("Es hatte -5 Grad Celsius.", "-5 Grad Celsius", "quantity", "-5", "Grad Celsius"),
        ("Sie stieg dreimal auf.", "dreimal", "multiple", "3", None),
        ("Er kam drei Mal an.", "drei Mal", "multiple", "3", None),
        ("Es kostet das Dreifache davon.", "das Dreifache", "multiple", "3", None),
        ("Es ist doppelt so teuer.", "doppelt", "multiple", "2", None),
        ("Das sind zwei Drittel davon.", "zwei Drittel", "fraction", str(Decimal(2) / 3), None),
        ("Ihm gehört die Hälfte davon.", "die Hälfte", "fraction", "0.5", None),
        ("Das Spiel endete 2:1 für uns.", "2:1", "score", "2", None),
        ("Er wurde zum dritten Mal gewählt.", "dritten", "ordinal", "3", "Mal"),
        ("Sie sprachen zwei Stunden lang.", "zwei Stunden lang", "duration", "2", "Stunde"),
        ("Es dauerte eine halbe Stunde.", "eine halbe Stunde", "duration", "0.5", "Stunde"),
        ("Es dauerte anderthalb Jahre.", "anderthalb Jahre", "duration", "1.5", "Jahr"),
        ("Die dreitägige Reise endet.", "dreitägige", "duration", "3", "Tag"),
        ("Der 35-Jährige schweigt.", "35-Jährige", "quantity", "35", "Jahr"),
        ("Sie ist 35 Jahre alt.", "35 Jahre", "quantity", "35", "Jahr"),
        ("Ein Dutzend Helfer kam.", "Ein Dutzend Helfer", "quantity", "12", "Helfer"),
        ("Das Treffen beginnt um 14.30 Uhr.", "um 14.30 Uhr", "time", "14.5", "Uhr"),
    ],
)
def test_values_are_typed(text: str, span: str, kind: str, number: str, unit: str | None) -> None:
    ((found, value),) = values(text)
    assert (found, value.kind, value.number, value.unit) == (span, kind, Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("Es gibt 10 bis 15 Fälle.", "10 bis 15 Fälle", 10, 15),
        ("Es sind zwischen 3 und 5 Fälle.", "zwischen 3 und 5 Fälle", 3, 5),
        ("Das kostet drei bis fünf Millionen Euro.", "drei bis fünf Millionen Euro", 3_000_000, 5_000_000),
        ("Das kostet 500.000 bis eine Million Euro.", "500.000 bis eine Million Euro", 500_000, 1_000_000),
        ("Es gibt 10-15 Fälle.", "10-15 Fälle", 10, 15),
    ],
)
def test_ranges_have_an_upper_end(text: str, span: str, low: int, high: int) -> None:
    ((found, value),) = values(text)
    assert (found, value.number, value.upper) == (span, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Dafür stimmten knapp 40 Prozent.", "knapp"),
        ("Es sind mehr als 13,5 Millionen Euro.", "mehr als"),
        ("Es kamen bis zu 500 Gäste.", "bis zu"),
        ("Es kamen nicht mehr als 500 Gäste.", "nicht mehr als"),
        ("Es kamen 500 Gäste.", None),
    ],
)
def test_modifiers_make_a_value_inexact(text: str, modifier: str | None) -> None:
    ((found, value),) = values(text)
    assert value.modifier == modifier
    assert value.approximate == (modifier is not None)
    assert modifier is None or found.startswith(modifier)


@pytest.mark.parametrize(
    ("text", "span", "day", "precision"),
    [
        ("Seit 1971 ist es wärmer.", "1971", date(1971, 1, 1), "year"),
        ("Er wurde 2016 gewählt.", "2016", date(2016, 1, 1), "year"),
        ("Das Dorf besteht seit 1250 schon.", "1250", date(1250, 1, 1), "year"),
        ("Russland übernimmt an diesem Donnerstag den Vorsitz.", "an diesem Donnerstag", date(2021, 5, 20), "day"),
        ("Biden bejahte im März die Frage.", "im März", date(2021, 3, 1), "month"),
    ],
)
def test_dates_are_resolved(text: str, span: str, day: date, precision: str) -> None:
    ((found, value),) = values(text)
    assert (found, value.kind, value.day, value.precision) == (span, ValueKind.DATE, day, precision)


@pytest.mark.parametrize(
    "text", ["Nach Artikel 5 ist das so.", "Das ist ein Haus.", "Er sagte das einmal.", "Eine Frau kam."]
)
def test_what_measures_nothing_is_no_value(text: str) -> None:
    assert values(text) == []


def test_a_number_before_what_it_counts_is_no_year() -> None:
    assert [value.kind for _, value in values("Es kamen 1200 Leute und 2000 Meter weiter 12 Hunde.")] == [
        "quantity"
    ] * 3


@settings(deadline=None)
@given(st.text("aZß 0123456789.,:-%€ eEinzweidrbsiv\n", max_size=80))
def test_any_text_is_survived_and_values_do_not_overlap(text: str) -> None:
    document = untagged(text)
    found = find_values(document.tokens, document.sentences, PUBLISHED)
    for left, right in pairwise(found):
        assert left.last < right.first
    assert all(0 <= value.first <= value.last < len(document.tokens) for value in found)
