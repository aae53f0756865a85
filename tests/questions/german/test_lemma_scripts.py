"""Edit scripts turn forms into lemmas and carry over to other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.german.lemma_scripts import apply_script, derive_script

WORDS = st.text(alphabet="abegzutenäöüßAEGÄÖÜ-", max_size=14).filter(bool)


@given(WORDS, WORDS)
def test_a_derived_script_gives_the_lemma(form: str, lemma: str) -> None:
    assert apply_script(derive_script(form, lemma), form) == lemma


@pytest.mark.parametrize(
    ("form", "lemma", "other", "expected"),
    [
        ("gemacht", "machen", "gesagt", "sagen"),
        ("angekommen", "ankommen", "aufgenommen", "aufnommen"),
        ("abzugeben", "abgeben", "einzukaufen", "einkaufen"),
        ("Männer", "Mann", "Bücher", "Buch"),
        ("Häusern", "Haus", "Ländern", "Land"),
        ("Die", "der", "Die", "der"),
        ("schönes", "schön", "grünes", "grün"),
    ],
)
def test_scripts_generalise(form: str, lemma: str, other: str, expected: str) -> None:
    script = derive_script(form, lemma)
    assert apply_script(script, form) == lemma
    assert apply_script(script, other) == expected


def test_a_script_that_does_not_fit_gives_nothing() -> None:
    assert apply_script(derive_script("gemacht", "machen"), "laufen") is None
