"""German dates: resolved against a publication date, never against a clock."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.german.calendar import Period, month_of, nearest, spoken_date, weekday, weekday_beyond
from questions.german.dates import Moment, find_moments
from questions.german.segmentation import segment

THURSDAY = date(2021, 5, 20)


def longest(
    text: str, published: date | None = THURSDAY, tense: Literal["past", "present", "future"] | None = None
) -> Moment:
    words = [text[start:end] for sentence in segment(text) for start, end in sentence]
    return max(find_moments(words, published, lambda _: tense), key=lambda moment: moment.last - moment.first)


def days(text: str) -> tuple[str, str]:
    period = longest(text).period
    assert period
    return str(period.first), str(period.last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("am 20. Mai 2021", "2021-05-20", "2021-05-20"),
        ("am 30. 9. 2015", "2015-09-30", "2015-09-30"),
        ("am 3. März", "2021-03-03", "2021-03-03"),
        ("Donnerstag, 20. Mai 2021", "2021-05-20", "2021-05-20"),
        ("20.05.2021", "2021-05-20", "2021-05-20"),
        ("vom 3. bis 5. Mai", "2021-05-03", "2021-05-05"),
        ("im März", "2021-03-01", "2021-03-31"),
        ("im März 2020", "2020-03-01", "2020-03-31"),
        ("im Mai vergangenen Jahres", "2020-05-01", "2020-05-31"),
        ("im vergangenen Oktober", "2020-10-01", "2020-10-31"),
        ("zwischen Januar und März", "2021-01-01", "2021-03-31"),
        ("von November bis Februar 2021", "2020-11-01", "2021-02-28"),
        ("am Freitag (21. Mai)", "2021-05-21", "2021-05-21"),
        ("das vierte Quartal 2018", "2018-10-01", "2018-12-31"),
        ("im vergangenen Mai", "2020-05-01", "2020-05-31"),
        ("im kommenden Mai", "2022-05-01", "2022-05-31"),
        ("im vergangenen Sommer", "2020-06-01", "2020-08-31"),
        ("im Sommer dieses Jahres", "2021-06-01", "2021-08-31"),
        ("im Jahr 1971", "1971-01-01", "1971-12-31"),
        ("2019/20", "2019-01-01", "2020-12-31"),
        ("von 1939 bis 1945", "1939-01-01", "1945-12-31"),
        ("in den 1990er-Jahren", "1990-01-01", "1999-12-31"),
        ("in den neunziger Jahren", "1990-01-01", "1999-12-31"),
        ("im 19. Jahrhundert", "1801-01-01", "1900-12-31"),
        ("Ende Februar", "2021-02-19", "2021-02-28"),
        ("Anfang 2023", "2023-01-01", "2023-05-01"),
        ("im Sommer 2022", "2022-06-01", "2022-08-31"),
        ("im Winter 2021/22", "2021-12-01", "2022-02-28"),
        ("im zweiten Quartal 2018", "2018-04-01", "2018-06-30"),
        ("an diesem Donnerstag", "2021-05-20", "2021-05-20"),
        ("am vergangenen Dienstag", "2021-05-18", "2021-05-18"),
        ("am vergangenen Donnerstag", "2021-05-13", "2021-05-13"),
        ("am Dienstag vergangener Woche", "2021-05-11", "2021-05-11"),
        ("am Montagabend", "2021-05-17", "2021-05-17"),
        ("in der Nacht zum Freitag", "2021-05-21", "2021-05-21"),
        ("gestern", "2021-05-19", "2021-05-19"),
        ("vor zwei Wochen", "2021-05-03", "2021-05-09"),
        ("vor rund 30 Jahren", "1991-01-01", "1991-12-31"),
        ("im kommenden Jahr", "2022-01-01", "2022-12-31"),
        ("am vergangenen Wochenende", "2021-05-15", "2021-05-16"),
        ("Ende dieses Jahres", "2021-09-01", "2021-12-31"),
    ],
)
def test_expressions_resolve_to_days(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "hour", "until"),
    [
        ("um 14.30 Uhr", 14.5, None),
        ("gegen 8 Uhr morgens", 8, None),
        ("um acht Uhr abends", 20, None),
        ("um 20 Uhr 15", 20.25, None),
        ("zwischen 8 und 10 Uhr", 8, 10),
    ],
)
def test_times_of_day_are_hours(text: str, hour: float, until: float | None) -> None:
    moment = longest(text)
    assert (moment.hour, moment.until) == (Decimal(hour), None if until is None else Decimal(until))


@pytest.mark.parametrize("text", ["am 31. Februar", "um 25 Uhr", "im Jahr 000", "morgens", "vor wenigen Tagen", "Maia"])
def test_what_is_no_date_is_not_found(text: str) -> None:
    words = [text[start:end] for sentence in segment(text) for start, end in sentence]
    assert not [moment for moment in find_moments(words, THURSDAY) if moment.period is None or moment.period.first]


def test_without_a_publication_date_a_weekday_stays_a_weekday() -> None:
    assert longest("am Donnerstag", None).period == Period(None, None, "weekday")


@pytest.mark.parametrize(
    ("tense", "day"),
    [
        ("past", date(2021, 5, 14)),
        ("present", date(2021, 5, 21)),
        ("future", date(2021, 5, 21)),
        (None, date(2021, 5, 21)),
    ],
)
def test_a_bare_weekday_follows_the_tense(tense: Literal["past", "present", "future"] | None, day: date) -> None:
    period = longest("am Freitag", THURSDAY, tense).period
    assert period
    assert period.first == day


@settings(deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(0, 6),
    st.sampled_from(["past", "present", "future", None]),
)
def test_weekdays_are_within_a_week(
    published: date, number: int, tense: Literal["past", "present", "future"] | None
) -> None:
    found = weekday(number, published, tense).first
    assert found
    assert found.weekday() == number
    assert abs(found - published) < timedelta(days=7)
    assert tense is not None or abs(found - published) <= timedelta(days=3)
    assert weekday_beyond(number, published, -1).first != published


def test_a_month_without_a_year_is_the_nearest_or_follows_the_tense() -> None:
    candidates = [period for year in (2020, 2021, 2022) if (period := month_of(year, 11))]
    assert nearest(candidates, THURSDAY, "past").first == date(2020, 11, 1)
    assert nearest(candidates, THURSDAY, "future").first == date(2021, 11, 1)
    assert nearest(candidates, date(2021, 3, 1), None).first == date(2020, 11, 1)


@settings(deadline=None)
@given(st.lists(st.text("abcM. 0123456789,:-/", min_size=1, max_size=12).filter(str.strip), max_size=8), st.dates())
def test_any_words_are_survived(words: list[str], published: date) -> None:
    for moment in find_moments(words, published):
        assert 0 <= moment.first <= moment.last < len(words)


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        ("day", "Donnerstag, 20. Mai 2021"), ("week", "Woche vom 20. Mai 2021"), ("month", "Mai 2021"),
        ("quarter", "2. Quartal 2021"),
        ("season", "Frühjahr 2021"), ("year", "2021"), ("decade", "2020er-Jahre"), ("century", "21. Jahrhundert"),
    ],
)  # fmt: skip
def test_periods_are_spoken(precision: str, text: str) -> None:
    assert spoken_date(THURSDAY, precision) == text


def test_a_winter_names_both_years() -> None:
    assert spoken_date(date(2021, 12, 1), "season") == "Winter 2021/22"


def test_an_unknown_precision_is_refused() -> None:
    with pytest.raises(ValueError, match="hour"):
        spoken_date(THURSDAY, "hour")
