"""Lists of learners as teachers bring them: a name a line, or a table from a school's administration."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from quiz.typed import one_line

LONGEST_LIST = 64 * 1024
"""Characters of a list: a thousand names have less."""

MOST_NAMES = 300
LONGEST_NAME = 40

FIRST_NAMES = {"vorname", "rufname", "first name", "firstname", "given name"}
LAST_NAMES = {"nachname", "familienname", "zuname", "last name", "lastname", "surname"}
WHOLE_NAMES = {"name", "spitzname", "anzeigename", "schüler", "schülerin", "schüler/in", "nickname"}


class RosterProblem(StrEnum):
    """What is wrong with a line."""

    TOO_LONG = "too_long"
    TWICE = "twice"
    KNOWN = "known"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A line of the list (from 1) with the name it gives, and what is wrong with it."""

    number: int
    name: str
    problem: RosterProblem | None = None


class RosterTooLargeError(ValueError):
    """The list has more characters or names than a class can have."""


def read_roster(text: str, known: Collection[str]) -> list[RosterLine]:
    """Read the names of a list; empty lines are left out.

    Columns are separated by semicolon, tab or comma. A first line that names its columns says which hold the name;
    without one the first column does. `known` are the names that are in the class. Raises RosterTooLargeError.
    """
    if len(text) > LONGEST_LIST:
        raise RosterTooLargeError
    lines = _named(text.lstrip("\ufeff"))
    if len(lines) > MOST_NAMES:
        raise RosterTooLargeError
    seen = {name.casefold() for name in known}
    found: list[RosterLine] = []
    fresh: set[str] = set()
    for number, name in lines:
        key, problem = name.casefold(), None
        if not name:
            problem = RosterProblem.UNREADABLE
        elif len(name) > LONGEST_NAME:
            problem = RosterProblem.TOO_LONG
        elif key in fresh:
            problem = RosterProblem.TWICE
        elif key in seen:
            problem = RosterProblem.KNOWN
        fresh.add(key)
        found.append(RosterLine(number, name, problem))
    return found


def _named(text: str) -> list[tuple[int, str]]:
    rows = _rows(text)
    if not rows:
        return []
    titles = [cell.casefold() for cell in rows[0][1]]
    columns = _columns(titles)
    if columns:
        return [(number, _join(cells, columns)) for number, cells in rows[1:]]
    return [(number, cells[0]) for number, cells in rows]


def _columns(titles: list[str]) -> list[int]:
    """The columns that make up the name, by a table's first line; none where it names no columns."""
    first = [index for index, title in enumerate(titles) if title in FIRST_NAMES][:1]
    last = [index for index, title in enumerate(titles) if title in LAST_NAMES][:1]
    whole = [index for index, title in enumerate(titles) if title in WHOLE_NAMES][:1]
    if first and whole and not last:  # "Name; Vorname" as school offices write it
        last, whole = whole, []
    return whole or first + last


def _join(cells: list[str], columns: Iterable[int]) -> str:
    return one_line(" ".join(cells[column] for column in columns if column < len(cells)))


def _rows(text: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(), delimiter=_delimiter(text))
    rows: list[tuple[int, list[str]]] = []
    for cells in reader:
        cleaned = [one_line(cell) for cell in cells]
        if any(cleaned):
            rows.append((reader.line_num, cleaned))
    return rows


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(";\t,", key=first.count)
