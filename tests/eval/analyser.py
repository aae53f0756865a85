"""How well the committed model analyses sentences it has not seen: GSD-test and GermEval-dev, gold tokens."""

from __future__ import annotations

import math
from pathlib import Path

from questions.german.parser import parser
from tests.eval.table import Row, needed
from training.evaluate import evaluate

TIMED = "words per second of one core"


def rows(data_dir: Path) -> list[Row]:
    """Return the analyser's figures; `data_dir` holds `data/ud` and `data/ner`. Speed informs only."""
    needed(data_dir / "data" / "ud" / "de_gsd-ud-test.conllu")
    needed(data_dir / "data" / "ner" / "germeval2014-dev.tsv")
    found = []
    for figure in evaluate(parser(), data_dir / "data"):
        floor = None if math.isnan(figure.second) or figure.name == TIMED else figure.second
        note = "" if figure.name == TIMED else "per cent"
        found.append(Row(f"analyser: {figure.name}", round(figure.value, 2), floor, note))
    return found
