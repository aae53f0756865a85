"""What the log's actions are called."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

ACTIONS: dict[str, LazyString] = {
    "account.created": _("Konto angelegt"),
    "account.disabled": _("Konto gesperrt"),
    "account.enabled": _("Konto entsperrt"),
    "account.password_reset": _("Kennwort neu vergeben"),
    "account.school_changed": _("Konto einer anderen Schule zugeordnet"),
    "second_factor.turned_on": _("Anmeldung in zwei Schritten eingeschaltet"),
    "second_factor.turned_off": _("Anmeldung in zwei Schritten ausgeschaltet"),
    "second_factor.codes_renewed": _("Ersatzcodes erneuert"),
    "second_factor.code_used": _("Mit einem Ersatzcode angemeldet"),
    "school.created": _("Schule angelegt"),
    "classroom.archived": _("Klasse archiviert"),
    "classroom.restored": _("Klasse wieder aufgenommen"),
    "classroom.code_renewed": _("Code der Klasse erneuert"),
    "membership.removed": _("Aus der Klasse genommen"),
    "membership.restored": _("Wieder in die Klasse aufgenommen"),
    "membership.code_renewed": _("Persönlichen Code erneuert"),
    "assignment.changed": _("Regeln einer Aufgabe geändert"),
    "assignment.extended": _("Verlängerung geändert"),
    "assignment.deleted": _("Aufgabe zurückgenommen"),
    "attempt.late_accepted": _("Verspätete Antworten zählen lassen"),
    "attempt.late_refused": _("Verspätete Antworten nicht gezählt"),
    "item.shared": _("Frage mit der Schule geteilt"),
    "item.unshared": _("Frage nicht mehr geteilt"),
    "quiz.shared": _("Quiz mit der Schule geteilt"),
    "quiz.unshared": _("Quiz nicht mehr geteilt"),
    "item.regraded": _("Neu bewertet"),
    "item.regrade_undone": _("Neubewertung zurückgenommen"),
    "item.regrade_redone": _("Neubewertung wiederholt"),
    "answer.marked": _("Punkte von Hand vergeben"),
    "answers.marked": _("Punkte von Hand vergeben, mehrere Antworten"),
    "comment.removed": _("Kommentar gelöscht"),
    "reports.answered": _("Meldungen beantwortet"),
}
"""An action that is missing here is shown by its code."""
