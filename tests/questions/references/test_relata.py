"""Of what a relational noun is that an adjective only measures, judges or puts in order."""

from __future__ import annotations

import pytest

from tests.questions.sample import material_of

LEAD = "Die Gemeinde Husum baut eine Mole. Der Wind war stark. Die Fähre fuhr nach Sylt. "
NOTHING = "nothing missing"


def of_what(text: str, word: str) -> str | None:
    """Return what is written behind the last occurrence of a noun."""
    material = material_of(LEAD + text)
    noun = [t for t in material.document.tokens if t.text == word][-1]
    found = material.references.by_token.get(noun.index)
    return NOTHING if found is None else found.text


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("In Kiel war die negative Abweichung groß.", "Abweichung", None),
        ("Im April begann in Kiel die erste Phase.", "Phase", None),
        ("Die genaue Temperatur hängt vom Wind ab.", "Temperatur", None),
        ("Die wirtschaftliche Entwicklung freut den Bund.", "Entwicklung", NOTHING),
        ("Die schnelle Entwicklung der Stadt freut den Bund.", "Entwicklung", NOTHING),
        ("Der massive Rückgang bei den Zinsen freut den Bund.", "Rückgang", NOTHING),
        ("Im Mai stieg die Temperatur des Wassers. Die genaue Temperatur misst das Amt.", "Temperatur", "des Wassers"),
        ("Der Anstieg, die Not und die Kälte trieben viele Menschen nach Kiel.", "Anstieg", None),
    ],
)
def test_what_completes_a_relational_noun(text: str, word: str, expected: str | None) -> None:
    assert of_what(text, word) == expected


def test_a_body_s_noun_without_its_body_is_open() -> None:
    assert of_what("Im Mai stieg der Umsatz um drei Prozent.", "Umsatz") is None
