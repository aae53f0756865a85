"""What a teacher enters when asking for items: on what, which kinds, how hard, how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from questions.items import ItemType
from quiz.authoring.labels import DIFFICULTY_STEPS, TYPES
from quiz.authoring.sentences import Stretch
from quiz.authoring.wishes import DIFFICULTIES, Wishes
from quiz.typed import one_line

MOST = 30
MAX_PASSAGE = 2000
_SHOWN = 100  # characters of a sentence in the list


class Boxes(SelectMultipleField):
    """Several choices to tick, at least one."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class WishesForm(FlaskForm):
    """A passage or sentence, or the whole article; kinds, difficulty and number."""

    passage = TextAreaField(
        _("Wörter aus dem Artikel"),
        description=_("Kopiere die Stelle aus dem Artikel hierher. Leer: Fragen zum gewählten Satz."),
        validators=[Optional(), Length(max=MAX_PASSAGE, message=_("Höchstens 2000 Zeichen."))],
        filters=[one_line],
        render_kw={"rows": 2},
    )
    sentence = SelectField(_("Satz"))
    types = Boxes(
        _("Arten"),
        choices=[SelectChoice(kind.value, TYPES[kind]) for kind in ItemType],
        default=[kind.value for kind in ItemType],
        validators=[InputRequired(_("Wähle mindestens eine Art."))],
    )
    difficulties = Boxes(
        _("Schwierigkeit"),
        description=_("Eine Faustregel aus Art und Inhalt der Frage; wie schwer sie ist, zeigen erst die Antworten."),
        choices=[SelectChoice(step, DIFFICULTY_STEPS[step]) for step in DIFFICULTIES],
        default=list(DIFFICULTIES),
        validators=[InputRequired(_("Wähle mindestens eine Stufe."))],
    )
    limit = IntegerField(
        _("Wie viele höchstens?"),
        default=Wishes().limit,
        validators=[
            InputRequired(_("Wie viele Fragen?")),
            NumberRange(min=1, max=MOST, message=_("Zwischen 1 und 30 Fragen.")),
        ],
    )

    def offer(self, sentences: Sequence[Stretch]) -> None:
        """Let the article's sentences be chosen."""
        listed = [SelectChoice(str(one.number), f"{one.number}. {_shortened(one.text)}") for one in sentences]
        self.sentence.choices = [SelectChoice("", gettext("ganzer Artikel")), *listed]

    def wishes(self) -> Wishes:
        """The kinds, difficulty and number; only after the form was found valid."""
        types = frozenset(ItemType(name) for name in self.types.data or ())
        return Wishes(self.limit.data or Wishes().limit, types, frozenset(self.difficulties.data or ()))

    def place(self, text: str, sentences: Sequence[Stretch]) -> tuple[int, int] | None:
        """Return the passage or sentence as offsets into the article's text, or None for the whole article.

        Words that stand there several times are looked for from the chosen sentence on.

        Raises:
            LookupError: if the words do not stand in the article; the field says so.

        """
        chosen = next((one for one in sentences if str(one.number) == self.sentence.data), None)
        if not self.passage.data:
            return (chosen.start, chosen.end) if chosen else None
        words = re.compile(r"\s+".join(map(re.escape, self.passage.data.split())), re.IGNORECASE)
        found = words.search(text, chosen.start if chosen else 0) or words.search(text)
        if found is None:
            self.passage.errors = [gettext("Diese Wörter stehen so nicht im Artikel.")]
            raise LookupError
        return found.span()


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
