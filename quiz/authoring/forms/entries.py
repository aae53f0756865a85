"""Forms for items whose learners type: cloze, number, short text."""

from __future__ import annotations

import re
from decimal import Decimal

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Field, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from questions.items import Cloze, Gap, Interaction, ItemType, Numeric, ShortText
from quiz.authoring.forms.fields import MAX_ANSWER, LinesField, LocalNumber, short_lines, ten_decimals
from quiz.authoring.forms.item import ItemForm, fresh_ids, named
from quiz.typed import stripped

_GAP = re.compile(r"\[([^\[\]]*)\]")
_MAX_GAPS = 12
_LARGEST = 10**18


class ShortTextForm(ItemForm):
    """The learner enters a word or phrase."""

    type = ItemType.SHORT_TEXT
    template = "authoring/items/short_text.html"

    accepted = LinesField(
        _("Richtige Antworten"),
        description=_(
            "Eine je Zeile, die beste zuerst. Groß- und Kleinschreibung, Artikel, Umlaut-Schreibweisen und kleine "
            "Tippfehler werden beim Werten schon berücksichtigt."
        ),
        validators=[DataRequired(_("Es braucht mindestens eine richtige Antwort.")), short_lines],
        render_kw={"rows": 3},
    )

    def show_interaction(self, interaction: Interaction) -> None:
        """Fill in the accepted answers."""
        if isinstance(interaction, ShortText):
            self.accepted.data = list(interaction.accepted)  # type: ignore[assignment]

    def interaction(self, previous: Interaction) -> ShortText:  # noqa: ARG002 - nothing of it is kept
        """Make the entry."""
        return ShortText(tuple(self.accepted.data or ()))


class NumericForm(ItemForm):
    """The learner enters a number."""

    type = ItemType.NUMERIC
    template = "authoring/items/numeric.html"

    key = LocalNumber(
        _("Richtige Zahl"),
        validators=[
            InputRequired(_("Die richtige Zahl fehlt.")),
            NumberRange(-_LARGEST, _LARGEST, message=_("Diese Zahl ist zu groß.")),
            ten_decimals,
        ],
        render_kw={"inputmode": "decimal"},
    )
    tolerance = LocalNumber(
        _("Erlaubte Abweichung"),
        description=_("Um so viel darf die Antwort nach oben und unten abweichen; 0 heißt: genau."),
        default=Decimal(0),
        validators=[
            Optional(),
            NumberRange(0, _LARGEST, message=_("Die Abweichung kann nicht negativ sein.")),
            ten_decimals,
        ],
        render_kw={"inputmode": "decimal"},
    )
    unit = StringField(
        _("Einheit"),
        description=_("Steht hinter dem Eingabefeld, zum Beispiel Euro oder Prozent."),
        validators=[Optional(), Length(max=60, message=_("Höchstens 60 Zeichen."))],
        filters=[stripped],
    )

    def show_interaction(self, interaction: Interaction) -> None:
        """Fill in the number."""
        if isinstance(interaction, Numeric):
            self.key.data, self.tolerance.data = interaction.key, interaction.tolerance
            self.unit.data = interaction.unit or ""

    def interaction(self, previous: Interaction) -> Numeric:  # noqa: ARG002 - nothing of it is kept
        """Make the entry."""
        return Numeric(self.key.data or Decimal(0), self.tolerance.data or Decimal(0), self.unit.data or None)


class ClozeForm(ItemForm):
    """The learner fills gaps, which stand in the text as `[best answer|other answer]`."""

    type = ItemType.CLOZE
    template = "authoring/items/cloze.html"
    stem_hint = _("Was zu tun ist, zum Beispiel: Ergänze den Satz.")

    text = TextAreaField(
        _("Text mit Lücken"),
        description=_(
            "Schreibe die Lösung jeder Lücke in eckige Klammern; was auch gilt, steht hinter einem senkrechten Strich: "
            "Sie trafen sich in [Kopenhagen|København]."
        ),
        validators=[
            DataRequired(_("Der Text fehlt.")),
            Length(max=3000, message=_("Höchstens 3000 Zeichen.")),
        ],
        filters=[stripped],
        render_kw={"rows": 4},
    )
    with_bank = BooleanField(
        _("Wörter zur Auswahl anbieten"), description=_("Sonst werden die Lösungen frei eingetippt.")
    )
    distractors = LinesField(
        _("Falsche Wörter für die Auswahl"),
        description=_("Eines je Zeile. Die Lösungen kommen von selbst dazu."),
        validators=[Optional(), short_lines],
        render_kw={"rows": 3},
    )

    def validate_text(self, field: Field) -> None:
        """Refuse a text without gaps, an empty gap and stray brackets."""
        gaps = _GAP.findall(field.data or "")
        if re.search(r"[\[\]{}]", _GAP.sub("", field.data or "")) or any("{" in gap or "}" in gap for gap in gaps):
            raise ValidationError(gettext("Klammern gehen nur paarweise um eine Lücke: [Lösung]."))
        if not 1 <= len(gaps) <= _MAX_GAPS:
            raise ValidationError(gettext("Der Text braucht mindestens eine und höchstens zwölf Lücken: [Lösung]."))
        if not all(_answers(gap) for gap in gaps):
            raise ValidationError(gettext("Eine Lücke ist leer."))
        if any(len(answer) > MAX_ANSWER for gap in gaps for answer in _answers(gap)):
            raise ValidationError(gettext("Eine Lösung ist zu lang."))

    def show_interaction(self, interaction: Interaction) -> None:
        """Write the gaps' answers into the text."""
        if isinstance(interaction, Cloze):
            text = interaction.text
            for gap in interaction.gaps:
                text = text.replace(f"{{{gap.id}}}", f"[{'|'.join(gap.accepted)}]")
            keys = {gap.accepted[0] for gap in interaction.gaps}
            self.text.data, self.with_bank.data = text, bool(interaction.bank)
            self.distractors.data = [o.text for o in interaction.bank if o.text not in keys]  # type: ignore[assignment]

    def interaction(self, previous: Interaction) -> Cloze:
        """Cut the gaps out of the text; the ones that were there keep their ids, in order."""
        known = previous if isinstance(previous, Cloze) else Cloze("", ())
        ids = iter([gap.id for gap in known.gaps])
        fresh = fresh_ids((gap.id for gap in known.gaps), "g")
        gaps: list[Gap] = []

        def cut(match: re.Match[str]) -> str:
            gaps.append(Gap(next(ids, None) or next(fresh), _answers(match[1])))
            return f"{{{gaps[-1].id}}}"

        text = _GAP.sub(cut, self.text.data or "")
        if not self.with_bank.data:
            return Cloze(text, tuple(gaps))
        words = dict.fromkeys([*(gap.accepted[0] for gap in gaps), *(self.distractors.data or ())])
        return Cloze(text, tuple(gaps), named(words, known.bank, "b"))


def _answers(gap: str) -> tuple[str, ...]:
    """The accepted answers between the brackets, each once."""
    return tuple(dict.fromkeys(" ".join(answer.split()) for answer in gap.split("|") if answer.strip()))
