"""Sentences that lead over, praise or paint a scene without telling a fact: "Interessant ist eine Auswertung"."""

from __future__ import annotations

import re

_IS = "(?:ist|sind|war|waren|wird|werden|wurde|wurden)"
_STRIKING = """(?:interessant|spannend|bemerkenswert|auffällig|erstaunlich|kurios|aufschlussreich|überraschend
brisant|bezeichnend|erwähnenswert|verblüffend|beeindruckend|beachtlich|faszinierend|ungewöhnlich|erfreulich)""".replace(
    "\n", "|"
)
_JUDGED = """(?:brisant|entscheidend|wichtig|interessant|weitreichend|spannend|bemerkenswert|drastisch|klar|eindeutig
deutlich|überraschend|aufschlussreich)e[nrsm]?""".replace("\n", "|")
_ANNOUNCED = """(?:Konsequenz(?:en)?|Schlussfolgerung(?:en)?|Erkenntnis(?:se)?|Schluss|Schlüsse|Ergebnis(?:se)?|Details?
Fragen?|Hinweise?|Botschaft(?:en)?|Worte?|Signale?|Beobachtung(?:en)?|Aussagen?|Folgen)""".replace("\n", "|")
_FEELING = "(?:Interesse|Andrang|Freude|Enttäuschung|Aufregung|Begeisterung|Menge|Spannung|Vorfreude|Neugier|Ärger|Wut)"
_SIZE = "(?:groß|klein|riesig|enorm|gering|gewaltig)"
_OUTCOME = """(?:deutlich|eindeutig|klar|unterschiedlich|gemischt|ernüchternd|ähnlich|anders|zwiespältig
durchwachsen)""".replace("\n", "|")
_LOOSE = "(?:Gründe|Ursachen|Meinungen|Ansichten|Reaktionen|Erwartungen|Liste|Rezept|Prinzip|Idee|Grund|Aussichten)"
_ANY = "(?:vielfältig|unterschiedlich|verschieden|geteilt|gespalten|hoch|groß|lang|einfach|simpel|klar|gut|schlecht)"
_UNTOLD = "(?:[Ee]iniges|[Vv]ieles|[Mm]anches|[Aa]llerhand|[Aa]llerlei)"
_EFFORT = "(?:Zeit|Mühe|Herzblut|Liebe|Geduld|Leidenschaft|Engagement|Fleiß)"
_CERTAIN = "(?:gewiss|schade|schön|tröstlich|zu hoffen|zu wünschen|kein Wunder|keine Überraschung)"
_TELLS_NOTHING = (
    # The evaluation stands first, and what is evaluated is only named.
    re.compile(rf"^(?:(?:Besonders|Sehr) )?{_STRIKING} {_IS}\b(?!,)(?!.*, (?:dass|ob|wie|wenn|weil)\b)", re.IGNORECASE),
    re.compile(r"^Deutlich (?:wird|werden|wurde|wurden)\b(?!,)(?!.*, (?:dass|ob|wie)\b)"),
    re.compile(rf"^[^,\d]{{3,80}}\b(?:fällt|fallen|fiel|fielen)(?: \w+)? {_OUTCOME} aus\.$"),
    re.compile(r"\b(?:verspricht|versprechen|versprach|versprachen)\b[^,]* (?:viel|vieles|einiges|Großes|Gutes)\.$"),
    # The noun announces something that another sentence tells.
    re.compile(
        r"\b(?:ein|eine|einen|enthält|enthalten|gibt|gab|liefert|liefern|hat|hatte) "
        rf"{_JUDGED} {_ANNOUNCED}(?: (?:ge\w+|ent\w+))?\.$"
    ),
    re.compile(r"^Es (?:gibt|gab) (?:\w+ ){0,3}(?:Trost|Lichtblicke?|(?:gute|schlechte)n? Nachricht(?:en)?)\b"),
    re.compile(rf"\b(?:gibt|gab) es (?:\w+ )?{_STRIKING}en? \w+\.$"),
    re.compile(r"\bfolgten? (?:schließlich |dann )?ein\w* (?:\w+e[rs]? )?(?:Bericht|Meldung|Stellungnahme)\b"),
    re.compile(r"\bKapitel reicher\b"),
    re.compile(
        r"^(?:Ähnlich|Genauso|Ebenso|Differenzierter|Skeptischer) (?:sieht|sehen|sah|sahen|äußert|argumentiert)\b"
    ),
    re.compile(
        rf"^(?:Das|Die|Der) {_FEELING}(?: (?:an|auf|über|unter|bei)(?: [\w-]+){{1,3}})? (?:ist|war) (?:\w+ )?{_SIZE}\.$"
    ),
    re.compile(rf"^(?:Die|Der|Das) {_LOOSE}(?: \w+){{0,2}} (?:ist|sind|war|waren) (?:\w+ )?{_ANY}\.$"),
    re.compile(r"\b(?:das|Das) (?:\w+ )?(?:Undenkbare|Unmögliche|Unfassbare|Unglaubliche|Unvorstellbare)\b"),
    re.compile(r", was (?:bisher |bislang |zuvor )?(?:noch )?(?:niemand|niemandem|keiner|keinem)\b"),
    re.compile(
        r"\b(?:spricht|sprechen) (?:für sich|eine (?:klare|deutliche) Sprache)\b|\bgehen (?:weit )?auseinander\.$"
    ),
    re.compile(r"\b(?:bleibt|bleibe) (?:abzuwarten|spannend)\b|\b(?:lassen|ließen) nicht lange auf sich warten\b"),
    re.compile(r"\b(?:ist|sind|war|waren) (?:aber |jedoch )?(?:kein Einzelfall|keine Einzelfälle)\.$"),
    # How much is told by a word that says nothing: "einiges", "vieles"; effort that nobody measures.
    re.compile(rf"^(?=[^\d]*$)(?!.*, (?:dass|ob|was|wie|weil)\b).*\b{_UNTOLD}(?: \w+(?:en|ern|eln|t)){{0,2}}\.$"),
    re.compile(rf"^{_UNTOLD} [^\d,]{{3,60}}\.$"),
    re.compile(rf"^(?=[^\d]*$).*\b[Vv]iel {_EFFORT}\b"),
    # What is felt or hoped is not known, and an idiom of noun and verb tells of no event.
    re.compile(rf"^(?:Es (?:ist|war) (?:\w+ )?{_CERTAIN}|{_CERTAIN} (?:ist|war)), dass\b", re.IGNORECASE),
    re.compile(r"\bIdee\b[^.,]* (?:war|ist) (?:nicht )?geboren\b|\bwar die Idee\b[^.,]* geboren\b"),
    re.compile(r"\bLächeln\b.*\b(?:Lippen|Gesicht(?:er)?|Augen)\b"),
    # Praise without a deed, and a talk of which only the announcement is told.
    re.compile(
        r"\b(?:[Uu]nermüdlich|[Aa]ufopferungsvoll|[Uu]nschätzbar|[Hh]erausragend)\w* "
        r"(?:Einsatz|Engagement|Arbeit|Beitrag)\b"
        r"(?=[^\d]*$).*\b(?:beigetragen|beiträgt|beitrug|trug|trägt|geleistet|leistete|geprägt|prägte|bereichert)\b"
    ),
    re.compile(
        r"\b(?:gibt|geben|gab|gaben|liefert|lieferte)\b[^,]* ein(?:en)? (?:Update|Überblick|Ausblick) (?:zu|über)"
    ),
    # A medium speaks of itself.
    re.compile(
        r"\b(?:Details|Informationen|Infos|Einzelheiten|Hintergründe)\b[^.]* (?:gibt es|finden sich|stehen|sind)\b"
        r"[^.]*\b(?:News|Artikel|Beitrag|Bericht|Meldung|Webseite|Website|Internetseite|Homepage|Newsletter)\b"
    ),
    re.compile(
        r"\b(?:Informationen|Infos|Details|Tipps|Karten|Tickets|Anmeldung(?:en)?)\b[^.]*\b(?:unter|auf) (?:www\.|http)"
    ),
    re.compile(r"\bAnfrage\b.*\b(?:unbeantwortet|ohne Antwort)\b|\bnicht (?:zu erreichen|erreichbar)\.$"),
    # That somebody spoke at all, that something was used or noticed, or that all were moved.
    re.compile(
        r"\b(?:hat|haben|hatte|hatten) sich (?!.*\b(?:nicht|kritisch|besorgt|skeptisch|positiv|negativ|optimistisch"
        r"|zufrieden|zurückhaltend|erfreut|enttäuscht|ähnlich|zuversichtlich)\b)"
        r"[^,\d]*\bz(?:um|ur|u)\b[^,\d]* geäußert\.$"
    ),
    re.compile(r"\bzitier(?:t|te|en|ten) [^,\d]*\.$"),
    re.compile(r"^[^,\d]{3,60} (?:kommt|kommen|kam|kamen) (?:auch |erstmals )?zum Einsatz\.$"),
    re.compile(r"^[^,\d]*\b(?:hat|haben|hatte|hatten) auf (?:[\w-]+ ){1,5}reagiert\.$|\bpasst (?:\w+ )?kein Blatt\b"),
    re.compile(r"\b(?:ist|sind|war|waren|gerät|geraten|geriet|gerieten)\b[^,\d]* ins Visier(?: geraten)?\.$"),
    re.compile(r"\b(?:meldet|meldete|melden|meldeten) sich\b[^,\d]* zu Wort\.$"),
    re.compile(r"\b(?:sorgt|sorgte|sorgen|sorgten)\b[^,\d]* für (?:\w+ )?(?:Gänsehaut|Aufsehen|Furore)\.$"),
    re.compile(
        r"\b(?:Einführung|Einblicke?|Überblick|Eindrücke?)\b[^.]* (?:gibt|geben|bietet|bieten|liefert|liefern|zeigt)\b"
        r"[^.]*\b(?:\w*[Vv]ideos?|Clips?|Trailer|Bildergalerie|Fotostrecke|Beitrag|Artikel)\b"
        r"|\b(?:\w*[Vv]ideos?|Clips?|Trailer|Bildergalerie|Fotostrecke)\b"
        r"[^.]* (?:gibt|geben|bietet|bieten|liefert|liefern)\b"
        r"[^.]*\b(?:Einführung|Einblicke?|Überblick|Eindrücke?)\b"
    ),
    re.compile(r"^„[^“\"]+[“\"] ist [^.]*(?:\bPodcast|\bNewsletter|[Rr]edaktion)\b"),
)
_MERELY_POINTS = re.compile(
    r"\b(?:wird|wurde)\b[^,]* auf ein\w* (?:\w+ )?(?:Studie|Untersuchung|Umfrage|Arbeit|Bericht)\b[^,]* "
    r"(?:verwiesen|hingewiesen)\b|\bHingucker\b|\bBlickfang\b|\brauchten? [^,]*\bdie Köpfe\b"
    r"|\beine lange Tradition\b|^In (?:turbulenten|schwierigen|unsicheren|bewegten) Zeiten"
)
_REFUSES = re.compile(
    r"\b(?:will|wollen|wollte|wollten|möchte|möchten|mochte|mochten)\b.*"
    r"\b(?:äußern|kommentieren|Stellung nehmen|(?:Kommentar|Stellungnahme|Auskunft|Auskünfte) (?:ab)?geben)[.?]"
    r"|\b(?:lehnte|lehnten|lehnt|verweigerte|verweigerten)\b.*\b(?:Kommentar|Stellungnahme|Auskunft)\b"
    r"|\b(?:gab|gaben|gibt)\b.*\bkeine?n? (?:\w+ )?(?:Kommentar|Stellungnahme|Auskunft|Auskünfte)\b"
    r"|\bäußerten? sich\b(?: \w+){0,3} nicht\b"
)
"""Who would not speak, which its denial ("wollte sich äußern") makes no better."""
_TIMED_IN_PASSING = re.compile(
    r"^Am (?:\w+tag|Mittwoch|\w*[Aa]bend|Nachmittag|Vormittag|Morgen|\d\d?\. \w+(?: \d{4})?) sprach(?:en)? [^,]* von "
    r"|^Am (?:Vormittag|Nachmittag|Abend|Morgen) (?:begann|begannen|endete|endeten|folgte|folgten) "
)
"""When somebody spoke or a part of a day's course began: "Am Nachmittag begannen die Reden"."""
_SCENE = (
    re.compile(
        r"\b(?:beginn(?:t|en)|begann(?:en)?|fangen|fing(?:en)?)\b"
        r".*\bzu (?:schunkeln|tanzen|singen|klatschen|lachen|weinen|kichern)\b"
    ),
    re.compile(r"\b(?:schunkel|kicher|seufz|schmunzel|grins)(?:t|te|n|en|ten)\b"),
    re.compile(r"\b(?:lächelt|lächelte|nickt|nickte)(?: \w+)?[.?]"),
    re.compile(r"\bzuckte?n? (?:\w+ )?mit den (?:Schultern|Achseln)\b|\bschütteln?t?e? (?:\w+ )?den Kopf\b"),
    re.compile(
        r"\b(?:blick|schau)(?:t|te|en|ten) (?:\w+ )?"
        r"(?:aus dem Fenster|in die (?:Ferne|Kamera|Runde)|zu Boden|auf die Uhr|in den Himmel)\b"
    ),
    re.compile(
        r"\bsich (?:\w+ )?(?:leicht|langsam|sanft|sachte|kurz) "
        r"(?:zur Seite|nach (?:vorne?|hinten|links|rechts)|hin und her)\b"
    ),
    re.compile(r"\b(?:stoßen|stießen)\b[^,\d]*\ban\.$"),
    re.compile(r"^Die Luft (?:ist|war|riecht|roch)\b[^.\d]*\b(?:feucht|stickig|schwül|kalt|heiß|warm|frisch|nach)\b"),
)
_STANDS = re.compile(
    r"^(?:Wer|\{1\}|[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+){0,2}) (?:steht|lehnt|hockt|kniet|stand|lehnte|hockte|kniete) "
    r"[^.?,\d]*\b(?:Straßenrand|\w*[Hh]alle|Tür|Fenster|Tisch|Garten|Küche|\w*[Zz]immer|Hof|Ufer|Treppe|Theke|Tresen"
    r"|Regale?n?|\w*[Kk]isten|Zaun|Ecke)\b"
)


def tells_nothing(text: str) -> bool:
    """Return whether a sentence only leads over, evaluates or announces, so that nothing is left to know of it."""
    return any(pattern.search(text) is not None for pattern in _TELLS_NOTHING)


def refuses_comment(text: str) -> bool:
    """Return whether a sentence or question is about somebody's wish to speak or to be silent."""
    return _REFUSES.search(text) is not None


def tells_little(text: str) -> bool:
    """Return whether a sentence says no more than that something is referred to, or when somebody spoke."""
    return _MERELY_POINTS.search(text) is not None or _TIMED_IN_PASSING.search(text) is not None


def paints_scene(text: str) -> bool:
    """Return whether a sentence, question or cloze text is about a posture, a gesture or the air of a place."""
    return _STANDS.match(text) is not None or any(pattern.search(text) is not None for pattern in _SCENE)
