"""The start page, imprint and privacy, the choice of language, and the health check."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.access import local_address
from quiz.config import LANGUAGES
from quiz.languages import SESSION_KEY

bp = Blueprint("pages", __name__)


@bp.get("/")
def start() -> ResponseReturnValue:
    """Say what the app is and let everybody in."""
    return render_template("pages/start.html")


@bp.get("/imprint")
def imprint() -> ResponseReturnValue:
    """Show who runs the installation."""
    return render_template("pages/text.html", title=_("Impressum"), text="")


@bp.get("/privacy")
def privacy() -> ResponseReturnValue:
    """Show what the installation keeps about people."""
    return render_template("pages/text.html", title=_("Datenschutz"), text="")


@bp.post("/language")
def language() -> ResponseReturnValue:
    """Keep the chosen language and go back to the page it was chosen on."""
    chosen = request.form.get("language")
    if chosen in LANGUAGES:
        session[SESSION_KEY] = chosen
    return redirect(local_address(request.form.get("next")))


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Answer that the app runs."""
    return {"status": "ok"}
