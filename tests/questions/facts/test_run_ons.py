"""Captions and names that ran into a sentence are cut off, or the sentence makes no items."""

from __future__ import annotations

import pytest

from tests.questions.beside import prompts


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Motto Das Fest gehört allen Neu gezeigt wurden 2019 in Celle zwei Entwürfe.", "Entwürfe"),
        (
            "Jan Holm klagte 2018. Ida Van der Berg gewann. In Bonn forderte 2019 Holm Van der Berg auf, zu gehen.",
            "Bonn",
        ),
        ("Direktorin Ida Holm nimmt seit 2019 in Celle dieselbe Haltung wie ihr Vorgänger, Jan Ott, ein.", "Ott."),
    ],
)
def test_what_ran_into_a_clause_is_not_quoted(text: str, part: str) -> None:
    assert not any(part in prompt for prompt in prompts(text))


def test_a_title_behind_its_noun_is_no_new_sentence() -> None:
    assert any("Die gelbe Tür" in p for p in prompts("Der Roman Die gelbe Tür von Ida Holm erschien 2019 in Celle."))
