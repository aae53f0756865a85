"""Which nouns say enough alone: "der Vorsitz" (of which body?), "die Umsetzung" (of what?), but "die Sonne".

After Löbner (2011), Concept types and determination: relational and functional nouns need to be told of what,
individual nouns have one bearer in the world of the text, sortal nouns have many and are clear only where the text
tells which.
"""

from __future__ import annotations

from functools import cache

from questions.german.epithet_nouns import is_of_kind
from questions.german.morphology.verbs import is_verb

_BODY_NOUN_ENDINGS = ("vorsitz", "präsidentschaft", "mitgliedschaft", "vorsitzende", "vorsitzender", "vorsitzenden")
_OF_SOMETHING = frozenset(
    """Grund Ursache Anlass Ziel Zweck Folge Konsequenz Ergebnis Resultat Hintergrund Auslöser Beispiel Teil Rest
    Problem Thema Frage Antwort Reaktion Lösung Idee Vorschlag Fall Vorfall Umstand Zustand Vorgang Schritt Effekt
    Titel Name Zahl Höhe Grad Anteil Unterschied Vorteil Nachteil Sache Situation Lage""".split()
)
_RELATIONAL = _OF_SOMETHING | frozenset(
    """Datum Daten Angabe Angaben Aussage Vorwurf Kritik Wunsch Bedarf Verdacht Anspruch Auftrag Aufgabe Rolle Posten
    Umgang Einfluss Versuch Beitrag Beginn Anfang Schluss Verlauf Ablauf Abschluss Erfolg Misserfolg Rückgang Anstieg
    Zuwachs Verlust Maßnahme Plan Vorhaben Angebot Antrag Verbot Beschluss Entwurf Chance Gefahr Risiko Bedingung
    Voraussetzung Eindruck Effekt Nutzen Aspekt Faktor Punkt Kriterium Menge Größe Dauer Mitglied Angelegenheit
    Betroffener Beteiligter Befragter Verantwortlicher Teilnehmer Autor Verfasser
    Debatte Diskussion Streit Zusammenarbeit Zustimmung Reform Umstellung Arbeiten Bauarbeiten Details Hinweis
    Auflage Zusage Absage Nachfrage Suche Ausbau Umbau Abriss Bau Ablehnung Wahl Abstimmung Vorgabe Ansicht Methode
    Verfahren Konzept Modell Ansatz Prinzip Merkmal Struktur Auswirkung Entwicklung Tendenz Trend Phase Stelle Wert
    Kosten Summe Betrag Anzahl Quote Rate Unterlagen Ermittlung Umfrage Erkenntnis Erfahrung Entscheidung
    Amt Job Urteil Experte Expertin Forscher Forscherin Wissenschaftler Tester Prüfer Veranstalter Organisator Absender
    Nachricht Rahmenbedingung Frist Forderung
    Auftraggeber Angehöriger Vorgänger Nachfolger Konkurrent Rivale Gegner Kritiker Anhänger Befürworter""".split()
)
"""Nouns of relations, measures, parts, acts and results: of what, with what or by whom has to be told."""
_MEASURES = frozenset(
    """Temperatur Geschwindigkeit Abweichung Dynamik Leistung Kapazität Reichweite Größe Länge Breite Tiefe Gewicht
    Umfang Ausmaß Volumen Niveau Anteil Quote Rate Häufigkeit Konzentration Bilanz Stimmung Atmosphäre Qualität
    Zusammensetzung Reihenfolge""".split()
)
"""Nouns of what is measured or weighed of a thing, which is no thing by itself."""
_SORTAL = frozenset(
    """Website Webseite Seite Gerät Plattform Portal Dienst Tool App Programm Produkt Netzwerk Werkzeug Apparat Objekt
    Schaden Projekt Initiative Distanz Entfernung Abstand Areal Gelände Grundstück Fläche Gebiet
    Fahrzeug Wagen Boot Schiff Flugzeug Dokument Datei Eintrag Paket Schreiben Aussendung Mitteilung Aktion Tat
    Veranstaltung Fund Material Geld Strecke Substanz Stoff Exemplar Version Sparte Kategorie
    Liste Rangliste Tabelle Ranking Statistik Ausnahme Song Lied Album Fonds Regime Kampagne Award Auszeichnung
    Clip Video Foto Aufnahme Anlage Gegenstand Sujet Modul Vorhaben Aufruf Appell Posting Tweet""".split()
)
"""Nouns of things that come by the thousand: which one is meant has to be told, by a name or an earlier phrase."""
_TO_ANOTHER = frozenset(
    """Konkurrent Konkurrentin Rivale Rivalin Gegner Gegnerin Kontrahent Kontrahentin Widersacher Kollege Kollegin
    Amtskollege Amtskollegin Nachfolger Nachfolgerin Vorgänger Vorgängerin Partner Partnerin Stellvertreter Landsmann
    Mitbewerber Herausforderer Nachbar Sohn Tochter Bruder Schwester Vater Mutter Freund Freundin""".split()
)
_SHELLS = frozenset(
    """Vorhaben Plan Projekt Idee Entscheidung Maßnahme Nachricht Vorwurf Appell Aufruf Regelung Frist Verfahren
    Rahmenbedingung Beschluss Vorschlag Forderung Entwurf Antrag Schritt Vorgehen Vorgabe Neuerung""".split()
)
"""Shell nouns (Schmid 2000): they pack up what another sentence tells, so that even a lead leaves open what it is."""
_TAKING_UP = frozenset("Unternehmen Konzern Firma Maßnahme Schritt Vorgehen Vorfall Vorgang Umstand".split())
"""Nouns that in the singular, with the definite article, always take up something told elsewhere."""
_OF_WHAT = frozenset(
    "Ausnahme Hintergrund Auslöser Verstoß Zuwiderhandlung Erweiterung Ausweitung Großteil Löwenanteil Mehrzahl".split()
)
"""Nouns that need to be told of what, even where they have no article: "Es gibt Ausnahmen"."""
_RESULTS = frozenset(
    """regierung bevölkerung zeitung verfassung verwaltung wohnung kleidung leitung sitzung stiftung siedlung festung
    versammlung währung rechnung kreuzung umgebung nahrung sendung ausstellung veranstaltung einrichtung sammlung
    vereinigung dichtung heizung zeichnung mündung lichtung rettung abteilung vertretung führung innung richtung
    öffnung besatzung bildung forschung rüstung versicherung wirkung erfindung erzählung vorlesung quittung
    prüfung übung bedeutung aufklärung ausgrabung dämmerung""".split()
)
"""Nouns in -ung that name a thing, a body or a gathering rather than an act of something."""
_INDIVIDUAL = frozenset(
    """Sonne Mond Erde Himmel Horizont Welt Weltall Menschheit Natur Klima Wetter Bundesregierung Bundestag Bundesrat
    Bundeswehr Bundeskanzler Bundeskanzlerin Bundespräsident Bundespräsidentin Bundesliga Polizei Feuerwehr Post Bahn
    Papst Kirche Staat Öffentlichkeit Gesellschaft Wirtschaft Politik Presse Justiz Landwirtschaft Industrie Handel
    Forschung Wissenschaft Medizin Technik Kunst Literatur Gesundheit Umwelt Arktis Antarktis Kosmos Äquator Nordpol
    Südpol Internet Arbeitsmarkt Mittelalter Antike Gegenwart Zukunft Vergangenheit Weltkrieg Mauerfall
    Wiedervereinigung Westen Osten Norden Süden Kreml Regierung Bevölkerung Verfassung Börse Medien
    Pandemie Inflation Konjunktur Mittelstand Einzelhandel Alltag Ausland Inland""".split()
)
"""Nouns with one bearer in the world, or in the country that a text tells of."""


