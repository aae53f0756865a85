"""What the style guide fills its components with: among it the long words that break layouts."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

COMPOUND = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"


class SampleForm(FlaskForm):
    """One field of each kind; the first and the last are shown as refused."""

    name = StringField(_l("Textfeld"), description=_l("Ein Hinweis steht über dem Feld."))
    kind = SelectField(
        _l("Auswahlliste"), choices=[SelectChoice("a", _l("eins")), SelectChoice("b", COMPOUND)], default="b"
    )
    one = RadioField(
        _l("Entweder – oder"), choices=[SelectChoice("a", _l("eins")), SelectChoice("b", COMPOUND)], default="a"
    )
    sure = BooleanField(_l("Kästchen"))
    text = TextAreaField(_l("Mehrzeiliges Feld"))


def refused_form() -> SampleForm:
    """Return the form with two errors."""
    form = SampleForm(formdata=None)
    form.name.errors = [_l("Hier fehlt etwas. So steht es am Feld und in der Übersicht oben.")]
    form.text.errors = [COMPOUND]
    return form
