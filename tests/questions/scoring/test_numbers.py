"""Typed numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.items import Numeric
from questions.scoring.numbers import figure_readings, score_numeric
from questions.scoring.verdict import Reason


@pytest.mark.parametrize(
    ("figures", "values"),
    [
        ("1234", ["1234"]),
        ("1.234,5", ["1234.5"]),
        ("1,234.5", ["1234.5"]),
        ("1.234", ["1234", "1.234"]),
        ("1,234", ["1.234", "1234"]),
        ("1.234.567", ["1234567"]),
        ("1,234,567", ["1234567"]),
        ("1 234 567", ["1234567"]),
        ("1'234", ["1234"]),
        ("0.123", ["0.123"]),
        ("0,123", ["0.123"]),
        ("13,5", ["13.5"]),
        ("13.5", ["13.5"]),
        ("-7", ["-7"]),
        ("3/4", ["0.75"]),
        ("3/0", []),
        ("1.23.4", []),
        ("1.2,3.4", []),
    ],
)
def test_figures_are_read_in_german_and_english(figures: str, values: list[str]) -> None:
    assert set(figure_readings(figures)) == set(map(Decimal, values))


@pytest.mark.parametrize(
    ("key", "tolerance", "unit", "typed", "reason"),
    [
        ("1234.5", "0", None, "1.234,5", Reason.CORRECT),
        ("1234.5", "0", None, "1,234.5", Reason.CORRECT),
        ("1234", "0", None, "1.234", Reason.CORRECT),
        ("1.234", "0", None, "1.234", Reason.CORRECT),
        ("12", "0", None, "zwölf", Reason.CORRECT),
        ("12", "0", None, "Zwölf Menschen", Reason.CORRECT),
        ("3", "0", None, "dreimal", Reason.CORRECT),
        ("2", "0", None, "doppelt", Reason.CORRECT),
        ("0.5", "0", None, "die Hälfte", Reason.CORRECT),
        ("0.75", "0", None, "drei Viertel", Reason.CORRECT),
        ("13500000", "0", "Euro", "13,5 Millionen Euro", Reason.CORRECT),
        ("13500000", "0", "Euro", "13,5 Mio. €", Reason.CORRECT),
        ("13.5", "0", "Millionen Euro", "13,5", Reason.CORRECT),
        ("13.5", "0", "Millionen Euro", "13,5 Millionen Euro", Reason.CORRECT),
        ("13.5", "0", "Millionen Euro", "13.500.000 Euro", Reason.CORRECT),
        ("13500000", "0", "Euro", "13,5", Reason.WRONG_MAGNITUDE),
        ("13.5", "0", "Kilometer", "13500 m", Reason.CORRECT),
        ("13.5", "0", "Kilometer", "13,5 kg", Reason.WRONG_UNIT),
        ("40", "0", "Prozent", "40 %", Reason.CORRECT),
        ("40", "0", "Prozent", "40%", Reason.CORRECT),
        ("300", "10", "Menschen", "rund 305 Leute", Reason.WITHIN_TOLERANCE),
        ("300", "10", "Menschen", "311", Reason.INCORRECT),
        ("300", "0", "Menschen", "300 oder 400", Reason.SEVERAL_NUMBERS),
        ("300", "0", "Menschen", "300-400", Reason.SEVERAL_NUMBERS),
        ("300", "0", "Menschen", "nicht 300", Reason.NO_NUMBER),
        ("300", "0", None, "viele", Reason.NO_NUMBER),
        ("-4", "0", "Grad", "minus 4 Grad", Reason.CORRECT),
        ("-4", "0", "Grad", "−4", Reason.CORRECT),
        ("1971", "0", None, "im Jahr 1971", Reason.CORRECT),
        ("2000", "0", None, "zweitausend", Reason.CORRECT),
        ("2000", "0", None, "2 Tausend", Reason.CORRECT),
        ("300", "0", None, "", Reason.UNANSWERED),
        ("300", "0", None, None, Reason.UNANSWERED),
        ("300", "0", None, 300, Reason.CORRECT),
        ("300", "0", None, 300.0, Reason.CORRECT),
        ("300", "0", None, float("nan"), Reason.NO_NUMBER),
        ("300", "0", None, True, Reason.UNREADABLE),
        ("300", "0", None, "9" * 500, Reason.UNREADABLE),
        ("300", "0", None, 10**300, Reason.UNREADABLE),
    ],
)
def test_verdicts(key: str, tolerance: str, unit: str | None, typed: object, reason: Reason) -> None:
    verdict = score_numeric(Numeric(Decimal(key), Decimal(tolerance), unit), typed)
    assert verdict.reason is reason
    assert verdict.fraction == (reason in {Reason.CORRECT, Reason.WITHIN_TOLERANCE})


@settings(deadline=None)
@given(st.integers(-(10**9), 10**9))
def test_every_whole_number_is_read_however_it_is_grouped(number: int) -> None:
    for written in (f"{number}", f"{number:,}", f"{number:,}".replace(",", "."), f"{number:,}".replace(",", " ")):
        assert score_numeric(Numeric(Decimal(number)), written).reason is Reason.CORRECT


@settings(deadline=None)
@given(st.text("0123456789.,-/ %€'½ eiunMlodrtHäf", max_size=25))
def test_any_text_gets_a_verdict(typed: str) -> None:
    assert score_numeric(Numeric(Decimal(7), Decimal(1), "Euro"), typed).fraction in (0, 1)
