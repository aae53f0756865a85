"""What teachers enter when they mark and answer, and learners when they report."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from quiz.authoring.forms.fields import LocalNumber, two_decimals
from quiz.models import Credit, RegradeStep, ReportKind
from quiz.typed import one_line, stripped

REPORT_KINDS = {
    ReportKind.WRONG_KEY: _l("Die Lösung ist falsch"),
    ReportKind.SEVERAL_RIGHT: _l("Mehrere Antworten sind richtig"),
    ReportKind.UNCLEAR: _l("Die Frage ist unklar"),
    ReportKind.NOT_IN_TEXT: _l("Das steht nicht im Artikel"),
    ReportKind.TYPO: _l("Da ist ein Tippfehler"),
    ReportKind.OTHER: _l("Etwas anderes"),
}

CREDITS = {
    Credit.CORRECTED: _l("Punkte für alle, die nach der neuen Fassung richtig liegen"),
    Credit.EITHER: _l("Punkte auch für alle, die nach der alten Fassung richtig lagen"),
    Credit.EVERYONE: _l("Volle Punkte für alle, die diese Frage hatten"),
}


class MarkForm(FlaskForm):
    """Points by hand; empty takes them back. `seen` is the newest mark that the page showed."""

    points = LocalNumber(
        _l("Punkte"),
        description=_l("Leer: wieder die berechneten Punkte."),
        validators=[Optional(), NumberRange(min=0, max=100, message=_l("Zwischen 0 und 100 Punkte.")), two_decimals],
        render_kw={"inputmode": "decimal"},
    )
    reason = StringField(
        _l("Grund"),
        description=_l("Die Lernenden lesen ihn in ihrem Ergebnis."),
        validators=[
            DataRequired(_l("Nenne einen Grund; er steht im Ergebnis.")),
            Length(max=500, message=_l("Höchstens 500 Zeichen.")),
        ],
        filters=[one_line],
    )
    seen = HiddenField()


class AlikeForm(FlaskForm):
    """Points for everybody who typed the same answer to a version of an item."""

    version = HiddenField(validators=[InputRequired()])
    answer = HiddenField()
    points = LocalNumber(
        _l("Punkte"),
        validators=[
            InputRequired(_l("Wie viele Punkte gibt es?")),
            NumberRange(min=0, max=100, message=_l("Zwischen 0 und 100 Punkte.")),
            two_decimals,
        ],
        render_kw={"inputmode": "decimal"},
    )
    reason = StringField(
        _l("Grund"),
        validators=[
            DataRequired(_l("Nenne einen Grund; er steht im Ergebnis.")),
            Length(max=500, message=_l("Höchstens 500 Zeichen.")),
        ],
        filters=[one_line],
    )


class CommentForm(FlaskForm):
    """What a teacher writes to a learner about an answer."""

    text = TextAreaField(
        _l("Kommentar"),
        validators=[
            DataRequired(_l("Der Kommentar ist leer.")),
            Length(max=2000, message=_l("Höchstens 2000 Zeichen.")),
        ],
        filters=[stripped],
        render_kw={"rows": 2},
    )


class ReportForm(FlaskForm):
    """What is wrong with an item."""

    kind = RadioField(
        _l("Was stimmt nicht?"),
        choices=[SelectChoice(kind.value, label) for kind, label in REPORT_KINDS.items()],
        validators=[InputRequired(_l("Wähle aus, was nicht stimmt."))],
    )
    text = TextAreaField(
        _l("Genauer"),
        description=_l("Zum Beispiel: welche Antwort du für richtig hältst, und welcher Satz im Artikel das sagt."),
        validators=[Optional(), Length(max=1000, message=_l("Höchstens 1000 Zeichen."))],
        filters=[stripped],
        render_kw={"rows": 3},
    )


class AnswerForm(FlaskForm):
    """What those are answered who reported an item."""

    text = TextAreaField(
        _l("Antwort an alle, die noch warten"),
        description=_l("Sie erscheint bei der Frage in ihrem Ergebnis."),
        validators=[DataRequired(_l("Die Antwort ist leer.")), Length(max=2000, message=_l("Höchstens 2000 Zeichen."))],
        filters=[stripped],
        render_kw={"rows": 3},
    )


class RegradeForm(FlaskForm):
    """A step of regrading with what its preview showed: the newest step's number and the item's version."""

    step = HiddenField(default=RegradeStep.REGRADE.value)
    credit = RadioField(
        _l("Wer bekommt Punkte?"),
        choices=[SelectChoice(credit.value, label) for credit, label in CREDITS.items()],
        default=Credit.CORRECTED.value,
    )
    number = HiddenField()
    version = HiddenField()
