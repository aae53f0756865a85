"""What may be left out of a fact: circumstances nobody can resolve, where the rest stays true."""

from __future__ import annotations

import pytest

from tests.questions.sample import material_of


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Der Gemeinderat von Hallein lehnte heute den Antrag der Opposition ab.",
            "Der Gemeinderat von Hallein lehnte den Antrag der Opposition ab.",
        ),
        ("Der Gemeinderat von Hallein lehnte heute den Antrag der Opposition nicht ab.", None),
        ("Der Gemeinderat von Hallein lehnt heute den Antrag der Opposition ab.", None),
        ("Alle Gemeinderäte von Hallein lehnten heute den Antrag der Opposition ab.", None),
    ],
)
def test_an_unclear_time_is_left_out_of_what_is_past_and_not_denied(text: str, statement: str | None) -> None:
    material = material_of(text)
    assert [material.wording.statement(f) for f in material.facts] == [statement]
