"""A rater's coded criteria, and the verdict that follows from them by the form, not by the rater's wish."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

CODES: dict[str, frozenset[str]] = {
    "A1": frozenset({"2", "1", "1p", "0"}),
    "A2": frozenset("10"),
    "A3": frozenset("10"),
    "B1": frozenset("10"),
    "B2": frozenset("10"),
    "B3": frozenset("10-"),
    "C1": frozenset("0123456789-"),
    "C2": frozenset("10-"),
    "C3": frozenset("10-"),
    "C4": frozenset("10-"),
    "D1": frozenset("210"),
    "D2": frozenset("210"),
}
VERDICT_COLUMNS = ("id", *CODES, "mend", "note")
ANSWER_COLUMNS = ("id", "without_article", "with_article", "sentence")
_NOT_JUDGED = frozenset({"", "-"})


class Verdict(StrEnum):
    """What becomes of an item."""

    ACCEPT = "ACCEPT"
    EDIT = "EDIT"
    REJECT = "REJECT"


class BadSheet(ValueError):  # noqa: N818 - it names the sheet, which is what is wrong
    """A rater's file that cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One rater's codes for one item; `distractors` is how many the item has, None where there are none."""

    codes: Mapping[str, str]
    distractors: int | None
    mend: bool
    note: str = ""

    @property
    def failed(self) -> tuple[str, ...]:
        """The criteria that keep the item from being accepted, the gravest first."""
        no = [c for c in ("B1", "B2", "C4", "B3", "A2", "A3", "C2") if self.codes[c] == "0"]
        if self.codes["A1"] in {"0", "1"}:
            no.append("A1")
        if self.distractors is not None:
            no += ["C3"] if self.codes["C3"] == "0" else []
            plausible = self.codes["C1"]
            no += ["C1"] if plausible not in _NOT_JUDGED and int(plausible) < self.distractors - 1 else []
        return (*no, "D1") if self.codes["D1"] == "0" else tuple(no)

    @property
    def verdict(self) -> Verdict:
        """ACCEPT where nothing failed; REJECT where key or uniqueness did, or where mending takes too long."""
        if not self.failed:
            return Verdict.ACCEPT
        fatal = "0" in {self.codes["B1"], self.codes["B2"]}
        return Verdict.EDIT if self.mend and not fatal else Verdict.REJECT

    @property
    def harm(self) -> bool:
        """Whether the item is worse than none."""
        return "0" in {self.codes["B1"], self.codes["B2"], self.codes["C4"]}


def read_sheet(folder: Path, name: str) -> dict[str, dict[str, str]]:
    """Read `name.tsv`, or `name.jsonl` where it exists, as columns by item id. Raises `BadSheet`."""
    lines_file, table = folder / f"{name}.jsonl", folder / f"{name}.tsv"
    if lines_file.exists():
        try:
            records = [json.loads(line) for line in lines_file.read_text("utf-8").splitlines() if line.strip()]
        except json.JSONDecodeError as error:
            raise BadSheet(f"{lines_file}: {error}") from error
        rows = [{key: "" if value is None else str(value) for key, value in record.items()} for record in records]
    else:
        with table.open(encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
            rows = [{k: v.strip() for k, v in row.items() if isinstance(v, str)} for row in reader]
    if any("id" not in row for row in rows):
        raise BadSheet(f"{table}: a line has no id")
    return {row["id"]: row for row in rows}


def read_rating(row: Mapping[str, str], distractors: int | None) -> Rating:
    """Check a line of codes and return it. Raises `BadSheet` that names every code that is missing or unknown.

    What comes behind a "no" in block A need not be judged, nor options where there are none.
    """
    codes = {name: row.get(name, "").replace("–", "-").strip() for name in CODES}
    stopped = codes["A1"] == "0" or codes["A2"] == "0" or codes["A3"] == "0"
    problems = []
    for name, allowed in CODES.items():
        code = codes[name]
        optional = (stopped and name != "A1") or name == "B3" or (name.startswith("C") and distractors is None)
        if (code in _NOT_JUDGED and not optional) or (code not in _NOT_JUDGED and code not in allowed):
            problems.append(f"{name} = {code or 'nothing'}")
    mend = row.get("mend", "").strip()
    if mend not in {"", "-", "–", "0", "1"}:
        problems.append(f"mend = {mend}")
    if problems:
        raise BadSheet(f"{row['id']}: {', '.join(problems)}")
    return Rating(codes, distractors, mend == "1", row.get("note", ""))
