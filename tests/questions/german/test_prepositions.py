"""Prepositions contract with the article behind them where German does so."""

import pytest

from questions.german.prepositions import behind


@pytest.mark.parametrize(
    ("preposition", "phrase", "joined"),
    [
        ("am", "dem Kurs", "am Kurs"),
        ("am", "der Wahl", "an der Wahl"),
        ("zum", "der Kirche", "zur Kirche"),
        ("mit", "dem Zug", "mit dem Zug"),
        ("Im", "einem Garten", "in einem Garten"),
    ],
)
def test_article_is_contracted_where_it_is_usual(preposition: str, phrase: str, joined: str) -> None:
    assert behind(preposition, phrase) == joined
