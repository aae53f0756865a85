"""Whether the miniature articles give what they pin, stem by stem, and nothing of what must not come out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.eval.corpus import pool
from tests.eval.table import Row
from tests.questions.test_miniatures import miniatures, test_miniature


def rows(data_dir: Path) -> list[Row]:  # noqa: ARG001 -- all modules look alike; these texts are our own
    """Return the share of miniatures that hold; `pytest tests/questions/test_miniatures.py` shows what is amiss."""
    entries = [parameter.values[0] for parameter in miniatures()]
    held = list(pool().map(holds, entries, chunksize=10))
    failed = [str(e["name"]) for e, ok in zip(entries, held, strict=True) if not ok]
    return [
        Row("miniatures that hold", sum(held) / len(held), 1.0, f"of {len(held)}; {', '.join(failed[:3]) or 'all'}")
    ]


def holds(entry: dict[str, Any]) -> bool:
    """Whether one miniature gives what it expects."""
    try:
        test_miniature(entry)
    except AssertionError:
        return False
    return True
