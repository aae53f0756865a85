"""Which pronouns are clear within their own sentence."""

from __future__ import annotations

import pytest

from questions.references.antecedents import Antecedents, innermost_clauses
from questions.references.binding import Binder
from tests.questions.sample import material_of

SAID = "Die Wirtin Ida Moser glaubt, dass sie das Fest im Mai eröffnen wird."
FAMILY = "In Lech wohnen der Bauer Emil Kurz und sein Bruder seit 1990."
BEHIND = "Weil er krank war, blieb der Bauer Emil Kurz im Mai zu Hause."
CONDITION = "Wenn ein Motor alt ist, braucht er viel Öl."
OPEN = "Der Bauer Emil Kurz wohnt in Lech. Am Abend singt er im Chor."


def meant(text: str, word: str) -> str | None:
    """Return the phrase that the last occurrence of a pronoun is clear beside."""
    material = material_of(text)
    clauses = innermost_clauses(material.document)
    antecedents = Antecedents(material.document, material.referents, clauses, frozenset())
    binder = Binder(material.document, material.referents, antecedents, clauses)
    token = next(t for t in reversed(material.document.tokens) if t.text == word)
    return material.document.slice(binder.bound[token.index]) if binder.is_bound(token) else None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (SAID, "sie", "Die Wirtin Ida Moser"),
        (FAMILY, "sein", "der Bauer Emil Kurz"),
        (BEHIND, "er", "der Bauer Emil Kurz"),
        (CONDITION, "er", "ein Motor"),
        (OPEN, "er", None),
    ],
)
def test_what_a_pronoun_is_clear_beside(text: str, word: str, expected: str | None) -> None:
    found = meant(text, word)
    assert (found is None) == (expected is None)
    assert expected is None or (found is not None and found.startswith(expected))
