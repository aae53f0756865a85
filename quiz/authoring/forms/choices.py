"""Forms for items whose learners choose: single choice, multiple response, true or false."""

from __future__ import annotations

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import (
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length

from questions.items import Interaction, ItemType, MultipleResponse, Option, SingleChoice, TrueFalse
from quiz.authoring.forms.item import ItemForm, fresh_ids
from quiz.typed import stripped

MIN_OPTIONS = 2
MAX_OPTIONS = 10
NEW_ROWS = 4


class OptionForm(Form):
    """A row: an option's text and why it is wrong. A row without text is left out."""

    id = HiddenField()
    text = StringField(
        _("Antwort"), validators=[Length(max=300, message=_("Höchstens 300 Zeichen."))], filters=[stripped]
    )
    why_wrong = StringField(
        _("Warum falsch"), validators=[Length(max=500, message=_("Höchstens 500 Zeichen."))], filters=[stripped]
    )


class _OptionsForm(ItemForm):
    """Rows of options; `keys` are the numbers of the rows, from 0, that are marked as right."""

    template = "authoring/items/options.html"

    options = FieldList(FormField(OptionForm), label=_("Antworten"), min_entries=NEW_ROWS, max_entries=MAX_OPTIONS)
    keys = SelectMultipleField(_("Richtige Antwort"), coerce=int, validate_choice=False)

    def add_rows(self) -> None:
        """Offer two more rows."""
        for _row in range(min(2, MAX_OPTIONS - len(self.options.entries))):
            self.options.append_entry()

    def validate_options(self, field: Field) -> None:  # noqa: ARG002 - WTForms' signature
        """Refuse too few options and equal ones."""
        texts = [text for _row, text in self._texts()]
        if len(texts) < MIN_OPTIONS:
            raise ValidationError(gettext("Es braucht mindestens zwei Antworten."))
        if len({text.casefold() for text in texts}) < len(texts):
            raise ValidationError(gettext("Zwei Antworten sind gleich."))

    def _texts(self) -> list[tuple[int, str]]:
        return [(row, entry.form.text.data) for row, entry in enumerate(self.options.entries) if entry.form.text.data]

    def _show(self, options: tuple[Option, ...]) -> None:
        while self.options.entries:
            self.options.pop_entry()
        for option in options:
            self.options.append_entry({"id": option.id, "text": option.text, "why_wrong": option.why_wrong or ""})
        while len(self.options.entries) < min(max(len(options) + 1, NEW_ROWS), MAX_OPTIONS):
            self.options.append_entry()

    def _made(self, known: tuple[Option, ...]) -> dict[int, Option]:
        """The options by the number of their row."""
        by_id = {option.id: option for option in known}
        fresh = fresh_ids(by_id, "o")
        made: dict[int, Option] = {}
        for row, text in self._texts():
            entry = self.options.entries[row].form
            old = by_id.pop(entry.id.data or "", None)  # an id forged twice names one option only
            source = old.source if old and old.text == text else None
            made[row] = Option(old.id if old else next(fresh), text, entry.why_wrong.data or None, source)
        return made


class SingleChoiceForm(_OptionsForm):
    """One option is right."""

    type = ItemType.SINGLE_CHOICE
    multiple = False

    def validate_keys(self, field: Field) -> None:
        """Refuse no key or an empty one."""
        rows = {row for row, _text in self._texts()}
        if len(set(field.data or ()) & rows) != 1:
            raise ValidationError(gettext("Markiere die eine richtige Antwort."))

    def show_interaction(self, interaction: Interaction) -> None:
        """Fill the rows."""
        if isinstance(interaction, SingleChoice):
            self._show(interaction.options)
            self.keys.data = [row for row, option in enumerate(interaction.options) if option.id == interaction.key]

    def interaction(self, previous: Interaction) -> SingleChoice:
        """Make the choice."""
        made = self._made(previous.options if isinstance(previous, SingleChoice) else ())
        (key,) = (option.id for row, option in made.items() if row in (self.keys.data or ()))
        return SingleChoice(tuple(made.values()), key)


class MultipleResponseForm(_OptionsForm):
    """Several options may be right."""

    type = ItemType.MULTIPLE_RESPONSE
    multiple = True

    def validate_keys(self, field: Field) -> None:
        """Refuse no key."""
        if not {row for row, _text in self._texts()} & set(field.data or ()):
            raise ValidationError(gettext("Markiere mindestens eine richtige Antwort."))

    def show_interaction(self, interaction: Interaction) -> None:
        """Fill the rows."""
        if isinstance(interaction, MultipleResponse):
            self._show(interaction.options)
            self.keys.data = [row for row, option in enumerate(interaction.options) if option.id in interaction.keys]

    def interaction(self, previous: Interaction) -> MultipleResponse:
        """Make the choice."""
        made = self._made(previous.options if isinstance(previous, MultipleResponse) else ())
        keys = tuple(option.id for row, option in made.items() if row in (self.keys.data or ()))
        return MultipleResponse(tuple(made.values()), keys)


class TrueFalseForm(ItemForm):
    """The stem is a statement."""

    type = ItemType.TRUE_FALSE
    template = "authoring/items/true_false.html"
    stem_hint = _("Eine Aussage, die stimmt oder nicht stimmt.")

    key = RadioField(
        _("Die Aussage ist"),
        choices=[SelectChoice("true", _("richtig")), SelectChoice("false", _("falsch"))],
        validators=[InputRequired(_("Ist die Aussage richtig oder falsch?"))],
        validate_choice=False,
    )

    def validate_key(self, field: Field) -> None:
        """Refuse anything else."""
        if field.data not in {"true", "false"}:
            raise ValidationError(gettext("Ist die Aussage richtig oder falsch?"))

    def show_interaction(self, interaction: Interaction) -> None:
        """Mark the key."""
        if isinstance(interaction, TrueFalse):
            self.key.data = "true" if interaction.key else "false"

    def interaction(self, previous: Interaction) -> TrueFalse:
        """Make the statement; what was changed in it stays noted while it stays false."""
        key = self.key.data == "true"
        changed = previous.changed if isinstance(previous, TrueFalse) and not key else None
        return TrueFalse(key, changed if changed and changed.replacement in (self.stem.data or "") else None)
