"""Set phrases give their noun away."""

from __future__ import annotations

from questions.german.light_verbs import is_set_phrase


def test_what_a_verb_takes_in_a_set_phrase_is_known() -> None:
    assert is_set_phrase("ergreifen", "Maßnahme")
    assert not is_set_phrase("beschließen", "Maßnahme")
