"""Which dependent clauses are facts of their own, and with what subject."""

from __future__ import annotations

import pytest

from tests.questions.sample import material_of


def told(text: str) -> list[str | None]:
    """Return the statements of a text's facts that stand in dependent clauses."""
    material = material_of(text)
    return [material.wording.statement(f) for f in material.facts if f.verb_final]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Die Läuferin Petra Lang, die 2019 in Linz den Marathon gewann, zieht nach Basel.",
            "Petra Lang gewann 2019 in Linz den Marathon.",
        ),
        (
            "Obwohl Petra Lang 2021 aus dem Verein austrat, wählten die Mitglieder sie.",
            "Petra Lang trat 2021 aus dem Verein aus.",
        ),
        (
            "Der Sender Alpin ist ein Sender, der 1998 in Bozen gegründet wurde.",
            "Der Sender Alpin wurde 1998 in Bozen gegründet.",
        ),
    ],
)
def test_a_clause_that_is_taken_for_granted_stands_alone(text: str, statement: str) -> None:
    assert told(text) == [statement]


@pytest.mark.parametrize(
    "text",
    [
        "Die Mannschaft zieht nach Basel, wenn Petra Lang den Marathon in Linz gewinnt.",
        "Das Amt sagt, dass Petra Lang 2019 den Marathon in Linz gewonnen hat.",
        "Die Polizei sperrte den Platz, bevor Petra Lang die Stadt verließ.",
        "Der Verein sucht eine Läuferin, die 2019 in Linz den Marathon gewann.",
        "Laut dem Verband habe Lang gefehlt, weil Petra Lang 2019 den Marathon in Linz gewann.",
        "Es wird voll werden, nachdem Petra Lang den Marathon in Linz gewonnen hat.",
        "Wie das Amt mitteilte, blieb die Halle leer, während Petra Lang 2019 den Marathon in Linz gewann.",
        "Laut dem Amt blieb die Halle leer, weil Petra Lang 2019 den Marathon in Linz gewann.",
        "Der Trainer steht vor Gericht, weil Petra Lang 2019 nach dem Marathon in Linz erkrankte.",
        "Die Halle ist nicht leer, weil Petra Lang den Marathon in Linz gewann.",
    ],
)
def test_conditions_contents_plans_and_restrictions_do_not(text: str) -> None:
    assert told(text) == []
