"""What teachers enter about classes and assignments, and what learners enter to join."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, DateTimeLocalField, Field, IntegerField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from quiz.classrooms.labels import COUNTING, FEEDBACK, KEYS
from quiz.classrooms.rosters import LONGEST_NAME
from quiz.classrooms.services.assignments import Extension, Rules
from quiz.classrooms.zones import to_local, to_utc, zones
from quiz.models import Assignment, AssignmentExtension, Classroom, Counting, Quiz, Release
from quiz.typed import one_line, stripped

_MINUTE = 60
_TIME_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
_WEEK = timedelta(days=7)
_ORDER = list(Release)


class ClassroomForm(FlaskForm):
    """Name and time zone of a class."""

    name = StringField(
        _("Name der Klasse"),
        [DataRequired(_("Wie heißt die Klasse?")), Length(max=120, message=_("Höchstens 120 Zeichen."))],
        filters=[one_line],
        description=_("Zum Beispiel „8a Deutsch“."),
    )
    time_zone = SelectField(
        _("Zeitzone"),
        choices=[SelectChoice(zone, zone.replace("_", " ")) for zone in zones()],
        default="Europe/Berlin",
        description=_("In ihr gelten alle Termine der Klasse."),
    )

    def show(self, classroom: Classroom) -> None:
        """Fill the form with a class."""
        self.name.data, self.time_zone.data = classroom.name, classroom.time_zone


class RosterForm(FlaskForm):
    """A list of learners, typed, pasted or as a file."""

    names = TextAreaField(
        _("Namen"),
        [Optional()],
        filters=[stripped],
        description=_(
            "Einer je Zeile; ein Spitzname genügt. Eine Tabelle mit den Spalten Vorname und Nachname geht auch."
        ),
        render_kw={"rows": 8, "spellcheck": "false", "autocomplete": "off"},
    )
    file = FileField(_("Oder eine Datei (CSV oder Text)"), [Optional()])


class MemberNameForm(FlaskForm):
    """What a learner is called in a class."""

    name = StringField(
        _("Dein Name in der Klasse"),
        [
            DataRequired(_("Bitte gib einen Namen ein.")),
            Length(max=LONGEST_NAME, message=_("Höchstens %(max)d Zeichen, bitte.")),
        ],
        filters=[one_line],
        description=_("So sieht dich deine Lehrkraft. Ein Spitzname genügt, wenn sie dich daran erkennt."),
    )


def _after_opening(form: AssignmentForm, field: Field) -> None:
    if field.data is not None and form.opens_at.data is not None and field.data <= form.opens_at.data:
        raise ValidationError(_("Die Abgabe liegt nicht nach dem Beginn."))


class AssignmentForm(FlaskForm):
    """The rules of an assignment; times are those of the class's clock."""

    quiz = SelectField(_("Quiz"), coerce=int, validate_choice=True)
    opens_at = DateTimeLocalField(
        _("Beginn"), [InputRequired(_("Ab wann darf begonnen werden?"))], format=_TIME_FORMATS
    )
    due_at = DateTimeLocalField(
        _("Abgabe bis"),
        [Optional(), _after_opening],
        format=_TIME_FORMATS,
        description=_("Leer heißt: ohne Ende."),
    )
    time_limit = IntegerField(
        _("Zeit je Versuch in Minuten"),
        [Optional(), NumberRange(min=1, max=600, message=_("Zwischen 1 und 600 Minuten."))],
        description=_("Leer heißt: bis zur Abgabe."),
        render_kw={"min": 1, "max": 600},
    )
    grace = IntegerField(
        _("Kulanz in Sekunden"),
        [
            InputRequired(_("Null heißt: keine.")),
            NumberRange(min=0, max=3600, message=_("Zwischen 0 und 3600 Sekunden.")),
        ],
        default=30,
        description=_(
            "Antworten, die so viel zu spät ankommen, zählen noch und sind markiert. Über spätere entscheidest du."
        ),
        render_kw={"min": 0, "max": 3600},
    )
    attempts_allowed = IntegerField(
        _("Erlaubte Versuche"),
        [Optional(), NumberRange(min=1, max=100, message=_("Zwischen 1 und 100 Versuchen."))],
        default=1,
        description=_("Leer heißt: beliebig viele."),
        render_kw={"min": 1, "max": 100},
    )
    counting = SelectField(
        _("Welcher Versuch zählt"), choices=[SelectChoice(one.value, COUNTING[one]) for one in Counting]
    )
    feedback = SelectField(
        _("Punkte und richtig oder falsch erfahren"),
        choices=[SelectChoice(one.value, FEEDBACK[one]) for one in Release],
        default=Release.AFTER_SUBMISSION.value,
    )
    keys_shown = SelectField(
        _("Lösungen mit Erklärung und Beleg sehen"),
        description=_("Bei mehreren Versuchen heißt „nach der Abgabe“: vor dem nächsten Versuch."),
        choices=[SelectChoice(one.value, KEYS[one]) for one in Release],
        default=Release.AFTER_SUBMISSION.value,
    )
    show_article = BooleanField(
        _("Den Text des Artikels zeigen"),
        description=_("Nur, wenn du ihn deiner Klasse geben darfst: Er ist in der Regel urheberrechtlich geschützt."),
    )
    shuffle = BooleanField(_("Fragen mischen"))

    def offer(self, quizzes: Iterable[Quiz]) -> None:
        """Let the quizzes be chosen."""
        self.quiz.choices = [SelectChoice(quiz.id, quiz.title) for quiz in quizzes]

    def show_new(self, zone: str, now: datetime, quiz: Quiz | None) -> None:
        """Fill the form for a new assignment: from now on, for a week, by the quiz's own rules."""
        self.opens_at.data = to_local(now, zone).replace(second=0, microsecond=0)
        self.due_at.data = (to_local(now, zone) + _WEEK).replace(hour=18, minute=0, second=0, microsecond=0)
        if quiz is not None:
            self.quiz.data = quiz.id
            self.show_article.data, self.shuffle.data = quiz.show_article, quiz.shuffle
            self.time_limit.data = quiz.time_limit_seconds // _MINUTE if quiz.time_limit_seconds else None

    def show(self, assignment: Assignment, zone: str) -> None:
        """Fill the form with an assignment."""
        self.quiz.data = assignment.quiz_id
        self.opens_at.data = to_local(assignment.opens_at, zone)
        self.due_at.data = to_local(assignment.due_at, zone) if assignment.due_at else None
        self.time_limit.data = -(-assignment.time_limit_seconds // _MINUTE) if assignment.time_limit_seconds else None
        self.grace.data, self.attempts_allowed.data = assignment.grace_seconds, assignment.attempts_allowed
        self.counting.data = assignment.counting.value
        self.feedback.data, self.keys_shown.data = assignment.feedback.value, assignment.keys_shown.value
        self.show_article.data, self.shuffle.data = assignment.show_article, assignment.shuffle

    def rules(self, zone: str) -> Rules:
        """The rules that were entered; raises ValueError before the form was found valid."""
        if self.opens_at.data is None:
            raise ValueError("an assignment begins at some time")
        return Rules(
            opens_at=to_utc(self.opens_at.data, zone),
            due_at=to_utc(self.due_at.data, zone) if self.due_at.data else None,
            time_limit_seconds=self.time_limit.data * _MINUTE if self.time_limit.data else None,
            grace_seconds=self.grace.data or 0,
            attempts_allowed=self.attempts_allowed.data,
            counting=Counting(self.counting.data),
            feedback=Release(self.feedback.data),
            keys_shown=Release(self.keys_shown.data),
            show_article=bool(self.show_article.data),
            shuffle=bool(self.shuffle.data),
        )

    def validate_feedback(self, field: Field) -> None:
        """Refuse to wait for a due time that there is not."""
        if field.data == Release.AFTER_DUE.value and self.due_at.data is None:
            raise ValidationError(_("Dafür braucht es einen Abgabetermin."))

    def validate_keys_shown(self, field: Field) -> None:
        """Refuse keys that are seen before the verdict, or after a due time that there is not."""
        if field.data == Release.AFTER_DUE.value and self.due_at.data is None:
            raise ValidationError(_("Dafür braucht es einen Abgabetermin."))
        feedback, keys = self.feedback.data, field.data
        if feedback in _ORDER and keys in _ORDER and _ORDER.index(keys) < _ORDER.index(feedback):
            raise ValidationError(_("Die Lösungen wären früher zu sehen als richtig oder falsch."))


class ExtensionForm(FlaskForm):
    """What one learner gets beyond the rules."""

    due_at = DateTimeLocalField(_("Abgabe bis"), [Optional()], format=_TIME_FORMATS)
    extra_minutes = IntegerField(
        _("Zeit zusätzlich in Minuten"),
        [Optional(), NumberRange(min=0, max=600, message=_("Zwischen 0 und 600 Minuten."))],
        render_kw={"min": 0, "max": 600},
    )
    extra_attempts = IntegerField(
        _("Versuche zusätzlich"),
        [Optional(), NumberRange(min=0, max=100, message=_("Zwischen 0 und 100 Versuchen."))],
        render_kw={"min": 0, "max": 100},
    )

    def show(self, extension: AssignmentExtension | None, zone: str) -> None:
        """Fill the form with what the learner has."""
        if extension is not None:
            self.due_at.data = to_local(extension.due_at, zone) if extension.due_at else None
            self.extra_minutes.data, self.extra_attempts.data = (
                extension.extra_seconds // _MINUTE,
                extension.extra_attempts,
            )

    def extension(self, zone: str) -> Extension:
        """The extension that was entered; only after the form was found valid."""
        return Extension(
            due_at=to_utc(self.due_at.data, zone) if self.due_at.data else None,
            extra_seconds=(self.extra_minutes.data or 0) * _MINUTE,
            extra_attempts=self.extra_attempts.data or 0,
        )
