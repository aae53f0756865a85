"""The forms of signing in, registering, settings and the administrator's page."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, Form, PasswordField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length, Optional, ValidationError

from quiz.accounts.passwords import MAX_LENGTH, MIN_LENGTH, Weakness, weakness
from quiz.accounts.services import is_username, normal_username
from quiz.config import LANGUAGES
from quiz.models import Role, School
from quiz.typed import one_line

WEAKNESSES = {
    Weakness.SHORT: _l("Das Kennwort braucht mindestens %(count)d Zeichen.", count=MIN_LENGTH),
    Weakness.COMMON: _l("Dieses Kennwort wird sehr oft benutzt und wäre schnell erraten. Nimm ein anderes."),
    Weakness.NAME: _l("Das Kennwort ist fast dein Benutzername. Nimm ein anderes."),
}
PASSWORD_HINT = _l(
    "Mindestens %(count)d Zeichen. Ein ganzer Satz ist leicht zu merken und schwer zu raten.", count=MIN_LENGTH
)


def free_form_username(_form: Form, field: Field) -> None:
    """Refuse a name that cannot be given."""
    if not is_username(normal_username(field.data or "")):
        raise ValidationError(
            _l("Ein Benutzername hat 3 bis 40 Buchstaben, Ziffern oder . _ - @ und beginnt und endet mit keinem davon.")
        )


def strong_password(form: Form, field: Field) -> None:
    """Refuse a password that would be guessed soon."""
    username = form["username"].data if "username" in form else ""
    found = weakness(field.data or "", username or "")
    if found:
        raise ValidationError(WEAKNESSES[found])


class SignInForm(FlaskForm):
    """Name and password; `stay` keeps the session when the browser closes."""

    username = StringField(_l("Benutzername"), [InputRequired(), Length(max=200)], filters=[one_line])
    password = PasswordField(_l("Kennwort"), [InputRequired(), Length(max=MAX_LENGTH)])
    stay = BooleanField(_l("Auf diesem Gerät angemeldet bleiben"))


class RegisterForm(FlaskForm):
    """A new account; `role` is removed where only one role is open to registration."""

    role = RadioField(
        _l("Ich bin"),
        choices=[
            SelectChoice(Role.LEARNER.value, _l("Schülerin oder Schüler")),
            SelectChoice(Role.TEACHER.value, _l("Lehrkraft")),
        ],
        default=Role.LEARNER.value,
    )
    username = StringField(
        _l("Benutzername"),
        [InputRequired(), free_form_username],
        filters=[one_line],
        description=_l("Damit meldest du dich an. Eine E-Mail-Adresse brauchst du nicht."),
    )
    display_name = StringField(
        _l("Angezeigter Name"),
        [Optional(), Length(max=80)],
        filters=[one_line],
        description=_l("So heißt du in Ergebnislisten. Ohne Angabe steht dort dein Benutzername."),
    )
    password = PasswordField(
        _l("Kennwort"), [InputRequired(), Length(max=MAX_LENGTH), strong_password], description=PASSWORD_HINT
    )
    repeated = PasswordField(
        _l("Kennwort wiederholen"),
        [InputRequired(), EqualTo("password", _l("Die beiden Kennwörter sind verschieden."))],
    )


class PasswordForm(FlaskForm):
    """A change of the own password."""

    current = PasswordField(_l("Bisheriges Kennwort"), [InputRequired(), Length(max=MAX_LENGTH)])
    password = PasswordField(
        _l("Neues Kennwort"), [InputRequired(), Length(max=MAX_LENGTH), strong_password], description=PASSWORD_HINT
    )
    repeated = PasswordField(
        _l("Neues Kennwort wiederholen"),
        [InputRequired(), EqualTo("password", _l("Die beiden Kennwörter sind verschieden."))],
    )


class ProfileForm(FlaskForm):
    """Shown name and language."""

    display_name = StringField(_l("Angezeigter Name"), [DataRequired(), Length(max=80)], filters=[one_line])
    language = SelectField(_l("Sprache"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])


class NewAccountForm(FlaskForm):
    """An account made by the administrator, with a password made up by the app."""

    username = StringField(_l("Benutzername"), [InputRequired(), free_form_username], filters=[one_line])
    display_name = StringField(_l("Angezeigter Name"), [Optional(), Length(max=80)], filters=[one_line])
    role = SelectField(
        _l("Rolle"),
        choices=[
            SelectChoice(Role.TEACHER.value, _l("Lehrkraft")),
            SelectChoice(Role.LEARNER.value, _l("Schülerin oder Schüler")),
            SelectChoice(Role.ADMINISTRATOR.value, _l("Verwaltung")),
        ],
        default=Role.TEACHER.value,
    )
    school = SelectField(_l("Schule"), coerce=int, default=0)

    def offer(self, schools: Iterable[School]) -> None:
        """Let a school be chosen, or none."""
        self.school.choices = [
            SelectChoice(0, _l("keine")),
            *(SelectChoice(school.id, school.name) for school in schools),
        ]


class SchoolForm(FlaskForm):
    """The name of a school."""

    name = StringField(
        _l("Name der Schule"),
        [DataRequired(_l("Wie heißt die Schule?")), Length(max=120, message=_l("Höchstens 120 Zeichen."))],
        filters=[one_line],
    )
