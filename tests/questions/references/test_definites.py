"""What bare definite nouns mean: written out, named, left alone or left open."""

from __future__ import annotations

import pytest

from questions.references.resolution import Reference
from tests.questions.sample import material_of

LEAD = "Die Stadt Husum plant eine neue Mole. Der Gemeinderat tagte zweimal. "


def reference(text: str, word: str) -> Reference | None:
    """Return the reference of the last occurrence of a word, or of the article before it."""
    material = material_of(text)
    index = max(t.index for t in material.document.tokens if t.text == word)
    return material.references.by_token.get(index - 1) or material.references.by_token.get(index)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            LEAD + "Im Mai beginnt die Oberbürgermeisterwahl. Vor der Wahl ruht der Bau.",
            "Wahl",
            "der Oberbürgermeisterwahl",
        ),
        (
            LEAD + "Ein Amt sammelt Daten der Küstenwache. Am Montag prüft es die Daten.",
            "Daten",
            "die Daten der Küstenwache",
        ),
        (LEAD + "Im Juni warnte Jette Brodersen. Die Biologin zählte Robben.", "Biologin", "Jette Brodersen"),
        (
            LEAD + "Im Juni warnte Jette Brodersen. Die 40 Jahre alte Biologin zählte Robben.",
            "Biologin",
            "Jette Brodersen",
        ),
        (LEAD + "Sie liegt bei der Stadt Tating. In der Kleinstadt gibt es Robben.", "Kleinstadt", "Tating"),
        (
            LEAD + "Es entschied ein dänisches Gericht. Den Bau hält das Gericht für teuer.",
            "Gericht",
            "das dänische Gericht",
        ),
        (LEAD + "Am Hafen steht ein roter Kran. Den Kran baute Emil Voss.", "Kran", "den roten Kran"),
        (LEAD + "Ein Gericht stoppte einen alten Bauern. Es verbot dem Mann die Zucht.", "Mann", "dem alten Bauern"),
    ],
)
def test_a_noun_is_told_by_what_was_said_of_it_before(text: str, word: str, expected: str) -> None:
    found = reference(text, word)
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (LEAD + "Die Umsetzung dauert ein Jahr.", "Umsetzung"),
        (LEAD + "Am Montag prüfte Husum die Daten.", "Daten"),
        (LEAD + "Die Experten rechnen mit Regen.", "Experten"),
        (LEAD + "Der Passant trug einen Helm.", "Passant"),
        (LEAD + "Das Unternehmen zahlte 90 Euro.", "Unternehmen"),
        (LEAD + "Dann half Jette Brodersen. Die Maler der Gebäude kamen aus Kiel.", "Gebäude"),
        (LEAD + "Dann half Jette Brodersen. Auf der Strecke fahren Züge.", "Strecke"),
        (LEAD + "Jette Brodersen traf Maike Thoms. Die Biologin zählte Robben.", "Biologin"),
        ("Das Vorhaben kostet 90 Euro. Husum baut eine Mole.", "Vorhaben"),
        ("Husum sperrt die Mole. Die Entscheidung, die seit Tagen bekannt ist, betrifft alle.", "Entscheidung"),
        (LEAD + "Die Dorfgemeinschaft traf sich.", "Dorfgemeinschaft"),
        (LEAD + "Ein Imker stritt mit einem Bäcker. Der Mann zählte Robben.", "Mann"),
        (LEAD + "Es gibt keine Zeugen. Der Mann zählte Robben.", "Mann"),
        (LEAD + "Wie der Verband mitteilte, beginnt im Mai die Zucht von Robben.", "Verband"),
        (LEAD + "Der Fußballclub lud Gäste ein.", "Fußballclub"),
        (LEAD + "Der US-Modegigant baut eine Halle.", "US-Modegigant"),
        (LEAD + "Bei einem Verstoß zahlt Jette Brodersen 90 Euro.", "Verstoß"),
    ],
)
def test_a_noun_that_tells_too_little_stays_open(text: str, word: str) -> None:
    found = reference(text, word)
    assert found is not None
    assert found.text is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (LEAD + "Die Umsetzung der Auflagen dauert ein Jahr.", "Umsetzung"),
        (LEAD + "Die Arbeiten an der Mole dauern ein Jahr.", "Arbeiten"),
        (LEAD + "Im Mai scheint die Sonne länger.", "Sonne"),
        (LEAD + "Viele Läden blieben auf der Strecke.", "Strecke"),
        (LEAD + "Dann half Jette Brodersen. Der 40 Jahre alte Kran hielt.", "Kran"),
        (LEAD + "Ein Verstoß gegen die Auflagen kostet 90 Euro.", "Verstoß"),
        (LEAD + "Bald fährt der Regionalexpress 50. Mit dem Regionalexpress dauert es lange.", "Regionalexpress"),
        (LEAD + "Die Mole ändert wenig an der Rolle der Frau.", "Frau"),
        (LEAD + "Husum ist in der Lage, die Mole zu bauen.", "Lage"),
        (LEAD + "Offen bleibt die Frage, ob Husum die Mole baut.", "Frage"),
    ],
)
def test_a_noun_that_is_clear_or_whose_meaning_nobody_can_tell_is_left_alone(text: str, word: str) -> None:
    assert reference(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (LEAD + "Dort warten die Fjord-Lotsen. Um acht Uhr fuhren die Lotsen aus.", "Lotsen", "die Fjord-Lotsen"),
        (
            LEAD + "Dänische Trawler fischen vor der Küste. Die Trawler laufen Esbjerg an.",
            "Trawler",
            "die dänischen Trawler",
        ),
        (
            LEAD + "Am Montag startete der Alpenverein eine Kampagne. Die Kampagne kostet 9000 Euro.",
            "Kampagne",
            "die vom Alpenverein gestartete Kampagne",
        ),
        (
            LEAD + "Die Stadt Kiel plant ein Drachenfestival. Am Montag war viel los beim Festival.",
            "Festival",
            "beim Drachenfestival",
        ),
        (
            LEAD + "Das Geld kam von der Großbank Nordwall. Später verkaufte das Institut sein Haus.",
            "Institut",
            "Nordwall",
        ),
        (
            LEAD + "Der Konzern Amazon plant mit Audi und BMW. Der US-Handelsriese baut eine Halle.",
            "US-Handelsriese",
            "Amazon",
        ),
        (
            "Jette Brodersen malt. Das weiß Jette Brodersen. Oft hilft Jette Brodersen. "
            + LEAD
            + "Die Geschäftsfrau war krank.",
            "Geschäftsfrau",
            "Jette Brodersen",
        ),
        (
            LEAD + "Dann lobte sie die Stiftung Warentest. Kritik übte die Stiftung selten.",
            "Stiftung",
            "die Stiftung Warentest",
        ),
    ],
)
def test_the_article_tells_which_one(text: str, word: str, expected: str) -> None:
    found = reference(text, word)
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (LEAD + "Am Abend schloss das Festival.", "Festival"),
        (
            LEAD + "Das Gesetz soll regeln, wie man Molen baut.",
            "Gesetz",
        ),  # it tells what is regulated, not which one
        (LEAD + "Emil Voss maß die Mole.", "Mole"),  # the lead tells of it, but whoever reads this alone does not know
        (LEAD + "Zwischen den Songs liest Emil Voss aus Briefen.", "Songs"),
        (LEAD + "Im Mai verkaufte Emil Voss die Skizzen.", "Skizzen"),
        (LEAD + "Die Polen-Tochter machte im Mai Verlust.", "Polen-Tochter"),
        (LEAD + "Im Herbst gibt es 14 Preise. Der Preis geht an Emil Voss.", "Preis"),
    ],
)
def test_a_thing_of_which_there_are_many_stays_open(text: str, word: str) -> None:
    found = reference(text, word)
    assert found is not None
    assert found.text is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (LEAD + "Am Abend löschte die Feuerwehr das Hafenbüro.", "Hafenbüro"),
        (LEAD + "Im Mai entdeckten die Polizisten ein Boot.", "Polizisten"),
        (LEAD + "In Kiel lähmte der Schnee den Verkehr.", "Verkehr"),
        (LEAD + "Beim Kochen fiel der Strom aus.", "Strom"),
        (LEAD + "Ein Überfall geschah im Mai. In dem Fall ermittelt Kiel.", "Fall"),
    ],
)
def test_a_noun_that_tells_enough_alone_is_left_alone(text: str, word: str) -> None:
    assert reference(text, word) is None
