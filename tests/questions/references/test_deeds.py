"""What is told by who made it."""

from __future__ import annotations

import pytest

from questions.references.antecedents import Antecedents, innermost_clauses
from questions.references.deeds import Deeds
from tests.questions.sample import material_of


def told(text: str, word: str, case: str) -> str | None:
    """Return the phrase for the first thing with the word."""
    material = material_of(text)
    document, referents = material.document, material.referents
    clause_of = innermost_clauses(document)
    antecedents = Antecedents(document, referents, clause_of, frozenset())
    found = [m for s in document.sentences for m in antecedents.mentions(s.index)]
    mention = next(m for m in found if document.tokens[m.heads[0]].text == word)
    return Deeds(document, antecedents, clause_of).told(mention, case)


@pytest.mark.parametrize(
    ("text", "word", "case", "expected"),
    [
        ("Die Stadt Graz hat einen Plan vorgelegt.", "Plan", "Nom", "der von der Stadt Graz vorgelegte Plan"),
        ("Die Stadt Graz hat einen Plan vorgelegt.", "Plan", "Acc", "den von der Stadt Graz vorgelegten Plan"),
        ("Petra Lang gründete eine Stiftung.", "Stiftung", "Dat", "der von Petra Lang gegründeten Stiftung"),
        ("Von Petra Lang wurde eine Stiftung gegründet.", "Stiftung", "Acc", "die von Petra Lang gegründete Stiftung"),
    ],
)
def test_the_clause_becomes_a_participle(text: str, word: str, case: str, expected: str) -> None:
    assert told(text, word, case) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Petra Lang sah eine Stiftung.", "Stiftung"),  # seeing makes nothing
        ("Petra Lang gründete keine Stiftung.", "Stiftung"),
        ("Petra Lang will eine Stiftung gründen.", "Stiftung"),
        ("Petra Lang gründete die Stiftung.", "Stiftung"),  # it was there before
    ],
)
def test_nothing_is_told_where_nobody_surely_made_it(text: str, word: str) -> None:
    assert told(text, word, "Nom") is None
