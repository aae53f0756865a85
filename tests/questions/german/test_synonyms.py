"""Nouns that may stand for one another."""

from __future__ import annotations

import pytest

from questions.german.synonyms import may_mean_the_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Unterstützung", "Förderung"),
        ("Studie", "Umfrage"),
        ("IIASA-Studie", "Teilnehmerumfrage"),
        ("Gespräche", "Verhandlungen"),
        ("Maßnahmen", "Schritte"),
    ],
)
def test_what_the_news_call_one_thing_may_be_one(one: str, other: str) -> None:
    assert may_mean_the_same(one, other)
    assert may_mean_the_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Brücke", "Straße"), ("Polizei", "Feuerwehr"), ("Auszug", "Bahn"), ("Wort", "Dorf"), ("Produktion", "Studie")],
)
def test_what_is_something_else_is_not(one: str, other: str) -> None:
    assert not may_mean_the_same(one, other)
