"""The verdicts that the judge learns from: features and codes, not a word of an article."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.judge.regression import Numbers

TABLE = Path(__file__).with_name("verdicts.tsv")
ACCEPT = "A"
_ABOUT = ("article", "rater", "writer", "offered", "verdict", "criterion")


@dataclass(frozen=True, slots=True)
class Row:
    """One rated draft.

    `article` and `rater` are numbers without meaning; `offered` tells whether the ranking of the day had put the draft
    into the quiz; `verdict` is A (accept), E (edit) or R (reject), `criterion` the gravest that it failed or "-"
    (docs/quality.md).
    """

    article: int
    rater: int
    writer: str
    offered: bool
    verdict: str
    criterion: str
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class Table:
    """All rows as arrays: features (n, features), accepted (n: 1 or 0), articles (n)."""

    names: tuple[str, ...]
    features: Numbers
    accepted: Numbers
    articles: Numbers
    rows: tuple[Row, ...]

    @property
    def raters(self) -> int:
        """How many people rated."""
        return len({row.rater for row in self.rows})


def read_table(path: Path = TABLE) -> Table:
    """Read the table of verdicts; raises `ValueError` where a verdict has another code than A, E or R."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t"))
    names = tuple(name for name in lines[0] if name not in _ABOUT)
    rows = tuple(_row(line, names) for line in lines)
    return Table(
        names,
        np.array([[row.features[name] for name in names] for row in rows]),
        np.array([float(row.verdict == ACCEPT) for row in rows]),
        np.array([float(row.article) for row in rows]),
        rows,
    )


def _row(line: dict[str, str], names: Iterable[str]) -> Row:
    if line["verdict"] not in {"A", "E", "R"}:
        raise ValueError(f"no verdict: {line['verdict']!r}")
    numbers = {name: float(line[name]) for name in names}
    offered = line["offered"] == "1"
    about = (int(line["article"]), int(line["rater"]), line["writer"], offered, line["verdict"], line["criterion"])
    return Row(*about, numbers)


def write_table(rows: Iterable[Row], path: Path = TABLE) -> None:
    """Write rows; features keep four significant digits."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        for position, row in enumerate(rows):
            if position == 0:
                writer.writerow([*_ABOUT, *row.features])
            about = (row.article, row.rater, row.writer, int(row.offered), row.verdict, row.criterion)
            writer.writerow([*about, *(f"{value:.4g}" for value in row.features.values())])
