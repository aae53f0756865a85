"""Signing in and out, registering, the own settings."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from quiz.access import (
    account_required,
    client_address,
    current_account,
    forget_uses,
    local_address,
    must_wait,
    open_roles,
    signed_in_account,
    wait_before,
)
from quiz.accounts import factors, known_browsers, pending, services, visits
from quiz.accounts.forms import PasswordForm, ProfileForm, RegisterForm, SignInForm
from quiz.accounts.passwords import password_fits
from quiz.languages import choose
from quiz.models import Account, Role, db
from quiz.navigation import home_address
from quiz.ratelimits import Limit
from quiz.sessions import GUEST_COOKIE, cookie_name

bp = Blueprint("accounts", __name__)

# Counted by name and guesser together: who guesses elsewhere locks nobody out. A guesser is a browser in which the name
# signed in before (quiz/accounts/known_browsers.py), and otherwise all at an address: one pupil's script does not keep
# out the teachers of a school that has one address.
SIGN_IN = Limit("sign_in", 10, timedelta(minutes=15))
# Against trying one password on all names.
WRONG_FROM_ADDRESS = Limit("sign_in, address", 300, timedelta(minutes=15))
WRONG_FROM_BROWSER = Limit("sign_in, browser", 30, timedelta(minutes=15))
REGISTER = Limit("register", 200, timedelta(hours=1))
CHANGE_PASSWORD = Limit("change_password", 10, timedelta(minutes=15))
PENDING = "sign_in"
"""Under this name, the session holds the mark of a sign-in whose code is waited for (quiz/accounts/pending.py)."""


@bp.route("/login", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Let a person sign in; too many wrong passwords for a name from an address have to wait."""
    form = SignInForm()
    if not form.validate_on_submit():
        return redirect(home_address()) if current_account() else _sign_in_page(form)
    username, password = str(form.username.data), str(form.password.data)
    name = services.normal_username(username)
    limit, guesser = whose_guesses(name)
    if waiting := must_wait(limit, guesser) or wait_before(SIGN_IN, name, guesser):
        form.form_errors.append(too_many(waiting))
        return _sign_in_page(form), 429, {"Retry-After": str(waiting)}
    account = services.authenticate(db.session(), username, password)
    if account is None:
        wait_before(limit, guesser)
        form.form_errors.append(_("Benutzername oder Kennwort stimmt nicht."))
        return _sign_in_page(form), 422
    db.session.commit()
    forget_uses(SIGN_IN, name, guesser)
    stay = bool(form.stay.data)
    if factor := factors.of(db.session(), account):
        session[PENDING] = pending.make(current_app.config["SECRET_KEY"], account, factor, stay=stay)
        return redirect(url_for("second_step.enter", next=request.args.get("next")))
    return let_in(account, stay=stay)


@bp.post("/logout")
def sign_out() -> ResponseReturnValue:
    """End the session on this device."""
    visits.end()
    flash(_("Du bist abgemeldet."), "success")
    return redirect(url_for("pages.start"))


@bp.route("/register", methods=["GET", "POST"])
def register() -> ResponseReturnValue:
    """Let a person make an account of a role that is open to registration; 404 where none is."""
    roles = open_roles()
    if not roles:
        abort(404)
    form = RegisterForm()
    if len(roles) == 1:
        del form.role
    if form.validate_on_submit():
        if waiting := wait_before(REGISTER, client_address()):
            abort(429, retry_after=waiting)
        try:
            account = services.create_account(
                db.session(),
                username=str(form.username.data),
                password=str(form.password.data),
                role=Role(form.role.data) if form.role else roles[0],
                display_name=form.display_name.data or "",
                language=choose(),
            )
        except services.UsernameTaken:
            form.username.errors = [_("Diesen Benutzernamen gibt es schon. Nimm einen anderen.")]
        else:
            db.session.commit()
            visits.start(account, stay=False)
            flash(_("Willkommen, %(name)s! Dein Konto ist angelegt.", name=account.display_name), "success")
            return redirect(_after_signing_in(account))
    return render_template("accounts/register.html", form=form), 422 if form.errors else 200


