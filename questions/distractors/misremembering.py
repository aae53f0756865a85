"""Numbers and times as a reader misremembers them: close, equally round, and certainly not the key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from questions.distractors.plurals import in_plural
from questions.german.calendar import WEEKDAYS, dated_day, spoken_date
from questions.german.numerals import format_number, number_word, parse_number

_FIGURE = re.compile(r"\d[\d.,  ]*\d|\d")
_WORD = re.compile(r"\S+")
_SMALL = 12
_MONTHS = 4  # how far apart months are that are mistaken for each other
_TWENTY = 20
_FEW, _MANY = 5, 100
_CLEARLY = Decimal("1.08")  # by how much two numbers differ that a reader tells apart
CLEARLY_OTHER = Decimal("1.2")  # what differs by less might be a matter of rounding
_FACTORS = tuple(Decimal(f) for f in ("0.55", "0.65", "0.75", "0.85", "0.9", "1.1", "1.2", "1.3", "1.4", "1.6", "1.8"))


def wrong_numbers(
    key: Decimal,
    rng: Random,
    count: int,
    upper: Decimal | None = None,
    *,
    only_above: bool = False,
    only_below: bool = False,
    within: int | None = None,
) -> list[Decimal]:
    """Return `count` numbers near the key and as round as it, so that its rank among all is uniformly random.

    No two of them, the key among them, are so close that nobody could tell them apart from memory. `upper` is the
    greatest sensible value (100 for a share); `only_above` and `only_below` keep to one side, where the text says
    "more than" or "at most". `within` is how far a number may lie from the key where a multiple of it would be absurd,
    as with degrees. Fewer are returned where there is no room.
    """
    least = 1 if key == key.to_integral_value() else 0  # "eins" would need the gender of what is counted
    near = _near(key) if within is None else (key + step for step in range(-within, within + 1) if abs(step) > 1)
    candidates = sorted({c for c in near if c > least and c != key and (upper is None or c < upper)})
    below = [c for c in candidates if c < key and not only_above]
    above = [c for c in candidates if c > key and not only_below]
    low = min(rng.randint(0, count), len(below))
    low = max(low, count - len(above))
    chosen = _apart(below, rng, low, key)
    return sorted([*chosen, *_apart(above, rng, count - len(chosen), key)])


def _apart(candidates: list[Decimal], rng: Random, count: int, key: Decimal) -> list[Decimal]:
    """Draw `count` of the candidates, those first that lie apart from those drawn before."""
    order = rng.sample(candidates, len(candidates))
    chosen: list[Decimal] = []
    for candidate in order:
        if len(chosen) < count and all(_differ(candidate, other, key) for other in chosen):
            chosen.append(candidate)
    rest = [c for c in order if c not in chosen]
    return chosen + rest[: count - len(chosen)]


def _differ(one: Decimal, other: Decimal, key: Decimal) -> bool:
    return _is_small(key) or max(one, other) >= min(one, other) * _CLEARLY


def _is_small(key: Decimal) -> bool:
    """Whether a number is written as a small whole one, which stands beside its neighbours."""
    return key <= _SMALL and int(key.as_tuple().exponent) >= 0


def _near(key: Decimal) -> Iterator[Decimal]:
    if _is_small(key):
        yield from (key + step for step in (-2, -1, 1, 2, 3))
        return
    grain = _grain(key)
    moved = [(key * factor / grain).quantize(Decimal(1)) * grain for factor in _FACTORS]
    moved += [key + grain * steps for steps in (-2, -1, 1, 2)]
    few = grain == 1 and key < _TWENTY
    yield from (n for n in moved if (few or _differ(n, key, key)) and not _is_rounder(n, key))


def _grain(key: Decimal) -> Decimal:
    """The step in which numbers as round as the key go: 155 in fives, 200 in fifties, 2.00 in quarters."""
    written = int(key.as_tuple().exponent)
    last = int(key.normalize().as_tuple().exponent)
    if written < 0 <= last:
        return Decimal("0.5") if written == -1 else Decimal("0.25")
    place = Decimal(10) ** last
    digits = int(abs(key) / place)
    if digits < _FEW and last > 0:
        return place / 2
    return place * 5 if digits >= _MANY and digits % 5 == 0 else place


def _is_rounder(number: Decimal, key: Decimal) -> bool:
    """Whether a number ends in a zero where the key has another digit: 70 beside 72.1."""
    mine, others = (int(n.normalize().as_tuple().exponent) for n in (number, key))
    return mine > others and others < 0


def wrong_years(key: int, rng: Random, count: int, latest: int | None, earliest: int | None = None) -> list[int]:
    """Return years near the key, none later than `latest` where that is given and the key is not later itself.

    `earliest` bounds the years of what is still to come.
    """
    spread = 3 if latest is not None and latest - key < 10 else 12  # noqa: PLR2004 -- a decade
    candidates = [y for y in range(key - spread, key + spread + 1) if y != key]
    if latest is not None and key <= latest:
        candidates = [y for y in candidates if y <= latest]
    if earliest is not None:
        candidates = [y for y in range(max(earliest, key - spread), key + spread + 1) if y != key]
    return _around([y for y in candidates if y < key], [y for y in candidates if y > key], rng, count)


def _around(below: list[int], above: list[int], rng: Random, count: int) -> list[int]:
    """Draw values on both sides of a key so that its rank among all is uniformly random, as far as there is room."""
    count = min(count, len(below) + len(above))
    low = max(min(rng.randint(0, count), len(below)), count - len(above))
    return sorted([*rng.sample(below, low), *rng.sample(above, count - low)])


def wrong_days(key: date, precision: str, rng: Random, count: int, today: date | None = None) -> list[str]:
    """Return days or months near the key in the calendar's spelling, all on the key's side of `today`.

    What is told as past cannot be later, and what is still to come cannot be over.
    """
    until = today if today is not None and key <= today else date.max
    since = today if today is not None and key > today else date.min
    if precision == "month":
        ahead = since != date.min  # what is past is kept within its year
        around = (key.month - 1 + step for step in range(-_MONTHS, _MONTHS + 1) if step)
        months = [date(key.year + n // 12, n % 12 + 1, 1) for n in around if ahead or 0 <= n < 12]  # noqa: PLR2004
        near = [m for m in months if since.replace(day=1) < m <= until]
    else:
        steps = (1, 2, 3, 4, 7)
        near = [day for step in steps for day in (key - timedelta(step), key + timedelta(step)) if since < day <= until]
    below, above = ([d.toordinal() for d in near if (d > key) is later] for later in (False, True))
    chosen = [date.fromordinal(d) for d in _around(below, above, rng, count)]
    return [spoken_date(d, precision) if precision == "month" else dated_day(d) for d in chosen]


def wrong_weekdays(key: str, rng: Random, count: int) -> list[str]:
    """Return other days of the week."""
    return rng.sample([d for d in WEEKDAYS if d != key], count)


def with_number(text: str, old: Decimal, new: Decimal) -> str | None:
    """Return the text with its number changed, written the way the text writes it; None where that is not clear.

    `old` is the number as written, without a multiplier word ("13,5" in "13,5 Millionen").
    """
    figure = _FIGURE.search(text)
    if figure is not None:
        if parse_number(figure.group()) != old:
            return None
        return _put(text, figure.start(), figure.group(), _like(figure.group(), new))
    if new != new.to_integral_value() or new == 1:
        return None  # "eins" would need the noun's gender and number
    for word in _WORD.finditer(text):
        if parse_number(word.group()) == old:
            return _put(text, word.start(), word.group(), number_word(int(new)))
    return None


def _put(text: str, start: int, one: str, other: str) -> str | None:
    """Put another number in the place of one; what "eine" counted goes into the plural."""
    behind = text[start + len(one) :]
    if behind.strip() and parse_number(one) == 1 and "," not in one:
        counted = in_plural(one, behind.split())
        if counted is None:
            return None
        behind = " ".join(["", *counted])
    return text[:start] + other + behind


def _like(figure: str, number: Decimal) -> str:
    """Write a number with the thousands separator that a figure of the text uses."""
    decimals = len(figure.rpartition(",")[2]) if "," in figure else 0
    written = format_number(number.quantize(Decimal(1).scaleb(-decimals)))
    if "." not in figure and " " not in figure and " " not in figure and number < 10000:  # noqa: PLR2004 -- as Duden
        return written.replace(".", "")
    return written.replace(".", figure[-4]) if len(figure) > 4 and figure[-4] in "  " else written  # noqa: PLR2004


def written_number(text: str) -> Decimal | None:
    """Return the number as written in a text, figures or a word, without a multiplier word."""
    figure = _FIGURE.search(text)
    if figure is not None:
        return parse_number(figure.group())
    return next((n for n in (parse_number(word) for word in text.split()) if n is not None), None)
