"""What news pages say around their articles; lines are compared in lower case, without closing punctuation."""

# ruff: noqa: E501 - a pattern is easier to read in one line

from __future__ import annotations

import re


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


END = _whole(
    r"(?:forum: )?\d+ (?:postings|leserbeiträge|wortmeldungen)|(?:\d+ )?(?:leser)?kommentare?(?: \(?\d+\)?)?|(?:alle|zu den) kommentaren?(?: .*)?",
    r"kommentare (?:öffnen|lesen|anzeigen|werden geladen|schließen)|diskutieren sie mit.*|jetzt kommentieren",
    r"das könnte (?:sie|dich) (?:auch )?interessieren|meistgelesen|empfehlungen|stellenmarkt|verlagsangebote?",
    r"(?:schlagwörter|schlagworte|stichworte|schlagwort|tags|themenseiten|themen|orte)(?: zu diesem artikel)?",
    r"(?:©|\(c\)|copyright).*|.*(?:alle )?rechte (?:vorbehalten|am artikel).*|artikel ?rechte erwerben",
    r"impressum|datenschutz(?:erklärung)?|nutzungsbedingungen|agb|fußzeile|footer|seitenanfang|zum seitenanfang",
    r"(?:inhaltlichen )?fehler (?:melden|gefunden).*|korrekturhinweis.*|(?:zur )?startseite|permalink.*|links|quellen",
    r"(?:die )?redaktion empfiehlt|audio und video zum thema|links zum thema|externe links",
)
"""Lines after which the article is over (or before which it has not begun)."""

OPENER = _whole(
    r"(?:lesen|hören|sehen|schauen) sie (?:hier |dazu )?(?:auch|mehr|weiter)(?: .{0,60})?|lesen sie (?:auch|mehr|hierzu).*",
    r"mehr zum thema(?: finden sie)?.{0,40}|(?:lesetipp|passend dazu|siehe auch|auch interessant|hintergrund|zum thema)s?",
    r"mehr (?:zu|über|von|aus) .{2,60}|dazu passt|interview dazu|(?:jetzt |hier )?weiterlesen.*|weiterführende.*|zum weiterlesen",
    r"(?:aktuelle|weitere|neueste|mehr|verwandte|ähnliche|meistgelesene|beliebte|empfohlene) (?:nachrichten|meldungen"
    r"|artikel|beiträge|themen|schlagzeilen|angebote|news)(?: (?:aus|zu|zum|zur|von|für|über|der|nach) .{0,60})?",
    r".{0,30}newsletter.{0,60}|weitere (?:videos|informationen|infos|bilder|audios)|neuer abschnitt|advertorial",
    r"(?:unser(?:e)? |der |alle )?\w*podcasts?(?: (?:zu|von|mit|hören).{0,30})?|neues aus der redaktion|serviceangebote.*",
    r"(?:hinweis auf einen verwandten artikel|verwandter artikel|debatte|bildergalerie|fotostrecke|liveblog|kurzmeldung)",
    r"(?:den )?nächsten abschnitt .* überspringen|exklusive .{0,60}recherchiert",
    r"auf dieser seite|inhaltsverzeichnis|inhalt dieses artikels|in diesem artikel",
    r"sie (?:lesen gerade|haben noch) .*|bitte beachten(?: sie)?",
)
"""Lines that open a block of related links or self-promotion within or after the article."""

