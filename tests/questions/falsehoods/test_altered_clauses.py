"""What somebody says with one thing changed."""

from __future__ import annotations

from questions.asking import AnswerKind
from questions.falsehoods.altered_clauses import altered
from tests.questions.sample import material_of


def changed(text: str, kind: AnswerKind) -> list[str]:
    material = material_of(text)
    asking = next(a for a in material.askings if a.kind is kind)
    return list(altered(material, asking))


def test_a_demand_is_turned_into_its_contrary_and_into_another_amount() -> None:
    found = changed("Die Gewerkschaft Verdi fordert, dass die Löhne um vier Prozent steigen.", AnswerKind.CONTENT)
    assert "dass die Löhne um vier Prozent sinken" in found
    assert len(found) == 2
    assert all(text.startswith("dass die Löhne um ") for text in found)


def test_where_nothing_has_a_contrary_nothing_is_changed() -> None:
    assert changed("Die Gemeinde Imst fordert, dass der Fluss einen Namen trägt.", AnswerKind.CONTENT) == []


def test_an_infinitive_has_no_contrary() -> None:
    assert changed("Die Gemeinde Imst beschloss, die Brücke über den Inn zu bauen.", AnswerKind.CONTENT) == []
