"""Which nouns with a definite article are clear without more: "die Luft", "das Parlament", but not "die Kampagne".

Individual nouns have one bearer in a country or in a situation that everybody knows (a match, a court case, a day),
mass and general nouns mean all there is of something, and some plurals mean a whole group of society (Löbner 2011,
Concept types and determination; Duden, Die Grammatik, on the generic article).
"""

from __future__ import annotations

from functools import cache

from questions.german.epithet_nouns import is_of_kind
from questions.german.morphology.nouns import is_compound
from questions.german.noun_classes import is_listed as is_listed_class
from questions.german.relational import is_listed as is_listed_relational
from questions.german.relational import is_owned_by_body, is_sortal

_STATE = """Regierung Parlament Opposition Koalition Senat Kongress Unterhaus Oberhaus Repräsentantenhaus Kammer
    Verfassung Republik Monarchie Nation Bund Länder Kommunen Hauptstadt Innenstadt Altstadt Grenze Staatsgrenze
    Küste Armee Militär Marine Luftwaffe Heer Geheimdienst Zoll Justiz Verwaltung Staatsanwaltschaft Notenbank
    Zentralbank Nationalbank Finanzminister Außenminister Innenminister Kanzler Kanzlerin Präsident Präsidentin
    König Königin Premier Papst Kaiser Volk Nationalrat Landtag Ständerat Knesset Duma Kabinett Rathaus Fiskus
    Gesetzgeber Rechnungshof Verfassungsschutz Ministerrat Gemeinderat Stadtrat Bürgermeister Bürgermeisterin
    Landeshauptmann Sozialstaat Rechtsstaat Sozialversicherung Krankenversicherung Krankenkassen Rente Freistaat
    Bundesheer Botschaft Ausgangssperre Todesstrafe Wehrpflicht Mehrwertsteuer Einkommensteuer Mindestlohn
    Leitzins Staatskasse"""
_NATURE = """Luft Wasser Meer Ozean Regen Schnee Wind Frost Hitze Kälte Eis Licht Dunkelheit Feuer Boden Wald Gebirge
    Alpen
    Anden Himalaya Berge Atmosphäre All Universum Weltraum Tierwelt Pflanzenwelt Tierreich Wildnis Freie Land
    Äther Ozonschicht Golfstrom Klimawandel Erderwärmung Artenvielfalt Temperatur Strom Gas Öl Erdöl Erdgas Gold
    Silber Kohle Holz Benzin Diesel Uran Stahl Geld Bargeld Euro Dollar Franken Pfund Yen Rubel Nacht Morgengrauen
    Dämmerung Sommer Winter Herbst Frühling Frühjahr Tag Uhr Ferne Süden Norden Westen Osten Südwesten Nordosten
    Nordwesten Südosten Nahost Nahe Mitteleuropa Erdkruste Erdoberfläche Urknall Schwerkraft Sternenhimmel Tropen
    Polarregion Polargebiet Polarkreis Nordpol Südpol Äquator Nordhalbkugel Südhalbkugel Arktis Antarktis Permafrost
    Regenwald"""
_SOCIETY = """Gesellschaft Wirtschaft Politik Kultur Bürokratie Infrastruktur Energie Wissenschaft Forschung Religion
    Kirche
    Sport Fußball Handel Markt Weltmarkt Tourismus Verkehr Bildung Erziehung Öffentlichkeit Presse Medien
    Fernsehen Radio Rundfunk Film Kino Theater Oper Musik Kunst Literatur Mode Werbung Mathematik Physik Chemie
    Biologie Philosophie Recht Moral Demokratie Freiheit Gerechtigkeit Frieden Krieg Terror Terrorismus
    Gewalt Kriminalität Armut Hunger Arbeitslosigkeit Migration Integration Globalisierung Digitalisierung
    Energiewende Telefon Handy Smartphone Netz Web Cloud Straßenverkehr Luftfahrt Raumfahrt Seefahrt Schifffahrt
    Eisenbahn Autoindustrie Gastronomie Handwerk Bau Baugewerbe Familie Ehe Liebe Kindheit Jugend Alter Leben Tod
    Geburt Körper Geist Seele Gehirn Herz Kopf Gesicht Haut Blut Auge Augen Ohr Hand Hände Arm Bein Fuß Rücken
    Knie Bauch Lunge Leber Niere Magen Immunsystem Krebs Aids Grippe Pest Cholera Malaria Alkohol Rauchen Schule
    Schulen Uni Kindergarten Krankenhaus Gefängnis Arbeit Beruf Freizeit Urlaub Schlaf Sprache Deutsche Englische
    Glaube Islam Christentum Judentum Buddhismus Kapitalismus Kommunismus Sozialismus Faschismus
    Nationalsozialismus Rassismus Antisemitismus Feminismus Holocaust Renaissance Barock Reformation Aufklärung
    Steinzeit Bronzezeit Eiszeit Neuzeit Moderne Kolonialzeit Nachkriegszeit Kalte Wende Einheit Exil Untergrund
    Wahlkampf Finanzkrise Eurozone Eurokrise Währungsunion Union Staatengemeinschaft Weltgemeinschaft
    Völkergemeinschaft Völkerrecht Menschenrechte Grundgesetz Strafgesetzbuch Existenzminimum"""
