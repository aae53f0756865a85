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
    "worker_lost": _("Das Erstellen ist mehrmals abgebrochen. Versuche es noch einmal."),
}
OTHER_FAILURE = _("Beim Erstellen ist ein Fehler aufgetreten. Versuche es noch einmal.")
