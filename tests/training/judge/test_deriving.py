"""Rated drafts that today's engine still writes have the features they have there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from questions.articles import read_text
from questions.interchange import item_to_json
from questions.judging.features import features
from questions.pipeline import Proposal, propose
from questions.writers import Draft
from training.judge.deriving import derive

TEXT = """Wittau kauft einen Kran

Die Reederei Petersen aus Wittau bestellte im Mai den Kran eines Herstellers aus Finnland. Der Kran hebt 80 Tonnen.
"""


@pytest.fixture(scope="module")
def proposal() -> Proposal:
    return propose(read_text(TEXT))


def rated(draft: Draft, article: Path) -> dict[str, Any]:
    """Return a draft as a line of rated drafts, with the verdicts of two raters."""
    verdicts = [[1, "A", "-"], [2, "E", "A2"]]
    return {"article": str(article), "item": item_to_json(draft.item), "offered": True, "verdicts": verdicts}


def written(lines: list[dict[str, Any]], folder: Path) -> Path:
    (folder / "article.txt").write_text("source: ours\n" + TEXT, "utf-8")
    path = folder / "rated.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    return path


def test_a_rated_draft_has_the_features_it_has_where_it_is_written(proposal: Proposal, tmp_path: Path) -> None:
    drafts = [d for d in proposal.drafts if d.item.writer == "true_statement"]
    rows = list(derive(written([rated(d, tmp_path / "article.txt") for d in drafts], tmp_path)))
    assert [(r.article, r.rater, r.verdict, r.criterion) for r in rows[:2]] == [(1, 1, "A", "-"), (1, 2, "E", "A2")]
    assert len(rows) == 2 * len(drafts) > 0
    assert rows[0].features == features(drafts[0], proposal.material)


def test_what_is_not_written_any_more_teaches_nothing(proposal: Proposal, tmp_path: Path) -> None:
    line = rated(proposal.drafts[0], tmp_path / "article.txt")
    gone = line | {"item": line["item"] | {"stem": "Wer steht still?"}}
    assert len(list(derive(written([gone, line], tmp_path)))) == len(line["verdicts"])