@bp.get("/settings")
@account_required
def settings() -> ResponseReturnValue:
    """Show the own name, language and the way to a new password."""
    return _settings_page(ProfileForm(obj=signed_in_account()), PasswordForm(formdata=None))


@bp.post("/settings/profile")
@account_required
def change_profile() -> ResponseReturnValue:
    """Change the shown name and the language."""
    form, account = ProfileForm(), signed_in_account()
    if not form.validate():
        return _settings_page(form, PasswordForm(formdata=None)), 422
    account.display_name, account.language = str(form.display_name.data).strip(), form.language.data
    db.session.commit()
    flash(_("Gespeichert."), "success")
    return redirect(url_for("accounts.settings"))


@bp.post("/settings/end-sessions")
@account_required
def end_sessions() -> ResponseReturnValue:
    """Sign out on all devices but this one."""
    account = signed_in_account()
    services.end_all_sessions(db.session(), account)
    db.session.commit()
    visits.start(account, stay=session.permanent)
    flash(_("Auf allen anderen Geräten bist du abgemeldet."), "success")
    return redirect(url_for("accounts.settings"))


@bp.post("/settings/password")
@account_required
def change_password() -> ResponseReturnValue:
    """Change the password, which ends the account's other sessions."""
    form, account = PasswordForm(), signed_in_account()
    profile = ProfileForm(formdata=None, obj=account)
    if not form.validate():
        return _settings_page(profile, form), 422
    if waiting := wait_before(CHANGE_PASSWORD, str(account.id)):
        form.form_errors.append(too_many(waiting))
        return _settings_page(profile, form), 429, {"Retry-After": str(waiting)}
    if not password_fits(str(form.current.data), account.password_hash):
        form.current.errors = [_("Das bisherige Kennwort stimmt nicht.")]
        return _settings_page(profile, form), 422
    services.change_password(db.session(), account, str(form.password.data))
    db.session.commit()
    visits.start(account, stay=session.permanent)
    flash(_("Dein Kennwort ist geändert. Auf anderen Geräten bist du abgemeldet."), "success")
    return redirect(url_for("accounts.settings"))


def let_in(account: Account, *, stay: bool) -> Response:
    """Begin the session of a person who has proved who they are, and lead on."""
    visits.start(account, stay=stay)
    response = redirect(_after_signing_in(account))
    known_browsers.remember(response, account.username)
    return response


def whose_guesses(username: str) -> tuple[Limit, str]:
    """Return with whom wrong passwords are counted: a browser that knows the name, else all at the address."""
    if known_browsers.knows(username):
        return WRONG_FROM_BROWSER, known_browsers.token()
    return WRONG_FROM_ADDRESS, client_address()


def _after_signing_in(account: Account) -> str:
    """Return where to go: to what was asked for; first, a learner who was a guest here may take the attempts along."""
    target = local_address(request.args.get("next"), home_address())
    if account.is_learner and cookie_name(GUEST_COOKIE) in request.cookies:
        return url_for("personal.take_over", next=target)
    return target


def _sign_in_page(form: SignInForm) -> str:
    return render_template("accounts/sign_in.html", form=form, can_register=bool(open_roles()))


def _settings_page(profile: ProfileForm, password: PasswordForm) -> str:
    account = signed_in_account()
    left = factors.recovery_codes_left(db.session(), account) if factors.of(db.session(), account) else None
    return render_template(
        "accounts/settings.html", profile=profile, password=password, account=account, recovery_codes=left
    )


def too_many(seconds: int) -> str:
    """Say how long to wait."""
    return ngettext(
        "Zu viele Versuche. Versuche es in einer Minute wieder.",
        "Zu viele Versuche. Versuche es in %(num)d Minuten wieder.",
        -(-seconds // 60),
    )
