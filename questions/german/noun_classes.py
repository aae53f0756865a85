"""What common nouns of the news denote: a person, a body, an event ... Compounds count by their last part.

Hand-written for the words that news use most; a noun that is not listed has the class its suffix shows, or none.
"""

from __future__ import annotations

from functools import cache

from questions.german.offices import is_role

_CLASSES = {
    "people": """Mensch Leute Person Bürger Bürgerin Einwohner Bewohner Bevölkerung Kind Kinder Jugendlicher Jugendliche
    Erwachsener Teenager Mädchen Junge Frau Mann Familie Eltern Paar Passant Anwohner Nachbar Patient Gast Besucher
    Kunde Kundin Verbraucher Nutzer Fan Anhänger Gegner Kritiker Befürworter Unterstützer Demonstrant Demonstrierender
    Flüchtling Geflüchteter Migrant Arbeitnehmer Beschäftigter Angestellter Arbeitsloser Rentner Studierender Studentin
    Schüler Schülerin Lehrkraft Pflegekraft Sicherheitskraft Rettungskraft
    Fachkraft Führungskraft Arbeitskraft Hilfskraft Helfer Retter Einsatzkraft Sanitäter Polizist Beamter Soldat
    Rebell Kämpfer Terrorist
    Extremist Islamist Angreifer Attentäter Täter Verdächtiger Angeklagter Beschuldigter Häftling Gefangener Geisel
    Opfer
    Verletzter Toter Überlebender Hinterbliebener Zeuge Wissenschaftler Forscher Experte Fachmann Wähler Abgeordneter
    Mitglied Vertreter Delegierter Teilnehmer Zuschauer Leser Hörer Autor Künstler Musiker Sportler Spieler Läufer
    Fahrer
    Radfahrer Fußgänger Autofahrer Pilot Landwirt Bauer Händler Unternehmer Investor Anleger Aktionär Gläubiger Mieter
    Vermieter Eigentümer Eigentümerin Besitzer Besitzerin Inhaber Inhaberin Neuzugang Enkel Enkelin Erbin Nachfahre
    Christ Muslim Jude Gläubiger Katholik Unruhestifter Siedler Urlauber Tourist Reisender
    Passagier Fahrgast Pendler Spender Gründer Erbe Ehepaar Kollege Kollegin Freund Freundin Partner Feind Rivale""",
    "body": """Führung Leitung Spitze Regierung Bundesregierung Parlament Landtag Senat Kongress Kammer Partei Fraktion
    Koalition Opposition Ministerium Behörde Amt Bundesamt Landratsamt Verwaltung Kommission Ausschuss Gremium Rat
    Vorstand Aufsichtsrat Präsidium Gericht Gerichtshof Landgericht Staatsanwaltschaft Anwaltschaft Botschaft
    Abteilung Delegation Zentrale Justiz Polizei Feuerwehr Armee Militär Marine Luftwaffe Geheimdienst Zoll Kirche
    Gemeinde Stadtrat Gemeinderat Kreistag Bezirk Universität Hochschule Schule Institut Klinik Krankenhaus Museum
    Theater Stiftung Verein Verband Bund Gewerkschaft Kammer Organisation Hilfsorganisation Initiative Bündnis
    Allianz Union Unternehmen Konzern Firma Betrieb Hersteller Anbieter Betreiber Bank Notenbank Zentralbank
    Versicherung Kasse Krankenkasse Börse Airline Fluggesellschaft Reederei Sender Zeitung Magazin Verlag Agentur
    Nachrichtenagentur Redaktion Team Mannschaft Klub Club Nationalmannschaft Miliz Gruppe Terrormiliz Jury
    Ministerrat Kabinett Bundesrat Generalversammlung
    Nationalversammlung Bundesversammlung Hauptversammlung Staat
    Land Bundesland Kanton Republik Stadt Kommune Nation Weltmacht Nachbarland""",
    "event": """Treffen Gespräch Sitzung Konferenz Gipfel Tagung Besuch Reise Rede Wahl Abstimmung Referendum Prozess
    Verfahren
    Verhandlung Feier Fest Festival Konzert Spiel Turnier Rennen Wettbewerb Unfall Unglück Absturz Brand Feuer Explosion
    Erdbeben Sturm Unwetter Überschwemmung Hochwasser Katastrophe Angriff Anschlag Attentat Überfall Krieg Kampf
    Konflikt
    Streit Protest Demonstration Kundgebung Streik Einsatz Übung Einbruch Zusammenbruch Kollaps Rückgang Anstieg Start
    Ende Beginn Auftakt Abschluss Rücktritt Antritt Amtsantritt Umzug Eröffnung Premiere Auftritt Handel Verkauf Kauf
    Übernahme Sterben Ausbau Bau Abriss Umbau Ausstieg Einstieg Wechsel Abzug Rückzug Einmarsch Ausbruch Fund""",
    "document": """Bericht Studie Untersuchung Analyse Umfrage Gutachten Gesetz Gesetzentwurf Entwurf Verordnung
    Richtlinie Vertrag
    Abkommen Vereinbarung Plan Konzept Programm Antrag Brief Schreiben Erklärung Urteil Beschluss Entscheidung Vorschlag
    Buch Roman Film Artikel Text Protokoll Dokument Liste Bilanz Bescheid Verfassung Bestimmung Regel Regelung
    Vorschrift
    Vorlage Wahlrechtsvorlage Resolution Petition Mitteilung Stellungnahme Statistik Untersuchungsbericht""",
    "place": """Straße Platz Brücke Haus Gebäude Wohnung Hotel Flughafen Bahnhof Hafen Grenze Gebiet Region
    Polarregion Provinz
    Zentrum Innenstadt Dorf Insel Berg Fluss See Meer Küste Wald Park Strand Wüste Kontinent Lager Gefängnis Fabrik Werk
    Kraftwerk Station Stadion Halle Heim Vorort Stadtteil
    Ortsteil Garten Keller Werkstatt Restaurant Café Bauernhof Farm Friedhof Kloster Turm Tal Gebirge Bucht Spielplatz
    Campingplatz Parkplatz Supermarkt Kirche Schloss Denkmal Büro Laden Markt Autobahn Tunnel Strecke""",
    "state": """Situation Position Tradition Generation Portion Religion Funktion Version Dimension Saison""",
    "idea": """Frist Moment Talent Akzent Patent Fehler Geist Kontingent Koeffizient Quotient Advent Orient""",
    "thing": """Container Scanner Diamant Computer Rechner Bunker Speicher Behälter Koffer Ordner
    Banner Propeller Regler""",
    "money": """Geld Euro Dollar Summe Betrag Kosten Preis Steuer Abgabe Gebühr Gehalt Lohn Rente Hilfe Kredit
    Schulden Gewinn Verlust
    Umsatz Einnahmen Ausgaben Haushalt Etat Budget Investition Beitrag Strafe Bußgeld Spende Subvention Zuschuss""",
    "illness": """Krankheit Virus Infektion Epidemie Pandemie Coronavirus-Pandemie Grippe Krebs Erreger Symptom
    Verletzung Wunde""",
    "vehicle": """Auto Wagen Fahrzeug Lastwagen Bus Zug Bahn Straßenbahn Flugzeug Maschine Hubschrauber Schiff Boot
    Fähre Fahrrad
    Motorrad Rakete Panzer Drohne Satellit""",
    "animal": """Tier Hund Katze Pferd Kuh Schwein Schaf Wolf Bär Vogel Fisch Wal Elefant Biene Insekt Huhn""",
}
_SUFFIXES = {  # suffixes that show a class (Duden, Die Grammatik, Wortbildung); "ment" before "ent"
    "thing": ("chen", "lein", "zeug", "werk", "ment"),
    "idea": ("heit", "keit", "ismus", "tät", "enz", "anz", "schaft"),
    "act": ("ung", "ion", "nahme", "gabe"),
    "people": ("innen", "ler", "ner", "ist", "isten", "ologe", "ologen", "ent", "enten", "ant", "anten"),
}
ABSTRACT = frozenset({"act", "event", "idea", "document"})  # classes whose words can stand in one slot
_PEOPLE_AND_BODIES = frozenset({"people", "body"})
_MIN_SUFFIX_STEM = 3


