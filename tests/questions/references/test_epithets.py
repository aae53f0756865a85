"""What class nouns and "dort" stand for."""

from __future__ import annotations

import pytest

from questions.references.epithets import Epithets, written
from tests.questions.sample import material_of

LAND = "Norwegen liegt am Meer. Das Land hat 400 Brücken."
TWO = "Norwegen und Schweden liegen am Meer. Das Land hat 400 Brücken."
FAR = "Norwegen liegt am Meer. Die Fischer warten. Der Wind dreht. Das Land hat 400 Brücken."
HARBOUR = "Der Zug fährt nach Genua. In der Hafenstadt leben 560.000 Menschen."
QUARTER = "Der Zug fährt nach Genua. In der Altstadt leben 23.000 Menschen."
FIRM = "Die Hochseil AG baut in Wels. Das Unternehmen sucht 40 Lehrlinge."
THERE = "Die Delegation reiste in die Schweiz. Dort schneite es."


def finder(text: str) -> tuple[Epithets, list[str]]:
    material = material_of(text)
    return Epithets(material.document, material.referents, frozenset()), [t.text for t in material.document.tokens]


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        (LAND, "Land", "Norwegen"),
        (TWO, "Land", None),
        (FAR, "Land", None),
        (FIRM, "Unternehmen", "Hochseil AG"),
        (HARBOUR, "Hafenstadt", "Genua"),
        (QUARTER, "Altstadt", None),
    ],
)
def test_what_a_class_noun_stands_for(text: str, noun: str, expected: str | None) -> None:
    epithets, words = finder(text)
    found = epithets.named(epithets.document.tokens[words.index(noun)])
    assert (found[0].name if found is not None else None) == expected


def test_where_there_is() -> None:
    epithets, words = finder(THERE)
    found = epithets.place(epithets.document.tokens[words.index("Dort")])
    assert found is not None
    assert found[0] == "in der Schweiz"


def test_a_name_takes_its_article_and_case() -> None:
    epithets, _ = finder(THERE + " Norwegen blieb trocken.")
    names = {r.name: r for r in epithets.referents.all}
    assert written(names["Schweiz"], "Dat") == "der Schweiz"
    assert written(names["Norwegen"], "Gen") == "Norwegens"


def test_a_company_is_left_open_beside_another() -> None:
    near = "Die Firma Hochseil baut in Wels. Die Seilbahn AG klagte. Die Firma wuchs."
    epithets, words = finder(near)
    last = len(words) - 1 - words[::-1].index("Firma")
    assert epithets.called(epithets.document.tokens[last]) is None


def test_a_device_takes_the_name_that_it_was_given() -> None:
    epithets, words = finder("Hochseil zeigt das „Alba X2“ getaufte Smartphone. Im Mai kommt das Gerät in die Läden.")
    found = epithets.called(epithets.document.tokens[words.index("Gerät")])
    assert found is not None
    assert found[0].name == "Alba X2"
