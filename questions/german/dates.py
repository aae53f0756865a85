"""Finds dates and times of day in the words of a sentence.

An expression holds the preposition that places something in it ("im März", "am Donnerstag", "an diesem Donnerstag", "um
14.30 Uhr") or without which it means something else ("vor zwei Wochen", "in der Nacht zum Sonntag"), but not "seit",
"bis", "ab", "von", "nach": those relate the event to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from questions.german import calendar
from questions.german.calendar import Part, Period, Tense
from questions.german.date_patterns import (
    AGO,
    BEFORE_CHRIST,
    CENTURY,
    CURRENT,
    DATE,
    DECADE,
    DECADES,
    HOURS_LATER,
    MONTH,
    MONTH_NUMBERS,
    QUARTER,
    RELATIVE_DAY,
    RELATIVE_DAYS,
    RELATIVE_UNIT,
    SEASON,
    STEPS,
    TIME,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    YEARS,
)
from questions.german.numerals import parse_number, parse_ordinal


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a time of day over the words `first` to `last`, both included.

    Of a date, `period` says when; of a time of day, `hour` says when, in hours since midnight ("14.30 Uhr" is 14.5),
    and `until` when a span of it ends. `modifier` is what makes it inexact: the third of the period that is meant
    ("Anfang"), "gegen", "kurz vor".
    """

    first: int
    last: int
    period: Period | None = None
    modifier: str | None = None
    hour: Decimal | None = None
    until: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Writer:
    """What the one who wrote the words knew: the publication date and the tense at the expression."""

    published: date | None
    tense: Tense | None

    def resolve(self, candidate: Callable[[int], Period | None], precision: str, step: str | None = None) -> Period:
        """Resolve something that returns every year, `step` being "vergangen" or the like, if it was said."""
        if self.published is None:
            return Period(None, None, precision)
        years = range(self.published.year - 4, self.published.year + 5)
        found = [period for period in map(candidate, years) if period]
        if not found:
            return Period(None, None, precision)
        if step and STEPS[step.lower()]:
            return calendar.beyond(found, self.published, STEPS[step.lower()]) or Period(None, None, precision)
        return calendar.nearest(found, self.published, None if step else self.tense)

    def stepped(self, step: int, unit: str, precision: str) -> Period | None:
        """Return the week, month, year or decade `step` of them away."""
        if self.published is None:
            return Period(None, None, precision)
        return calendar.shifted(self.published, step, unit)


def find_moments(
    words: Sequence[str], published: date | None, tense: Callable[[int], Tense | None] = lambda _: None
) -> Iterator[Moment]:
    """Yield the dates and times of a sentence's words; they may overlap, the longest is the one to keep.

    `published` is the day that "heute" means, or None; `tense` tells the tense of the clause around a word.
    """
    line = " ".join(["", *(re.sub(r"\s", "_", word) for word in words), ""])
    starts = list(accumulate((len(word) + 1 for word in words), initial=1))

    def place(offset: int) -> int:
        return bisect_right(starts, offset) - 1

    for pattern, resolver in _RESOLVERS:
        for match in pattern.finditer(line):
            first, last = place(match.start()), place(match.end() - 1)
            period = resolver(match, _Writer(published, tense(last)))
            if period:
                yield Moment(first, last, *_narrowed(match, period))
    for match in TIME[0].finditer(line):
        moment = _time(match, place(match.start()), place(match.end() - 1))
        if moment:
            yield moment


def _narrowed(match: re.Match[str], period: Period) -> tuple[Period, str | None]:
    given = match.groupdict().get("part")
    if not given:
        return period, None
    part: Part = "Anfang" if given.lower() == "beginn" else given.capitalize()  # type: ignore[assignment]
    return period.part(part), part


def _year(match: re.Match[str], writer: _Writer) -> int | None:
    """The year that an expression names, by its number or relative to the publication ("vergangenen Jahres")."""
    groups = match.groupdict()
    if groups.get("y"):
        year = int(groups["y"])
        return year + 2000 if year < 100 else year  # noqa: PLR2004 - two figures mean this century
    if groups.get("step") and writer.published:
        return writer.published.year + STEPS[groups["step"].lower()]
    return None


def _full_date(match: re.Match[str], writer: _Writer) -> Period | None:
    month = MONTH_NUMBERS.get(match["m"]) or int(match["m"])
    year = _year(match, writer)
    first = int(match.groupdict().get("d0") or match["d"])
    last = int(match["d"])

    def in_year(year: int) -> Period | None:
        begin, end = calendar.on_day(year, month, first), calendar.on_day(year, month, last)
        return Period(begin.first, end.last, "day") if begin and end and first <= last else None

    if year is not None:
        return in_year(year)
    return writer.resolve(in_year, "day") if 1 <= first <= last <= 31 else None  # noqa: PLR2004 - the longest month


def _month(match: re.Match[str], writer: _Writer) -> Period | None:
    groups = match.groupdict()
    last = MONTH_NUMBERS[match["m"]]
    first = MONTH_NUMBERS[groups["m0"]] if groups.get("m0") else last
    year = _year(match, writer)

    def in_year(year: int) -> Period | None:
        return calendar.month_of(year, first, months=(last - first) % 12 + 1)

    if year is not None:
        return in_year(year if first <= last else year - 1)
    return writer.resolve(in_year, "month", groups.get("mstep"))


