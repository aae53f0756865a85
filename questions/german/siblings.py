"""Nouns that are kinds of one thing and exclude each other: a fire brigade is no police, a ferry no tram.

Hand-written for the words that news use most. No group holds a word with its synonym or its hypernym, so that what is
said of one member is not said of another. Of compounds with a listed last part the first part changes:
"Innenministerin", "Außenministerin".
"""

from __future__ import annotations

from functools import cache

from questions.german.document import Token
from questions.german.morphology.nouns import analyse_noun, gender, inflect, lemma_of

_GROUPS = """
Polizistin Ärztin Anwältin Lehrerin Richterin
Pfarrerin; Arzt Apotheker Anwalt Lehrer Richter Pfarrer Architekt; Pilot Kapitän Lokführer Busfahrer; Fußgänger
Radfahrer Autofahrer Motorradfahrer; Schüler Lehrer Student Lehrling; Schülerin Lehrerin Studentin; Bauer Winzer
Fischer Förster Jäger Imker; Bäcker Metzger Konditor Koch; Tischler Maurer Maler Dachdecker Elektriker; Sänger
Schauspieler Tänzer Regisseur Komponist; Sängerin Schauspielerin Tänzerin Regisseurin Komponistin; Maler Bildhauer
Fotograf; Schriftsteller Journalist Verleger; Torwart Stürmer Verteidiger; Trainer Schiedsrichter; Biologe Chemiker
Physiker Mathematiker Geologe; Historiker Philosoph Soziologe Psychologe; Sohn Tochter Neffe Nichte; Bruder Schwester;
Ehemann Bruder Sohn; Ehefrau Schwester Tochter; Großeltern Eltern Geschwister; Käufer Verkäufer; Mieter Vermieter;
Arbeitgeber Arbeitnehmer; Gewerkschaft Kirche Partei; Bischof Rabbiner Imam; König Präsident Kanzler; Königin
Präsidentin Kanzlerin; Bürgermeister Landrat Minister; Bürgermeisterin Landrätin Ministerin; Botschafter Minister
General; Bundestag Bundesrat Bundesverfassungsgericht; Bundesregierung Bundestag Bundesrat; Landesregierung Landtag;
Parlament Regierung; Senat Repräsentantenhaus; Stadtrat Kreistag Landtag; Gemeinderat Kreistag Landtag; Parlament
Gericht Regierung; Landgericht Amtsgericht Oberlandesgericht Bundesgerichtshof;
Verwaltungsgericht Sozialgericht Arbeitsgericht Finanzgericht; Verfassungsgericht Parlament Regierung; Gericht
Parlament Ministerium; Krankenhaus Altenheim Kindergarten Gefängnis; Schule Klinik Kaserne; Universität Grundschule
Musikschule; Kindergarten Schule Universität; Grundschule Realschule Gymnasium Berufsschule; Museum Theater Kino
Bibliothek; Oper Schauspielhaus Philharmonie; Kirche Moschee Synagoge; Dom Schloss Rathaus; Rathaus Bahnhof Theater;
Flughafen Hafen Bahnhof; Hotel Krankenhaus Kaufhaus; Supermarkt Apotheke Bäckerei Tankstelle; Bank Versicherung
Brauerei; Sparkasse Apotheke Brauerei; Restaurant Hotel Kino; Fabrik Werkstatt Lagerhalle; Brücke Tunnel Fähre; Turm
Brücke Mauer; Keller Dachboden Garage; Straße Schiene Kanal; Autobahn Bundesstraße Landstraße; Fluss See Meer; Berg
Tal Insel; Wald Wiese Acker; Strand Hafen; Insel Halbinsel Küste; Garten Park Friedhof; Stadion Schwimmbad Turnhalle;
Auto Fahrrad Motorrad Bus; Lastwagen Traktor Bus; Zug Bus Flugzeug Schiff; Straßenbahn Bus Fähre; U-Bahn Straßenbahn;
Flugzeug Hubschrauber Schiff; Fähre Frachter Segelschiff; Tanker Fähre; Rakete Drohne Panzer; Satellit Raumschiff
Ballon; Pistole Gewehr Messer; Bombe Granate Rakete; Messer Axt Hammer; Hund Katze Pferd; Kuh Schwein Schaf Ziege
Huhn; Wolf Bär Luchs Fuchs; Löwe Tiger Elefant Giraffe Nashorn; Adler Storch Eule Falke; Ente Gans Schwan; Hai Wal
Robbe; Lachs Forelle Karpfen Hering; Biene Wespe Ameise Käfer; Eidechse Schildkröte; Affe Elefant Löwe; Reh
Hirsch Wildschwein; Igel Hase Maulwurf; Vogel Fisch Insekt; Eiche Buche Fichte Kiefer Birke; Rose Tulpe Nelke; Weizen
Roggen Mais Gerste Hafer; Kartoffel Zwiebel Karotte Gurke Tomate; Apfel Birne Kirsche Pflaume; Banane Orange Zitrone;
Milch Käse Butter Joghurt; Brot Reis Nudel; Fleisch Fisch Gemüse Obst; Kaffee Tee Kakao; Bier Wein Schnaps; Zucker
Salz Mehl; Wasser Öl Gas; Kohle Erdöl Erdgas Uran; Strom Gas Wasser; Gold Silber Kupfer Platin; Eisen Kupfer Aluminium
Blei; Holz Stahl Beton Glas Kunststoff; Baumwolle Wolle Seide Leder; Sonne Wind Wasser; Regen Schnee Hagel Nebel;
Sturm Hitzewelle Überschwemmung; Hochwasser Erdbeben Waldbrand; Erdbeben Vulkanausbruch Wirbelsturm; Dürre
Überschwemmung Kältewelle; Blitz Erdrutsch; Lawine Erdrutsch Überschwemmung; Feuer Hochwasser; Hitze Kälte; Frühling
Sommer Herbst Winter; Frühjahr Sommer Herbst Winter; Ostern Pfingsten Weihnachten; Norden Süden Westen Osten;
Nordwesten Nordosten Südwesten Südosten; Grippe Masern Cholera Malaria; Krebs Diabetes Grippe; Schlaganfall
Herzinfarkt; Lungenentzündung Blinddarmentzündung Gehirnerschütterung; Fußball Handball Basketball Volleyball Tennis;
Schwimmen Turnen Rudern Reiten; Marathon Radrennen; Europameisterschaft Weltmeisterschaft; Halbfinale Viertelfinale
Achtelfinale; Hinspiel Rückspiel; Sieg Niederlage Unentschieden; Goldmedaille Silbermedaille Bronzemedaille; Klavier
Geige Gitarre Trompete; Roman Gedicht Theaterstück; Film Buch Lied; Oper Operette Musical; Gemälde Skulptur
Fotografie; Zeitung Fernsehsender Radiosender; Brief Telegramm Postkarte; E-Mail Brief Anruf; Interview Rede Brief;
Pressekonferenz Interview Brief; Physik Chemie Biologie Mathematik; Geschichte Geografie; Literatur Medizin Physik
Chemie; Englisch Französisch Spanisch Italienisch; Christentum Judentum Islam Buddhismus; Katholik Protestant;
Deutscher Franzose Österreicher Italiener Pole; Wahl
Volksabstimmung; Volksabstimmung Urteil; Gesetz Urteil Volksabstimmung; Verfassung Koalitionsvertrag; Vertrag
Testament Urteil; Freispruch Geldstrafe Haftstrafe Bewährungsstrafe; Geldstrafe Haftstrafe; Kündigung Beförderung;
Rücktritt Wiederwahl; Streik Aussperrung; Demonstration Streik; Gehalt Rente; Miete Kaufpreis; Steuer Zoll;
Einkommensteuer Mehrwertsteuer Erbschaftsteuer Gewerbesteuer; Euro Dollar Franken Pfund Yen; Einnahme Ausgabe; Gewinn
Verlust; Kredit Schenkung; Aktie Anleihe; Einfuhr Ausfuhr; Import Export; Kauf Verkauf; Bau Abriss; Eröffnung
Schließung; Gründung Auflösung; Geburt Tod; Hochzeit Beerdigung Taufe; Heirat Scheidung; Landwirtschaft Industrie
Tourismus; Tourismus Bergbau Fischerei; Autobauer Chemiekonzern Energiekonzern; Fluggesellschaft Reederei; Gastronomie
Baubranche; Software Hardware; Smartphone Laptop Fernseher Drucker; Kamera Mikrofon; Radio Fernsehen; Fenster Tür
Dach; Tisch Stuhl Schrank; Hose Hemd Jacke; Schuh Mütze Handschuh; Koffer Rucksack;
Kernkraftwerk Kohlekraftwerk Wasserkraftwerk Gaskraftwerk; Windenergie Sonnenenergie Wasserkraft;
Ölheizung Gasheizung Wärmepumpe; Heer Marine Luftwaffe; General Oberst Leutnant; Mond Mars Jupiter; Kaiser König
Herzog Papst; Kaiserin Königin Herzogin; Mittelalter Antike Neuzeit; Bronzezeit Steinzeit Eisenzeit; Rechtsanwalt
Notar Richter; Pflegekraft Hebamme; Rentner Student; Jugendlicher Rentner
"""
_COMPOUNDS = """
minister: Innen Außen Finanz Justiz Verteidigungs Gesundheits Wirtschafts Umwelt Verkehrs Landwirtschafts Familien
Arbeits Bildungs Kultur Forschungs Sozial
ministerin: Innen Außen Finanz Justiz Verteidigungs Gesundheits Wirtschafts Umwelt Verkehrs Landwirtschafts Familien
Arbeits Bildungs Kultur Forschungs Sozial
ministerium: Innen Außen Finanz Justiz Verteidigungs Gesundheits Wirtschafts Umwelt Verkehrs Landwirtschafts Familien
Arbeits Bildungs Kultur Forschungs Sozial
senatorin: Innen Finanz Justiz Gesundheits Wirtschafts Umwelt Verkehrs Bildungs Kultur Sozial
senator: Innen Finanz Justiz Gesundheits Wirtschafts Umwelt Verkehrs Bildungs Kultur Sozial
ausschuss: Innen Finanz Rechts Verteidigungs Gesundheits Wirtschafts Umwelt Verkehrs Haushalts Bildungs
politik: Innen Außen Finanz Verteidigungs Gesundheits Wirtschafts Umwelt Verkehrs Familien Bildungs Kultur
amt: Finanz Jugend Gesundheits Bau Umwelt Standes Arbeits Sozial
verband: Bauern Mieter Lehrer Ärzte Fußball Handels Naturschutz
preis: Strom Gas Öl Benzin Miet Lebensmittel
steuer: Einkommen Mehrwert Vermögen Erbschaft Tabak Gewerbe Grund Hunde
kraftwerk: Kohle Kern Atom Gas Wasser
verkehr: Auto Bahn Flug Schiffs Rad
industrie: Auto Chemie Stahl Textil Lebensmittel Rüstungs Film
wahl: Bundestags Landtags Kommunal Europa Präsidentschafts
versicherung: Kranken Renten Unfall Haftpflicht Arbeitslosen Pflege
unfall: Auto Bus Zug Bade Arbeits
krise: Finanz Wirtschafts Energie Regierungs
konzern: Auto Chemie Energie Medien Rüstungs Lebensmittel
forscher: Klima Hirn Meeres Wirtschafts Konflikt
direktor: Museums Schul Bank Zoo
direktorin: Museums Schul Bank Zoo
professor: Rechts Geschichts Medizin Physik
arzt: Zahn Kinder Tier Augen Haus
ärztin: Zahn Kinder Tier Augen Haus
fest: Stadt Schul Wein Musik
preisträger: Nobel Film Literatur
mannschaft: Fußball Handball Eishockey Hockey
turnier: Fußball Tennis Schach Handball
messe: Buch Auto Spielwaren Computer
gericht: Land Amts Verwaltungs Arbeits Sozial
schule: Grund Real Berufs Musik Fahr
haus: Rat Kauf Kranken Gast
halle: Turn Lager Messe Konzert
anlage: Solar Kläranlagen Biogas
arbeiter: Bau Hafen Berg Fabrik
mangel: Fachkräfte Lehrer Wasser Wohnungs Ärzte
partei: Regierungs Oppositions
"""


