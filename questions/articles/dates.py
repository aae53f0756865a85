"""Publication dates as German pages write them: 20. Mai 2021, 17.06.2025 18:24 Uhr, Stand: …, 2021-05-20."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan",
            "februar feber feb",
            "märz mär mrz maerz",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}
_DATE = re.compile(
    rf"""(?<![\d.])(?:
      (?P<slash_day>\d\d)/(?P<slash_month>\d\d)/(?P<slash_year>20\d\d)
    | (?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)
    | (?P<day>\d{{1,2}})\.\s?
      (?:(?P<month>\d{{1,2}})\.\s?|(?P<name>{"|".join(_MONTHS)})\b\.?\s+)(?P<year>(?:19|20)?\d\d)(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_DPA = re.compile(r"\bdpa:(\d\d)(\d\d)(\d\d)-\d")
_CENTURY = 100


def find_date(text: str) -> date | None:
    """The first calendar date in the text; a two-digit year belongs to this century; None where there is none."""
    for match in _DATE.finditer(text):
        if match["iso_year"]:
            year, month, day = int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"])
        elif match["slash_year"]:
            year, month, day = int(match["slash_year"]), int(match["slash_month"]), int(match["slash_day"])
        else:
            year = int(match["year"])
            month = int(match["month"]) if match["month"] else _MONTHS[match["name"].lower()]
            day = int(match["day"])
        if year < _CENTURY:
            year += 2000
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def find_dpa_date(text: str) -> date | None:
    """The date in the number of a dpa report: dpa:240516-99-53606/3."""
    match = _DPA.search(text)
    return find_date(f"20{match[1]}-{match[2]}-{match[3]}") if match else None


def without_dates(text: str) -> str:
    """The text with every date cut out, to see what else a line says."""
    return _DATE.sub(" ", text)
