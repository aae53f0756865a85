"""What is hardly worth asking: a side event's date, a small count as a gap, a gruesome detail, an empty sentence."""

from __future__ import annotations

import re

from questions.asking import AnswerKind
from questions.choosing.hollow import paints_scene, refuses_comment, tells_little, tells_nothing
from questions.distractors.misremembering import written_number
from questions.items import Cloze, TrueFalse
from questions.writers import Draft

_CALENDAR = frozenset({AnswerKind.DAY, AnswerKind.MONTH, AnswerKind.WEEKDAY})
_CENTRAL = 0.5  # the importance from which an event is what the article is about
_SMALL = 12
_FEW_WORDS = 8
_GRUESOME = re.compile(
    r"\b(?:leiche|leichnam|enthaupt|zerstückel|verstümmel|verwes|blutlache|blutüberström|abgetrennt|erstochen|erwürg"
    r"|kastr|gefoltert|verbrannte|kopf und körper)",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"\b(?:schlechte|gute) karten\b|\bausnahmen?\b|\bwork in progress\b|\bringen mit\b|\bin sicht\b|\bin bewegung\b",
    re.IGNORECASE,
)
_MOOD = re.compile(
    r"^(?:Der|Die|Das) \w+ (?:ist|sind|war|waren|bleibt|bleiben) (?:\w+ )?"
    r"(?:einsam|still|ruhig|leer|traurig|dunkel|finster|kalt|grau|düster|trüb|hart|gespannt|ausgelassen|gedrückt"
    r"|bedrückt|lang|schön|hell|bunt|laut|fröhlich)(?: (?:im|in|am|an|auf|bei)\b[^.]{0,30})?\.$"
)
"""A sentence that paints a mood and tells no fact: "Die Nächte sind einsam in der Hütte"."""
_POSING = re.compile(
    r"\b(?:steht|sitzt|lehnt|hockt|kniet|blickt|schaut|lächelt) (?:[\w ]+ )?(?:mit|zwischen|neben|am|aus)\b"
)
_OFFICIAL = re.compile(r"\b(?:Spitze|Gericht|Verdacht|Haft|Parlament|\w*rat|Kontakt|Verfügung|Ende|Anfang|Pranger)\b")
_SAYING = re.compile(
    r"^Wann (?:sprach|sprachen|sagte|sagten|erklärte|erklärten|betonte|äußerte|äußerten|kritisierte|bezeichnete|nannte"
    r"|lobte|warnte|warnten|teilte|teilten)\b"
)
_COMING = re.compile(
    r"^(?:\w+ )?(?:[Ww]ann|[Ii]n welchem Monat|[Aa]n welchem (?:Tag|Wochentag)) "
    r"(?:wird|werden|soll|sollen|sollte|will|wollen|wollte|kann|können|darf|dürfen|muss|müssen|sind"
    r"|(?!(?:bat|trat|hielt|hat)\b)\w+t)\b"
)
"""A question for when something will be, which is better worth asking than when something was."""
_COUNTED_ABSTRACTS = re.compile(
    r"\b(?:wie vielen?|\{1\}) (?:\w+en? )?(?:Gründen?|Punkten?|Kapiteln?|Aspekten?|Faktoren|Hinsichten)\b",
    re.IGNORECASE,
)
"""How many reasons there are tells nothing of the reasons."""
_AGED = re.compile(r"[1-9]?\d(?: Jahre alte|-[Jj]ährige)")
_CHILDREN = re.compile(
    r"\b(?:Töchtern?|Söhnen?|Tochter|Sohn)\b.*\bim Alter von\b|\b(?:hat|haben) \w+ (?:Töchter|Söhne)\b"
)
_KNOWN_OFFICE = re.compile(r"\b(?:ist|sind|hat)\b.*\b(?:Bundespräsident|Bundeskanzler|US-Präsident|Papst)(?:in)?[.?]?$")
_TRAINED = re.compile(
    r"\b(?:absolvierten?|machten?|begann)\b.*\b(?:Ausbildung|Lehre|Studium)\b|\bberuflich\b.*\bunterwegs\b",
    re.IGNORECASE,
)
_BORN = re.compile(r"\b(?:ist|war) Jahrgang \d{4}\b|\bwelcher Jahrgang\b", re.IGNORECASE)
_BELONGS = re.compile(
    r"\b(?:ist|war|sind|waren)\b.*\b(?:Mitglied|Mitbegründer|Gründungsmitglied)(?:in)?\b"
    r".*\b(?:\w*[Cc]hor|\w*[Cc]hore?s|Ensembles?|Orchesters?|Bands?|\w*[Vv]ereine?s?|Burschenschaft|Verbindung|Klubs?|Clubs?)\b"
)
"""Who belongs to which choir or fraternity: a line of a life, where the article is about something else."""
_NUMBERED = re.compile(
    r"\bKennzeichen [A-Z]{1,3}-?\d*[A-Z]{0,4}\b|\b(?:Aktenzeichen|Flugnummer|Seriennummer|Startnummer)\b"
)
_PASSES = re.compile(
    r"^(?=.*\b(?:Bus|Linie|Tram|Straßenbahn|U-Bahn|S-Bahn|Zug|Taxi|Auto|Wagen)\b)"
    r"(?=.*\b(?:fährt|fuhr|rollt|rollte)\b)[^,]*\b(?:vorbei|vorüber|entlang)[.?]$"
)
_AILS = re.compile(
    r"\b(?:am Blinddarm|an den Mandeln|an den Weisheitszähnen) operiert\b|\b(?:Schnupfen|Erkältung)[.?]$"
)
_CENTS = re.compile(r"\b(?:\w*[Aa]ktien?|Kurs|Wertpapiere?)\b.*\d,\d\d (?:Euro|Dollar|Franken)")
_SMALL_TALK = re.compile(r"[„\"](?:Es|Das) (?:ist|war|wird|wäre) [a-zäöüß, ]{1,40}[.!]?[“\"]")
"""A quotation without a noun or number: "Es war sehr, sehr ruhig"."""
_WISH = re.compile(r"\b(?:[Gg]ute Besserung|[Aa]lles Gute|[Hh]erzlichen Glückwunsch|[Vv]iel Erfolg|[Vv]iel Glück)\b")
_DEPLOYED = re.compile(
    r"^Im Einsatz (?:stand|standen|war|waren)\b|\b(?:stand|standen|war|waren)\b[^.\d]* im Einsatz\.$"
)
"""Who was called out, the last line of every report of the police."""
_ROUTINE = re.compile(
    r"^Wie viele [\w-]+ (?:sind|waren|stehen|standen) im Einsatz\?"
    r"|^(?:Von welche[rm]|Welche[rs]?) \w*(?:[Pp]olizei\w*|[Ss]taatsanwaltschaft|[Ff]euerwehr)\b"
    r".*\b(?:ermittel\w+|Ermittlung(?:en)?|Untersuchung(?:en)?|ausgerückt|rückte|alarmiert|verständigt)\b"
)
"""What the police of a place always do."""
_PRICE = re.compile(r"\b(?:Aktien?|\w+aktien?|Papiere?|Kurs|Anteilsscheine?)\b")
_TO_THE_CENT = re.compile(r"\b\d[\d.]*,\d\d (?:Euro|Dollar|US-Dollar|Franken|Pfund)\b")
_PLATE = re.compile(r"\b(?:Kennzeichen|Registrierung|Flugnummer|Aktenzeichen)\b[^.?]*\b[A-ZÄÖÜ]{1,3}-?[A-Z\d]{1,4}")
_ON_THE_CLOCK = re.compile(r"\b\d{1,2}:\d\d (?:Stunden|Minuten)\b")
"""Figures that nobody keeps in mind: a share's price, the number of a plane, how many minutes a flight took."""
_MEASURES = re.compile(r"(?:Mill|Milliard|Mrd|Mio|Tausend|Prozent|Euro|Dollar|Franken|Grad|Kilo|Meter|Tonnen)")
TRIVIAL = 0.4
"""What loses so much is asked in no quiz."""
_DATED, _COUNTED, _BARE, _POSED = 0.2, 0.15, 0.12, 0.25


