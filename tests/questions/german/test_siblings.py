"""Kinds of the same thing, in the form of the noun they stand for."""

from __future__ import annotations

import pytest

from questions.german import analyse
from questions.german.morphology.nouns import classes
from questions.german.siblings import listed, sibling_forms, siblings


def test_every_listed_noun_can_be_inflected() -> None:
    assert [noun for noun in listed() if not classes(noun)] == []


def test_no_noun_is_its_own_sibling() -> None:
    assert [noun for noun in listed() if noun in siblings(noun)] == []


@pytest.mark.parametrize(
    ("noun", "other"), [("Innenministerin", "Justizministerin"), ("Finanzamt", "Jugendamt"), ("Winter", "Sommer")]
)
def test_a_noun_and_a_compound_have_siblings(noun: str, other: str) -> None:
    assert other in siblings(noun)


def test_siblings_take_the_form_of_the_noun() -> None:
    document = analyse("Die Polizisten halfen den Lehrern.")
    lehrern = next(t for t in document.tokens if t.text == "Lehrern")
    assert "Richtern" in sibling_forms(lehrern)


def test_in_the_singular_the_gender_stays() -> None:
    document = analyse("Sie kamen mit dem Zug.")
    zug = next(t for t in document.tokens if t.text == "Zug")
    assert "Bus" in sibling_forms(zug)
    assert "Flugzeug" not in sibling_forms(zug)


def test_an_unknown_noun_has_none() -> None:
    assert siblings("Quirlfaktum") == ()