_SITUATION = """Ball Tor Strafraum Halbzeit Pause Führung Ausgleich Anschlusstreffer Anpfiff Abpfiff Schlusspfiff
    Schiedsrichter Schlussphase Nachspielzeit Verlängerung Elfmeter Viertelfinale Halbfinale Achtelfinale Finale
    Gruppenphase Saison Tabelle Tabellenspitze Liga Meisterschaft Weltmeisterschaft Europameisterschaft Weltcup
    Champions Olympia Gastgeber Gäste Publikum Zuschauer Startlinie Ziel Podest Bühne Rampe Leinwand Bildschirm
    Bett Tisch Boden Wand Decke Dach Fenster Tür Ausgang Eingang Straße Gehsteig Bürgersteig Auto Bus Zug Bahn
    Taxi Rad Fahrrad Flugzeug Haus Garten Küche Keller Büro Haustür Steuer Heck Bug Rollstuhl Notruf Notarzt
    Rettungsdienst Rettung Bergwacht Müllabfuhr Briefkasten Supermarkt Arzt Zahnarzt Friseur Bäcker Ecke
    Nachbarschaft Umgebung Krankenwagen Rettungswagen Intensivstation Angeklagte Staatsanwalt Verteidigung Anklage
    Untersuchungshaft Haft Wahrheit Gegenteil Rede Spitze Mehrheit Minderheit Hälfte Rest Anfang Ende Mitte
    Großteil Gros Vorjahr Vormonat Vorquartal Vortag Folgejahr Vergleichszeitraum Vorjahreszeitraum Jahresende
    Wochenende Weihnachten Ostern Advent Gegenwart Neujahr Silvester Jahreswechsel Jahrtausendwende
    Jahrhundertwende Wort Verfügung Griff Leitung"""
_GROUPS = """Menschen Mensch Leute Bürger Bürgerinnen Kinder Kind Frauen Männer Jugendlichen Jugendliche Erwachsene
    Alten
    Jungen Eltern Mütter Väter Senioren Rentner Pensionisten Schüler Studenten Studierenden Lehrer Ärzte Wähler
    Wählerinnen Verbraucher Konsumenten Steuerzahler Autofahrer Arbeitgeber Arbeitnehmer Gewerkschaften
    Unternehmen Firmen Banken Anleger Sparer Mieter Bauern Landwirte Medien Zeitungen Parteien Politiker Behörden
    Gerichte Krankenhäuser Sozialdemokraten Konservativen Liberalen Grünen Christdemokraten Freiheitlichen Linken
    Republikaner Demokraten Deutschen Österreicher Schweizer Amerikaner Briten Franzosen Russen Chinesen Italiener
    Spanier Griechen Türken Polen Ungarn Kurden Araber Israelis Palästinenser Europäer Taliban Nazis
    Nationalsozialisten Alliierten Römer Kelten Germanen Wikinger Maya Inka Azteken Christen Muslime Juden
    Katholiken Protestanten Hutu Tutsi Industrieländer Entwicklungsländer Schwellenländer Nachbarländer
    Mitgliedstaaten Mitgliedsstaaten Mitgliedsländer Niederländer Polizisten Beamten Einsatzkräfte Rettungskräfte
    Feuerwehrleute Sicherheitskräfte Ermittler Sanitäter Retter Helfer Demonstranten Zuschauer Passagiere Anwohner
    Zeugen Nachbarstaaten Staaten Finanzmärkte Märkte Börsen Preise Zinsen Löhne Steuern Temperaturen
    Energiepreise Lebenshaltungskosten Verbraucherpreise Ferien Medienberichte Kosaken Sterne Planeten
    Dinosaurier"""
_CLEAR = frozenset(f"{_STATE} {_NATURE} {_SOCIETY} {_SITUATION}".split())
_CLEAR_PLURALS = frozenset(_GROUPS.split())
_ABSTRACT_ENDINGS = ("heit", "keit", "ismus", "ität", "enz", "anz", "schaft", "logie", "tum")
_COUNTABLE_ABSTRACTS = frozenset(
    """Krankheit Einheit Besonderheit Gelegenheit Angelegenheit Möglichkeit Fähigkeit Tätigkeit Sehenswürdigkeit
    Persönlichkeit Räumlichkeit Feierlichkeit Streitigkeit Schwierigkeit Universität Konferenz Instanz Distanz Bilanz
    Botschaft Mannschaft Partnerschaft Ortschaft Erbschaft Liegenschaft Gewerkschaft Genossenschaft Herrschaft
    Gesellschaft Eigenschaft Altertum Eigentum Mechanismus Organismus Kommunität Residenz Audienz Ambulanz
    Spezialität Fakultät Aktivität Realität Datum""".split()
)
"""Nouns with those endings of which there are many."""


_GROUP_ENDINGS = ("gemeinschaft", "gemeinde")  # a place has one each: "die Dorfgemeinschaft"
_LONG = 12  # letters: what is so long is a compound or names an act, and tells what it is about


@cache
def stands_alone(noun: str, form: str, *, plural: bool = False) -> bool:
    """Whether a noun with the definite article says enough, given by its lemma and by its form in the text.

    Compounds do: their first part tells which.
    """
    words = {noun, form}
    if words & _CLEAR or (plural and words & _CLEAR_PLURALS):
        return True
    told_of_what = is_owned_by_body(noun) or is_sortal(noun) or is_listed_relational(noun)
    if noun.endswith(_GROUP_ENDINGS) or is_of_kind(noun):
        return False
    if told_of_what or is_listed_class(noun) or noun in _COUNTABLE_ABSTRACTS:
        return False
    return noun.endswith(_ABSTRACT_ENDINGS) or "-" in noun or len(noun) >= _LONG or is_compound(noun)
