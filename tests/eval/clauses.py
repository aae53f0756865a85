"""Measures the clause layer on 100 sentences of real articles whose first main clause was annotated by hand.

`clauses.tsv` holds file, finite verb, end of the Vorfeld and subject as character offsets, no text. Focus particles
before the subject ("auch") do not count. All but one sentence (gnad/03) are by the author of the rules, who corrected
the layer's own proposals and then mended rules on ten of them (four of those when the model changed; before it the
subject stood at 87.4): take the figures as an upper bound for other texts.
`clauses-second.tsv` holds 30 of the sentences (every third, in file order) as a second annotator read them from the
text alone; it stays as it was made, so that the agreement tells how far the annotation can be trusted.
`clauses-unseen.tsv` holds 60 sentences of other files that an annotator who knows neither layer nor rules read from the
text alone; no rule is written on them, so that they tell what to expect elsewhere.
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
UNSEEN_ANNOTATION = ANNOTATION.with_name("clauses-unseen.tsv")
_LABELS = {"finite": "finite verb", "vorfeld": "end of the Vorfeld", "subject": "subject span"}
_FLOORS = {"finite": 96, "vorfeld": 92, "subject": 90}
_FOCUS = frozenset({"auch", "nur", "sogar"})


def rows(data_dir: Path) -> list[Row]:
    """Measure on `articles/gnad` and `articles/wikinews` of the data folder."""
    seen = [
        Row(f"clauses: {_LABELS[key]}", _share(right), _FLOORS[key], f"% of {len(right)}")
        for key, right in _compared(ANNOTATION, data_dir).items()
    ]
    unseen = [
        Row(f"clauses, unseen sentences: {_LABELS[key]}", _share(right), None, f"% of {len(right)}")
        for key, right in _compared(UNSEEN_ANNOTATION, data_dir).items()
    ]
    return seen + agreement() + unseen


def _compared(annotation: Path, data_dir: Path) -> dict[str, list[bool]]:
    """Tell for each label which of the annotated ones the clause layer finds."""
    right: dict[str, list[bool]] = defaultdict(list)
    for name, wanted in _annotated(annotation).items():
        document = analyse(needed(data_dir / "articles" / name).read_text("utf-8"))
        by_finite = {document.tokens[c.finite].start: c for c in document.clauses if c.finite is not None}
        for row in wanted:
            clause = by_finite.get(int(row["finite_start"]))
            right["finite"].append(clause is not None and clause.kind is ClauseKind.MAIN)
            end = int(row["vorfeld_end"]) if row["vorfeld_end"] else None
            right["vorfeld"].append(clause is not None and _vorfeld_end(document, clause) == end)
            if row["subject_start"]:
                subject = clause and _subject(document, clause)
                right["subject"].append(subject == (int(row["subject_start"]), int(row["subject_end"])))
    return right


def _share(right: list[bool]) -> float:
    return round(100 * sum(right) / len(right), 1)


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
