"""What is hardly worth asking: a side event's date, a small count as a gap, a gruesome detail, an empty sentence."""

from __future__ import annotations

import re

from questions.asking import AnswerKind
from questions.items import Cloze, TrueFalse
from questions.misremembering import written_number
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
    if draft.kind in _CALENDAR:
        cost += _DATED * (2 if draft.importance < _CENTRAL / 2 else draft.importance < _CENTRAL)
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
    return cost


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
