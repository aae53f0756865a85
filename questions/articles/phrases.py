"""What news pages say around their articles. Patterns match a whole line, in lower case, without closing punctuation."""

from __future__ import annotations

import re


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


END = _whole(
    r"(?:\d+ )?(?:leser)?kommentare?(?: \(?\d+\)?)?",
    r"(?:alle|zu den) kommentaren?(?: .*)?",
    r"kommentare (?:öffnen|lesen|anzeigen|werden geladen|schließen)|diskutieren sie mit.*|jetzt kommentieren",
    r"das könnte (?:sie|dich) (?:auch )?interessieren|(?:auch|das könnte) interessant(?: für sie)?:?.{0,0}",
    r"(?:aktuelle|weitere|neueste|mehr|verwandte|ähnliche|meistgelesene|beliebte|empfohlene) "
    r"(?:nachrichten|meldungen|artikel|beiträge|themen|videos|schlagzeilen|angebote|news)(?: .{0,60})?",
    r"meistgelesen|empfehlungen|stellenmarkt|verlagsangebote?|serviceangebote.*|mehr aus .{2,60}|neues aus der redaktion",
    r"(?:schlagwörter|schlagworte|stichworte|schlagwort|tags|themenseiten|themen|orte)(?: zu diesem artikel)?",
    r"(?:©|\(c\)|copyright).*|.*(?:alle )?rechte (?:vorbehalten|am artikel).*",
    r"impressum|datenschutz(?:erklärung)?|nutzungsbedingungen|agb|fußzeile|footer|seitenanfang|zum seitenanfang",
    r"(?:inhaltlichen )?fehler (?:melden|gefunden).*|korrekturhinweis.*|zur startseite|startseite",
    r"artikel ?rechte erwerben|dieses thema im programm.*|über dieses thema berichtet.*|permalink.*|links|quellen",
    r"(?:die )?redaktion empfiehlt|audio und video zum thema|links zum thema|externe links",
)
"""Lines after which the article is over (or before which it has not begun)."""

OPENER = _whole(
    r"(?:lesen|hören|sehen|schauen) sie (?:hier |dazu )?(?:auch|mehr|weiter)(?: .{0,60})?|lesen sie (?:auch|mehr|hierzu).*",
    r"mehr zum thema(?: finden sie)?.{0,40}|(?:lesetipp|passend dazu|siehe auch|auch interessant|hintergrund|zum thema)s?",
    r"mehr (?:zu|über|von|aus) .{2,60}|dazu passt|interview dazu|weiterlesen.*|weiterführende.*|zum weiterlesen",
    r".{0,30}newsletter.{0,60}|.{0,30}newsletter (?:abonnieren|anmelden|bestellen).{0,30}",
    r"weitere (?:videos|informationen|infos|bilder|audios)|neuer abschnitt|.{0,40}podcasts?(?: .{0,30})?|advertorial",
    r"(?:hinweis auf einen verwandten artikel|verwandter artikel|debatte|bildergalerie|fotostrecke|liveblog|kurzmeldung)",
    r"(?:den )?nächsten abschnitt .* überspringen|exklusive .{0,60}recherchiert",
    r"auf dieser seite|inhaltsverzeichnis|inhalt dieses artikels|in diesem artikel",
    r"sie (?:lesen gerade|haben noch) .*|bitte beachten(?: sie)?",
)
"""Lines that open a block of related links or self-promotion within or after the article."""

