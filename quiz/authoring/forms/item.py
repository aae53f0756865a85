"""What the forms for all types of item have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import ClassVar

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from flask_wtf import FlaskForm
from wtforms import SelectMultipleField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from questions.items import Evidence, Interaction, Item, ItemType, Option
from questions.wellformed import options_of
from quiz.authoring.forms.fields import LocalNumber, two_decimals
from quiz.authoring.sentences import Stretch, proving
from quiz.typed import stripped


class ItemForm(FlaskForm):
    """An item in a form; a subclass adds the fields of one interaction, and says how they are filled and read."""

    type: ClassVar[ItemType]
    template: ClassVar[str]
    stem_hint: ClassVar[LazyString] = _("Eine Frage, die auch verständlich ist, wenn man sie allein liest.")

    stem = TextAreaField(
        _("Frage"),
        validators=[DataRequired(_("Die Frage fehlt.")), Length(max=1000, message=_("Höchstens 1000 Zeichen."))],
        filters=[stripped],
        render_kw={"rows": 2},
    )
    explanation = TextAreaField(
        _("Erklärung"),
        description=_("Erscheint nach der Antwort."),
        validators=[Optional(), Length(max=2000, message=_("Höchstens 2000 Zeichen."))],
        filters=[stripped],
        render_kw={"rows": 3},
    )
    points = LocalNumber(
        _("Punkte"),
        default=Decimal(1),
        validators=[
            InputRequired(_("Wie viele Punkte gibt es?")),
            NumberRange(min=0, max=100, message=_("Zwischen 0 und 100 Punkte.")),
            two_decimals,
        ],
        render_kw={"inputmode": "decimal"},
    )
    evidence = SelectMultipleField(_("Belege"), coerce=int, validate_choice=False)

    def show(self, item: Item, sentences: Sequence[Stretch]) -> None:
        """Fill the form with an item."""
        self.stem.data, self.explanation.data, self.points.data = item.stem, item.explanation, item.points
        self.evidence.data = [sentence.number for sentence in proving(sentences, item.evidence)]
        self.show_interaction(item.interaction)

    def item(self, previous: Item, sentences: Sequence[Stretch]) -> Item:
        """Make the item that was entered; what the form does not show stays as it was in the previous one."""
        interaction = self.interaction(previous.interaction)
        return replace(
            previous,
            stem=self.stem.data or "",
            explanation=self.explanation.data or "",
            points=self.points.data if self.points.data is not None else previous.points,
            interaction=interaction,
            evidence=self._evidence(previous, sentences, {option.id for option in options_of(interaction)}),
        )

    @abstractmethod
    def show_interaction(self, interaction: Interaction) -> None:
        """Fill the fields of the interaction."""

    @abstractmethod
    def interaction(self, previous: Interaction) -> Interaction:
        """Make the interaction that was entered; only after the form was found valid."""

    def add_rows(self) -> None:
        """Offer more rows, where the interaction has any."""

    def _evidence(self, previous: Item, sentences: Sequence[Stretch], options: set[str]) -> tuple[Evidence, ...]:
        """Keep the exact stretches where the choice of sentences is unchanged, else take whole sentences."""
        chosen = set(self.evidence.data or ())
        disproofs = tuple(proof for proof in previous.evidence if proof.option in options)
        if chosen == {sentence.number for sentence in proving(sentences, previous.evidence)}:
            return tuple(proof for proof in previous.evidence if proof.option is None) + disproofs
        return tuple(sentence.as_evidence() for sentence in sentences if sentence.number in chosen) + disproofs


def named(texts: Iterable[str], known: Iterable[Option], prefix: str) -> tuple[Option, ...]:
    """Make options of texts, keeping the id and origin of a known one with the same text."""
    by_text = {option.text: option for option in known}
    fresh = fresh_ids((option.id for option in by_text.values()), prefix)
    return tuple(by_text.get(text) or Option(next(fresh), text) for text in texts)


def fresh_ids(taken: Iterable[str], prefix: str) -> Iterator[str]:
    """Give ids that are not among those taken now: the prefix and a number."""
    used = set(taken)
    return (name for number in count(1) if (name := f"{prefix}{number}") not in used)
