"""German numbers in figures and words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.german.numerals import (
    format_large_number,
    format_number,
    number_word,
    parse_fraction,
    parse_multiple,
    parse_number,
    parse_ordinal,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1 234", "1234"), ("1\u202f234", "1234"), ("1.234", "1234"),
        ("13.5", "13.5"),
        ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("0,5", "0.5"), ("−5", "-5"), ("minus drei", "-3"),
        ("zwölf", "12"),
        ("zweihundertdreiundvierzig", "243"), ("Neunzehnhundertneunundachtzig", "1989"), ("hunderttausend", "100000"),
        ("anderthalb", "1.5"), ("zweieinhalb", "2.5"), ("ein Dutzend", "12"),
        ("13,5 Mio.", "13500000"), ("eine Million", "1000000"),
        ("zwei Milliarden dreihundert Millionen", "2300000000"),
    ],
)  # fmt: skip
def test_numbers_are_read(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "Haus", "3 Hunde", "12 13", "1.23.4", "einhaus", "hundert" * 500, "und", "-", "²"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@settings(deadline=None)
@given(st.integers(0, 10**12 - 1))
def test_a_number_word_is_read_back(number: int) -> None:
    assert parse_number(number_word(number)) == number


@settings(deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_formatted_figures_are_read_back(number: Decimal) -> None:
    assert parse_number(format_number(number)) == number


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_survived(text: str) -> None:
    for parse in (parse_number, parse_ordinal, parse_multiple, parse_fraction):
        parse(text)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "null"), (1, "eins"), (21, "einundzwanzig"), (101, "hunderteins"), (1000, "tausend"),
        (2_345, "zweitausenddreihundertfünfundvierzig"), (1_000_000, "eine Million"), (21_000, "einundzwanzigtausend"),
    ],
)  # fmt: skip
def test_numbers_are_spelt(number: int, words: str) -> None:
    assert number_word(number) == words


@pytest.mark.parametrize("number", [-1, 10**12])
def test_numbers_without_a_word_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no word"):
        number_word(number)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("20.", 20), ("XIV.", 14), ("erste", 1), ("dritter", 3), ("zwanzigsten", 20), ("siebte", 7),
        ("hundertste", 100), ("hunderterste", 101), ("einundzwanzigstes", 21), ("Beste", None),
        ("letzte", None), ("Haus.", None), ("bekannte", None),
    ],
)  # fmt: skip
def test_ordinals_are_read(text: str, rank: int | None) -> None:
    assert parse_ordinal(text) == rank


@pytest.mark.parametrize(
    ("text", "times"),
    [("dreimal", "3"), ("3-mal", "3"), ("doppelt", "2"), ("Dreifache", "3"), ("2,5-fache", "2.5"), ("manchmal", None)],
)
def test_multiples_are_read(text: str, times: str | None) -> None:
    assert parse_multiple(text) == (None if times is None else Decimal(times))


@pytest.mark.parametrize(
    ("text", "part"),
    [("Hälfte", "1/2"), ("Viertel", "1/4"), ("Zehntel", "1/10"), ("Achteln", "1/8"), ("Hotel", None)],
)
def test_fractions_are_read(text: str, part: str | None) -> None:
    assert parse_fraction(text) == (None if part is None else Fraction(part))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("13500000", "13,5 Millionen"),
        ("2E9", "2 Milliarden"),
        ("1000000", "1 Million"),
        ("850000", "850.000"),
        ("12345678", "12.345.678"),
    ],
)
def test_round_numbers_are_written_as_in_newspapers(number: str, text: str) -> None:
    assert format_large_number(Decimal(number)) == text
