"""Bringing an article in, and correcting it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileSize
from werkzeug.datastructures import FileStorage
from wtforms import DateField, Field, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional, Regexp

from questions.articles import MAX_RAW_CHARACTERS, Unusable, UnusableArticle
from quiz.articles import services
from quiz.articles.decoding import NotTextError
from quiz.articles.fetching import Policy
from quiz.articles.messages import article_unusable, fetching_failed
from quiz.articles.services import Correction, Reading
from quiz.articles.targets import FetchError
from quiz.typed import stripped

MAX_FILE = 2_000_000


class ImportForm(FlaskForm):
    """Three ways in, of which one is taken."""

    text = TextAreaField(
        _("Text einfügen"),
        description=_(
            "Markiere den Artikel im Browser, kopiere ihn und füge ihn hier ein. Menüs und Werbung stören nicht."
        ),
        validators=[
            Length(
                max=MAX_RAW_CHARACTERS,
                message=_("Das ist mehr, als ein Artikel haben kann: höchstens 2 Millionen Zeichen."),
            )
        ],
    )
    url = StringField(
        _("Adresse der Seite"),
        description=_("Zum Beispiel https://www.zeitung.example/artikel – die Seite wird einmal abgerufen."),
        filters=[stripped],
    )
    file = FileField(
        _("Datei hochladen"),
        description=_("Eine Text- oder HTML-Datei (.txt, .html) bis 2 MB."),
        validators=[FileSize(MAX_FILE, message=_("Die Datei ist größer als 2 MB."))],
        render_kw={"accept": ".txt,.text,.html,.htm,text/plain,text/html"},
    )

    def wants_url(self) -> bool:
        """Whether the page would have to be fetched."""
        return bool(self.url.data)

    def read(self, policy: Policy) -> Reading | None:
        """Read the article the way that was filled in, or note at the field why that does not work."""
        field = self._only_filled()
        if field is None:
            return None
        try:
            if field is self.url:
                return services.read_url(self.url.data or "", policy)
            if isinstance(field.data, FileStorage):
                return services.read_file(field.data.read())
            return services.read_pasted(self.text.data or "")
        except FetchError as error:
            message = fetching_failed(error)
        except NotTextError:
            message = article_unusable(Unusable.NOT_TEXT)
        except UnusableArticle as error:
            message = article_unusable(error.reason)
        field.errors = [*field.errors, str(message)]
        return None

    def _only_filled(self) -> Field | None:
        """The one field that is filled in; notes an error where there is none or more than one."""
        filled = [field for field in (self.text, self.url, self.file) if _has_content(field)]
        if len(filled) == 1:
            return filled[0]
        if filled:
            message = _("Nimm bitte nur einen der drei Wege und leere die anderen.")
        else:
            message = _("Füge einen Text ein, gib eine Adresse an oder wähle eine Datei.")
        self.text.errors = [*self.text.errors, str(message)]
        return None


class SourceForm(FlaskForm):
    """Where an article is from; learners see it instead of the text."""

    source_name = StringField(
        _("Quelle"),
        description=_("Zum Beispiel der Name der Zeitung. Wer das Quiz macht, sieht ihn mit dem Link zum Artikel."),
        validators=[Optional(), Length(max=200, message=_("Höchstens 200 Zeichen."))],
        filters=[stripped],
    )
    source_url = StringField(
        _("Link zum Artikel"),
        validators=[
            Optional(),
            Length(max=2000, message=_("Diese Adresse ist zu lang.")),
            Regexp(r"https?://[^\s/]+\S*$", message=_("Die Adresse muss mit http:// oder https:// beginnen.")),
        ],
        filters=[stripped],
        render_kw={"inputmode": "url", "autocapitalize": "none"},
    )


class CorrectionForm(SourceForm):
    """The cleaned article, to be put right before questions are made."""

    headline = StringField(
        _("Überschrift"),
        validators=[
            DataRequired(_("Der Artikel braucht eine Überschrift.")),
            Length(max=500, message=_("Höchstens 500 Zeichen.")),
        ],
        filters=[stripped],
    )
    kicker = StringField(
        _("Dachzeile"),
        validators=[Optional(), Length(max=300, message=_("Höchstens 300 Zeichen."))],
        filters=[stripped],
    )
    lead = TextAreaField(
        _("Vorspann"),
        validators=[Optional(), Length(max=5000, message=_("Höchstens 5000 Zeichen."))],
        filters=[stripped],
    )
    published_on = DateField(
        _("Erschienen am"),
        description=_("Damit „am Donnerstag“ in den Fragen zum richtigen Datum wird."),
        validators=[Optional()],
    )
    markup = TextAreaField(
        _("Text"),
        description=_(
            "Absätze durch Leerzeilen trennen. Eine Zeile, die mit ## beginnt, ist eine Zwischenüberschrift."
        ),
        validators=[DataRequired(_("Hier steht kein Text."))],
        filters=[stripped],
    )

    def correction(self) -> Correction:
        """What was entered, as the service takes it."""
        return Correction(
            headline=self.headline.data or "",
            kicker=self.kicker.data or "",
            lead=self.lead.data or "",
            markup=self.markup.data or "",
            published=self.published_on.data,
        )


def _has_content(field: Field) -> bool:
    return bool(field.data.filename if isinstance(field.data, FileStorage) else (field.data or "").strip())
