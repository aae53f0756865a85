"""Whom pronouns, role nouns and the like mean, and what stays open."""

from __future__ import annotations

import pytest

from questions.material import Material
from questions.references.resolution import Reference, ReferenceKind, References
from tests.questions.sample import material_of

CLIMBER = "Der Bergsteiger Reto Ammann bestieg 1998 den Eiger. Er lebt seit 2004 in Chur."
QUARREL = "Der Trainer Karl Huber stritt mit dem Präsidenten Josef Gruber. Er verließ am Abend das Stadion in Linz."
COUPLE = "Die Pianistin Lea Imhof traf den Dirigenten Elias Graf in Bern. Sie spielte am Abend ein Konzert."
SHARES = "Die Stadt Zürich verkaufte 2021 ihre Anteile am Flughafen. Ihr Finanzvorstand Beat Keller war zufrieden."
PAIR = (
    "Der Außenminister Karl Ott traf den Außenminister Jan Wolski in Wien. "
    "Die beiden Außenminister sprachen lange über Zölle."
)
MINISTER = "Der Verkehrsminister Leo Haas besuchte die Baustelle in Salzburg. Der Minister versprach Lärmschutz."
STRIKE = (
    "In Wels demonstrierten am Montag 500 Mitarbeiter von Siemens. Die Stadt schwieg. "
    "Die Mitarbeiter fordern, dass die Löhne steigen."
)
CHAIR = "## Wechsel in der Unesco\n\nDie Sitzung dauerte drei Stunden. Im Mai übernahm Norwegen den Vorsitz."


def reference(material: Material, word: str) -> Reference | None:
    """Return the reference of a word's last occurrence in the text."""
    index = max(t.index for t in material.document.tokens if t.text == word)
    return material.references.by_token.get(index)


def said(text: str, word: str) -> str | None:
    """Return what a word is replaced or completed by, None where it stays open."""
    found = reference(material_of(text), word)
    assert found is not None, f"{word} is not taken for a reference"
    return found.text


PASSED = "das vom Bundestag verabschiedete Gesetz"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (CLIMBER, "Er", "Reto Ammann"),
        (COUPLE, "Sie", "Lea Imhof"),
        (QUARREL, "Er", None),
        ("Sie trafen sich später in Bremen.", "Sie", None),
        (SHARES, "Ihr", None),
        ("Der Bundestag verabschiedete ein Gesetz. Dieses Gesetz gilt seit 2018.", "Dieses", PASSED),
        ("Im Mai reiste die Delegation nach Genf. Dort unterzeichnete sie ein Abkommen.", "Dort", "in Genf"),
        (MINISTER, "Minister", "Leo Haas"),
        (PAIR, "Außenminister", "Karl Ott und Jan Wolski"),
        (CHAIR, "Vorsitz", "in der Unesco"),
        ("Norwegen ist groß. Im Mai reiste Petra Lang ins Land.", "ins", "nach Norwegen"),
        ("Die Schweiz ist klein. Im Mai regnete es im Land.", "im", "in der Schweiz"),
        (STRIKE, "Die", "die Mitarbeiter von Siemens"),
    ],
)
def test_what_a_word_means(text: str, word: str, expected: str | None) -> None:
    assert said(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (SHARES, "ihre"),  # the subject of the clause owns the shares
        ("In Salzburg gibt es seit 2018 eine Schule für Köche.", "es"),
        (CLIMBER, "Eiger"),
    ],
)
def test_a_word_that_is_clear_by_itself_is_no_reference(text: str, word: str) -> None:
    assert reference(material_of(text), word) is None


def test_a_pronoun_is_replaced_and_an_office_completed() -> None:
    pronoun, office = reference(material_of(CLIMBER), "Er"), reference(material_of(MINISTER), "Minister")
    assert pronoun is not None
    assert pronoun.kind is ReferenceKind.REPLACE
    assert office is not None
    assert office.kind is ReferenceKind.APPEND


def test_an_office_is_proved_by_the_first_mention_of_its_bearer() -> None:
    material = material_of(MINISTER)
    found = reference(material, "Minister")
    assert found is not None
    assert found.proof is not None
    assert material.document.slice(found.proof) == "Leo Haas"
    assert found.referent is not None
    assert found.referent.name == "Leo Haas"


def test_two_bearers_leave_an_office_open() -> None:
    text = "Der Außenminister Karl Ott traf den Außenminister Jan Wolski in Wien. Der Minister sprach über Zölle."
    assert said(text, "Minister") is None


def test_a_resolved_reference_is_surer_than_an_open_one_and_never_certain() -> None:
    found, left_open = reference(material_of(CLIMBER), "Er"), reference(material_of(QUARREL), "Er")
    assert found is not None
    assert left_open is not None
    assert left_open.confidence == 0.0 < found.confidence < 1.0


def test_confidences_of_several_references_multiply() -> None:
    references = References(
        {
            3: Reference(3, ReferenceKind.REPLACE, "Ada", 0.5),
            7: Reference(7, ReferenceKind.APPEND, "von Genf", 0.8),
        }
    )
    assert references.confidence(range(5)) == 0.5
    assert references.confidence(range(10)) == pytest.approx(0.4)
    assert references.confidence([0, 1]) == 1.0


def test_a_stretch_is_unresolved_if_one_of_its_words_is() -> None:
    references = References({3: Reference(3, ReferenceKind.REPLACE, None, 0.0)})
    assert references.unresolved([2, 3])
    assert not references.unresolved([4, 5])
