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
    word = noun.rsplit("-", 1)[-1].casefold()
    forms = {word.removesuffix(ending) for ending in ("", "e", "en", "n", "s", "es")}
    return frozenset(number for listed, number in _listed() if any(_ends_in(form, listed) for form in forms))


def _ends_in(form: str, listed: str) -> bool:
    """Whether a form is a listed noun or a compound of it; short nouns are the ends of too many others."""
    return form == listed or (len(listed) >= _LONG and form.endswith(listed))


@cache
def _listed() -> tuple[tuple[str, int], ...]:
    """Each listed noun, without the -e that compounds and plurals may lose, and the number of its group."""
    groups = enumerate(_GROUPS.split(";"))
    return tuple((noun.casefold().removesuffix("e"), number) for number, group in groups for noun in group.split())
