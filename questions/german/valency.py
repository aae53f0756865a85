"""Which verbs take which preposition as an object, so that one asks with "worauf" and not with "wo" or "wann".

Hand-written for the verbs of the news (compare Schumacher, Verben in Feldern). A phrase that is no such object is a
circumstance, and a wo(r)- question for it would be odd ("Wonach ...?" for "nach langem Schweigen").
"""

from __future__ import annotations

from functools import cache

_OBJECTS = """
um: bemühen bitten kümmern streiten kämpfen fürchten trauern werben bewerben konkurrieren handeln gehen ringen sorgen
vor: warnen stehen schützen fürchten fliehen bewahren kapitulieren zurückschrecken
auf: stoßen treffen hoffen anspielen vorbereiten drängen hinweisen verweisen setzen warten verzichten bestehen einigen
 reagieren konzentrieren berufen beziehen pochen stützen zielen dringen verständigen beschränken zurückführen
 antworten einstellen achten vertrauen spezialisieren hinauslaufen abzielen hinarbeiten festlegen verlassen eingehen
 beharren basieren beruhen
zu: nutzen verwenden führen beitragen gehören zählen aufrufen auffordern zwingen verpflichten verurteilen bekennen
 entschließen ermutigen raten ernennen werden dienen neigen überreden berechtigen verleiten anregen drängen tendieren
mit: behandeln füllen ausrüsten bezahlen bekämpfen heizen vergleichen verknüpfen locken punkten enden beginnen rechnen
 drohen begründen beschäftigen befassen auseinandersetzen verbinden zusammenhängen beauftragen ausstatten versorgen
 erklären anfangen aufhören brechen belohnen auszeichnen konfrontieren
für: begeistern benötigen brauchen werben sorgen stimmen kämpfen ausbilden danken entschuldigen entscheiden einsetzen
 aussprechen interessieren plädieren bestrafen eignen verantworten ausgeben spenden demonstrieren loben kritisieren
 eintreten nutzen verwenden
gegen: impfen verteidigen mobilisieren wenden protestieren kämpfen stimmen demonstrieren klagen verstoßen wehren
 vorgehen ermitteln aussprechen einlegen rebellieren richten
über: sprechen berichten diskutieren verhandeln beraten entscheiden abstimmen informieren klagen streiten beschweren
 verfügen debattieren nachdenken urteilen freuen ärgern wundern einigen reden
an: erkennen sterben grenzen teilnehmen beteiligen arbeiten zweifeln festhalten erinnern scheitern leiden glauben
 mangeln fehlen erkranken hindern appellieren anknüpfen denken orientieren gewöhnen mitwirken
von: leben abhängen ausgehen profitieren distanzieren überzeugen befreien träumen erholen absehen handeln abraten
 zeugen sprechen ausschließen abrücken
nach: suchen streben verlangen fragen fahnden riechen sehnen forschen
aus: stammen herstellen gewinnen zusammensetzen bestehen folgen resultieren entstehen schließen hervorgehen
unter: leiden
in: bestehen einwilligen verwandeln umwandeln
"""


TRANSITIVE = frozenset(
    """sagen erklären mitteilen betonen fordern behaupten meinen ankündigen bestätigen verlangen erwähnen äußern
    kritisieren vorstellen vorlegen veröffentlichen geben nehmen haben bekommen erhalten machen bringen tragen
    führen setzen legen stellen zeigen nennen finden kennen lassen gewinnen verlieren kaufen verkaufen bauen planen
    fordern wählen tun bilden bieten schaffen treffen erzielen verlassen besuchen unterstützen ersetzen beschließen
    vereinbaren""".split()
)
"""Verbs that say nothing without an object or clause: where it is missing, the analysis missed it."""

_CONTENTS = """
: klarstellen feststellen richtigstellen bekräftigen unterstreichen hervorheben versichern beteuern melden vermelden
 verkünden ergänzen hinzufügen anmerken bemängeln monieren beanstanden konstatieren resümieren prognostizieren
 voraussagen vorhersagen nahelegen beweisen offenbaren verdeutlichen veranschaulichen schildern beschreiben
 erläutern darlegen loben verurteilen begrüßen vorschlagen anregen vorwerfen unterstellen bestreiten leugnen
 abstreiten zitieren wiederholen rechtfertigen bedauern befürchten zusichern dementieren einräumen gestehen
 bezweifeln signalisieren erwidern entgegnen unternehmen bewirken verursachen gewährleisten sicherstellen
 missverstehen vermarkten besorgen beauftragen beheben herausfinden mutmaßen versprechen ausrichten befürworten
 verweigern verletzen zerstören beschädigen übergeben überreichen verhängen vermissen
über von: berichten erzählen
über: informieren aufklären
über an: schreiben
auf: beharren pochen hinweisen
auf für: verweisen
auf mit: antworten
mit: kontern rechnen
mit für gegen: argumentieren
an: glauben zweifeln
auf um zu: hoffen
von um über: wissen
"""
"""Verbs that say little without an object or a clause, under the prepositions of phrases that may stand instead."""


WITH_INFINITIVE = frozenset(
    """versuchen beginnen anfangen aufhören helfen dienen erlauben ermöglichen zwingen gelingen hoffen weigern scheinen
    drohen planen beschließen entscheiden ankündigen vorschlagen versprechen fordern verlangen empfehlen bitten
    auffordern aufrufen verpflichten verbieten untersagen vermeiden raten beitragen führen beauftragen""".split()
)
"""Verbs that take an infinitive with zu."""


def takes_object(verb: str, preposition: str) -> bool:
    """Whether a phrase with the preposition can be an object of the verb: "warnen" and "vor".

    `verb` is the predicate's lemma with its separable prefix; `preposition` without a contracted article.
    """
    return preposition in _by_verb().get(verb, frozenset())


def content_prepositions(verb: str) -> frozenset[str] | None:
    """Return the prepositions of what gives a verb's content beside an object or clause; None if it needs none."""
    return _contents().get(verb)


@cache
def _by_verb() -> dict[str, frozenset[str]]:
    return _read(_OBJECTS)


@cache
def _contents() -> dict[str, frozenset[str]]:
    return _read(_CONTENTS)


def _read(table: str) -> dict[str, frozenset[str]]:
    """Return the prepositions of each verb; a line opens with the prepositions and a colon or goes on with the last."""
    found: dict[str, set[str]] = {}
    prepositions: list[str] = []
    for line in table.strip().splitlines():
        head, colon, verbs = line.partition(":")
        if colon:
            prepositions = head.split()
        else:
            verbs = line
        for verb in verbs.split():
            found.setdefault(verb, set()).update(prepositions)
    return {verb: frozenset(prepositions) for verb, prepositions in found.items()}
