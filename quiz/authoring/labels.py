"""What types of item, states and steps are called in the pages."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from questions.items import ItemType

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