def _year_span(match: re.Match[str], _: _Writer) -> Period | None:
    first = int(match["y"])
    second = match.groupdict().get("y2")
    if not second:
        return calendar.year_of(first)
    last = int(second) if len(second) == len("2000") else first // 100 * 100 + int(second)
    return calendar.year_of(first, years=last - first + 1) if first <= last else None


def _decade(match: re.Match[str], writer: _Writer) -> Period | None:
    number = int(match["c"]) if match["c"] else DECADES[match["w"].lower()]
    if number < 100:  # noqa: PLR2004 - without its century
        latest = writer.published.year if writer.published else 2029
        number += latest // 100 * 100 if latest // 100 * 100 + number <= latest else latest // 100 * 100 - 100
    return calendar.year_of(number, years=10, precision="decade")


def _century(match: re.Match[str], _: _Writer) -> Period | None:
    number = parse_ordinal(match["c"])
    last = parse_ordinal(match["c2"]) if match["c2"] else number
    if match["bc"]:
        return Period(None, None, "century")
    if not number or not last or not 1 <= number <= last <= 30:  # noqa: PLR2004 - later ones are not in the news
        return None
    return calendar.year_of(number * 100 - 99, years=100 * (last - number + 1), precision="century")


def _season(match: re.Match[str], writer: _Writer) -> Period | None:
    name, year = match["s"], _year(match, writer)
    if year is not None:
        return calendar.season_of(name, year)
    return writer.resolve(lambda y: calendar.season_of(name, y), "season", match.groupdict().get("mstep"))


def _weekday(match: re.Match[str], writer: _Writer) -> Period | None:
    number = WEEKDAY_NUMBERS[match["wd"]]
    groups = match.groupdict()
    if writer.published is None:
        return Period(None, None, "weekday")
    if groups.get("wstep"):
        return calendar.weekday_of_week(number, writer.published, STEPS[groups["wstep"].lower()])
    step = STEPS[groups["step"].lower()] if groups.get("step") else 0
    if step:
        return calendar.weekday_beyond(number, writer.published, 1 if step > 0 else -1)
    return calendar.weekday(number, writer.published, writer.tense)


def _relative_day(match: re.Match[str], writer: _Writer) -> Period | None:
    return writer.stepped(RELATIVE_DAYS[match["rd"].lower()], "Tag", "day")


def _relative_unit(match: re.Match[str], writer: _Writer) -> Period | None:
    unit = {"Jahres": "Jahr", "Monats": "Monat", "Jahrzehnts": "Jahrzehnt"}.get(match["u"], match["u"])
    step = STEPS[match["step"].lower()]
    if unit != "Wochenende":
        return writer.stepped(step, unit, {"Jahr": "year", "Monat": "month", "Woche": "week"}.get(unit, "decade"))
    week = writer.stepped(step, "Woche", "week")
    if week is None or week.last is None:
        return week
    return Period(week.last - timedelta(days=1), week.last, "day")


def _current_year(match: re.Match[str], writer: _Writer) -> Period | None:
    return writer.stepped(0, "Monat" if match.groupdict().get("um") else "Jahr", "year")


def _ago(match: re.Match[str], writer: _Writer) -> Period | None:
    count = parse_number(match["n"].replace("_", " "))
    unit = match["u"]
    if count is None or count != int(count):
        return None
    precision = {"Tag": "day", "Woche": "week", "Monat": "month", "Jahr": "year", "Jahrzehnt": "decade"}[unit]
    return writer.stepped(-int(count), unit, precision) or Period(None, None, precision)


def _quarter(match: re.Match[str], writer: _Writer) -> Period | None:
    number = parse_ordinal(match["q"])
    if not number or number > 4:  # noqa: PLR2004 - a year has four
        return None
    year = _year(match, writer)
    month = number * 3 - 2
    if year is not None:
        return calendar.month_of(year, month, months=3, precision="quarter")
    return writer.resolve(lambda y: calendar.month_of(y, month, months=3, precision="quarter"), "quarter")


def _before_christ(_match: re.Match[str], _writer: _Writer) -> Period | None:
    return Period(None, None, "year")


def _time(match: re.Match[str], first: int, last: int) -> Moment | None:
    later = HOURS_LATER.get(match["daytime"] or "", 0)
    hour = _hour(match["h"], match["minutes"])
    until = _hour(match["h2"]) if match["h2"] else None
    if hour is None or (match["h2"] and until is None):
        return None
    if later and hour < later:
        hour += later
        until = None if until is None else until + later
    modifier = (match["about"] or "").lower() or None
    return Moment(first, last, modifier=modifier, hour=hour, until=until)


def _hour(text: str, minutes: str | None = None) -> Decimal | None:
    hours, _, rest = text.replace(":", ".").partition(".")
    whole = parse_number(hours)
    minute = int(rest or minutes or 0)
    if whole is None or whole != int(whole) or not 0 <= whole <= 24 or minute >= 60:  # noqa: PLR2004 - of a clock
        return None
    return whole + Decimal(minute) / 60


_RESOLVERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Writer], Period | None]], ...] = tuple(
    (pattern, resolver)
    for patterns, resolver in (
        (DATE, _full_date),
        (MONTH, _month),
        (YEARS, _year_span),
        (BEFORE_CHRIST, _before_christ),
        (DECADE, _decade),
        (CENTURY, _century),
        (SEASON, _season),
        (WEEKDAY, _weekday),
        (RELATIVE_DAY, _relative_day),
        (RELATIVE_UNIT, _relative_unit),
        (CURRENT, _current_year),
        (AGO, _ago),
        (QUARTER, _quarter),
    )
    for pattern in patterns
)
