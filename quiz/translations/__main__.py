"""Collects the texts from code and templates, merges them into every catalogue and compiles those.

Ends with status 1, naming them, while texts lack their translation.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent
SOURCES = {"quiz": [("**.py", "python")], "templates": [("**.html", "jinja2")]}
KEYWORDS = DEFAULT_KEYWORDS | {
    "_l": None,
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
}
LINE_WIDTH = 119
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""Instead of today: the files change where a text does, and nowhere else."""


def collect() -> Catalog:
    """Return all texts of the sources."""
    template = Catalog(project="Nachgefragt", charset="utf-8")
    for folder, methods in SOURCES.items():
        for file, line, message, comments, context in extract_from_dir(
            ROOT / folder, methods, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            template.add(message, None, [(f"{folder}/{file}", line)], auto_comments=comments, context=context)
    return template


def missing(catalog: Catalog) -> list[str]:
    """Return the texts without a usable translation."""
    return [str(message.id) for message in catalog if message.id and (message.fuzzy or not _is_complete(message))]


def _is_complete(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def read(path: Path) -> Catalog:
    """Read a catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def update(path: Path, template: Catalog) -> list[str]:
    """Merge the texts into a catalogue, compile it, and return what it still lacks."""
    catalog = read(path)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = NO_DATE
    with path.open("wb") as file:
        write_po(file, catalog, width=LINE_WIDTH, sort_output=True, include_lineno=False, omit_header=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
    return missing(catalog)


def main() -> int:
    """Update all catalogues and report."""
    template, status = collect(), 0
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/messages.po")):
        lacking = update(path, template)
        sys.stdout.write(f"{path.relative_to(ROOT)}: {len(template)} texts, {len(lacking)} not translated\n")
        for text in lacking:
            sys.stdout.write(f"  {text}\n")
        status |= bool(lacking)
    return status


if __name__ == "__main__":
    sys.exit(main())