_OF_BODIES = frozenset(
    """Umsatz Gewinn Nettogewinn Reingewinn Betriebsgewinn Konzernumsatz Konzerngewinn Erlös Jahresumsatz Jahresgewinn
    Quartalsgewinn Betriebsergebnis Konzernergebnis Finanzergebnis Ergebnis Jahresergebnis Aktie Aktienkurs Börsenwert
    Vorstand Aufsichtsrat Geschäftsführung Konzernführung Konzernleitung Firmenleitung Konzernspitze Zentrale
    Firmenzentrale Konzernzentrale Hauptsitz Firmensitz Belegschaft Tochter Tochterfirma Tochtergesellschaft Mutter
    Muttergesellschaft Mutterkonzern Auftragsbestand Auftragseingang Dividende Marktanteil Eigenkapitalquote
    Verlust Nettoverlust Betriebsverlust Quartalsverlust Jahresverlust Jahresüberschuss Fehlbetrag Absatz Umsatzerlöse
    Kernkapitalquote Ausschüttung Ausschüttungsquote Vorsteuerergebnis Vorsteuergewinn Börsengang
    Mitarbeiterzahl Kundenzahl Nutzerzahl Personalaufwand Schuldenstand""".split()
)
"""Nouns of what a company or another body has: whose it is has to be told."""


