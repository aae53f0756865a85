"""Text as people type it, fit for the database and for being shown to others."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def stripped(value: str | None) -> str:
    """Return a text without white space around it and without characters that a database refuses; never None."""
    return _UNSTORABLE.sub("", value or "").strip()


def one_line(value: str | None) -> str:
    """Return a text with single spaces and without characters that cannot be seen, such as changes of direction."""
    visible = "".join(character for character in value or "" if character.isprintable() or character.isspace())
    return " ".join(visible.split())
