"""Set phrases give their noun away."""

from __future__ import annotations

from questions.german.light_verbs import is_figure, is_set_phrase


def test_what_a_verb_takes_in_a_set_phrase_is_known() -> None:
    assert is_set_phrase("ergreifen", "Maßnahme")
    assert not is_set_phrase("beschließen", "Maßnahme")


def test_a_thing_at_hand_behind_a_preposition_may_be_a_figure_of_speech() -> None:
    assert is_figure("Schuh", "in")
    assert not is_figure("Schuh", None)
    assert not is_figure("Halle", "in")
