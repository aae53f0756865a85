"""Whose turnover or subsidiary is meant."""

from __future__ import annotations

import pytest

from questions.references.antecedents import Antecedents, innermost_clauses
from questions.references.belongings import Belongings
from tests.questions.sample import material_of

FIRM = "Die Reederei Seewind AG wächst. Im Mai kaufte die Seewind AG zwei Fähren. "


def owner(text: str, word: str) -> str | None:
    """Return the owner's words for the last occurrence of a noun."""
    material = material_of(text)
    clause_of = innermost_clauses(material.document)
    antecedents = Antecedents(material.document, material.referents, clause_of, frozenset())
    noun = [t for t in material.document.tokens if t.text == word][-1]
    found = Belongings(material.document, material.referents, antecedents, clause_of).owner(noun)
    return None if found is None else found[0]


def test_the_company_just_told_of_is_the_owner() -> None:
    assert owner(FIRM + "Der Umsatz stieg um drei Prozent.", "Umsatz") == "der Seewind AG"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (FIRM + "Die Krone AG aus Kiel sank. Die Krone AG und die Seewind AG stritten. Der Umsatz stieg.", "Umsatz"),
        (FIRM + "Der Preis stieg um drei Prozent.", "Preis"),  # not a company's alone
        (FIRM + "Bei der Krone AG stieg der Umsatz um drei Prozent.", "Umsatz"),  # it names another one itself
    ],
)
def test_an_owner_that_is_not_plain_is_not_named(text: str, word: str) -> None:
    assert owner(text, word) is None
