"""Real articles, which stand beside the repository and are skipped without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.articles import from_markup, read_text
from tests.eval.cleaning import without_source
from tests.eval.table import data_folder

PAGES = sorted((data_folder() / "articles").glob("*/*.txt"))


@pytest.mark.skipif(not PAGES, reason="the data folder has no articles")
def test_there_are_pages() -> None:
    assert len(PAGES) > 50


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_read_article_stays_as_it_is(page: Path) -> None:
    """Reading the cleaned text again, or correcting nothing in it, gives the same text."""
    article = read_text(without_source(page.read_text(encoding="utf-8")))
    assert read_text(article.text).text == article.text
    same = from_markup(article.headline, article.published, article.markup, kicker=article.kicker, lead=article.lead)
    assert same.text == article.text
