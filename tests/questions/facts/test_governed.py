"""What governs a complement and has none beside it makes no item."""

from __future__ import annotations

import pytest

from tests.questions.beside import prompts


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ein starker Rechner ist zudem Voraussetzung.", "Voraussetzung"),
        ("Berechnungsgrundlage ist dabei der Index der Stadt Celle.", "Berechnungsgrundlage"),
        ("Prägend waren die Regenmengen im Nordwesten.", "Prägend"),
        ("Als Betriebssystem kommt eine Version von Windows zum Einsatz.", "Betriebssystem"),
        ("Im Norden ermittelte der Deutsche Wetterdienst nur etwa 60 Stunden.", "60 Stunden"),
        ("Betroffen sind 40 Haushalte in Wels.", "Betroffen"),
        ("Beteiligt waren 30 Firmen aus Linz.", "Beteiligt"),
        ("Firmen in Linz sparen dadurch vier Millionen Euro.", "sparen"),
    ],
)
def test_of_what_may_not_be_missing(text: str, part: str) -> None:
    found = prompts(text)
    assert not any(part in p for p in found), found


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ein starker Rechner ist Voraussetzung für das Spiel.", "Voraussetzung für das Spiel"),
        ("Die Regenmengen im Nordwesten waren prägend für den Herbst.", "prägend für den Herbst"),
        ("Als Betriebssystem für das Telefon dient eine Version von Windows.", "Betriebssystem für das Telefon"),
        ("Im Norden verzeichnete der Deutsche Wetterdienst 30 Prozent Regentage.", "Prozent Regentage"),
        ("Auslöser des Brandes in Wels war ein Kabel.", "Auslöser des Brandes"),
    ],
)
def test_with_its_complement_it_is_asked(text: str, part: str) -> None:
    found = prompts(text)
    assert any(part in p for p in found), found
