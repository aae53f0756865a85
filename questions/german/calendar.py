"""Days, months and years that German expressions mean, resolved against a publication date, and the way back to words.

Nothing here reads a clock: "yesterday" is the day before the publication date that the caller passes in. An expression
that needs a publication date resolves to a period without days where there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from questions.german.abbreviations import MONTHS

Tense = Literal["past", "present", "future"]
Part = Literal["Anfang", "Mitte", "Ende"]

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
SEASONS = {"Frühling": 3, "Frühjahr": 3, "Frühsommer": 6, "Sommer": 6, "Spätsommer": 8, "Herbst": 9, "Winter": 12}
"""First month of each season; a winter belongs to the year in which it begins."""
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days `first` to `last`, both included, or None where they are unknown; `precision` as in `Value`."""

    first: date | None
    last: date | None
    precision: str

    def part(self, part: Part) -> Period:
        """The first, middle or last third of the period ("Anfang März", "Ende 2023")."""
        if self.first is None or self.last is None:
            return self
        third = (self.last - self.first + _DAY) / 3
        place = ("Anfang", "Mitte", "Ende").index(part)
        first = self.first + timedelta(days=(third * place).days)
        last = self.last if part == "Ende" else self.first + timedelta(days=(third * (place + 1)).days) - _DAY
        return Period(first, max(first, last), self.precision)


def on_day(year: int, month: int, day: int) -> Period | None:
    """Return the one day, or None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found, "day")


def month_of(year: int, month: int, *, months: int = 1, precision: str = "month") -> Period | None:
    """Return `months` whole months from the given one on, or None beyond the years that a `date` can hold."""
    after = year * 12 + month - 1 + months
    if year < MINYEAR or after // 12 > MAXYEAR:
        return None
    return Period(date(year, month, 1), date(after // 12, after % 12 + 1, 1) - _DAY, precision)


def year_of(year: int, *, years: int = 1, precision: str = "year") -> Period | None:
    """Return `years` whole years from the given one on, or None as `month_of` does."""
    return month_of(year, 1, months=12 * years, precision=precision)


def week_of(day: date) -> Period:
    """Return the week from Monday to Sunday that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + 6 * _DAY, "week")


def nearest(candidates: Iterable[Period], published: date, tense: Tense | None) -> Period:
    """Choose what a writer on the publication date means by an expression without a year.

    A past tense means the last candidate that has begun by then, a future tense the first that is not over; otherwise
    the candidate with the fewest days between it and the publication date, the earlier of two.
    """
    periods = [(c.first, c.last, c) for c in candidates if c.first and c.last]
    if tense == "past":
        begun = [entry for entry in periods if entry[0] <= published]
        if begun:
            return max(begun, key=lambda entry: entry[0])[2]
    if tense == "future":
        lasting = [entry for entry in periods if entry[1] >= published]
        if lasting:
            return min(lasting, key=lambda entry: entry[0])[2]
    return min(periods, key=lambda entry: (max(entry[0] - published, published - entry[1], 0 * _DAY), entry[0]))[2]


def beyond(candidates: Iterable[Period], published: date, step: int) -> Period | None:
    """Return the last candidate before the publication date (step below 0) or the first after it, None without one."""
    periods = [(c.first, c.last, c) for c in candidates if c.first and c.last]
    if step < 0:
        before = [entry for entry in periods if entry[1] < published]
        return max(before, key=lambda entry: entry[0])[2] if before else None
    after = [entry for entry in periods if entry[0] > published]
    return min(after, key=lambda entry: entry[0])[2] if after else None


def weekday(number: int, published: date, tense: Tense | None) -> Period:
    """Resolve a bare weekday (Monday is 0).

    In a past tense it is the last such day up to the publication date, in the present or a future tense the first from
    it on, without a known tense the nearest; the publication date itself counts.
    """
    back = (published.weekday() - number) % 7
    forward = (number - published.weekday()) % 7
    if tense == "past" or (tense is None and back <= forward):
        found = published - back * _DAY
    else:
        found = published + forward * _DAY
    return Period(found, found, "day")


def weekday_beyond(number: int, published: date, step: int) -> Period:
    """Resolve "vergangenen" (step -1) and "kommenden" (step 1) weekday: never the publication date itself."""
    distance = (published.weekday() - number) % 7 if step < 0 else (number - published.weekday()) % 7
    found = published + step * (distance or 7) * _DAY
    return Period(found, found, "day")


def weekday_of_week(number: int, published: date, step: int) -> Period:
    """Resolve "Dienstag vergangener Woche": the weekday in the week `step` weeks from the publication date's."""
    found = published - published.weekday() * _DAY + step * _WEEK + number * _DAY
    return Period(found, found, "day")


def season_of(name: str, year: int) -> Period | None:
    """Return the three months of a season (two for early and late summer), or None as `month_of` does."""
    months = 2 if name in {"Frühsommer", "Spätsommer"} else 3
    return month_of(year, SEASONS[name], months=months, precision="season")


def shifted(published: date, count: int, unit: str) -> Period | None:
    """Return the day, week, month, year or decade `count` units after the publication date (before it where negative).

    `unit` is the German noun in the nominative singular. None beyond the years that a `date` can hold. Raises KeyError
    for another unit.
    """
    try:
        return _SHIFTS[unit](published, count)
    except OverflowError:
        return None


def _shifted_day(published: date, count: int) -> Period:
    found = published + count * _DAY
    return Period(found, found, "day")


def _shifted_month(published: date, count: int) -> Period | None:
    months = published.year * 12 + published.month - 1 + count
    return month_of(months // 12, months % 12 + 1)


_SHIFTS: dict[str, Callable[[date, int], Period | None]] = {
    "Tag": _shifted_day,
    "Woche": lambda published, count: week_of(published + count * _WEEK),
    "Monat": _shifted_month,
    "Jahr": lambda published, count: year_of(published.year + count),
    "Jahrzehnt": lambda published, count: year_of((published.year // 10 + count) * 10, years=10, precision="decade"),
}


def spoken_date(day: date, precision: str) -> str:
    """Return the period that begins with `day` in words: "Donnerstag, 20. Mai 2021", "März 2021", "1971".

    Precisions: day, weekday (both give the day), week, month, quarter, season, year, decade, century. Raises ValueError
    for another.
    """
    month = MONTHS[day.month - 1]
    spoken = {
        "day": f"{WEEKDAYS[day.weekday()]}, {day.day}. {month} {day.year}",
        "week": f"Woche vom {day.day}. {month} {day.year}",
        "month": f"{month} {day.year}",
        "quarter": f"{(day.month + 2) // 3}. Quartal {day.year}",
        "season": _spoken_season(day),
        "year": str(day.year),
        "decade": f"{day.year // 10 * 10}er-Jahre",
        "century": f"{(day.year + 99) // 100}. Jahrhundert",
    }
    spoken["weekday"] = spoken["day"]
    if precision not in spoken:
        raise ValueError(f"no precision called {precision!r}")
    return spoken[precision]


def _spoken_season(day: date) -> str:
    if day.month in {12, 1, 2}:
        year = day.year if day.month == 12 else day.year - 1  # noqa: PLR2004 - December
        return f"Winter {year}/{(year + 1) % 100:02}"
    name = ("Frühjahr", "Sommer", "Herbst")[day.month // 3 - 1]
    return f"{name} {day.year}"


def dated_day(day: date, opener: str = "am") -> str:
    """Return a day as an answer to wann: "am 20. Mai 2021"; `opener` may be "seit dem" or "bis zum"."""
    return f"{opener} {spoken_date(day, 'day').partition(', ')[2]}"
