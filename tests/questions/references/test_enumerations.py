"""Closed lists of names."""

from __future__ import annotations

import pytest

from questions.references.enumerations import find_enumerations
from tests.questions.sample import material_of


def listed(text: str) -> list[list[str]]:
    material = material_of(text)
    return [[r.name for r in e.members] for e in find_enumerations(material.document, material.referents)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Österreich, die Schweiz und Ungarn bauen seit 2019 eine Bahnlinie.", [["Österreich", "Schweiz", "Ungarn"]]),
        ("Der Zug hält in Graz, in Linz sowie in Wels.", [["Graz", "Linz", "Wels"]]),
        ("Ministerin Vera Lang und Landrat Olaf Bahr kamen.", [["Vera Lang", "Olaf Bahr"]]),
        ("Städte wie Graz und Linz wachsen.", []),
        ("Graz oder Linz erhält den Preis.", []),
        ("Graz gewann, Linz verlor.", []),
        ("Sie reiste nach Graz, Linz und in andere Städte.", []),
    ],
)
def test_a_list_ends_with_und_and_claims_to_name_all(text: str, names: list[list[str]]) -> None:
    assert listed(text) == names
