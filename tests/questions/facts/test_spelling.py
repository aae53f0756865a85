"""Which words are surely typing errors."""

from __future__ import annotations

import pytest

from questions.facts.spelling import is_misspelt
from questions.german import analyse
from tests.questions.beside import prompts


@pytest.mark.parametrize("word", ["Rennmotorad", "Rennmotorrad", "Tatarstan", "Massnahmen", "Newsroom"])
def test_only_an_unknown_word_one_doubled_letter_away_from_a_compound_is_misspelt(word: str) -> None:
    text = analyse(f"Die Stadt Ulm zeigte 2019 ein {word} in der Halle.")
    token = next(t for t in text.tokens if t.text == word)
    assert is_misspelt(text, token) == (word == "Rennmotorad")


def test_a_word_that_the_article_writes_so_twice_is_meant_so() -> None:
    text = analyse("Die Firma baut ein Rennmotorad. Das Rennmotorad kostet viel.")
    assert not any(is_misspelt(text, t) for t in text.tokens)


def test_a_place_with_two_letters_exchanged_is_quoted_in_no_item() -> None:
    assert not any("Postdam" in p for p in prompts("Der Bauer Ole Brandt klagte 2019 vor dem Gericht Postdam."))


@pytest.mark.parametrize("word", ["keien", "nihct", "seien", "keinen", "Ihern"])
def test_only_a_small_word_with_two_letters_exchanged_is_misspelt(word: str) -> None:
    text = analyse(f"Die Werft in Celle baut 2019 {word} Kähne für Ulm.")
    token = next(t for t in text.tokens if t.text == word)
    assert is_misspelt(text, token) == (word in {"keien", "nihct"})
