"""Clauses that are misspelt or not whole make no items."""

from __future__ import annotations

import pytest

from tests.questions.beside import prompts


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("23 Ringer wurden laut ägptischem Ministerium in Kairo geehrt.", "ägptischem"),
        ("Das Orchester spielte 2018 nach Ansicht der Gerichts in Celle drei Lieder zu laut.", "der Gerichts"),
        ("Die Chemikerin Lea Ott freut sich über ihre wissenschaftliche Leistungen in Bern.", "wissenschaftliche"),
        ("Die Trainer konnten den 16-jährigen am Montag in Aalen ehren.", "16-jährigen"),
        ("Die Stadt Bonn wird nicht mittragen.", "mittragen"),
        ("Die Stadt Bonn fordert die Parteien.", "fordert"),
        ("Der Minister Ole Brandt hatte 2021 die Malerin Ida Holm eingesetzt.", "eingesetzt"),
        ("Die Stadt Celle freut sich seit 2015 über die die Förderung von Radwegen.", "die die"),
        ("Das Rennen in Celle wird 2016 im Fernsehen zu sehen sein.", "sein, im Fernsehen"),
        ("Früherer Trainer Jan Holm gründete 2019 in Celle einen Verein.", "rüherer"),
        ("Mann hatte 2019 in Celle den Koffer gefunden.", "Mann hatte"),
        ("Mehr ist 2019 in Celle zum Schutz der Bäume nicht erlaubt.", "Mehr ist"),
        ("Die Stadt Bonn verfügt seit 2019 ein Gutachten darüber, dass die Brücke hält.", "Gutachten"),
        ("Die Stadt Bonn wirbt 2019 in Celle für das Sammeln frischen Gelder.", "frischen"),
        ("Praktischerweise liegt dem Brief der Stadt Bonn seit 2019 ein Plan bei.", "raktischerweise"),
        ("Der Keller in Celle ist 2019 so voll, dass kein Platz für neue bleibt.", "für neue"),
        ("Der Verein Celle hat seit 2019 zwei Spiele mehr absolviert.", "zwei Spiele mehr"),
        ("In Celle gibt es seit 2019 etwas weniger Züge.", "etwas weniger"),
        ("Die bestehende beläuft sich seit 2019 auf 60 Millionen Euro.", "bestehende"),
        ("Just broke the old record out of a lake in Celle.", "record"),
        ("Die Malerin Ida Holm malt besser als ihr Lehrer Jan Voss. einst Leiter in Celle.", "einst"),
        (
            "Die Liste Nord fordert die Tarifparteien auf faire neue Mindestlöhne in allen Branchen zu vereinbaren.",
            "fordert",
        ),
        ("Die Malerin Ida Holm malte 2019 in Celle elipsenförmige Bilder.", "elipsenförmige"),
        ("Die Stadt Celle zahlte 2019 umgerchnet zwölf Millionen Euro.", "umgerchnet"),
        ("Laut @HolmIda wird Stadt 2026 in Celle die #Brücke sperren.", "#Brücke"),
        ("In Celle wurde am Freitag der neue Garten, der Rosenpark eröffnet.", "Rosenpark"),
        ('In Celle wurde am Freitag der neue Garten, der "Rosenpark" eröffnet.', "Rosenpark"),
        ("Die Hälfte der Äpfel, das sind die jährlich rund 300 Tonnen, geht nach Celle.", "das sind"),
        ("Die Quote der Zusagen war 2019 bei Anträgen geringer als bei den Männern.", "als bei den"),
        ("Der Park wurde 2019 von Schülerinnen und Schüler der Schule in Celle angelegt.", "Schüler der"),
        ("Die Stadt Bonn kaufte 2019 die alten Wiener große Fähre Bella.", "große Fähre"),
        ("Knapp 50 Prozent der Dörfer können oder wollen keine Schule bauen.", "Schule bauen"),
        ("Vertrauliches Schreiben der Werft sorgte 2019 in Celle für Streit.", "Schreiben der"),
        ("Online-Plattform Malta wurde 2019 in Celle gegründet.", "Malta"),
        ("Ausgebildete Köche stehen auch in Zelten.", "Köche"),
        ("Österreicher Holm gewann 2019 in Celle das Rennen.", "sterreicher"),
        (
            "Der Absatz von Strom erhöhte sich 2019 um ein Prozent, der Absatz und der Verkauf stiegen.",
            "und der Verkauf.",
        ),
    ],
)
def test_a_slip_of_the_article_is_not_repeated(text: str, part: str) -> None:
    found = prompts(text)
    assert not any(part in p for p in found), found


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("In Celle wurde am Freitag der neue Garten, der Rosenpark, eröffnet.", "Rosenpark"),
        ("Die Quote der Frauen war 2019 in Celle geringer als bei den Männern.", "als bei den"),
        ("Der Park wurde 2019 von Schülerinnen und Schülern der Schule in Celle angelegt.", "Schülern"),
        ("Die Stadt Bonn kaufte 2019 die alte Wiener Fähre Bella.", "Wiener Fähre"),
        ("Die Stadt Bonn kaufte 2019 ein großes neues Schiff.", "großes neues"),
        ("Heftiger Regen zerstörte 2019 in Celle zwölf Gärten.", "Regen"),
        ("Drei Köche stehen in Zelten am Hafen von Celle.", "Köche"),
        ("Die makabren Bilder der Malerin Ida Holm hängen seit 2019 in Celle.", "makabren"),
        ("Seit Ende der 1980er Jahre wächst die Stadt Celle.", "1980er Jahre"),
        ("Der Minister Ole Brandt hatte die Malerin Ida Holm 2021 als Leiterin eingesetzt.", "eingesetzt"),
        ("Die Stadt Bonn fordert die Sanierung der Brücke.", "fordert"),
        ("Der 16-jährige Schüler Ole Brandt gewann 2019 in Aalen das Turnier.", "16-jährige"),
        ("Die Stadt Bonn wird die Kosten für das neue Bad mittragen.", "mittragen"),
        ("Der Wirt Jan Holm rechnet wegen des Kollapses der Brücke in Celle mit weniger Gästen.", "Kollapses"),
        ("Wiener Maler stellten 2019 in Celle ihre Bilder aus.", "Wiener Maler"),
        ("Die Malerin Ida Holm malte 2019 in Celle die Brücke, die die Stadt Bonn bauen will.", "die die Stadt"),
        ("Die Malerin Ida Holm malte 2019 in Celle herzförmige Bilder.", "herzförmige"),
        ("Der frühere Trainer Jan Holm gründete 2019 in Celle einen Verein.", "frühere Trainer"),
        ("Ein Mann hatte 2019 in Celle den Koffer gefunden.", "Ein Mann hatte"),
        ("Die neue Brücke ist eine der größten in Celle.", "eine der größten"),
        ("Das Programm „Turn on the light“ soll 2019 in Celle starten.", "Turn on"),
        ("Der Verein Celle hat zwei Spiele mehr absolviert als der Verein Hagen.", "zwei Spiele mehr"),
        ("Das Gift Benzo(a)pyren gelangte 2019 in Hagen in den Fluss.", "Benzo(a)pyren"),
    ],
)
def test_what_only_looks_odd_is_kept(text: str, part: str) -> None:
    found = prompts(text)
    assert any(part in p for p in found), found


@pytest.mark.parametrize(
    ("lead", "part"),
    [
        ("Jan Holm und Ida Voss sehen sich in Zuwanderungskurs bestätigt.", "Zuwanderungskurs bestätigt"),
        ("Gäste dürfen über neue Brücke in Celle gehen.", "über neue Brücke"),
        ("Europäische Union dringt auf einen neuen Hafen in Celle.", "Europäische Union dringt"),
        ("Beamte nehmen Verkehr auf Ostautobahn bei Celle unter die Lupe.", "Ostautobahn"),
        ("Pfarrgemeinde soll dem Künstler Jan Holm in Celle folgen.", "folgen"),
    ],
)
def test_the_style_of_a_headline_makes_no_statement(lead: str, part: str) -> None:
    found = prompts(f"{lead} Die Stadt Bonn lobte 2019 den Zuwanderungskurs der Minister. Die Brücke hält.")
    assert not any(part in p for p in found), found
