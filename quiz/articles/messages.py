"""What a teacher is told when an article cannot be had: what is wrong and what to do."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from questions.articles import MAX_CHARACTERS, Unusable
from quiz.articles.targets import FetchError, FetchProblem

_FETCHING: dict[FetchProblem, LazyString] = {
    FetchProblem.MALFORMED: _("Das ist keine gültige Adresse. Kopiere sie aus der Adresszeile des Browsers."),
    FetchProblem.SCHEME: _("Die Adresse muss mit http:// oder https:// beginnen."),
    FetchProblem.CREDENTIALS: _("Die Adresse darf keinen Benutzernamen und kein Passwort enthalten."),
    FetchProblem.PORT: _("Adressen mit besonderen Portnummern werden nicht abgerufen."),
    FetchProblem.FORBIDDEN_ADDRESS: _(
        "Diese Adresse gehört zu einem privaten Netz oder zu diesem Rechner und wird nicht abgerufen. "
        "Füge stattdessen den Text ein."
    ),
    FetchProblem.UNKNOWN_HOST: _("Diesen Server gibt es nicht. Prüfe die Adresse auf Tippfehler."),
    FetchProblem.UNREACHABLE: _("Der Server ist nicht zu erreichen. Versuche es später oder füge den Text ein."),
    FetchProblem.CERTIFICATE: _(
        "Die Verbindung zu diesem Server ist nicht sicher: Sein Zertifikat ist ungültig. Füge stattdessen den Text ein."
    ),
    FetchProblem.TOO_SLOW: _("Der Server antwortet zu langsam. Versuche es später oder füge den Text ein."),
    FetchProblem.TOO_LARGE: _("Die Seite ist zu groß (mehr als 2 MB). Füge stattdessen den Text des Artikels ein."),
    FetchProblem.TOO_MANY_REDIRECTS: _(
        "Die Adresse leitet zu oft weiter. Öffne den Artikel und kopiere die Adresse neu."
    ),
    FetchProblem.CONTENT_TYPE: _("Unter dieser Adresse liegt keine Webseite und kein Text, sondern eine andere Datei."),
}
_READING: dict[Unusable, LazyString] = {
    Unusable.EMPTY: _("Hier steht kein Text. Füge den ganzen Artikel ein."),
    Unusable.TOO_LONG: _(
        "Der Artikel ist zu lang: Höchstens %(limit)s Zeichen gehen. Kürze ihn.",
        limit=f"{MAX_CHARACTERS:_}".replace("_", " "),
    ),
    Unusable.NOT_TEXT: _("Das ist kein lesbarer Text. PDF- und Word-Dateien gehen nicht: Kopiere den Text heraus."),
    Unusable.NO_GERMAN_PROSE: _(
        "Darin ist kein zusammenhängender deutscher Text zu finden. Es braucht mindestens ein paar ganze Sätze."
    ),
}


def fetching_failed(error: FetchError) -> LazyString:
    """Word why a page could not be fetched."""
    if error.problem is FetchProblem.STATUS:
        if error.detail in {"401", "402", "403"}:
            return _("Die Seite ist nur nach Anmeldung oder mit Abonnement zu lesen. Füge stattdessen den Text ein.")
        if error.detail in {"404", "410"}:
            return _("Unter dieser Adresse gibt es keine Seite (mehr). Prüfe die Adresse.")
        return _("Der Server meldet einen Fehler (%(code)s). Füge stattdessen den Text ein.", code=error.detail)
    return _FETCHING[error.problem]


def article_unusable(reason: Unusable) -> LazyString:
    """Word why no questions can be made from a text."""
    return _READING[reason]
