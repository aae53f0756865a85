"""The quality gate's table: measured numbers, the floors they must not fall below, and how floors are raised."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class MissingData(Exception):  # noqa: N818 - it is no error: a clone without the data folder is complete
    """What a module measures on is not there; the message names it."""


def data_folder() -> Path:
    """Return the folder with real articles and treebanks, $NACHGEFRAGT_DATA or `../shared`; it need not exist."""
    return Path(os.environ.get("NACHGEFRAGT_DATA") or Path(__file__).parents[3] / "shared").resolve()


def needed(path: Path) -> Path:
    """Return the path of a file or folder of the data folder.

    Raises MissingData where it is not there, so that the table says so instead of failing.
    """
    if not path.exists():
        raise MissingData(f"the data folder has no {path.parent.name}/{path.name}")
    return path


@dataclass(frozen=True, slots=True)
class Row:
    """A measurement, more being better: `floor` is what was asked for (None where it only informs).

    `note` says what the number is of.
    """

    name: str
    value: float
    floor: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with the floor that counts: the pinned one or the one asked for, whichever is higher."""

    row: Row
    floor: float | None

    @property
    def passed(self) -> bool:
        """Whether the value reaches the floor; NaN reaches none."""
        return self.floor is None or self.row.value >= self.floor

    @property
    def verdict(self) -> str:
        """The last column: "ok", "TOO LOW" or, without a floor, "informs"."""
        if self.floor is None:
            return "informs"
        return "ok" if self.passed else "TOO LOW"


def judge(rows: Sequence[Row], baseline: Mapping[str, float]) -> list[Judged]:
    """Give every row its floor."""
    judged = []
    for row in rows:
        floors = [floor for floor in (row.floor, baseline.get(row.name)) if floor is not None]
        judged.append(Judged(row, max(floors, default=None)))
    return judged


def raised(baseline: Mapping[str, float], rows: Sequence[Row]) -> dict[str, float]:
    """Return the baseline with the floors of rows that reached more raised to it, cut to two decimals; none falls."""
    floors = dict(baseline)
    for row in rows:
        if row.floor is not None or row.name in floors:
            floors[row.name] = max(floors.get(row.name, -math.inf), math.floor(row.value * 100 + 1e-9) / 100)
    return dict(sorted(floors.items()))


def rendered(judged: Sequence[Judged]) -> str:
    """Return the table as lines of text."""
    width = max((len(j.row.name) for j in judged), default=0)
    lines = [f"{'name':{width}}  {'value':>9}  {'floor':>7}  verdict"]
    for j in judged:
        floor = "" if j.floor is None else f"{j.floor:.2f}"
        note = f"  ({j.row.note})" if j.row.note else ""
        lines.append(f"{j.row.name:{width}}  {j.row.value:9.3f}  {floor:>7}  {j.verdict}{note}")
    return "\n".join(lines)
