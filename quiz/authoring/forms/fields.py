"""Fields and validators that the forms for items share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from babel.numbers import NumberFormatError, format_decimal, parse_decimal
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import DecimalField, Field, Form, TextAreaField, ValidationError
from wtforms.validators import NumberRange, Optional

MAX_LINES = 30
MAX_ANSWER = 300
MAX_DECIMALS = 10


class LocalNumber(DecimalField):
    """A number as the language of the page writes it: 13,5 and 1.000 in German, 13.5 and 1,000 in English."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read what was typed; an empty field is None."""
        typed = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if not typed:
            return
        try:
            number = parse_decimal(typed, locale=get_locale(), strict=True)
        except NumberFormatError:
            number = Decimal("NaN")
        if not number.is_finite():
            example = format_decimal(Decimal("13.5"), locale=get_locale())
            raise ValueError(_("Das ist keine Zahl. Schreibe zum Beispiel %(example)s.", example=example))
        self.data = number

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        if self.data is None:
            return ""
        return str(format_decimal(self.data, locale=get_locale(), decimal_quantization=False, group_separator=False))


class LinesField(TextAreaField):
    """A list of short texts, one a line; empty lines and repeated ones are dropped."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read the lines."""
        text = str(valuelist[0]) if valuelist else ""
        lines = (" ".join(line.split()) for line in text.splitlines())
        self.data = list(dict.fromkeys(line for line in lines if line))  # type: ignore[assignment]

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "\n".join(self.data or ())


def short_lines(form: Form, field: Field) -> None:  # noqa: ARG001 - WTForms' signature
    """Refuse too many lines and lines that are too long."""
    lines: list[str] = field.data or []
    if len(lines) > MAX_LINES:
        raise ValidationError(_("Höchstens %(count)s Zeilen.", count=MAX_LINES))
    if any(len(line) > MAX_ANSWER for line in lines):
        raise ValidationError(_("Eine Zeile ist zu lang: höchstens %(count)s Zeichen.", count=MAX_ANSWER))


def two_decimals(form: Form, field: Field) -> None:  # noqa: ARG001 - WTForms' signature
    """Refuse points with more than two decimals."""
    if field.data is not None and field.data * 100 != (field.data * 100).to_integral_value():
        raise ValidationError(_("Höchstens zwei Stellen hinter dem Komma."))


def ten_decimals(form: Form, field: Field) -> None:  # noqa: ARG001 - WTForms' signature
    """Refuse numbers that are finer than any newspaper prints."""
    if field.data is not None and int(field.data.normalize().as_tuple().exponent) < -MAX_DECIMALS:
        raise ValidationError(_("Höchstens zehn Stellen hinter dem Komma."))


class PointsForm(FlaskForm):
    """What an item is worth in one quiz; empty takes the item's own points."""

    points = LocalNumber(validators=[Optional(), NumberRange(min=0, max=100), two_decimals])
