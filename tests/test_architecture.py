"""What the code's shape promises and import-linter does not see: small files with telling names."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(path for folder in ("questions", "quiz") for path in (ROOT / folder).rglob("*.py"))
MOST_LINES = 400
GRAB_BAGS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


def test_a_module_is_named_after_what_it_holds() -> None:
    assert not [path for path in SOURCES if path.stem in GRAB_BAGS or path.parent.name in GRAB_BAGS]


def test_the_engine_reads_no_clock_and_no_unseeded_chance() -> None:
    """Dates and randomness are passed in, so that the same article and seed give the same items."""
    forbidden = ("date.today(", "datetime.now(", "random.random(", "random.shuffle(", "random.choice(")
    engine = [path for path in SOURCES if path.is_relative_to(ROOT / "questions")]
    assert not [(path.name, word) for path in engine for word in forbidden if word in path.read_text("utf-8")]
