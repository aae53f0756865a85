"""The own second factor: setting it up, new recovery codes, turning it off; an operator may demand it of the staff."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length

from quiz.access import account_required, current_account, forget_uses, signed_in_account, wait_before
from quiz.accounts import factors, notices, totp, visits
from quiz.accounts.notices import Change
from quiz.accounts.passwords import MAX_LENGTH, password_fits
from quiz.accounts.second_step import LONGEST_CODE
from quiz.accounts.views import too_many
from quiz.models import Account, db, utc_now
from quiz.navigation import home_address
from quiz.pictures import qr_code
from quiz.ratelimits import Limit
from quiz.typed import one_line

bp = Blueprint("second_factor", __name__, url_prefix="/settings/second-factor")

CHANGE = Limit("second_factor", 10, timedelta(minutes=15))
SALT = "second_factor_salt"
"""Under this name, the session holds what tells the secret that is being set up from others; alone it is no secret."""
MEANWHILE = {
    *("second_factor.set_up", "second_factor.picture", "accounts.sign_out", "static"),
    *("pages.imprint", "pages.privacy", "pages.language", "pages.text_size"),
}
"""What somebody may do who must set up a second factor first."""


class ConfirmForm(FlaskForm):
    """A code and the password: who finds an open session changes nothing."""

    code = StringField(_l("Code"), [InputRequired(), Length(max=LONGEST_CODE)], filters=[one_line])
    password = PasswordField(_l("Kennwort"), [InputRequired(), Length(max=MAX_LENGTH)])


@bp.before_app_request
def lead_to_set_up() -> ResponseReturnValue | None:
    """Show teachers and administrators nothing before they have a second factor, where the operator demands it."""
    if not current_app.config["SECOND_FACTOR_REQUIRED"] or request.endpoint in MEANWHILE:
        return None
    account = current_account()
    if account is None or account.is_learner or factors.of(db.session(), account):
        return None
    return redirect(url_for("second_factor.set_up"))


@bp.route("/new", methods=["GET", "POST"])
@account_required
def set_up() -> ResponseReturnValue:
    """Show the secret, and take it once a code proves that the device has it; then show the recovery codes."""
    account, form = signed_in_account(), ConfirmForm()
    if factors.of(db.session(), account):
        return redirect(url_for("accounts.settings"))
    salt = session.setdefault(SALT, factors.new_salt())
    if not form.validate_on_submit():
        return _set_up_page(form, account), 422 if form.errors else 200
    if waiting := wait_before(CHANGE, str(account.id)):
        form.form_errors.append(too_many(waiting))
        return _set_up_page(form, account), 429, {"Retry-After": str(waiting)}
    now = utc_now()
    step = totp.matching_step(_secret(account), factors.digits(str(form.code.data)), now)
    if step is None:
        form.code.errors = [_("Der Code stimmt nicht. Gib den ein, den die App gerade zeigt; geht die Uhr des Geräts?")]
    if not password_fits(str(form.password.data), account.password_hash):
        form.password.errors = [_("Das Kennwort stimmt nicht.")]
    if step is None or form.errors:
        return _set_up_page(form, account), 422
    try:
        codes = factors.turn_on(db.session(), account, salt, step, now)
    except factors.AlreadyOn:
        return redirect(url_for("accounts.settings"))
    return _done(account, Change.ON, codes)


@bp.get("/picture")
@account_required
def picture() -> ResponseReturnValue:
    """Draw the QR code of the secret that is being set up."""
    account = signed_in_account()
    if SALT not in session or factors.of(db.session(), account):
        abort(404)
    return qr_code(totp.address(_secret(account), account.username))


@bp.route("/recovery-codes", methods=["GET", "POST"])
@account_required
def renew() -> ResponseReturnValue:
    """Make new recovery codes, which replace the old ones; they are shown this once."""
    account, form = signed_in_account(), ConfirmForm()
    if factors.of(db.session(), account) is None:
        return redirect(url_for(".set_up"))
    if refused := _refused(form, account, "accounts/renew_codes.html"):
        return refused
    return _done(account, Change.RENEWED, factors.renew_recovery_codes(db.session(), account))


@bp.route("/off", methods=["GET", "POST"])
@account_required
def turn_off() -> ResponseReturnValue:
    """Let the password be enough again."""
    account, form = signed_in_account(), ConfirmForm()
    if factors.of(db.session(), account) is None:
        return redirect(url_for("accounts.settings"))
    if refused := _refused(form, account, "accounts/second_factor_off.html"):
        return refused
    factors.turn_off(db.session(), account)
    notices.note(db.session(), account, Change.OFF, account.id, utc_now())
    db.session.commit()
    visits.start(account, stay=session.permanent)
    flash(_("Zum Anmelden genügt jetzt wieder dein Kennwort. Auf anderen Geräten bist du abgemeldet."), "success")
    return redirect(url_for("accounts.settings"))


def _refused(form: ConfirmForm, account: Account, template: str) -> ResponseReturnValue | None:
    """Return the page that asks for code and password, unless both were given and are right."""

    def page() -> str:
        left = factors.recovery_codes_left(db.session(), account)
        return render_template(template, form=form, account=account, left=left)

    if not form.validate_on_submit():
        return page(), 422 if form.errors else 200
    if waiting := wait_before(CHANGE, str(account.id)):
        form.form_errors.append(too_many(waiting))
        return page(), 429, {"Retry-After": str(waiting)}
    if not password_fits(str(form.password.data), account.password_hash):
        form.password.errors = [_("Das Kennwort stimmt nicht.")]
    elif not factors.accept(db.session(), current_app.config["SECRET_KEY"], account, str(form.code.data), utc_now()):
        form.code.errors = [_("Der Code stimmt nicht oder wurde schon benutzt. Warte auf den nächsten.")]
    return (page(), 422) if form.errors else None


def _done(account: Account, change: Change, codes: list[str]) -> str:
    """Commit, go on in a new session, and show the recovery codes."""
    notices.note(db.session(), account, change, account.id, utc_now())
    db.session.commit()
    forget_uses(CHANGE, str(account.id))
    visits.start(account, stay=session.permanent)
    return render_template(
        "accounts/recovery_codes.html", codes=codes, first=change is Change.ON, onward=home_address()
    )


def _set_up_page(form: ConfirmForm, account: Account) -> str:
    secret = _secret(account)
    return render_template(
        "accounts/second_factor_new.html",
        form=form,
        account=account,
        secret=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        address=totp.address(secret, account.username),
        demanded=current_app.config["SECOND_FACTOR_REQUIRED"] and not account.is_learner,
    )


def _secret(account: Account) -> str:
    return totp.secret(current_app.config["SECRET_KEY"], account.id, session[SALT])
