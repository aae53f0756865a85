"""Error pages of our own, in the reader's language: what happened and what to do now."""

from __future__ import annotations

from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError, TooManyRequests

from quiz.models import db


class Crowded(TooManyRequests):
    """A limit that people at one address share is used up; whoever tries again gets through after a few times."""


def init_app(app: Flask) -> None:
    """Show an error page, or a JSON object to a script, for every HTTP error and for what nobody expected."""
    app.register_error_handler(HTTPException, show)


def show(error: HTTPException) -> ResponseReturnValue:
    """Render the error; a response that is no error (an abort with a redirect) passes as it is."""
    if error.code is None or error.response is not None:
        return error
    if isinstance(error, InternalServerError):
        db.session.rollback()
        if isinstance(error.original_exception, SQLAlchemyError):
            g._login_user = AnonymousUserMixin()  # noqa: SLF001 - the page must not ask a broken database who reads it
    if isinstance(error, SecurityError):
        return "400: this address is not served here.\n", 400, {"Content-Type": "text/plain"}  # no page has links here
    title, explanation = _words(error)
    request_id = g.get("request_id", "")
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json":
        return {"error": title, "explanation": explanation, "request_id": request_id}, error.code
    page = render_template(
        "errors/error.html", code=error.code, title=title, explanation=explanation, request_id=request_id
    )
    return page, error.code, [header for header in error.get_headers() if header[0] in {"Allow", "Retry-After"}]


def _words(error: HTTPException) -> tuple[str, str]:
    if isinstance(error, CSRFError):
        return (
            _("Das Formular ist abgelaufen"),
            _("Bitte geh zurück, lade die Seite neu und sende das Formular noch einmal ab."),
        )
    if isinstance(error, Crowded):
        return (
            _("Gerade kommst du nicht durch"),
            _(
                "Aus deinem Netz kommen sehr viele Versuche, vielleicht von einem Programm. Versuche es gleich noch "
                "einmal, wenn nötig öfter: Dann klappt es."
            ),
        )
    pages = {
        400: (_("Ungültige Anfrage"), _("Der Server konnte mit dieser Anfrage nichts anfangen.")),
        401: (_("Anmeldung nötig"), _("Bitte melde dich an, um diese Seite zu sehen.")),
        403: (_("Kein Zugriff"), _("Diese Seite ist für dein Konto nicht freigegeben.")),
        404: (
            _("Seite nicht gefunden"),
            _("Unter dieser Adresse gibt es nichts, oder es ist nicht mehr da. Prüfe die Adresse oder beginne vorn."),
        ),
        405: (_("So geht es nicht"), _("Diese Adresse lässt sich nicht auf diese Weise aufrufen.")),
        413: (
            _("Zu groß"),
            _("Was du gesendet hast, ist zu groß für den Server. Kürze den Text oder wähle eine kleinere Datei."),
        ),
        429: (_("Zu viele Versuche"), _("Das waren zu viele Versuche in kurzer Zeit. Warte ein paar Minuten.")),
        500: (
            _("Das hätte nicht passieren dürfen"),
            _("Auf dem Server ist ein Fehler aufgetreten. Gespeicherte Antworten sind nicht verloren."),
        ),
    }
    return pages.get(error.code or 500, (_("Fehler"), _("Die Anfrage ließ sich nicht ausführen.")))