def needs_complement(noun: str) -> bool:
    """Whether the bare noun leaves open of what it speaks: "der Grund", "die Folge"."""
    return noun in _OF_SOMETHING


def is_sortal(noun: str) -> bool:
    """Whether a noun, given by its lemma, tells only what kind of thing is meant, not which: "das Gerät"."""
    return noun in _SORTAL


def is_listed(noun: str) -> bool:
    """Whether a noun is in the list of those that have to be told of what, rather than only made like them."""
    return noun in _RELATIONAL


def is_measure(noun: str) -> bool:
    """Whether a noun, given by its lemma, names what is measured of a thing: "die Temperatur", "die Reichweite"."""
    return noun in _MEASURES


def is_shell(noun: str) -> bool:
    """Whether a noun, given by its lemma, only packs up what is told elsewhere: "das Vorhaben", "die Nachricht"."""
    return noun in _SHELLS


def is_opponent(noun: str) -> bool:
    """Whether a noun, given by its lemma, tells what somebody is to another, who has to be told: "Konkurrent"."""
    return noun in _TO_ANOTHER


def takes_up(noun: str) -> bool:
    """Whether a noun with the definite article takes up what is told elsewhere, even in a lead: "das Unternehmen"."""
    return noun in _TAKING_UP


def always_needs_complement(noun: str) -> bool:
    """Whether a noun says nothing without what it belongs to, be it definite or not: "Es gibt Ausnahmen"."""
    return noun in _OF_WHAT


def takes_body(noun: str) -> bool:
    """Whether the noun needs the body it belongs to: "Vorsitz", "Ratspräsidentschaft"."""
    return noun.lower().endswith(_BODY_NOUN_ENDINGS)


def is_individual(noun: str) -> bool:
    """Whether there is only one such thing in the world of a text: "die Sonne", "die Bundesregierung"."""
    of_state = noun.startswith(("Bundes", "EU-", "UN-", "US-", "Uno-")) and not is_of_kind(noun)
    return noun in _INDIVIDUAL or of_state


def is_owned_by_body(noun: str) -> bool:
    """Whether a noun tells what a company has, so that it needs its name: "der Umsatz", "die Ukraine-Tochter"."""
    return noun in _OF_BODIES or noun.endswith(("-Tochter", "tochter", "umsatz", "absatz", "reingewinn", "überschuss"))


@cache
def is_relational(noun: str) -> bool:
    """Whether a noun, given by its lemma, has to be told of what: of the list, or the act of a verb ("Umsetzung").

    Compounds tell it in their first part: "Steuerfahndung", "Preisentwicklung".
    """
    return noun in _RELATIONAL or (noun.endswith("ung") and noun.lower() not in _RESULTS and _is_act(noun.lower()))


def _is_act(word: str) -> bool:
    stem = word.removesuffix("ung")
    return any(is_verb(stem + ending) for ending in ("en", "n")) or (stem.endswith("l") and is_verb(stem[:-1] + "eln"))
