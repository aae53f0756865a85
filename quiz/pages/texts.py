"""The operator's own texts (imprint, privacy): text files, blank lines between paragraphs, `## ` before subheads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SUBHEAD = "## "


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, as its lines, or a subhead."""

    lines: tuple[str, ...]
    is_subhead: bool = False


def read_blocks(path: Path) -> tuple[Block, ...]:
    """Read a text file; none if there is no such file."""
    if not path.is_file():
        return ()
    parts = path.read_text("utf-8").strip().split("\n\n")
    return tuple(_block(part.strip()) for part in parts if part.strip())


def _block(part: str) -> Block:
    if part.startswith(SUBHEAD):
        return Block((part.removeprefix(SUBHEAD).strip(),), is_subhead=True)
    return Block(tuple(line.strip() for line in part.splitlines()))
