"""Measures the clause layer on 99 sentences of real articles whose first main clause was annotated by hand.

`clauses.tsv` holds file, finite verb, end of the Vorfeld and subject as character offsets, no text. Focus particles
before the subject ("auch") do not count. The annotation is by the author of the rules, who corrected the layer's own
proposals and then mended rules on six of the sentences: take the figures as an upper bound for other texts.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from questions.german import analyse
from questions.german.document import Clause, ClauseKind, Document
from tests.eval.table import Row, needed

ANNOTATION = Path(__file__).with_suffix(".tsv")
_FOCUS = frozenset({"auch", "nur", "sogar"})


def rows(data_dir: Path) -> list[Row]:
    """Measure on `articles/gnad` and `articles/wikinews` of the data folder."""
    right: dict[str, list[bool]] = defaultdict(list)
    for name, wanted in _annotated().items():
        document = analyse(needed(data_dir / "articles" / name).read_text("utf-8"))
        by_finite = {document.tokens[c.finite].start: c for c in document.clauses if c.finite is not None}
        for row in wanted:
            clause = by_finite.get(int(row["finite_start"]))
            right["finite"].append(clause is not None and clause.kind is ClauseKind.MAIN)
            right["vorfeld"].append(clause is not None and _vorfeld_end(document, clause) == int(row["vorfeld_end"]))
            if row["subject_start"]:
                subject = clause and _subject(document, clause)
                right["subject"].append(subject == (int(row["subject_start"]), int(row["subject_end"])))
    names = {"finite": ("finite verb", 96), "vorfeld": ("end of the Vorfeld", 92), "subject": ("subject span", 90)}
    return [
        Row(f"clauses: {label}", round(100 * sum(right[key]) / len(right[key]), 1), floor, f"% of {len(right[key])}")
        for key, (label, floor) in names.items()
    ]


def _annotated() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with ANNOTATION.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            found[row["file"]].append(row)
    return found


def _vorfeld_end(document: Document, clause: Clause) -> int | None:
    return document.tokens[clause.vorfeld.last].end if clause.vorfeld else None


def _subject(document: Document, clause: Clause) -> tuple[int, int] | None:
    subject = clause.subject()
    if subject is None:
        return None
    first = subject.span.first
    while first < subject.span.last and document.tokens[first].text in _FOCUS:
        first += 1
    return document.tokens[first].start, document.tokens[subject.span.last].end
