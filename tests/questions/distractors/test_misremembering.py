from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.distractors.misremembering import (
    with_number,
    written_number,
    wrong_days,
    wrong_numbers,
    wrong_weekdays,
    wrong_years,
)


@given(st.integers(min_value=2, max_value=10**7), st.integers(0, 50))
def test_wrong_numbers_are_distinct_positive_and_never_the_key(key: int, seed: int) -> None:
    found = wrong_numbers(Decimal(key), Random(seed), 2)
    assert len(set(found)) == len(found) == 2
    assert all(n > 0 and n != key for n in found)


def test_wrong_numbers_are_as_round_as_the_key() -> None:
    assert all(n % 100 == 0 for seed in range(20) for n in wrong_numbers(Decimal(1200), Random(seed), 2))
    assert all((n * 10) % 1 == 0 for seed in range(20) for n in wrong_numbers(Decimal("13.5"), Random(seed), 2))


@pytest.mark.parametrize("key", ["72.1", "155", "21758", "18600", "3.5", "51", "2.00", "4600"])
def test_numbers_that_nobody_could_tell_apart_are_no_options(key: str) -> None:
    for seed in range(20):
        found = [Decimal(key), *wrong_numbers(Decimal(key), Random(seed), 2)]
        assert all(max(a, b) >= min(a, b) * Decimal("1.08") for a in found for b in found if a != b)


def test_a_number_of_three_digits_that_ends_in_five_stands_beside_such() -> None:
    assert all(n % 5 == 0 for seed in range(20) for n in wrong_numbers(Decimal(155), Random(seed), 2))


def test_no_option_is_rounder_than_a_decimal() -> None:
    assert all(n % 1 != 0 for seed in range(20) for n in wrong_numbers(Decimal("72.1"), Random(seed), 2))


def test_a_share_stays_below_a_hundred() -> None:
    assert all(n <= 100 for seed in range(20) for n in wrong_numbers(Decimal(90), Random(seed), 2, Decimal(100)))


def test_the_rank_of_the_key_is_not_fixed() -> None:
    ranks = {sum(n < 300 for n in wrong_numbers(Decimal(300), Random(seed), 2)) for seed in range(60)}
    assert ranks == {0, 1, 2}


def test_a_year_stands_in_each_place_among_the_options_equally_often() -> None:
    draws = [wrong_years(1990, Random(seed), 2, 2021) for seed in range(300)]
    ranks = [sum(y < 1990 for y in draw) for draw in draws]
    assert all(80 <= ranks.count(place) <= 120 for place in range(3))


def test_a_day_stands_in_each_place_among_the_options_equally_often() -> None:
    def number(day: str) -> int:
        return int(day.split()[1].rstrip("."))

    draws = [wrong_days(date(2021, 5, 15), "day", Random(seed), 2) for seed in range(300)]
    ranks = [sum(number(d) < 15 for d in draw) for draw in draws]
    assert all(80 <= ranks.count(place) <= 120 for place in range(3))


def test_more_than_a_number_keeps_to_greater_ones() -> None:
    assert all(n > 300 for s in range(20) for n in wrong_numbers(Decimal(300), Random(s), 2, only_above=True))


def test_wrong_years_do_not_lie_in_the_future_of_the_article() -> None:
    assert all(y <= 2021 and y != 2019 for seed in range(30) for y in wrong_years(2019, Random(seed), 2, 2021))


def test_wrong_years_of_what_is_to_come_are_none_gone_by() -> None:
    assert all(y > 2024 for seed in range(30) for y in wrong_years(2024, Random(seed), 2, 2024, 2024))


def test_wrong_days_are_spoken_like_the_key() -> None:
    found = wrong_days(date(2021, 5, 20), "day", Random(1), 2)
    assert len(set(found)) == 2
    assert all(text.startswith("am ") and text.endswith(" 2021") for text in found)


