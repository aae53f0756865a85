"""HTML becomes an article by way of trafilatura, which finds the main content, the title and the date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from questions.articles.article import MAX_LINES, MAX_RAW_CHARACTERS, Article, Unusable, UnusableArticle

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_html(html: str, published: date | None = None) -> Article:
    """Read an article from an HTML page; nothing is fetched.

    `published` overrides the date found on the page. Raises `UnusableArticle` as `read_text` does.
    """
    # Importing trafilatura takes most of a second, which reading plain text should not pay.
    from trafilatura import bare_extraction  # noqa: PLC0415

    from questions.articles.reading import read_text  # noqa: PLC0415

    if len(html) > MAX_RAW_CHARACTERS or html.count("<") > 2 * MAX_LINES:
        raise UnusableArticle(Unusable.TOO_LONG)
    if not html.strip():
        raise UnusableArticle(Unusable.EMPTY)
    document = bare_extraction(
        html,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if document is None or isinstance(document, dict) or document.body is None:
        raise UnusableArticle(Unusable.NO_GERMAN_PROSE)
    lines = [document.title or "", document.date or "", *_lines(document.body)]
    return read_text("\n\n".join(lines), published)


def _lines(body: _Element) -> Iterator[str]:
    """Yield the text of the extracted body's blocks in reading order, of a list each item."""
    for element in body:
        for block in element if element.tag == "list" else (element,):
            yield " ".join(" ".join(map(str, block.itertext())).split())