_NETWORKS = "facebook|twitter|x|whatsapp|instagram|telegram|e-?mail|linkedin|xing|pocket|flipboard|tiktok|youtube|threads|bluesky"
BOILERPLATE = _whole(
    r"(?:zum|zur|zu) .{2,50} (?:springen|wechseln)|.{0,40}überspringen|sie befinden sich hier|standort",
    r"(?:haupt|sub|meta|fußzeilen-)?navigation|inhalt|hauptinhalt|header|men[üu]|hauptmenü.*|suchen?|suchbegriff|neuer bereich",
    r"(?:diesen )?(?:artikel|beitrag|seite) (?:teilen|drucken|merken|hören|zum hören|versenden|speichern|anhören).{0,20}",
    r"teilen|merken|drucken|kommentaredrucken|feedback|anhören|hören|vorlesen|folgen|abonnieren|anmelden|registrieren|login",
    r"anzeige|werbung|advertisement|sponsored|abo|e-?paper|shop|mehr|mehr anzeigen.{0,3}|schließen|weiter|zurück|okay|ok|home",
    r"(?:mit )?(?:video|audio|bild|foto)s?|podcast|(?:video|audio)(?:beitrag|grafik)?(?: (?:starten|abspielen|ansehen).{0,40})?",
    r"autoplay.{0,60}|abspielen.*|(?:den )?link (?:kopieren|wurde kopiert|des videos|.{0,40}kopieren.{0,20})|legende",
    r"zur merkliste hinzufügen|(?:personen-)?box (?:auf|zu)klappen|seite drucken|drucken seite drucken",
    r"ende der weiteren informationen|(?:jetzt|hier|kostenlos) (?:anmelden|testen|herunterladen|abonnieren)",
    rf"{_NETWORKS}|(?:{_NETWORKS}){{2,}}.*",
    r"zum (?:newsticker|artikel|video|liveblog|stellenmarkt|zinsangebot|newsletter|podcast|forum|shop)(?:: .{2,120})?",
    r"(?:lesen sie auch|mehr dazu|siehe): .{2,120}|.*aktivier(?:en|tem|tes) .{0,20}javascript.*|.*javascript.*(?:aktivier|empfohlen|benötig).*",
    r"(?:ihr )?feedback.{0,30}|schicken sie uns ihr feedback|aktueller artikel|[^\w]*",
    r"(?:menü|suche|bild|galerie|fotostrecke|video|karte|alle \w+) (?:ansehen|anschauen|anzeigen|öffnen|vergrößern|schließen)",
    r"dieses thema im programm.*|über dieses thema berichtet.*|dieser artikel wurde .*|.* ?\| ?(?:mehr|audio|video|bilder)",
    r".{0,30}(?:teilen|kommentieren) .{0,30}(?:drucken|fehlerhinweis|kommentare?)",
    r"source: .*",
)
"""Lines that belong to no article, wherever they stand."""

SENTENCE_BOILERPLATE = re.compile(
    r"\b(?:wir|diese (?:web)?seite)\b.{0,60}\bcookies?\b|\bcookies?\b.{0,80}\b(?:zu|akzeptieren|datenschutzerklärung)\b\W*$"
    r"|\bhier (?:geht.?s|gehts|geht es) zu[rm]\b|\bnewsletter\b.*\b(?:anmeld|abonnier|postfach|zusammengefasst)"
    r"|^push-nachrichten\b|^die \S+ auch bei (?:social media|whatsapp|instagram)\b|\bmit meiner anmeldung\b"
    r"|\bkostenlos (?:anmelden|testen|abonnieren)\b|\bfinden sie (?:jederzeit |alle unsere |auch )?(?:in unserem liveblog|inhalte)"
    r"|\b(?:hier finden sie|finden sie hier)\b|^lesen sie (?:auch|hier|dazu|mehr)\b|\bschicken sie uns\b|\bwerbefrei lesen\b"
    r"|\bkontaktformular\b|\bleser\*?innenkommentar"
    r"|\b(?:sie|ihnen|ihr postfach)\b.{0,80}\bnewsletter\b|\bnewsletter\b.{0,80}\b(?:sie|ihnen|ihr postfach)\b"
    r"|\b(?:monatlich|jederzeit) kündbar\b|\bprobe-?abo\b|\b(?:bereits|schon) (?:ein abo|abonnent)|\bexklusiv für abonnent"
    r"|^(?:hinweis: )?in einer (?:früheren|vorherigen|ersten) (?:version|fassung) (?:dieses|des) (?:artikels|textes|beitrags)"
    r"|^diese audioversion\b|\bkünstlich generiert\b.*\bfeedback\b"
    r"|^\w+ \w[\w-]+(?: \w+)? ist (?:\S+ ){0,3}\S*(?:reporter|redakteur|korrespondent)(?:in)?\b|^(?:\.\.\.|…) ?[a-zäöü]",
    re.IGNORECASE,
)
"""Whole sentences of self-promotion, legal notice and notes on the author; searched in short paragraphs."""

CREDIT_PREFIX = re.compile(
    r"(?:^|[\s(|⇥])(?:bild(?:er|rechte|quelle)?|fotos?|grafik|quelle|rechte|foto/montage|symbolbild|archivbild|credit)\s?[:©]\s*",
    re.IGNORECASE,
)
"""What introduces the name of a photographer or agency."""

