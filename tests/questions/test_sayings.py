"""What somebody says and who says it."""

from __future__ import annotations

import pytest

from questions.sayings import proving, said_by_bodies, sayings

from .sample import material_of

QUOTED = "Die Försterin Ida Moser (Grüne) warnte: „Der Wald am Pass leidet unter der langen Trockenheit.“"
REPORTED = "Die Brücke müsse vor 2030 ersetzt werden, sagte die Ingenieurin Vera Kolb am Freitag in Ulm."
ROLE = "Der Physiker Paul Lang sprach in Jena. „Die Kälte im Labor macht uns viel Arbeit“, sagte der Physiker."
BODY = "In Linz seien 80 Keller überflutet worden, teilte die Feuerwehr mit."
OWN = "Vera Kolb kündigte an, sie wolle 20 Brücken in Ulm sanieren."
CLAUSE = "Der Bauer Emil Kurz hofft, dass Paul Lang gewinnt: „Der Kandidat kennt die Sorgen der Leute hier im Tal.“"


@pytest.mark.parametrize(
    ("text", "speaker", "words", "quoted"),
    [
        (QUOTED, "Ida Moser", "„Der Wald am Pass leidet unter der langen Trockenheit“", True),
        (REPORTED, "Vera Kolb", "dass die Brücke vor 2030 ersetzt werden müsse", False),
        (ROLE, "Paul Lang", "„Die Kälte im Labor macht uns viel Arbeit“", True),
    ],
)
def test_who_says_what(text: str, speaker: str, words: str, *, quoted: bool) -> None:
    (saying,) = sayings(material_of(text))
    assert (saying.speaker.name, saying.words, saying.quoted) == (speaker, words, quoted)


def test_what_a_body_says_is_told_by_its_tokens() -> None:
    material = material_of(BODY)
    ((words, fact, told),) = said_by_bodies(material)
    assert words == "dass in Linz 80 Keller überflutet worden seien"
    assert material.document.slice(told) == "die Feuerwehr"
    assert fact.reported
    assert not list(sayings(material))


def test_who_speaks_of_themselves_is_not_asked_for() -> None:
    assert not list(sayings(material_of(OWN)))


def test_whoever_is_spoken_of_does_not_speak() -> None:
    assert "Paul Lang" not in {s.speaker.name for s in sayings(material_of(CLAUSE))}


def test_the_proof_holds_the_words_and_the_speaker() -> None:
    material = material_of(ROLE)
    (saying,) = sayings(material)
    proof = " ".join(material.document.text[s.start : s.end] for s in proving(material, saying))
    assert "Die Kälte im Labor" in proof
    assert "Physiker" in proof
