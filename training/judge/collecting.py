"""From ratings of drafts to the table: the same commit writes the drafts again and tells their features."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from questions.articles import read_text
from questions.judging import AMONG_STATEMENTS
from questions.judging.features import features
from questions.pipeline import propose
from training.corpora import data_folder
from training.judge.table import Row


@dataclass(frozen=True, slots=True)
class Rating:
    """A verdict on one draft: `article` is a file of the data folder's `articles`, `item` the draft's id."""

    article: str
    item: str
    rater: int
    offered: bool
    verdict: str
    criterion: str


def read_ratings(path: Path) -> tuple[Rating, ...]:
    """Read tab-separated ratings with a heading line of the fields of `Rating`."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Rating(r["article"], r["item"], int(r["rater"]), r["offered"] == "1", r["verdict"], r["criterion"])
            for r in csv.DictReader(file, delimiter="\t")
        )


def collect(ratings: Sequence[Rating]) -> Iterator[Row]:
    """Yield a row for each rated draft; choices among statements are left out, as each statement is judged by itself.

    Raises `KeyError` where the engine no longer writes a draft: verdicts belong to the commit that was rated.
    """
    for number, article in enumerate(sorted({r.article for r in ratings}), 1):
        text = (data_folder().parent / "articles" / article).read_text("utf-8")
        text = text.partition("\n")[2] if text.startswith("source: ") else text
        proposal = propose(read_text(text))
        drafts = {d.item.id: d for d in proposal.drafts}
        for rating in (r for r in ratings if r.article == article):
            draft = drafts[rating.item]
            if draft.item.writer not in AMONG_STATEMENTS:
                found = features(draft, proposal.material)
                about = (draft.item.writer, rating.offered, rating.verdict, rating.criterion)
                yield Row(number, rating.rater, *about, found)