CREDIT = re.compile(
    r"©|all rights reserved|copyright \d{4}|picture[ -]alliance|\bimago\b|getty images|istockphoto|shutterstock|adobe stock|\b(?:dpa|ap|afp|apa|epa|keystone)/\w"
    r"|\w/(?:dpa|ap|afp|reuters|apa|epa|keystone)\b|\bap photo\b|/reuters\b",
    re.IGNORECASE,
)
"""Marks of a picture credit anywhere in a line."""

INLINE_SIGNATURE = re.compile(r"(?<=[.!?\"“«]) ?\(([^()]{2,60})\)\.?$")
"""A signature in brackets behind the last sentence."""

CAPTION_MARK = re.compile(
    r"\((?:l|r|m|li|re|links|rechts|mitte|vorn|hinten|archiv|archivbild|archivfoto|symbolbild|symbolfoto|v\. ?l\.?)[^)]{0,12}\)",
    re.IGNORECASE,
)
"""Marks of a caption: who stands left or right, or that the picture is an old one."""

BYLINE = re.compile(
    r"^(?i:von:?|autor(?:in)?(?:/autor)?:?|text:|kommentar von|kolumne von|eine? (?:kommentar|analyse|gastbeitrag) von)"
    r"(?:\s+(?:[A-ZÄÖÜ][\w.\-’']*|und|von|de|van|der|aus|in|für|mit|dpa)[,;|:]?)*\s*(?:\|.*|,.*)?$"
    r"|^(?:[A-ZÄÖÜ]\w+ ){0,3}\w*(?:[Rr]edakteur|[Kk]orrespondent|[Rr]eporter)(?:in)?(?: (?:für|in|bei|im) .{2,50})?\.?$"
    r"|^[Aa]us .{2,30} berichtet [A-ZÄÖÜ]"
)
"""Who wrote it."""

ROLE = re.compile(
    r"^(?:leitender? |freie[r]? |politische[r]? )*\w*(?:redakteur|korrespondent|reporter|autor)(?:in)?\b", re.IGNORECASE
)
"""What follows an author's name in a box about the author."""

DATELINE = re.compile(
    r"(?:^|(?<=[.?!] ))(?P<place>[A-ZÄÖÜ][\w.’'-]+(?:[ /]+[A-ZÄÖÜ][\w.’'-]+){0,3}(?:,? (?P<agency>\([^()]{2,30}\)))?"
    r"(?:,? \d{1,2}\. ?(?:\w+|\d{1,2}\.)(?: ?\d{4})?)?) (?:[–—·]|-) (?=[A-ZÄÖÜ„»«\"])"
)
"""Where and by whom a report was filed, with its dash: "Bozen – ", "Genf (dpa) - "."""

POINTER = re.compile(
    r"^(?:>>|\+\+|→|►|▶)|\b(?:jetzt|hier|gleich) (?:unterstützen|spenden|abonnieren|anmelden|bestellen)\W*$",
    re.IGNORECASE,
)
"""What marks a line of any length as a pointer elsewhere or an appeal."""

SUBSCRIBE = re.compile(r"\b(?:anmelden|abonnieren|bestellen|registrieren|testen|herunterladen)\b", re.IGNORECASE)
"""What a button under self-promotion says."""

DURATION = re.compile(
    r"^\W*(?:\d{1,2}:\d\d(?::\d\d)?\s*(?:min\.?\.?|uhr|std)?.*|\d{1,3}\s*min(?:uten?)?\.?)$"
    r"|\b\d{1,2}:\d\d\s*min\b|lese(?:zeit|dauer)\b.{0,15}\d+\s*min",
    re.IGNORECASE,
)
"""How long a video runs or an article takes to read."""

AGENCIES = frozenset(
    """dpa rtr reuters afp ap apa sda ats kna epd sid dapd ddp dpa-infocom dpa-afx dts rnd efe ansa tass bloomberg keystone-sda
    agenturen orf.at red""".split()
)
"""News agencies and what stands for them in signatures, in lower case."""

DATE_WORDS = frozenset(
    """stand veröffentlicht erschienen aktualisiert online seit heute update publiziert datum am um uhr den vom zuletzt
    bearbeitet montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lesezeit lesedauer
    min minuten minute mesz mez teilen von zuerst letzte aktualisierung fassung""".split()
)
"""Words that may stand beside a date in the line that says when the article was published."""
