"""Words that introduce what somebody says, writes or thinks."""

from __future__ import annotations

_VERBS = """
sagen erklären betonen meinen mitteilen berichten erzählen antworten entgegnen erwidern fragen fordern warnen
ankündigen äußern behaupten bekräftigen bemerken bemängeln beklagen bestätigen bestreiten beteuern bezeichnen
bilanzieren bitten brüllen rufen ausrufen schreien flüstern murmeln skandieren schreiben notieren twittern
posten melden vermelden verkünden verlauten versichern versprechen vorwerfen vermuten wissen glauben denken
finden hoffen befürchten fürchten feststellen festhalten folgern formulieren hervorheben hinweisen hinzufügen
einräumen einwenden ergänzen erinnern erläutern ermahnen gestehen zugeben gratulieren heißen informieren jubeln
klagen klarstellen kommentieren konstatieren kontern kritisieren lauten loben mahnen monieren mutmaßen nennen
offenbaren plädieren präzisieren prognostizieren protestieren rechtfertigen resümieren sprechen spekulieren
spotten schildern schimpfen schwärmen schwören stöhnen titeln tadeln unterstreichen urteilen verdeutlichen
verlangen verteidigen verweisen voraussagen vorschlagen widersprechen wiederholen witzeln zitieren zurückweisen
zusammenfassen aussagen darlegen appellieren aufrufen raten drohen erwarten beschreiben begründen argumentieren
einschätzen parieren dementieren leugnen abstreiten verneinen anmerken
anführen anfügen ausführen ausgehen bescheinigen vorhersagen fortfahren bekanntgeben
bekanntmachen preisgeben angeben nachfragen verurteilen begrüßen nachlegen nachschieben rechnen signalisieren
beschwören beschweren anklagen fluchen lügen prahlen scherzen trösten zusichern zustimmen
"""
SPEECH_VERBS = frozenset(_VERBS.split())
"""Lemmas of verbs of saying, writing and thinking, prefix included."""

_OPINIONS = "sprechen nennen bezeichnen fordern kritisieren loben warnen titulieren bewerten einstufen beschreiben"
SPEAKERLESS = frozenset({"heißen", "lauten"})
"""Verbs of saying whose subject does not speak: "Es heißt", "Das Motto lautet"."""
DENYING = frozenset(
    "zurückweisen bestreiten dementieren widersprechen verneinen leugnen abstreiten distanzieren abtun".split()
)
"""Verbs by which somebody says that what others claim is not so."""
_ALLEGED = """
Vorwurf Behauptung Kritik Gerücht Spekulation Anschuldigung Verdacht Annahme These Meldung Unterstellung Anschuldigung
Medienbericht Pressebericht
"""
ALLEGATIONS = frozenset(_ALLEGED.split())
"""Nouns before what others claim: "Vorwürfe, die Klage nütze niemandem, wies er zurück"."""
LABELLING_VERBS = frozenset(_OPINIONS.split())
"""Verbs whose object or complement may be a quoted word or two: "sprach von einem „Skandal“"."""

SOURCE_PREPOSITIONS = frozenset({"laut", "zufolge", "gemäß"})
_SOURCE_NOUNS = """
Angabe Angaben Ansicht Meinung Auffassung Aussage Aussagen Worten Einschätzung Darstellung Bericht
Berichten Information Informationen Mitteilung Überzeugung Erkenntnis Erkenntnissen Willen Plänen Schätzung
Schätzungen Berechnung Berechnungen Vorstellung Vorstellungen Bekunden Prognose Prognosen
"""
SOURCE_NOUNS = frozenset(_SOURCE_NOUNS.split())
"""Nouns that with "nach" name a source: "nach Angaben der Polizei"."""

_STATEMENTS = """
Meinung Ansicht Auffassung Vorschlag Vorwurf Hoffnung Sorge Befürchtung Überzeugung Forderung Erklärung Zusage
Standpunkt Erwartung Behauptung Vermutung Verdacht Wunsch Einschätzung
"""
STATEMENT_NOUNS = frozenset(_STATEMENTS.split())
"""Nouns that with a verb say that somebody states what follows: "die Ansicht vertreten, dass"."""

_TITLED = """
Zeitung Zeitschrift Magazin Nachrichtenmagazin Wochenzeitung Tageszeitung Boulevardblatt Blatt Sender
Fernsehsender Film Spielfilm Dokumentarfilm Kinofilm Buch Roman Song Lied Album Serie Fernsehserie Stück
Theaterstück Oper Gedicht Gemälde Titel Motto Operation Projekt Artikel Kampagne Initiative Bündnis
Gruppe Organisation Bewegung Partei Schiff Frachter Tanker Kreuzfahrtschiff Programm Sendung Show Podcast
Band Verein Restaurant Hotel Hurrikan Taifun Sturm Orkan Raumsonde Sonde Satellit Rakete Ausstellung
Festival Preis Begriff Wort Schlagwort Stichwort Slogan Reihe Portal Plattform Website App
"""
TITLED_NOUNS = frozenset(_TITLED.split())
"""Nouns before quotation marks that hold a name or a title."""
