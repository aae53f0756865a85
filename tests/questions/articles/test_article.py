"""The form in which a teacher corrects an article."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.articles import Article, Section, Unusable, UnusableArticle, from_markup, sections_of

PARAGRAPH = (
    "Der Verein hat am Montag einen neuen Vorstand gewählt. Die Versammlung war nach einer Stunde vorbei, weil es nur "
    "eine Liste gab und niemand dagegen sprach."
)

_LINES = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=40)


def test_markup_describes_sections() -> None:
    assert sections_of("Eins.\nZwei.\n\nDrei.\n## Teil\nVier.") == (
        Section("", ("Eins. Zwei.", "Drei.")),
        Section("Teil", ("Vier.",)),
    )


def test_a_corrected_article_keeps_every_word() -> None:
    article = from_markup("Neuer Vorstand", date(2024, 3, 1), f"Anzeige\n\n{PARAGRAPH}", lead="Es ging schnell.")
    assert article.text == f"Neuer Vorstand\n\nEs ging schnell.\n\nAnzeige\n\n{PARAGRAPH}"
    assert article.published == date(2024, 3, 1)


def test_an_emptied_article_is_refused() -> None:
    with pytest.raises(UnusableArticle) as refused:
        from_markup(" ", None, "\n\n")
    assert refused.value.reason is Unusable.EMPTY


@given(st.lists(_LINES, max_size=12))
def test_markup_comes_back_as_the_same_sections(lines: list[str]) -> None:
    sections = sections_of("\n".join(lines))
    assert sections_of(Article("", sections).markup) == sections
