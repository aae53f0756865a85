"""Which firms or countries a plural means."""

from __future__ import annotations

import pytest

from questions.references.groups import Groups
from tests.questions.sample import material_of

FIRMS = "Die Hochseil GmbH und deren Tochter Seewind AG haben Preise abgesprochen. Das Gericht verhängte eine Strafe. "


def group(text: str, word: str) -> str | None:
    """Return the names for the last occurrence of a noun."""
    material = material_of(text)
    noun = [t for t in material.document.tokens if t.text == word][-1]
    found = Groups(material.document, material.referents).find(noun)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (FIRMS + "Die Unternehmen nahmen das Urteil an.", "Unternehmen", "Hochseil GmbH und Seewind AG"),
        (FIRMS + "Die beiden Firmen nahmen das Urteil an.", "Firmen", "Hochseil GmbH und Seewind AG"),
        ("Norwegen und Polen bauen eine Leitung. Die Länder zahlen je zur Hälfte.", "Länder", "Norwegen und Polen"),
    ],
)
def test_a_plural_takes_up_the_names_just_listed(text: str, word: str, expected: str) -> None:
    assert group(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (FIRMS + "Die drei Firmen nahmen das Urteil an.", "Firmen"),  # two have been named
        ("Norwegen liefert Gas nach Polen. Die Länder zahlen je zur Hälfte.", "Länder"),  # no list
        ("Norwegen, Polen, Dänemark und Schweden bauen. Die Länder zahlen.", "Länder"),  # too long to be read
        (FIRMS + "Die Städte nahmen das Urteil an.", "Städte"),
    ],
)
def test_a_plural_whose_members_are_open_stays_as_it_is(text: str, word: str) -> None:
    assert group(text, word) is None