@pytest.mark.parametrize("precision", ["day", "month"])
def test_no_wrong_day_or_month_lies_behind_the_latest_unless_the_key_does(precision: str) -> None:
    def found(key: date, seed: int) -> list[str]:
        return wrong_days(key, precision, Random(seed), 2, date(2021, 5, 20))

    later = ("21. Mai", "22. Mai", "23. Mai", "24. Mai", "27. Mai", "Juni", "Juli", "August", "September")
    assert not any(word in text for seed in range(30) for text in found(date(2021, 5, 20), seed) for word in later)
    assert all(len(found(date(2021, 5, 20), seed)) == 2 for seed in range(30))
    assert any("Juni" in text for seed in range(30) for text in found(date(2021, 6, 3), seed)) or precision == "month"


def test_wrong_weekdays_leave_out_the_key() -> None:
    assert "Montag" not in wrong_weekdays("Montag", Random(0), 6)


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("rund 1.200", "1200", "1300", "rund 1.300"),
        ("13,5 Millionen Euro", "13.5", "12.5", "12,5 Millionen Euro"),
        ("zwei Jahre", "2", "3", "drei Jahre"),
        ("9000", "9000", "8000", "8000"),
    ],
)
def test_a_changed_number_is_written_as_the_text_writes_it(text: str, old: str, new: str, expected: str) -> None:
    assert with_number(text, Decimal(old), Decimal(new)) == expected


def test_the_written_number_leaves_the_multiplier_out() -> None:
    assert written_number("13,5 Millionen Euro") == Decimal("13.5")
    assert written_number("knapp zwölf") == 12
    assert written_number("viele") is None


def test_what_is_at_most_so_much_stands_beside_less() -> None:
    assert all(n < 300 for s in range(20) for n in wrong_numbers(Decimal(300), Random(s), 2, only_below=True))


@pytest.mark.parametrize(
    ("one", "three"),
    [
        ("ein Jahr", "drei Jahre"),
        ("einem Monat", "drei Monaten"),
        ("einen Tag", "drei Tage"),
        ("einer Stunde", "drei Stunden"),
        ("mindestens eine Million Euro", "mindestens drei Millionen Euro"),
        ("rund eine Milliarde Franken", "rund drei Milliarden Franken"),
        ("ein Prozent", "drei Prozent"),
        ("einem Kilometer", "drei Kilometer"),
        ("eine Tonne", "drei Tonnen"),
        ("1 Prozent", "3 Prozent"),
        ("1 Woche", "3 Wochen"),
        ("1,0 Prozent", "3,0 Prozent"),
    ],
)
def test_what_is_counted_goes_into_the_plural_where_one_becomes_more(one: str, three: str) -> None:
    assert with_number(one, Decimal(1), Decimal(3)) == three


@pytest.mark.parametrize("one", ["ein ganzes Jahr", "eines Tages", "1 Jahr", "eine Fraxol"])
def test_nothing_is_counted_more_often_where_its_form_is_uncertain(one: str) -> None:
    assert with_number(one, Decimal(1), Decimal(3)) is None


def test_what_is_still_to_come_stands_beside_days_that_are_to_come() -> None:
    today = date(2021, 5, 18)
    days = {d for seed in range(30) for d in wrong_days(date(2021, 5, 20), "day", Random(seed), 2, today)}
    assert days <= {f"am {day}. Mai 2021" for day in range(19, 32)}
    months = {m for seed in range(30) for m in wrong_days(date(2021, 7, 1), "month", Random(seed), 2, today)}
    assert months <= {"Juni 2021", "August 2021", "September 2021", "Oktober 2021", "November 2021"}


def test_degrees_stay_near_the_key() -> None:
    for seed in range(30):
        found = wrong_numbers(Decimal("30.1"), Random(seed), 2, within=8)
        assert len(found) == 2
        assert all(abs(n - Decimal("30.1")) <= 8 and n % 1 == Decimal("0.1") for n in found)
