"""What types of item, states and steps are called in the pages."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from questions.items import ItemType
from quiz.authoring.bank import Figures
from quiz.models import ItemStatus

TYPES: dict[ItemType, LazyString] = {
    ItemType.SINGLE_CHOICE: _("Einfachauswahl"),
    ItemType.MULTIPLE_RESPONSE: _("Mehrfachauswahl"),
    ItemType.TRUE_FALSE: _("Richtig oder falsch"),
    ItemType.CLOZE: _("Lückentext"),
    ItemType.NUMERIC: _("Zahl"),
    ItemType.SHORT_TEXT: _("Kurzantwort"),
    ItemType.MATCHING: _("Zuordnung"),
    ItemType.ORDERING: _("Reihenfolge"),
}
TYPE_HINTS: dict[ItemType, LazyString] = {
    ItemType.SINGLE_CHOICE: _("Eine von mehreren Antworten ist richtig."),
    ItemType.MULTIPLE_RESPONSE: _("Mehrere Antworten können richtig sein."),
    ItemType.TRUE_FALSE: _("Eine Aussage beurteilen."),
    ItemType.CLOZE: _("Fehlende Wörter ergänzen."),
    ItemType.NUMERIC: _("Eine Zahl eingeben."),
    ItemType.SHORT_TEXT: _("Ein Wort oder einen Namen eingeben."),
    ItemType.MATCHING: _("Zusammengehörendes verbinden."),
    ItemType.ORDERING: _("Ereignisse ordnen."),
}
STATUSES: dict[ItemStatus, LazyString] = {
    ItemStatus.DRAFT: _("Vorschlag"),
    ItemStatus.APPROVED: _("angenommen"),
    ItemStatus.REJECTED: _("abgelehnt"),
}
FIGURES: dict[Figures, LazyString] = {
    Figures.EASY: _("sehr leicht (90 % oder mehr richtig)"),
    Figures.HARD: _("schwer (30 % oder weniger richtig)"),
    Figures.WEAK: _("trennt schwach (Trennschärfe unter 0,2)"),
    Figures.NEGATIVE: _("trennt verkehrt (Trennschärfe unter 0)"),
    Figures.UNANSWERED: _("noch nie beantwortet"),
}
FAILURES: dict[str, LazyString] = {
    "no_items": _(
        "Aus diesem Text ließen sich keine sicheren Fragen bilden. Am besten gehen Berichte mit Namen, Zahlen und "
        "Orten. Du kannst eigene Fragen schreiben."
    ),
    "article_gone": _("Der Artikel ist nicht mehr da."),
    "unusable_article": _(
        "Der Text ist zu kurz, zu lang oder nicht deutsch. Korrigiere ihn und versuche es noch einmal."
    ),
    "no_items_wished": _(
        "So, wie du es wünschst, ließen sich keine sicheren Fragen bilden. Lass mehr Arten oder Stufen zu. Was da war, "
        "ist noch da."
    ),
    "item_gone": _("Die Frage ist nicht mehr da."),
    "distractors_fixed": _("Diese Frage behält ihre falschen Antworten. Du kannst sie bearbeiten."),
    "worker_lost": _("Das Erstellen ist mehrmals abgebrochen. Versuche es noch einmal."),
}
DIFFICULTY_STEPS: dict[str, LazyString] = {"easy": _("leicht"), "medium": _("mittel"), "hard": _("schwer")}
REASONS: dict[str, LazyString] = {
    "key in the stem": _("Die Frage verrät die Antwort."),
    "stem over 25 words": _("Die Frage ist zu lang."),
    "stem too short": _("Es steht zu wenig da, um zu wissen, was gemeint ist."),
    "quotation marks do not pair": _("Ein Anführungszeichen oder eine Klammer hat kein Gegenstück."),
    "options not distinct": _("Zwei Antworten lauten gleich."),
    "options of mixed length": _("Die Antworten sind sehr verschieden lang."),
    "key by far the longest": _("Die richtige Antwort ist bei weitem die längste."),
    "first person outside its quotation": _("„Ich“ oder „wir“ steht außerhalb eines Zitats."),
    "unresolved reference": _("Ein Wort verweist auf etwas, das nicht dasteht."),
    "evidence lacks the key": _("Der Satz belegt die Antwort nicht wörtlich."),
    "low confidence": _("Der Satz ist nicht sicher genug verstanden."),
    "sentence breaks off": _("Der Satz bricht ab."),
    "more than one correct answer": _("Der Artikel gibt auf diese Frage mehrere richtige Antworten."),
    "duplicate": _("Eine andere Frage fragt dasselbe."),
    "not well-formed": _("So lässt sich die Frage nicht speichern."),
}
"""Why an item was turned down, by the engine's name for the reason."""

OTHER_FAILURE = _("Beim Erstellen ist ein Fehler aufgetreten. Versuche es noch einmal.")
