"""What rules, states and obstacles are called in the pages."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from quiz.attempts.assigned import Obstacle
from quiz.classrooms.rosters import RosterProblem
from quiz.models import Counting, Release

COUNTING: dict[Counting, LazyString] = {
    Counting.FIRST: _("der erste"),
    Counting.BEST: _("der beste"),
    Counting.LAST: _("der letzte"),
}
FEEDBACK: dict[Release, LazyString] = {
    Release.AT_ONCE: _("nach jeder Frage; die Antwort steht dann fest"),
    Release.AFTER_SUBMISSION: _("nach der Abgabe"),
    Release.AFTER_DUE: _("wenn alle fertig sind (nach dem Abgabetermin)"),
    Release.NEVER: _("nie; nur du siehst sie"),
}
KEYS: dict[Release, LazyString] = {
    Release.AT_ONCE: _("nach jeder Frage"),
    Release.AFTER_SUBMISSION: _("nach der Abgabe"),
    Release.AFTER_DUE: _("wenn alle fertig sind (nach dem Abgabetermin)"),
    Release.NEVER: _("nie"),
}
OBSTACLES: dict[Obstacle, LazyString] = {
    Obstacle.NOT_OPEN: _("Diese Aufgabe hat noch nicht begonnen."),
    Obstacle.OVER: _("Der Abgabetermin ist vorbei."),
    Obstacle.NO_ATTEMPTS_LEFT: _("Du hast alle erlaubten Versuche gemacht."),
    Obstacle.NO_ITEMS: _("In diesem Quiz sind gerade keine Fragen. Sag deiner Lehrkraft Bescheid."),
}
PROBLEMS: dict[RosterProblem, LazyString] = {
    RosterProblem.TOO_LONG: _("länger als 40 Zeichen"),
    RosterProblem.TWICE: _("steht zweimal in der Liste; unterscheide die beiden, etwa „Mia K.“ und „Mia S.“"),
    RosterProblem.KNOWN: _("ist schon in der Klasse"),
    RosterProblem.UNREADABLE: _("in dieser Zeile steht kein Name"),
}
