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
from quiz.results.gradebook import Gradebook, Line
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
    head = [_("Name"), _("Wiederholung"), _("Begonnen"), _("Abgegeben"), _("Dauer in Sekunden"), _("Punkte"), _("Von")]
    questions = [_("Frage %(number)s", number=position) for position in range(1, len(columns) + 1)]

    def moment(value: datetime | None) -> str:
        return local(value).strftime("%Y-%m-%d %H:%M:%S") if value else ""

    def line(result: Result) -> list[str | Decimal | None]:
        attempt = result.attempt
        earned = {entry.version.item_id: entry.earned for entry in result.scored}
        return [
            attempt.nickname,
            _("ja") if attempt.retry_of_id else _("nein"),
            moment(attempt.started_at),
            moment(attempt.submitted_at),
            None if result.duration is None else Decimal(int(result.duration.total_seconds())),
            result.total.earned,
            result.total.possible,
            *(earned.get(item) for item in columns),
        ]

    return _file([head + questions, *map(line, results)], dialect)


def write_gradebook(book: Gradebook, dialect: Dialect, local: Callable[[datetime], datetime]) -> str:
    """Write one line per member: points and possible points for each assignment, then the mean share in percent."""
    titles = [f"{one.quiz.title} ({local(one.opens_at):%Y-%m-%d})" for one in book.assignments]
    head = [_("Name"), *(text for title in titles for text in (title, _("Von"))), _("Mittelwert in Prozent")]

    def line(entry: Line) -> list[str | Decimal | None]:
        cells: list[str | Decimal | None] = []
        for cell in entry.cells:
            total = cell.counting.total if cell.counting and cell.share is not None else None
            cells += [total.earned, total.possible] if total else [None, None]
        mean = None if entry.mean is None else (entry.mean * 100).quantize(Decimal("0.1"))
        return [entry.member.name, *cells, mean]

    return _file([head, *map(line, book.lines)], dialect)


def _file(rows: Iterable[Sequence[str | Decimal | None]], dialect: Dialect) -> str:
    """Write rows: texts made harmless, numbers with the dialect's decimal mark, nothing for None."""

    def cell(value: str | Decimal | None) -> str:
        if isinstance(value, Decimal):
            return f"{value.normalize():f}".replace(".", dialect.decimal_mark)
        return harmless(value or "")

    file = io.StringIO(BYTE_ORDER_MARK)
    file.seek(0, io.SEEK_END)
    writer = csv.writer(file, delimiter=dialect.separator, lineterminator="\r\n")
    writer.writerows([cell(value) for value in row] for row in rows)
    return file.getvalue()


def harmless(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text