def triviality(draft: Draft) -> float:
    """Return how much less an item is worth (0..1, to take off the chance that a teacher accepts it).

    `draft.importance` tells a side event from what the article is about.
    """
    item = draft.item
    text = item.interaction.text if isinstance(item.interaction, Cloze) else item.stem
    cost = 0.0
    if draft.kind in _CALENDAR and draft.importance < _CENTRAL:
        aside = draft.importance < _CENTRAL / 2 or (text.endswith("?") and _COMING.match(text) is None)
        cost += _DATED * (2 if aside else 1)
    if draft.kind is AnswerKind.NUMBER and _is_small(draft.answer):
        cost += TRIVIAL if isinstance(item.interaction, Cloze) else _COUNTED * (draft.importance < _CENTRAL / 2)
    changed = item.interaction.changed if isinstance(item.interaction, TrueFalse) else None
    if changed is not None and draft.kind not in _CALENDAR and _is_count(changed.original, changed.replacement, text):
        cost += _COUNTED * (draft.importance < _CENTRAL)
    if draft.kind is AnswerKind.PERSON and _POSING.search(text) is not None and _OFFICIAL.search(text) is None:
        cost += _POSED
    if _GRUESOME.search(f"{text} {draft.answer}") is not None:
        cost += TRIVIAL
    if isinstance(item.interaction, TrueFalse) and _MOOD.match(text) is not None:
        cost += TRIVIAL
    if isinstance(item.interaction, TrueFalse) and (_EMPTY.search(text) is not None or _is_bare(text)):
        cost += _BARE
    return cost + _hollowness(draft, text) + _pettiness(draft, text)


