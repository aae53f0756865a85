"""From rated drafts to the table: today's analysis of their articles and today's features, whatever commit was rated.

Rated drafts are JSON lines, which hold an article's words and therefore stay outside the repository: `article` (a path,
or one within the data folder), `item` (docs/item.schema.json), `kind` (a name of `AnswerKind` or null), `answer`,
`importance`, `sentence` (its text), `start` (where it began, a character offset), `heart` (where the draft's clause has
its heart, a character offset from there), `offered`, and `verdicts`: lists of rater, verdict and criterion.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from questions.articles import read_text
from questions.asking import AnswerKind
from questions.german import analyse
from questions.interchange import item_from_json
from questions.judging import AMONG_STATEMENTS
from questions.judging.features import features
from questions.material import Material, gather
from questions.writers import Draft
from training.corpora import data_folder
from training.judge.table import Row


def derive(path: Path) -> Iterator[Row]:
    """Yield a row for each verdict on a draft; choices among statements are left out, as in `collect`.

    Raises `ValueError` where an article no longer has the sentence that a draft asks about.
    """
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    numbers = {article: number for number, article in enumerate(dict.fromkeys(line["article"] for line in lines), 1)}
    for line in lines:
        if line["item"]["writer"] in AMONG_STATEMENTS:
            continue
        material = _material(line["article"])
        found = features(draft_of(line, material), material)
        for rater, verdict, criterion in line["verdicts"]:
            about = (line["item"]["writer"], line["offered"], verdict, criterion)
            yield Row(numbers[line["article"]], rater, *about, found)


@lru_cache(maxsize=2)
def _material(article: str) -> Material:
    text = (data_folder().parent / "articles" / article).read_text("utf-8")
    read = read_text(text.partition("\n")[2] if text.startswith("source: ") else text)
    return gather(read, analyse(read.text, read.published), 0)


def draft_of(line: Mapping[str, Any], material: Material) -> Draft:
    """Build a rated draft again upon an analysis of its article.

    Raises `ValueError` where the article no longer has its sentence or the word at its clause's heart.
    """
    document, start = material.document, line["start"]
    if not document.text.startswith(line["sentence"], start):
        start = document.text.find(line["sentence"])
    sentence = next((s for s in document.sentences if s.start <= start < s.end), None)
    heart = next((t.index for t in document.tokens if t.start == start + line["heart"]), None)
    if sentence is None or heart is None:
        raise ValueError(f"{line['article']} has no such sentence: {line['sentence']!r}")
    kind = AnswerKind[line["kind"]] if line["kind"] else None
    return Draft(item_from_json(line["item"]), sentence, heart, line["answer"], kind, line["importance"])
