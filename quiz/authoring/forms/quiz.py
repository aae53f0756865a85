"""A quiz's rules."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, RadioField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from quiz.authoring.services.quizzes import Settings
from quiz.models import Feedback, Presentation, Quiz
from quiz.typed import stripped

_MINUTE = 60


class QuizForm(FlaskForm):
    """The rules under which a quiz is taken."""

    title = StringField(
        _("Titel"),
        validators=[DataRequired(_("Der Titel fehlt.")), Length(max=300, message=_("Höchstens 300 Zeichen."))],
        filters=[stripped],
    )
    feedback = RadioField(
        _("Rückmeldung"),
        choices=[
            SelectChoice(Feedback.AT_END.value, _("am Ende, nach der Abgabe")),
            SelectChoice(Feedback.AFTER_EACH.value, _("nach jeder Frage; die Antwort steht dann fest")),
        ],
        default=Feedback.AT_END.value,
    )
    presentation = RadioField(
        _("Darstellung"),
        choices=[
            SelectChoice(Presentation.ONE_PER_PAGE.value, _("eine Frage je Seite")),
            SelectChoice(Presentation.ALL_ON_ONE.value, _("alle Fragen auf einer Seite")),
        ],
        default=Presentation.ONE_PER_PAGE.value,
    )
    shuffle = BooleanField(
        _("Fragen mischen"),
        description=_("Jeder Durchgang hat seine eigene Reihenfolge. Antworten werden immer gemischt."),
    )
    time_limit = IntegerField(
        _("Zeitgrenze in Minuten"),
        description=_("Leer heißt: so lange, wie es dauert."),
        validators=[Optional(), NumberRange(min=1, max=600, message=_("Zwischen 1 und 600 Minuten."))],
        render_kw={"min": 1, "max": 600},
    )
    show_article = BooleanField(
        _("Den Text des Artikels zeigen"),
        description=_(
            "Sonst erscheint nur die Quelle mit Link. Zeige den Text nur, wenn du ihn deiner Klasse geben darfst: "
            "Er ist in der Regel urheberrechtlich geschützt."
        ),
    )

    def show(self, quiz: Quiz) -> None:
        """Fill the form with a quiz's rules."""
        self.title.data, self.shuffle.data, self.show_article.data = quiz.title, quiz.shuffle, quiz.show_article
        self.feedback.data, self.presentation.data = quiz.feedback.value, quiz.presentation.value
        self.time_limit.data = -(-quiz.time_limit_seconds // _MINUTE) if quiz.time_limit_seconds else None

    def settings(self) -> Settings:
        """The rules that were entered."""
        return Settings(
            title=self.title.data or "",
            feedback=Feedback(self.feedback.data),
            presentation=Presentation(self.presentation.data),
            shuffle=bool(self.shuffle.data),
            time_limit_seconds=self.time_limit.data * _MINUTE if self.time_limit.data else None,
            show_article=bool(self.show_article.data),
        )
