"""What German numbers count and measure: currencies, units, and the words that make a number inexact."""

from __future__ import annotations


def _forms(table: str) -> dict[str, str]:
    """Read lines of a lemma and its other forms, divided by blanks, into a mapping from every form to the lemma."""
    forms: dict[str, str] = {}
    for line in table.strip().splitlines():
        lemma, *others = line.split()
        forms |= dict.fromkeys([lemma, *others], lemma.replace("_", " "))
    return forms


CURRENCIES = _forms("""
Euro Euros € EUR
Cent Cents
Dollar Dollars $ USD
US-Dollar US-Dollars
Pfund £ GBP
Franken Fränkli CHF
Rappen
Yen ¥
Yuan
Rubel
Rupie Rupien
Krone Kronen
Zloty Złoty
Forint
Hrywnja Griwna
Lira Lire
Mark D-Mark DM
Pfennig Pfennige
Schilling
Peso Pesos
Real Reais
Schekel
Rand
""")

PERCENT = _forms("""
Prozent % v.H.
Prozentpunkt Prozentpunkte Prozentpunkten
Promille ‰
""")

DURATIONS = _forms("""
Sekunde Sekunden Sek.
Minute Minuten Min.
Stunde Stunden Std.
Tag Tage Tagen Tages
Woche Wochen
Monat Monate Monaten Monats
Quartal Quartale Quartalen
Jahr Jahre Jahren Jahres
Jahrzehnt Jahrzehnte Jahrzehnten
Jahrhundert Jahrhunderte Jahrhunderten
Jahrtausend Jahrtausende Jahrtausenden
""")

MEASURES = _forms("""
Millimeter Millimetern mm
Zentimeter Zentimetern cm
Meter Metern Meters m
Kilometer Kilometern Kilometers km
Meile Meilen
Seemeile Seemeilen
Lichtjahr Lichtjahre Lichtjahren
Fuß
Zoll
Quadratmeter Quadratmetern qm m² m2
Quadratkilometer Quadratkilometern km² km2
Hektar ha
Kubikmeter Kubikmetern m³ m3
Liter Litern l
Hektoliter Hektolitern hl
Barrel
Gramm g
Kilogramm kg
Kilo
Tonne Tonnen t
Grad °
Grad_Celsius °C
Grad_Fahrenheit °F
Watt
Kilowatt kW
Megawatt MW
Gigawatt GW
Kilowattstunde Kilowattstunden kWh
Megawattstunde Megawattstunden MWh
Gigawattstunde Gigawattstunden GWh
Terawattstunde Terawattstunden TWh
Volt V
Ampere
Hertz Hz
Dezibel dB
Byte Bytes
Megabyte MB
Gigabyte GB
Terabyte TB
PS
Kalorie Kalorien
Stundenkilometer Stundenkilometern km/h
""")

ADJECTIVES = {
    "minütig": "Minute", "stündig": "Stunde", "tägig": "Tag", "wöchig": "Woche", "monatig": "Monat", "jährig": "Jahr",
    "prozentig": "Prozent",
}  # fmt: skip
"""Stems of adjectives made of a number and a unit: "dreitägig", "50-prozentig"."""

_MODIFIERS = """
rund etwa ca. circa zirka ungefähr knapp gut fast beinahe nahezu annähernd mindestens höchstens maximal über unter kaum
wenigstens zumindest schätzungsweise
""".split
MODIFIERS = frozenset((word,) for word in _MODIFIERS()) | {
    ("mehr", "als"), ("weniger", "als"), ("bis", "zu"), ("um", "die"), ("an", "die"), ("weit", "über"),
    ("deutlich", "mehr", "als"),
    ("deutlich", "weniger", "als"), ("etwas", "mehr", "als"), ("etwas", "weniger", "als"), ("weit", "mehr", "als"),
    ("nicht", "mehr", "als"), ("nicht", "weniger", "als"), ("nicht", "einmal"), ("deutlich", "über"),
    ("deutlich", "unter"),
    ("knapp", "über"), ("knapp", "unter"), ("nur", "knapp"), ("nicht", "ganz"), ("noch", "nicht", "einmal"),
}  # fmt: skip
"""Words before a number, in small letters, that make it inexact or a bound."""

NUMBERED = frozenset(
    """
§ §§ Abs. Abschnitt Agenda Airbus Apollo Art. Artikel Band Bahnsteig Block Boeing Bündnis Dokument Formel Gate Gleis
Hausnummer Kanal Kapitel Linie Modell Nr. Nummer Paragraf Paragraph Passage Posten Raum Route S. Saal Seite Tor Typ
Version Windows Zimmer
""".split()
)
"""Words before a number that is a name and measures nothing: "Artikel 5"."""

PEOPLE = frozenset(
    """
Frau Frauen Mann Mannes Männer Junge Jungen Mädchen Kind Kinder Kindes Sohn Sohnes Tochter Vater Mutter
Schüler Schülerin Student Studentin Politiker Politikerin Fahrer Fahrerin Täter Täterin Autofahrer
Rentner Rentnerin Patient Patientin Opfer Opfers Deutsche Deutscher Deutschen Schauspieler Schauspielerin
Sängerin Sänger Spieler Spielerin Stürmer Torwart Trainer Verdächtige Verdächtigen Verdächtiger
Angeklagte Angeklagten Angeklagter Präsident Präsidentin Minister Ministerin
""".split()
)
"""Nouns that "35-jährig" tells the age of."""
