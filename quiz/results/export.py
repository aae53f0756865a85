"""Results as a CSV file for spreadsheets: safe to open, and read rightly by Excel in its languages."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from flask_babel import gettext as _

from quiz.results.analysis import columns_of
from quiz.results.services import Result

BYTE_ORDER_MARK = "\ufeff"
FORMULA = re.compile(r"[\s]*[=+\-@\t\r\n|]")
"""What spreadsheets take for a formula (OWASP, CSV injection)."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How numbers and columns are separated."""

    separator: str
    decimal_mark: str


DIALECTS = {"semicolon": Dialect(";", ","), "comma": Dialect(",", ".")}


def write_csv(
    results: Iterable[Result], order: Sequence[int], dialect: Dialect, local: Callable[[datetime], datetime]
) -> str:
    """Write one line per attempt: who, when, how long, points in all and for each item.

    `order` holds item ids in the quiz's order; `local` turns a moment into the reader's time zone.
    """
    results = list(results)
    columns = columns_of((entry for result in results for entry in result.scored), order)
    file = io.StringIO(BYTE_ORDER_MARK)
    file.seek(0, io.SEEK_END)
    writer = csv.writer(file, delimiter=dialect.separator, lineterminator="\r\n")
    writer.writerow(
        [
            _("Name"),
            _("Wiederholung"),
            _("Begonnen"),
            _("Abgegeben"),
            _("Dauer in Sekunden"),
            _("Punkte"),
            _("Von"),
            *(_("Frage %(number)s", number=position) for position in range(1, len(columns) + 1)),
        ]
    )

    def number(value: Decimal) -> str:
        return f"{value.normalize():f}".replace(".", dialect.decimal_mark)

    def moment(value: datetime | None) -> str:
        return local(value).strftime("%Y-%m-%d %H:%M:%S") if value else ""

    for result in results:
        attempt = result.attempt
        earned = {entry.version.item_id: entry.earned for entry in result.scored}
        writer.writerow(
            [
                harmless(attempt.nickname),
                _("ja") if attempt.retry_of_id else _("nein"),
                moment(attempt.started_at),
                moment(attempt.submitted_at),
                "" if result.duration is None else int(result.duration.total_seconds()),
                number(result.total.earned),
                number(result.total.possible),
                *(number(earned[item]) if item in earned else "" for item in columns),
            ]
        )
    return file.getvalue()


def harmless(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text
