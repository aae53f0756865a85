"""What an adjective with a class noun stands for, and a bare country."""

from __future__ import annotations

import pytest

from questions.references.antecedents import Antecedents, innermost_clauses
from questions.references.bynames import Byname, Bynames
from questions.references.epithets import Epithets
from tests.questions.sample import material_of

START = "Die Ernte war gut. Der Wind wehte. Es regnete. "


def finder(text: str) -> tuple[Bynames, list[str]]:
    material = material_of(START + text)
    document, referents = material.document, material.referents
    clause_of = innermost_clauses(document)
    antecedents = Antecedents(document, referents, clause_of, frozenset())
    epithets = Epithets(document, referents, frozenset())
    return Bynames(document, referents, antecedents, clause_of, epithets), [t.text for t in document.tokens]


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Norwegen liegt am Meer. Das kleine Land hat 400 Brücken.", "Land", "Norwegen"),
        ("Norwegen lieferte Gas nach Polen. Das kleine Land hat 400 Brücken.", "Land", "Norwegen"),
        ("Norwegen und Polen stritten. Das kleine Land hat 400 Brücken.", "Land", None),
        ("Der Regen fiel. Das kleine Land hat 400 Brücken.", "Land", None),
        ("Norwegen liegt am Meer. Das größte Land hat 400 Brücken.", "Land", "no byname"),
        ("Norwegen liegt am Meer. Die alte Mühle hat 400 Räder.", "Mühle", "no byname"),
        ("Die Hochseil AG baut in Wels. Der österreichische Konzern sucht 40 Lehrlinge.", "Konzern", "Hochseil AG"),
    ],
)
def test_whom_a_byname_means(text: str, noun: str, expected: str | None) -> None:
    bynames, words = finder(text)
    found = bynames.find(bynames.document.tokens[words.index(noun)])
    assert _name(found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegen lieferte Gas nach Polen. Das Land hat 400 Brücken.", "Norwegen"),
        ("Norwegen griff Polen an. Das Land hat 400 Brücken.", None),
        ("Norwegen lieferte Gas nach Polen. Auf dem Land fehlen 400 Brücken.", "no byname"),
    ],
)
def test_which_country_is_meant(text: str, expected: str | None) -> None:
    bynames, words = finder(text)
    found = bynames.place(bynames.document.tokens[words.index("Land")])
    assert _name(found) == expected


def _name(found: Byname | None) -> str | None:
    if found is None:
        return "no byname"
    referent = found.referent
    return None if referent is None else referent.name