@cache
def noun_class(noun: str) -> str | None:
    """Return what class of thing a noun denotes, by itself, its last part or its suffix; None where none shows."""
    if is_role(noun):
        return "people"
    word = noun.rsplit("-", 1)[-1].lower()
    by_word = _by_word()
    for start in range(len(word) - 2):
        for form in _forms(word[start:]):
            if form in by_word and (start == 0 or len(form) > _MIN_SUFFIX_STEM):
                return by_word[form]
    for name, suffixes in _SUFFIXES.items():
        if word.endswith(suffixes) and len(word) > _MIN_SUFFIX_STEM + 3:
            return name
    return None


def _forms(word: str) -> tuple[str, ...]:
    """The word and what it may be inflected from; "Angeklagte" is listed as "Angeklagter"."""
    adjectival = (word + "r",) if word.endswith(("te", "ende")) else ()
    return (word, word.removesuffix("n"), word.removesuffix("en"), word.removesuffix("e"), *adjectival)


def is_listed(noun: str) -> bool:
    """Whether a noun itself, not only its last part, is in the list of classes."""
    return noun.lower() in _by_word()


def acts(noun: str) -> bool:
    """Whether the noun names people or a body, so that one asks for it with "wer"."""
    return noun_class(noun) in _PEOPLE_AND_BODIES


@cache
def _by_word() -> dict[str, str]:
    return {word.lower(): name for name, words in _CLASSES.items() for word in words.split()}
