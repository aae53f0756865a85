"""Nouns that may stand for one another in the news: where one is right, the other is no wrong answer.

Hand-written; compounds count by their last part, so that "Teilnehmerumfrage" may be the "Studie" told of before.
"""

from __future__ import annotations

from functools import cache

_GROUPS = """
Unterstützung Hilfe Förderung Beistand Zuschuss Subvention; Maßnahme Schritt Vorkehrung Vorgehen;
Untersuchung Studie Umfrage Bericht Analyse Gutachten Erhebung Befragung Auswertung;
Gespräch Verhandlung Treffen Beratung Sitzung Konferenz Gipfel Tagung Versammlung Zusammenkunft;
Streit Konflikt Auseinandersetzung Differenz Kontroverse Zerwürfnis Spannung;
Rückgang Abnahme Minderung Senkung Verringerung Einbruch Schwund Reduzierung Kürzung;
Anstieg Zunahme Wachstum Steigerung Erhöhung Zuwachs Ausbau Erweiterung;
Gesetz Gesetzentwurf Entwurf Regelung Verordnung Vorschrift Regel Richtlinie Bestimmung;
Beschluss Entscheidung Entschluss Votum Urteil; Protest Demonstration Kundgebung Streik Aktion;
Angriff Attacke Offensive Kampf Kampfhandlung Gefecht Krieg; Vorschlag Plan Idee Konzept Vorhaben Projekt Programm;
Änderung Reform Neuregelung Neuerung Novelle Umstellung; Abkommen Vertrag Vereinbarung Einigung Übereinkunft;
Krise Rezession Abschwung Flaute; Unfall Unglück Katastrophe; Sturm Unwetter Orkan; Feuer Brand;
Überschwemmung Hochwasser Flut Flutkatastrophe; Fest Feier Festival Veranstaltung; Kosten Ausgabe Aufwand;
Geld Mittel Summe Betrag Einnahme; Kritik Vorwurf Tadel; Zustimmung Billigung Einverständnis Unterstützung;
Folge Auswirkung Konsequenz Wirkung; Grund Ursache Anlass; Ziel Zweck Absicht; Sorge Angst Furcht Befürchtung;
Bedeutung Rolle Gewicht; Entwicklung Trend Tendenz; Erklärung Mitteilung Aussage Stellungnahme Äußerung;
Forderung Appell Aufruf Bitte; Bau Errichtung Neubau; Ende Abschluss Schluss; Beginn Start Auftakt Anfang;
Zusammenarbeit Kooperation Partnerschaft; Verbot Untersagung Sperre; Prüfung Kontrolle Überprüfung Aufsicht;
Arbeit Tätigkeit Beschäftigung Job; Ausbildung Schulung Lehre; Bahn Zug; Haus Gebäude; Schule Gymnasium;
Straße Weg; Dorf Ort Gemeinde; Pflanze Gewächs Kraut; Auto Wagen Fahrzeug
"""

_LONG = 5  # letters


def may_mean_the_same(one: str, other: str) -> bool:
    """Whether two nouns, each a lemma or a form of it, may be said of one thing."""
    return bool(_groups_of(one) & _groups_of(other))


def _groups_of(noun: str) -> frozenset[int]:
    """Return the groups that a noun belongs to, itself or by its last part; short nouns end too many others."""
    word = noun.rsplit("-", 1)[-1].casefold()
    forms = {word.removesuffix(ending) for ending in ("", "e", "en", "n", "s", "es")}
    ends = (form[start:] for form in forms for start in range(max(1, len(form) - _LONG + 1)))
    return frozenset(number for end in ends for number in _listed().get(end, ()))


@cache
def _listed() -> dict[str, list[int]]:
    """Each listed noun, without the -e that compounds and plurals may lose, with the numbers of its groups."""
    numbers: dict[str, list[int]] = {}
    for number, group in enumerate(_GROUPS.split(";")):
        for noun in group.split():
            numbers.setdefault(noun.casefold().removesuffix("e"), []).append(number)
    return numbers