def sibling_forms(noun: Token) -> tuple[str, ...]:
    """Return the siblings of a noun in its own form, so that article and adjectives before it still agree.

    Only siblings of the same gender count in the singular. Empty where the noun's form is not what the lexicon says it
    should be in its case and number.
    """
    case, number = noun.feats.get("Case"), noun.feats.get("Number")
    lemma = lemma_of(noun.text) or noun.lemma
    if (
        case is None
        or number is None
        or noun.text not in {r.lemma for r in analyse_noun(noun.text)} | {inflect(lemma, case, number)}
    ):
        return ()
    alike = (s for s in siblings(lemma) if number == "Plur" or gender(s) == gender(lemma))
    return tuple(form for s in alike if (form := inflect(s, case, number)) is not None and form != noun.text)


def siblings(noun: str) -> tuple[str, ...]:
    """Return the nouns (lemmas) that are other kinds of the same thing, in the lists' order; empty where none is known.

    Args:
        noun: a lemma in its usual spelling, such as "Fähre" or "Innenministerin".

    """
    listed = _by_noun().get(noun)
    if listed is not None:
        return listed
    for head, modifiers in _by_head().items():
        first = noun.removesuffix(head)
        if first != noun and first in modifiers:
            return tuple(m + head for m in modifiers if m != first)
    return ()


@cache
def _by_noun() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group in _GROUPS.split(";"):
        nouns = group.split()
        for noun in nouns:
            found[noun] = (*found.get(noun, ()), *(n for n in nouns if n != noun and n not in found.get(noun, ())))
    return found


@cache
def _by_head() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    head = ""
    for word in _COMPOUNDS.split():
        if word.endswith(":"):
            head = word[:-1]
            found[head] = ()
        else:
            found[head] = (*found[head], word)
    return found


def listed() -> tuple[str, ...]:
    """Return all nouns of the groups, those of compounds left out."""
    return tuple(_by_noun())
