"""From drafts rated at any commit to the table: those that today's engine still writes, with today's features.

A fault that was mended since says nothing about the drafts there are now, so a draft that is not written any more is
left out. Rated drafts are JSON lines, which hold an article's words and therefore stay outside the repository:
`article` (a path, or one within the data folder), `item` (docs/item.schema.json), `offered`, and `verdicts`: lists of
rater, verdict and criterion.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from questions.articles import read_text
from questions.interchange import item_from_json
from questions.judging import AMONG_STATEMENTS
from questions.judging.features import features
from questions.material import Material
from questions.pipeline import prompted, propose
from questions.writers import Draft
from training.corpora import data_folder
from training.judge.table import Row

Written = Mapping[tuple[str, str], Draft]
"""Drafts by their writer, and by the question, statement or text with gaps."""


def derive(path: Path) -> Iterator[Row]:
    """Yield a row for each verdict on a draft still written; choices among statements are left out, as in `collect`."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    numbers = {article: number for number, article in enumerate(dict.fromkeys(line["article"] for line in lines), 1)}
    for line in lines:
        item = item_from_json(line["item"])
        written, material = _today(line["article"])
        draft = written.get((item.writer, prompted(item)))
        if draft is None or item.writer in AMONG_STATEMENTS:
            continue
        found = features(draft, material)
        for rater, verdict, criterion in line["verdicts"]:
            yield Row(numbers[line["article"]], rater, item.writer, line["offered"], verdict, criterion, found)


@lru_cache(maxsize=2)
def _today(article: str) -> tuple[Written, Material]:
    text = (data_folder().parent / "articles" / article).read_text("utf-8")
    proposal = propose(read_text(text.partition("\n")[2] if text.startswith("source: ") else text))
    return {(d.item.writer, prompted(d.item)): d for d in proposal.drafts}, proposal.material