def _hollowness(draft: Draft, text: str) -> float:
    """Return the cost of a sentence that tells no fact."""
    if paints_scene(text) or refuses_comment(text):
        return TRIVIAL
    if not isinstance(draft.item.interaction, TrueFalse | Cloze):
        return 0.0
    if tells_nothing(text):
        return TRIVIAL
    return _POSED if tells_little(text) else 0.0


def _pettiness(draft: Draft, text: str) -> float:
    """Return the cost of a fact that is nobody's concern, or that everybody knows without the article."""
    item = draft.item
    changed = item.interaction.changed if isinstance(item.interaction, TrueFalse) else None
    told = f"{text} {draft.answer}" if text.endswith("?") else text
    aside = draft.importance < _CENTRAL
    petty = (
        _SAYING.match(text) is not None
        or (draft.kind is AnswerKind.NUMBER and _COUNTED_ABSTRACTS.search(text) is not None)
        or (aside and changed is not None and _AGED.match(text[max(0, text.find(changed.replacement)) :]) is not None)
        or _CHILDREN.search(text) is not None
        or any(p.search(told) is not None for p in (_BORN, _NUMBERED, _PASSES, _AILS, _CENTS, _DEPLOYED))
        or (aside and _BELONGS.search(told) is not None)
        or (draft.importance < _CENTRAL / 2 and (_KNOWN_OFFICE.search(told) or _KNOWN_OFFICE.search(text)) is not None)
        or (_TO_THE_CENT.search(told) is not None and _PRICE.search(text) is not None)
        or _PLATE.search(text) is not None
        or _ROUTINE.search(text) is not None
        or (aside and _ON_THE_CLOCK.search(told) is not None)
        or (item.writer == "who_said" and (_SMALL_TALK.search(text) or _WISH.search(text)) is not None)
    )
    if petty:
        return TRIVIAL
    return _POSED if aside and isinstance(item.interaction, TrueFalse) and _TRAINED.search(text) is not None else 0.0


def _is_small(answer: str) -> bool:
    """Whether an answer is a small count: "acht", but not "8 Millionen" or "1,7"."""
    number = written_number(answer)
    whole = number is not None and number == number.to_integral_value()
    return number is not None and whole and number <= _SMALL and _MEASURES.search(answer) is None


def _is_count(original: str, replacement: str, text: str) -> bool:
    """Whether a small count was changed: nothing that a measure follows in the text."""
    _, _, behind = text.partition(replacement)
    return _is_small(original) and "," not in original and _MEASURES.match(behind.strip()) is None


def _is_bare(text: str) -> bool:
    """Whether a statement is short and holds no number, so that there is little to remember of it."""
    return len(text.split()) < _FEW_WORDS and not any(c.isdigit() for c in text)
