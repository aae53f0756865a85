"""Articles: reading plain text and HTML, dropping page furniture, and the form in which a teacher corrects them."""

from __future__ import annotations

from datetime import date

from questions.articles.article import (
    MAX_CHARACTERS,
    MAX_RAW_CHARACTERS,
    Article,
    Block,
    BlockKind,
    Section,
    Unusable,
    UnusableArticle,
    sections_of,
)
from questions.articles.html import read_html
from questions.articles.reading import checked, read_text

__all__ = [
    "MAX_CHARACTERS",
    "MAX_RAW_CHARACTERS",
    "Article",
    "Block",
    "BlockKind",
    "Section",
    "Unusable",
    "UnusableArticle",
    "from_markup",
    "read_html",
    "read_text",
    "sections_of",
]


def from_markup(headline: str, published: date | None, body: str, *, kicker: str = "", lead: str = "") -> Article:
    """Make the article that a teacher has corrected by hand; nothing is taken for furniture.

    `body` has blank lines between paragraphs and subheads as lines starting `## `. Raises `UnusableArticle` if the
    result is empty, too long or not German.
    """
    if len(body) > MAX_RAW_CHARACTERS:
        raise UnusableArticle(Unusable.TOO_LONG)
    return checked(
        Article(
            headline=" ".join(headline.split()),
            kicker=" ".join(kicker.split()),
            lead=" ".join(lead.split()),
            published=published,
            sections=sections_of(body),
        )
    )
