"""The package a rater works on: articles with blind items in batches, answer sheets, and keys in files of their own.

- PACKAGE/rater-1/RATER.md
- PACKAGE/rater-1/batch-01/items.md, answers.tsv, keys.md, verdicts.tsv
- PACKAGE/rater-2/... the same items in another order
- PACKAGE/sealed/round.json: who made which item, for `collect` alone
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from babel.dates import format_date

from questions.articles import BlockKind
from questions.choosing.ranking import prompt_of
from questions.interchange import answer_text
from tests.eval.rating.showing import Shown, distractor_count, show
from tests.eval.rating.tasks import Passage, Task, blocks
from tests.eval.rating.verdicts import ANSWER_COLUMNS, VERDICT_COLUMNS

GUIDE = Path(__file__).with_name("RATER.md")


def write_package(folder: Path, tasks: Sequence[Task], about: dict[str, Any], raters: int, batch_size: int) -> None:
    """Write a package into a new folder.

    `about` is kept with the sealed sources; a batch holds whole articles with at least `batch_size` items.
    """
    sealed = folder / "sealed"
    sealed.mkdir(parents=True)
    keys: dict[str, dict[str, str | None]] = {task.id: {} for task in tasks}
    for number in range(1, raters + 1):
        rater = f"rater-{number}"
        rng = Random(f"{about['seed']}\x1f{rater}")
        (folder / rater).mkdir()
        (folder / rater / "RATER.md").write_text(GUIDE.read_text("utf-8"), "utf-8")
        for i, batch in enumerate(_batches(tasks, rng, batch_size), 1):
            shown = {task.id: show(task.item, rng) for _, mine in batch for task in mine}
            _write_batch(folder / rater / f"batch-{i:02}", batch, shown)
            for task_id, item in shown.items():
                keys[task_id][rater] = item.letter
    entries = [_described(task, keys[task.id]) for task in tasks]
    text = json.dumps(about | {"tasks": entries}, ensure_ascii=False, indent=1)
    (sealed / "round.json").write_text(text + "\n", "utf-8")


def _batches(tasks: Sequence[Task], rng: Random, size: int) -> Iterator[list[tuple[Passage, list[Task]]]]:
    """Yield the articles in an order of the rater's own, each with its items in another, until a batch is full."""
    by_name = sorted(tasks, key=lambda t: t.passage.name)
    articles = [(mine[0].passage, mine) for mine in (list(g) for _, g in groupby(by_name, lambda t: t.passage.name))]
    rng.shuffle(articles)
    batch: list[tuple[Passage, list[Task]]] = []
    for passage, mine in articles:
        rng.shuffle(mine)
        batch.append((passage, mine))
        if sum(len(m) for _, m in batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _write_batch(folder: Path, batch: list[tuple[Passage, list[Task]]], shown: dict[str, Shown]) -> None:
    folder.mkdir()
    ids = [task.id for _, mine in batch for task in mine]
    items: list[str] = []
    for number, (passage, mine) in enumerate(batch, 1):
        items += _article_lines(number, passage)
        for task in mine:
            items += [f"### Frage {task.id}", "", *shown[task.id].lines, ""]
    keys = [line for task_id in ids for line in (f"{task_id}\t{shown[task_id].key}",)]
    (folder / "items.md").write_text("\n".join(items) + "\n", "utf-8")
    (folder / "keys.md").write_text("\n".join(keys) + "\n", "utf-8")
    for name, columns in (("answers.tsv", ANSWER_COLUMNS), ("verdicts.tsv", VERDICT_COLUMNS)):
        empty = "\t" * (len(columns) - 1)
        (folder / name).write_text("\n".join(["\t".join(columns), *(i + empty for i in ids)]) + "\n", "utf-8")


def _article_lines(number: int, passage: Passage) -> list[str]:
    article = passage.article
    published = format_date(article.published, "long", locale="de") if article.published else "–"
    lines = [f"# Artikel {number}", "", f"Überschrift: {article.headline or '–'}"]
    lines += [f"Datum: {published}", ""]
    for kind, text in blocks(article):
        lines += [f"**{text}**" if kind is BlockKind.SUBHEAD else text, ""]
    return lines


def _described(task: Task, letters: dict[str, str | None]) -> dict[str, Any]:
    return {
        "id": task.id,
        "article": task.passage.name,
        "source": task.source.value,
        "writer": task.writer,
        "fault": task.fault,
        "type": task.item.type.value,
        "prompt": prompt_of(task.item),
        "answer": answer_text(task.item.interaction),
        "distractors": distractor_count(task.item),
        "letters": letters,
    }
