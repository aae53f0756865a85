"""Signing in and out, registering, settings."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import logout_user

from quiz.access import account_required

bp = Blueprint("accounts", __name__)


@bp.route("/login", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Let a person sign in."""
    return render_template("accounts/sign_in.html")


@bp.post("/logout")
def sign_out() -> ResponseReturnValue:
    """End the session."""
    logout_user()
    session.clear()
    return redirect(url_for("pages.start"))


@bp.route("/register", methods=["GET", "POST"])
def register() -> ResponseReturnValue:
    """Let a learner make an account."""
    return render_template("accounts/sign_in.html")


@bp.route("/settings", methods=["GET", "POST"])
@account_required
def settings() -> ResponseReturnValue:
    """Change password and language."""
    return render_template("accounts/sign_in.html")
