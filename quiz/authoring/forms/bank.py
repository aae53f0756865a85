"""What is looked for in the question bank, and what is entered about its items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from questions.items import ItemType
from quiz.authoring.bank import Figures, Search
from quiz.authoring.labels import FIGURES, STATUSES, TYPES
from quiz.models import ArticleRecord, ItemStatus
from quiz.typed import one_line

ALL = SelectChoice("", _("alle"))


class SearchForm(FlaskForm):
    """The question bank's search; it travels in the address, so that it needs no token."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # WTForms makes it of Any
        """No token: nothing is changed."""

        csrf = False

    q = StringField(
        _("Suche"), filters=[one_line], description=_("Wörter oder ihr Anfang, aus Frage, Antworten und Erklärung.")
    )
    whose = SelectField(_("Von"), choices=[SelectChoice("own", _("mir")), SelectChoice("school", _("meiner Schule"))])
    article = SelectField(_("Artikel"))
    tag = SelectField(_("Thema"))
    type = SelectField(_("Art"), choices=[ALL, *(SelectChoice(kind.value, TYPES[kind]) for kind in ItemType)])
    status = SelectField(
        _("Stand"),
        choices=[
            SelectChoice("", _("alle außer abgelehnten")),
            *(SelectChoice(one.value, STATUSES[one]) for one in ItemStatus),
        ],
    )
    figures = SelectField(_("Ergebnisse"), choices=[ALL, *(SelectChoice(one.value, FIGURES[one]) for one in Figures)])
    reported = BooleanField(_("mit offener Meldung"))

    def offer(self, articles: Iterable[ArticleRecord], tags: Sequence[str]) -> None:
        """Let articles and tags be chosen."""
        self.article.choices = [ALL, *(SelectChoice(str(one.id), one.headline or "–") for one in articles)]
        self.tag.choices = [ALL, *(SelectChoice(tag, tag) for tag in tags)]

    def search(self) -> Search:
        """What is looked for; what no page offers is not, and its field goes back to the first choice."""
        for field in self:
            if isinstance(field, SelectField) and not field.validate(self):
                field.data, field.errors = "", []
        chosen = self.data
        article, kind, status = chosen.get("article"), chosen.get("type"), chosen.get("status")
        figures = chosen.get("figures")
        return Search(
            text=(chosen.get("q") or "")[:200],
            article_id=int(article) if article else None,
            tag=chosen.get("tag") or None,
            type=ItemType(kind) if kind else None,
            status=ItemStatus(status) if status else None,
            figures=Figures(figures) if figures else None,
            reported=bool(chosen.get("reported")),
            shared=chosen.get("whose") == "school",
        )


class TagsForm(FlaskForm):
    """The topics of an item."""

    tags = StringField(
        _("Themen"),
        [Length(max=500)],
        filters=[one_line],
        description=_("Mit Komma getrennt, zum Beispiel: klima, wahlen."),
    )


class TitleForm(FlaskForm):
    """The title of a new quiz."""

    title = StringField(
        _("Titel"),
        [DataRequired(_("Der Titel fehlt.")), Length(max=300, message=_("Höchstens 300 Zeichen."))],
        filters=[one_line],
    )


class DrawForm(FlaskForm):
    """A place in a quiz for items drawn at random."""

    tag = SelectField(_("Thema"))
    count = IntegerField(
        _("Anzahl"),
        [InputRequired(_("Wie viele Fragen?")), NumberRange(min=1, max=100, message=_("Zwischen 1 und 100 Fragen."))],
        default=3,
    )
