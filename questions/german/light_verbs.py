"""Nouns that a verb takes in a set phrase, so that the verb gives them away: "Maßnahmen ergreifen", "Kritik üben".

Hand-written for the phrases that news use most (Funktionsverbgefüge and set phrases; Duden, Die Grammatik).
"""

from __future__ import annotations

from functools import cache

_PHRASES = """
ziehen: Konsequenz Schluss Bilanz Lehre Schlussfolgerung Schlussstrich Fazit
ergreifen: Maßnahme Initiative Flucht Partei Gelegenheit Wort Chance Macht
treffen: Entscheidung Maßnahme Vorkehrung Vereinbarung Auswahl Absprache Vorbereitung Regelung
üben: Kritik Druck Nachsicht Selbstkritik Zurückhaltung
ausüben: Druck Einfluss Macht Amt
leisten: Hilfe Widerstand Beitrag Arbeit Abbitte Eid
stellen: Frage Antrag Forderung Bedingung Weiche
nehmen: Stellung Abschied Rücksicht Einfluss Platz Anstoß
geben: Auskunft Antwort Anlass Zustimmung Versprechen
finden: Anklang Beachtung Gehör Zustimmung Ende Lösung Kompromiss
führen: Gespräch Verhandlung Krieg Kampf Wahlkampf
halten: Rede Vortrag Wort Ausschau
legen: Wert Grundstein Berufung Einspruch
einlegen: Berufung Einspruch Revision Beschwerde Veto
erheben: Anklage Einspruch Vorwurf Anspruch
erstatten: Anzeige Bericht
fassen: Beschluss Entschluss Fuß
spielen: Rolle
tragen: Verantwortung Rechnung Sorge
übernehmen: Verantwortung Haftung
verlieren: Mehrheit Geduld Kontrolle
vertreten: Ansicht Meinung Auffassung Standpunkt
machen: Fortschritt Hoffnung Druck Schule
begehen: Fehler Verbrechen Selbstmord
"""

_FIGURES = frozenset(
    """Schuh Fußstapfe Fußstapfen Haut Klemme Karte Handtuch Kopf Hand Herz Auge Nase Ohr Mund Zunge Bein Arm Rücken
    Schulter Fuß Ferse Finger Faust Magen Nerv Kragen Ärmel Hut Gürtel Kappe Teppich Strich Faden Hebel""".split()
)
"""Parts of the body, clothes and things at hand that a preposition often makes a figure of speech."""


def is_figure(noun: str, preposition: str | None) -> bool:
    """Whether a noun (lemma) behind a preposition may be a figure of speech: "in den Schuhen des Vorgängers"."""
    return preposition is not None and noun in _FIGURES


def is_set_phrase(verb: str, noun: str) -> bool:
    """Whether noun and verb (lemmas) make a set phrase, so that nothing else could stand for the noun."""
    return noun in _by_verb().get(verb, frozenset())


@cache
def _by_verb() -> dict[str, frozenset[str]]:
    lines = (line.partition(":") for line in _PHRASES.strip().splitlines())
    return {verb: frozenset(nouns.split()) for verb, _, nouns in lines}
