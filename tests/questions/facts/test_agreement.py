"""Clauses whose words do not agree make no items."""

from __future__ import annotations

import pytest

from tests.questions.beside import prompts


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Die ersten Aufführungen des Stücks beginnt 2019 in Celle.", "Aufführungen"),
        ("Der Verein in Celle sucht seit 2019 ein junges und begeisterte Publikum.", "begeisterte"),
        ("Die im Mai gestartet geheime Suche endete 2019 in Celle.", "gestartet"),
        ("Der Trainer Jan Holm war 2019 in Celle einer der Letzte.", "Letzte."),
        ("Die Stadt Bonn handelt seit 2019 mit Spiel- und Haushaltsgeräte.", "Haushaltsgeräte"),
        ("Der Trainer Jan Holm kam 2019 mit Freunde nach Celle.", "Freunde"),
        ("In Celle fahren seit 2019 Züge auf der Linien RE7.", "der Linien"),
        ("Erste Bilder aus Celle zeigen, wie die Halle in Bonn aussehen könnten.", "könnten"),
        ("Im Museum in Celle finden archaischen Kulturen seit 2019 ihren Platz.", "archaischen"),
        ("Der Antrag des Vereins Celle ist 2019 mit erheblichem Sach- und Gerätekosten gescheitert.", "erheblichem"),
        ("Der Trainer Jan Holm erinnerte 2019 in Celle an dem Vertrag der Stadt.", "an dem"),
        ("Der Trainer Jan Holm rechnet 2019 in Celle mit einen Sieg der Bonner Ruderer.", "mit einen"),
        ("Die Stadt Bonn kaufte 2019 in Celle ein Boot für dem Verein der Ruderer.", "für dem"),
        ("Der Trainer Jan Holm half 2019 in Celle den in Not geratenen Prinz Ole Brandt.", "Prinz"),
    ],
)
def test_words_that_do_not_agree_are_not_repeated(text: str, part: str) -> None:
    found = prompts(text)
    assert not any(part in p for p in found), found


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Die ersten Aufführungen des Stücks beginnen 2019 in Celle.", "Aufführungen"),
        ("Der Verein in Celle sucht seit 2019 ein junges und begeistertes Publikum.", "begeistertes"),
        ("Der Trainer Jan Holm war 2019 in Celle einer der Letzten.", "Letzten"),
        ("Die Stadt Bonn handelt seit 2019 mit Spiel- und Haushaltsgeräten.", "Haushaltsgeräten"),
        ("Der Trainer Jan Holm kam 2019 nach Hause.", "nach Hause"),
        ("Der Trainer Jan Holm erinnerte 2019 in Celle an den Vertrag der Stadt.", "an den Vertrag"),
        ("Der Trainer Jan Holm rechnet 2019 in Celle mit einem Sieg der Bonner Ruderer.", "mit einem Sieg"),
        ("Die Stadt Bonn hat 2019 in Celle mit den Vereinen der Ruderer ein Boot gekauft.", "mit den Vereinen"),
        ("Der Trainer Jan Holm half 2019 in Celle dem in Not geratenen Prinzen Ole Brandt.", "Prinzen"),
        ("Eine Reihe von Vereinen aus Celle sammelten 2019 Spenden für das Bad.", "Eine Reihe von Vereinen"),
    ],
)
def test_what_agrees_is_kept(text: str, part: str) -> None:
    found = prompts(text)
    assert any(part in p for p in found), found
