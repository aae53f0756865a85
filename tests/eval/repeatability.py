"""Nothing is asked twice, and the same article gives the same bytes, whichever process works on it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

from questions.choosing.ranking import prompt_of
from questions.interchange import answer_text
from questions.items import Item
from tests.eval import corpus
from tests.eval.table import Row

_WORD = re.compile(r"\w+")
_NEAR = 0.8
_REPEATED = ("gnad/01", "wikinews/05", "pages/09")


def rows(data_dir: Path) -> list[Row]:
    """Return the share of quizzes without a duplicate, and of articles that give the same bytes twice."""
    articles = corpus.articles(data_dir)
    single = [not any(alike(a, b) for a, b in combinations(p.items(), 2)) for p in articles]
    same = [_bytes(data_dir, name, "1") == _bytes(data_dir, name, "2") for name in _REPEATED]
    return [
        Row("no item twice in a quiz", sum(single) / len(single), 1.0, f"of {len(single)} articles"),
        Row("same bytes in two processes", sum(same) / len(same), 1.0, f"of {len(same)} articles"),
    ]


def alike(one: Item, other: Item) -> bool:
    """Whether two items ask the same: their words agree to four fifths, and their answers do."""
    if answer_text(one.interaction).casefold() != answer_text(other.interaction).casefold():
        return False
    mine, others = ({w.casefold() for w in _WORD.findall(prompt_of(item))} for item in (one, other))
    return len(mine & others) >= _NEAR * len(mine | others)


def _bytes(data_dir: Path, name: str, hash_seed: str) -> bytes:
    """Return what the command prints in a process of its own, whose hashes are salted otherwise."""
    command = [sys.executable, "-m", "questions", str(data_dir / "articles" / f"{name}.txt"), "--json"]
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True).stdout
