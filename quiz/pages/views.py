"""The start page, imprint and privacy, and the choice of language."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, current_app, redirect, render_template, request, session
from flask.typing import ResponseReturnValue

from quiz.access import current_account, local_address, open_roles
from quiz.config import LANGUAGES
from quiz.languages import SESSION_KEY
from quiz.models import Role, db
from quiz.navigation import home_address
from quiz.pages import queries
from quiz.pages.samples import COMPOUND, refused_form
from quiz.pages.texts import read_blocks
from quiz.sessions import cookie_name, cookies_are_secure

bp = Blueprint("pages", __name__)

TEXT_SIZES = ("normal", "large", "largest")
TEXT_SIZE_COOKIE = "nachgefragt_text_size"


@bp.get("/")
def start() -> ResponseReturnValue:
    """Say what the app is and let everybody in."""
    return render_template(
        "pages/start.html",
        sample=queries.sample_quiz(db.session()),
        home=home_address() if current_account() else None,
        teachers_register=Role.TEACHER in open_roles(),
    )


@bp.get("/imprint")
def imprint() -> ResponseReturnValue:
    """Show who runs the installation, as the operator wrote it."""
    return render_template("pages/imprint.html", blocks=read_blocks(current_app.config["IMPRINT_FILE"]))


@bp.get("/privacy")
def privacy() -> ResponseReturnValue:
    """Show what the app keeps about people, and what the operator adds to that."""
    return render_template("pages/privacy.html", blocks=read_blocks(current_app.config["PRIVACY_FILE"]))


@bp.post("/language")
def language() -> ResponseReturnValue:
    """Keep the chosen language, for an account with it, and go back to the page it was chosen on."""
    chosen = request.form.get("language", "")
    if chosen in LANGUAGES:
        session[SESSION_KEY] = chosen
        if account := current_account():
            account.language = chosen
            db.session.commit()
    return redirect(local_address(request.form.get("next")))


@bp.get("/style-guide")
def style_guide() -> ResponseReturnValue:
    """Show every component in every state, for whoever changes them."""
    return render_template("pages/style_guide.html", form=refused_form(), compound=COMPOUND)


@bp.post("/text-size")
def text_size() -> ResponseReturnValue:
    """Keep how large the text is to be in this browser, and go back to the page it was chosen on."""
    response, chosen = redirect(local_address(request.form.get("next"))), request.form.get("size", "")
    if chosen in TEXT_SIZES:
        response.set_cookie(
            cookie_name(TEXT_SIZE_COOKIE),
            chosen,
            max_age=timedelta(days=400),
            httponly=True,
            samesite="Lax",
            secure=cookies_are_secure(current_app),
        )
    return response


@bp.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """Let search engines list the start page and nothing else."""
    return "User-agent: *\nAllow: /$\nAllow: /static/\nDisallow: /\n", {"Content-Type": "text/plain"}
