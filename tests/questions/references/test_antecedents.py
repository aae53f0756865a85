"""What a pronoun means: agreement, prominence, voices, and when nothing is settled."""

from __future__ import annotations

import pytest

from questions.material import Material
from questions.references.antecedents import Antecedents, innermost_clauses
from tests.questions.sample import material_of

VILLAGE = "Die Gemeinde Lech verkaufte einen alten Stall. Im Mai 2020 wurde er abgerissen."
TWINS = "Der Anwalt Paul Lang begleitete den Zeugen Emil Kurz. Er wohnte in Jena."
SISTERS = "Paul Renner und Eva Moser gründeten eine Weberei. Sie verkauften 2019 das Haus in Graz."
AFAR = "Der Dirigent Elias Graf lebt in Bern. Im Sommer regnete es selten. Er probt jeden Abend im Münster."
QUOTED = (
    "Der Händler Otto Wirz kam nach Chur. „Mein Bruder wartet auf den Zug“, rief die Köchin Ida Kern. Er schwieg lange."
)


def antecedents(material: Material) -> Antecedents:
    return Antecedents(material.document, material.referents, innermost_clauses(material.document), frozenset())


def meant(text: str, word: str) -> str | None:
    """Return the words of what the last occurrence of a pronoun means."""
    material = material_of(text)
    token = next(t for t in reversed(material.document.tokens) if t.text == word)
    found = antecedents(material).find(token)
    return material.document.slice(found[0].span) if found is not None else None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (VILLAGE, "er", "einen alten Stall"),
        (TWINS, "Er", None),
        (SISTERS, "Sie", "Paul Renner und Eva Moser"),
        (AFAR, "Er", "Der Dirigent Elias Graf"),
        (QUOTED, "Er", "Der Händler Otto Wirz"),
    ],
)
def test_what_a_pronoun_means(text: str, word: str, expected: str | None) -> None:
    assert meant(text, word) == expected


def test_times_amounts_and_idioms_are_not_meant() -> None:
    text = "Im Vergleich zum Vorjahr stieg die Zahl der Gäste am Montag um drei Prozent."
    material = material_of(text)
    found = antecedents(material).mentions(1)
    assert [material.document.tokens[m.heads[0]].text for m in found] == ["Zahl", "Gäste"]


def test_a_list_is_many_and_its_parts_are_one_each() -> None:
    material = material_of(SISTERS)
    found = {material.document.slice(m.span): m for m in antecedents(material).mentions(1) if m.parts}
    (group,) = found.values()
    assert group.kinds == {"Plur"}
    assert [p.referent.name for p in group.parts if p.referent] == ["Paul Renner", "Eva Moser"]


def test_the_subject_is_the_most_prominent() -> None:
    material = material_of(VILLAGE)
    by_word = {material.document.tokens[m.heads[0]].text: m for m in antecedents(material).mentions(1)}
    assert by_word["Gemeinde"].prominence > by_word["Stall"].prominence


def test_a_noun_is_named_again_by_the_last_part_of_a_compound() -> None:
    material = material_of("Der Stadtrat beriet über das Radwegenetz. Die Kosten für das Netz stiegen.")
    noun = next(t for t in material.document.tokens if t.text == "Netz")
    found = antecedents(material).of_noun(noun)
    assert found is not None
    assert material.document.slice(found.span).endswith("das Radwegenetz")
