"""Measures the clause layer on 100 sentences of real articles whose first main clause was annotated by hand.

`clauses.tsv` holds file, finite verb, end of the Vorfeld and subject as character offsets, no text. Focus particles
before the subject ("auch") do not count. All but one sentence (gnad/03) are by the author of the rules, who corrected
the layer's own proposals and then mended rules on ten of them (four of those when the model changed; before it the
subject stood at 87.4): take the figures as an upper bound for other texts.
`clauses-second.tsv` holds 30 of the sentences (every third, in file order) as a second annotator read them from the
text alone; it stays as it was made, so that the agreement tells how far the annotation can be trusted.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from questions.german import analyse
from questions.german.document import Clause, ClauseKind, Document
from tests.eval.table import Row, needed

ANNOTATION = Path(__file__).with_suffix(".tsv")
SECOND_ANNOTATION = ANNOTATION.with_name("clauses-second.tsv")
_FOCUS = frozenset({"auch", "nur", "sogar"})


def rows(data_dir: Path) -> list[Row]:
    """Measure on `articles/gnad` and `articles/wikinews` of the data folder."""
    right: dict[str, list[bool]] = defaultdict(list)
    for name, wanted in _annotated(ANNOTATION).items():
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
    measured = [
        Row(f"clauses: {label}", round(100 * sum(right[key]) / len(right[key]), 1), floor, f"% of {len(right[key])}")
        for key, (label, floor) in names.items()
    ]
    return measured + agreement()


def agreement() -> list[Row]:
    """Return, for each label, the share of the second annotator's clauses which the first labelled alike.

    A clause of which the first annotator did not choose the finite verb counts as disagreement in every label.
    """
    first = _annotated(ANNOTATION)
    pairs = [
        (row, next((other for other in first[name] if other["finite_start"] == row["finite_start"]), {}))
        for name, second in _annotated(SECOND_ANNOTATION).items()
        for row in second
    ]
    labels = {
        "finite verb": ("finite_start", "finite_end"),
        "end of the Vorfeld": ("vorfeld_end",),
        "subject span": ("subject_start", "subject_end"),
    }
    shares = []
    for label, columns in labels.items():
        alike = sum(all(row[column] == other.get(column) for column in columns) for row, other in pairs)
        shares.append(
            Row(f"clauses: annotators agree, {label}", round(100 * alike / len(pairs), 1), None, f"% of {len(pairs)}")
        )
    return shares


def _annotated(path: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as handle:
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
