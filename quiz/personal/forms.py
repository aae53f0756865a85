"""What is asked before an account is deleted."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField
from wtforms.validators import InputRequired, Length

from quiz.accounts.passwords import MAX_LENGTH


class DeleteForm(FlaskForm):
    """The password, and that the consequences were read."""

    password = PasswordField(
        _l("Kennwort"), [InputRequired(_l("Bitte gib dein Kennwort ein.")), Length(max=MAX_LENGTH)]
    )
    understood = BooleanField(
        _l("Ich habe gelesen, was gelöscht wird, und dass es kein Zurück gibt."),
        [InputRequired(_l("Bitte bestätige das."))],
    )
