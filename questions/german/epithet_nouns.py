"""Which nouns take up a name, and which nouns tell of a name that it is of that kind: "die Airline", "Fluglinie X"."""

from __future__ import annotations

from functools import cache

_GROUPS = (
    "Bank Institut Geldhaus Geldinstitut Kreditinstitut Sparkasse Großbank Landesbank",
    "Airline Fluggesellschaft Fluglinie Fluglinienbetreiber Billigflieger Carrier Airlines",
    "Zeitung Blatt Tageszeitung Magazin Zeitschrift Wochenzeitung Boulevardblatt Nachrichtenmagazin",
    "Sender Fernsehsender Radiosender Rundfunkanstalt TV-Sender Nachrichtensender",
    "Verein Klub Club Fußballklub Fußballclub Fußballverein Sportklub Sportclub Sportverein",
    "Organisation Hilfsorganisation Menschenrechtsorganisation Umweltorganisation Umweltschutzorganisation NGO",
    "Verband Dachverband Interessenverband Interessenvertretung",
    "Gewerkschaft",
    "Stiftung",
    "Agentur Werbeagentur Nachrichtenagentur Ratingagentur",
    "Universität Hochschule Uni",
    "Museum",
    "Plattform Portal Website Webseite Onlineplattform Internetplattform Internetportal Videoplattform",
    "Netzwerk Onlinenetzwerk Online-Netzwerk",
    "App Messenger Anwendung",
    "Dienst Onlinedienst Streamingdienst Kurznachrichtendienst",
    "Spiel Videospiel Computerspiel",
    "Film Streifen Spielfilm Dokumentarfilm Kinofilm Dokumentation Doku",
    "Buch Roman Sachbuch",
    "Serie Fernsehserie TV-Serie",
    "Album",
    "Band Rockband Popgruppe",
    "Schiff Frachter Tanker Kreuzfahrtschiff Fähre",
    "Programm Software Betriebssystem",
    "Miliz Terrormiliz Terrororganisation",
    "Partei Oppositionspartei Regierungspartei",
    "Behörde Bundesbehörde Aufsichtsbehörde",
    "Währung Landeswährung Kryptowährung Digitalwährung",
    "Preis Literaturpreis Filmpreis",
    "Insel",
    "Theater",
    "Gerät Smartphone Handy Mobiltelefon Tablet Notebook Laptop Konsole Spielkonsole Kamera Headset",
    "Auto Wagen Fahrzeug Modell Sportwagen Geländewagen Elektroauto Motorrad",
    "Dorf Gemeinde Ort Ortschaft Marktgemeinde",
    "Klinik Krankenhaus Spital Klinikum",
    "Festival Musikfestival Filmfestival",
    "Sturm Orkan Hurrikan Taifun Zyklon",
    "Sonde Raumsonde Satellit Rakete",
    "Firma Unternehmen Konzern Betrieb Hersteller Startup Start-up Autobauer Autohersteller Softwarehersteller",
)
"""Each line is one kind: any of its nouns may take up a name that stood beside one of them."""
_GIANTS = ("gigant", "riese", "konzern")
"""Last parts of nouns that call a company large: "US-Handelsgigant", "Internetriese"."""
_ANY_BODY = frozenset("Institut Bank Geldhaus Airline Fluggesellschaft Fluglinie Carrier".split())
"""Nouns of companies that may take up the body an article is about, though no noun stood beside its name."""


@cache
def kinds(noun: str) -> frozenset[str]:
    """Return the nouns, in lower case, that tell of a name that this noun may take it up; none for other nouns."""
    if _is_giant(noun):
        return frozenset(_GIANTS)
    return frozenset(w.lower() for group in _GROUPS if noun in group.split() for w in group.split())


def is_of_kind(noun: str) -> bool:
    """Whether a noun or its part behind a hyphen only tells the kind of something with a name: "US-Behörde"."""
    return bool(kinds(noun) or kinds(noun.rsplit("-", 1)[-1]))


def takes_any_body(noun: str) -> bool:
    """Whether the noun may take up the one body that an article is about."""
    return noun in _ANY_BODY or _is_giant(noun)


def takes_any_company(noun: str) -> bool:
    """Whether the noun says of a body only that it is a company: "das Unternehmen"."""
    return noun.lower() in kinds("Unternehmen")


def _is_giant(noun: str) -> bool:
    word = noun.lower()
    return word.endswith(_GIANTS) and word not in _GIANTS
