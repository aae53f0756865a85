"""Which nouns with a definite article say enough alone."""

from __future__ import annotations

import pytest

from questions.german.clear_nouns import stands_alone


@pytest.mark.parametrize(
    ("noun", "form", "plural"),
    [
        ("Luft", "Luft", False),  # a mass
        ("Parlament", "Parlament", False),  # one in a country
        ("Gerechtigkeit", "Gerechtigkeit", False),  # abstract
        ("Wähler", "Wähler", True),  # all of them
        ("Getreidespeicher", "Getreidespeicher", False),  # a compound tells which
        ("Fahrverbot", "Fahrverbot", False),
    ],
)
def test_clear_alone(noun: str, form: str, plural: bool) -> None:  # noqa: FBT001 -- a parameter of the table
    assert stands_alone(noun, form, plural=plural)


@pytest.mark.parametrize(
    ("noun", "form", "plural"),
    [
        ("Kampagne", "Kampagne", False),
        ("Unternehmen", "Unternehmen", False),  # all of them are clear, one is not
        ("Möglichkeit", "Möglichkeit", False),
        ("Netzwerk", "Netzwerk", False),  # listed as one of many, though made of two nouns
        ("Polen-Tochter", "Polen-Tochter", False),
    ],
)
def test_not_clear_alone(noun: str, form: str, plural: bool) -> None:  # noqa: FBT001 -- a parameter of the table
    assert not stands_alone(noun, form, plural=plural)