BOILERPLATE = _whole(
    r"(?:zum|zur|zu) .{2,50} (?:springen|wechseln)|.{0,40}überspringen|sie befinden sich hier|standort|navigation",
    r"(?:haupt|sub|meta|fußzeilen-)?navigation|inhalt|hauptinhalt|header|men[üu]|hauptmenü.*|suche(?:n)?|suchbegriff",
    r"(?:diesen )?(?:artikel|beitrag|seite) (?:teilen|drucken|merken|hören|zum hören|versenden|speichern|anhören).{0,20}",
    r"teilen|merken|drucken|kommentaredrucken|feedback|anhören|hören|vorlesen|folgen|abonnieren|anmelden|registrieren|login",
    r"anzeige|werbung|advertisement|sponsored|abo|e-?paper|shop|mehr|mehr anzeigen.{0,3}|schließen|weiter|zurück|okay|ok",
    r"video|audio|bild|foto|podcast|mit video|mit audio|(?:video|audio|autoplay).{0,60}|bild (?:vergrößern|schließen)",
    r"(?:audio|video) starten, abbrechen mit escape|abspielen.*|link (?:kopieren|wurde kopiert|des videos)|legende",
    r"zur merkliste hinzufügen|(?:personen-)?box (?:auf|zu)klappen|seite drucken|drucken seite drucken",
    r"neuer bereich|ende der weiteren informationen|(?:jetzt|hier|kostenlos) (?:anmelden|testen|herunterladen|abonnieren)",
    r"facebook|twitter|x|whatsapp|instagram|telegram|e-?mail|linkedin|xing|pocket|flipboard|tiktok|youtube|threads|bluesky",
    r"(?:zum|>+) .{2,80}|(?:zum artikel|lesen sie auch|mehr dazu|siehe)\b.{2,120}|.{0,20}aktivier(?:en|tem) .*javascript.*",
    r"(?:ihr )?feedback.{0,30}|schicken sie uns ihr feedback|home|news international|aktueller artikel|\+{2,}.*|[^\w]*",
    r"source: .*",
)
"""Lines that belong to no article, wherever they stand."""

SENTENCE_BOILERPLATE = re.compile(
    r"\bcookies?\b.*\b(?:verwenden|setzen|zustimm|akzept|datenschutz)|\b(?:verwenden|setzen|nutzen)\b.*\bcookies?\b"
    r"|\bjavascript\b|\bhier (?:geht.?s|gehts|geht es) zu[rm]\b|\bnewsletter\b.*\b(?:anmeld|abonnier|postfach|zusammengefasst)"
    r"|\bpush-nachrichten\b|\bauch bei (?:social media|whatsapp|instagram)\b|\bmit meiner anmeldung\b"
    r"|\bkostenlos (?:anmelden|testen|abonnieren)\b|\bfinden sie (?:jederzeit |alle unsere |auch )?(?:in unserem liveblog|inhalte)"
    r"|\b(?:hier finden sie|finden sie hier)\b|^lesen sie (?:auch|hier|dazu|mehr)\b|\be-?mail an \S+@\S+"
    r"|\bschicken sie uns\b|\bwerbefrei\b|\bkontaktformular\b|\bleser\*?innenkommentar|\bist .{0,40}(?:börsen-shot|podcast)\b"
    r"|^das ist die europäische perspektive bei\b|^videobeitrag ansehen",
    re.IGNORECASE,
)
"""Whole sentences of self-promotion and legal notice; searched in lines of one short paragraph."""

CREDIT = re.compile(
    r"(?:^|[\s(|])(?:bild(?:er|rechte|quelle)?|fotos?|grafik|quelle|rechte|foto/montage|symbolbild|archivbild|credit)\s?[:©]\s*\S?"
    r"|©|picture[ -]alliance|\bimago\b|getty images|istockphoto|shutterstock|adobe stock|\b(?:dpa|ap|afp|apa|epa|keystone)/\w"
    r"|\w/(?:dpa|ap|afp|reuters|apa|epa|keystone)\b|\bap photo\b|/reuters\b",
    re.IGNORECASE,
)
"""Marks of a picture credit anywhere in a line."""

CAPTION_MARK = re.compile(
    r"\((?:l|r|m|li|re|links|rechts|mitte|vorn|hinten|archiv|archivbild|archivfoto|symbolbild|symbolfoto|v\. ?l\.?)[^)]{0,12}\)",
    re.IGNORECASE,
)
"""Marks of a caption: who stands left or right, or that the picture is an old one."""

BYLINE = re.compile(
    r"^(?:von:?|autor(?:in)?(?:/autor)?:?|text:|kommentar von|kolumne von|ein(?:e)? (?:kommentar|analyse|gastbeitrag) von)"
    r"(?:\s+(?:[A-ZÄÖÜ][\w.\-’']*|und|von|de|van|der|aus|in|für)[,;|:]?)*\s*(?:\|.*|,.*)?$"
    r"|redakteur(?:in)?\b.{0,30}$|korrespondent(?:in)?\b.{0,50}$|^aus .{2,30} berichtet ",
    re.IGNORECASE,
)
"""Who wrote it."""

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
    min minuten minute mesz mez teilen von""".split()
)
"""Words that may stand beside a date in the line that says when the article was published."""
