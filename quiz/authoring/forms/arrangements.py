"""Forms for items whose learners arrange: matching and ordering."""

from __future__ import annotations

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Field, FieldList, Form, FormField, StringField, ValidationError
from wtforms.validators import DataRequired, Length, Optional

from questions.items import Interaction, ItemType, Matching, Ordering
from quiz.authoring.forms.fields import LinesField, short_lines
from quiz.authoring.forms.item import ItemForm, named
from quiz.typed import stripped

MIN_PAIRS = 2
MAX_PAIRS = 10
NEW_ROWS = 4
MIN_ENTRIES = 3


class PairForm(Form):
    """A row: a prompt and the choice that belongs to it. A row without both is left out."""

    prompt = StringField(
        _("Links"), validators=[Length(max=300, message=_("Höchstens 300 Zeichen."))], filters=[stripped]
    )
    choice = StringField(
        _("Rechts"), validators=[Length(max=300, message=_("Höchstens 300 Zeichen."))], filters=[stripped]
    )


class MatchingForm(ItemForm):
    """To each prompt belongs one choice; several prompts may share one."""

    type = ItemType.MATCHING
    template = "authoring/items/matching.html"
    stem_hint = _("Was zu tun ist, zum Beispiel: Ordne jeder Person ihr Amt zu.")

    pairs = FieldList(FormField(PairForm), label=_("Paare"), min_entries=NEW_ROWS, max_entries=MAX_PAIRS)
    surplus = LinesField(
        _("Überzählige rechte Seiten"),
        description=_("Was zu keiner linken Seite gehört, eines je Zeile. Das macht Raten schwerer."),
        validators=[Optional(), short_lines],
        render_kw={"rows": 2},
    )

    def add_rows(self) -> None:
        """Offer two more rows."""
        for _row in range(min(2, MAX_PAIRS - len(self.pairs.entries))):
            self.pairs.append_entry()

    def validate_pairs(self, field: Field) -> None:  # noqa: ARG002 - WTForms' signature
        """Refuse half rows, too few pairs and a prompt that stands twice."""
        rows = [(entry.form.prompt.data, entry.form.choice.data) for entry in self.pairs.entries]
        if any(bool(prompt) != bool(choice) for prompt, choice in rows):
            raise ValidationError(gettext("Einem Paar fehlt eine Seite."))
        prompts = [prompt for prompt, _choice in rows if prompt]
        if len(prompts) < MIN_PAIRS:
            raise ValidationError(gettext("Es braucht mindestens zwei Paare."))
        if len(set(prompts)) < len(prompts):
            raise ValidationError(gettext("Eine linke Seite steht zweimal da."))
        if len({choice for _prompt, choice in rows if choice} | set(self.surplus.data or ())) < MIN_PAIRS:
            raise ValidationError(gettext("Es braucht mindestens zwei verschiedene rechte Seiten."))

    def show_interaction(self, interaction: Interaction) -> None:
        """Fill the rows."""
        if not isinstance(interaction, Matching):
            return
        choices = {choice.id: choice.text for choice in interaction.choices}
        partner = dict(interaction.pairs)
        while self.pairs.entries:
            self.pairs.pop_entry()
        for prompt in interaction.prompts:
            self.pairs.append_entry({"prompt": prompt.text, "choice": choices[partner[prompt.id]]})
        while len(self.pairs.entries) < min(max(len(interaction.prompts) + 1, NEW_ROWS), MAX_PAIRS):
            self.pairs.append_entry()
        used = set(partner.values())
        self.surplus.data = [c.text for c in interaction.choices if c.id not in used]  # type: ignore[assignment]

    def interaction(self, previous: Interaction) -> Matching:
        """Make the pairs; a prompt or choice with the text of an old one keeps its id."""
        known = previous if isinstance(previous, Matching) else Matching((), (), ())
        rows = [(e.form.prompt.data, e.form.choice.data or "") for e in self.pairs.entries if e.form.prompt.data]
        prompts = named((prompt for prompt, _choice in rows), known.prompts, "p")
        texts = dict.fromkeys([*(choice for _prompt, choice in rows), *(self.surplus.data or ())])
        choices = named(texts, known.choices, "c")
        id_of = {choice.text: choice.id for choice in choices}
        pairs = tuple((prompt.id, id_of[choice]) for prompt, (_text, choice) in zip(prompts, rows, strict=True))
        return Matching(prompts, tuple(sorted(choices, key=lambda choice: choice.text.casefold())), pairs)


class OrderingForm(ItemForm):
    """The learner brings entries into order."""

    type = ItemType.ORDERING
    template = "authoring/items/ordering.html"
    stem_hint = _("Was zu tun ist, zum Beispiel: Bringe die Ereignisse in die richtige Reihenfolge.")

    entries = LinesField(
        _("Einträge in der richtigen Reihenfolge"),
        description=_("Einer je Zeile, mindestens drei. Gezeigt werden sie gemischt."),
        validators=[DataRequired(_("Die Einträge fehlen.")), short_lines],
        render_kw={"rows": 6},
    )

    def validate_entries(self, field: Field) -> None:
        """Refuse too few entries."""
        if len(field.data or ()) < MIN_ENTRIES:
            raise ValidationError(gettext("Es braucht mindestens drei verschiedene Einträge."))

    def show_interaction(self, interaction: Interaction) -> None:
        """Write the entries in their order."""
        if isinstance(interaction, Ordering):
            text = {entry.id: entry.text for entry in interaction.entries}
            self.entries.data = [text[entry_id] for entry_id in interaction.sequence]  # type: ignore[assignment]

    def interaction(self, previous: Interaction) -> Ordering:
        """Make the order; entries with the text of an old one keep its id, and are kept in alphabetical order."""
        known = previous.entries if isinstance(previous, Ordering) else ()
        entries = named(self.entries.data or (), known, "e")
        shown = tuple(sorted(entries, key=lambda entry: entry.text.casefold()))
        return Ordering(shown, tuple(entry.id for entry in entries))
