"""A sentence that only leads over or paints a scene is told from one that tells a fact."""

from __future__ import annotations

import pytest

from questions.choosing.hollow import paints_scene, refuses_comment, tells_little, tells_nothing


@pytest.mark.parametrize(
    "text",
    [
        "Interessant ist eine Auswertung des Instituts in Kiel.",
        "Besonders auffällig sind die Zahlen aus dem Süden.",
        "Deutlich wird der Verein aus Bonn.",
        "Der Vergleich mit den Nachbarn fällt deutlich aus.",
        "Die Pläne der Stadt versprechen viel.",
        "In der Tierwelt gibt es erstaunliche Bräuche.",
        "Das Gutachten enthält brisante Hinweise.",
        "Es gibt einen kleinen Trost für die Fans.",
        "Ähnlich sieht es die Trainerin aus Kiel.",
        "Der Andrang auf das neue Bad war groß.",
        "Die Gründe dafür sind vielfältig.",
        "Die Läuferin hat das Unmögliche geschafft.",
        "Der Trainer schafft, was bisher niemandem gelang.",
        "Eine Anfrage beim Amt blieb bisher unbeantwortet.",
        "Die Zahlen sprechen eine klare Sprache.",
        "„Kurz und Knapp“ ist der tägliche Podcast aus Bonn.",
        "Für die Gäste in Kiel wird sich einiges ändern.",
        "Vieles ist am Hafen neu.",
        "Sie steckte viel Herzblut in den Garten.",
        "Es ist gewiss, dass die Nachbarn sich noch lange freuen werden.",
        "Die Idee des Reparaturcafés war geboren.",
        "Die Kinder haben ein Lächeln auf den Lippen.",
        "Der unermüdliche Einsatz der Wirtin hat viel zum Leben im Dorf beigetragen.",
        "Am Freitag gibt die Intendantin vor der Presse einen Überblick über die Spielzeit.",
        "Alle weiteren Einzelheiten zur neuen Fähre gibt es auf der Homepage der Reederei.",
    ],
)
def test_a_sentence_that_leads_over_tells_nothing(text: str) -> None:
    assert tells_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Interessant ist, dass die Zahl der Störche sinkt.",
        "Auffällig ist, wie oft die Linie 4 ausfällt.",
        "Deutlich wurde bei der Prüfung, dass zwei Brücken Risse haben.",
        "Die Prognose fällt mit 3 Prozent klar aus.",
        "Der Minister versprach viel Geld für die Schulen.",
        "Das Gutachten enthält brisante Hinweise auf gefälschte Rechnungen.",
        "Die Gründe für den Umzug sind Lärm und Staub.",
        "Der Sprecher war über den Fall nicht unterrichtet.",
        "Es gibt eine neue Fähre nach Amrum.",
        "Das neue Gesetz wird einiges an den 40 Schulen ändern.",
        "Der Verein in Kiel hat viel Geld für den Garten gesammelt.",
        "Es ist sicher, dass die Fähre ab Mai fährt.",
        "Die Idee für das Reparaturcafé stammt aus den Niederlanden.",
        "Der Andrang in den Bädern stieg um die Hälfte.",
        "Der unermüdliche Einsatz der Helfer hat 40 Keller vom Schlamm befreit.",
        "Die Reederei gab einen Überblick, welche Fähren im Winter fahren.",
        "Auf der Website der Gemeinde gibt es einen Kalender der Müllabfuhr.",
    ],
)
def test_a_sentence_with_a_fact_tells_something(text: str) -> None:
    assert not tells_nothing(text)
    assert not tells_little(text)


@pytest.mark.parametrize(
    ("text", "little"),
    [
        ("Am Montag sprach die Ministerin von einem guten Tag.", True),
        ("Am Nachmittag begannen die Reden der Gäste.", True),
        ("Am Montag kündigte die Ministerin ein Gesetz gegen Lärm an.", False),
        ("In dem Heft wird auf eine dänische Studie verwiesen.", True),
    ],
)
def test_when_somebody_spoke_is_little(text: str, little: bool) -> None:  # noqa: FBT001
    assert tells_little(text) is little


@pytest.mark.parametrize(
    ("text", "scene"),
    [
        ("Wer steht zwischen Regalen in einer Halle in Bonn?", True),
        ("Jana Kroll lehnt am Tresen der Wache.", True),
        ("{1} blickt aus dem Fenster.", True),
        ("Nach dem Lied beginnen die Gäste zu tanzen.", True),
        ("Die Masten neigten sich kurz zur Seite.", True),
        ("Die Luft ist stickig und heiß.", True),
        ("Am Abend stießen die Gäste mit Saft an.", True),
        ("Die Forscher stießen auf ein Grab an der Elbe.", False),
        ("Der Verein blickt auf 100 Jahre zurück.", False),
        ("Wer steht an der Spitze des Verbands?", False),
        ("Die alte Halle steht seit 2019 leer.", False),
        ("Die Luft ist mit Ruß belastet.", False),
    ],
)
def test_a_posture_or_gesture_is_a_scene(text: str, scene: bool) -> None:  # noqa: FBT001
    assert paints_scene(text) is scene


def test_whether_somebody_would_speak_is_no_fact() -> None:
    for text in (
        "Die Sprecherin der Werft wollte keinen Kommentar abgeben.",
        "Die Sprecher wollten sich zu dem Verkauf äußern.",
        "Der Konzern lehnte eine Stellungnahme ab.",
        "Das Amt äußerte sich zunächst nicht.",
    ):
        assert refuses_comment(text), text
    assert not refuses_comment("Die Werft will zwei Fähren verkaufen.")
    assert not refuses_comment("Der Minister äußerte sich besorgt über die Werft.")


def test_that_somebody_spoke_or_all_were_moved_tells_nothing() -> None:
    for text in (
        "Petra Kolb meldete sich zu Wort.",
        "Die Leiter der Schulen melden sich in der Debatte zu Wort.",
        "Die Aufnahmen aus dem Stollen sorgen für Gänsehaut.",
        "Einen Überblick über die Werft gibt ein Video.",
        "Petra Kolb hat sich erneut zum Thema Fähren geäußert.",
        "Ein neuer Motor kommt zum Einsatz.",
        "Die Werft ist ins Visier geraten.",
        "Die Celler Post zitiert Petra Kolb.",
        "Der Verband hat auf die neuen Zahlen reagiert.",
    ):
        assert tells_nothing(text), text
    assert not tells_nothing("Das Video zeigt den Einsturz der Werft.")
    assert not tells_nothing("Petra Kolb meldete sich krank.")
    assert not tells_nothing("Der Verband hat auf die neuen Zahlen mit einer Klage reagiert, die bald beginnt.")
    assert not tells_nothing("Petra Kolb hat sich kritisch zum Bau der Fähren geäußert.")
    assert not tells_nothing("Im Hafen von Celle kommt ein neuer Motor zum Einsatz, der mit Gas läuft.")
    assert not tells_nothing("Die Werft ist ins Visier der Polizei geraten.")
    assert not tells_nothing("Der Verein sorgt für Strom im Tal.")
