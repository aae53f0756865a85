"""An e-mail address for the account, and a new password by it; where no mail server is set up, none of this exists."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import ParamSpec

from flask import Blueprint, abort, current_app, flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm
from wtforms import EmailField, Field, Form, HiddenField, PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length, Optional, ValidationError

from quiz.access import account_required, client_address, forget_uses, signed_in_account, wait_before
from quiz.accounts import letters, links, services, visits
from quiz.accounts.forms import PASSWORD_HINT, strong_password
from quiz.accounts.links import Purpose
from quiz.accounts.passwords import MAX_LENGTH, password_fits
from quiz.accounts.views import SIGN_IN
from quiz.models import Account, db
from quiz.ratelimits import Limit
from quiz.typed import one_line

bp = Blueprint("recovery", __name__)
P = ParamSpec("P")

ASK = Limit("new_password", 3, timedelta(hours=1))
"""Letters for one name: nobody's mailbox is filled by others."""
ASK_FROM_ADDRESS = Limit("new_password, address", 60, timedelta(hours=1))
CHANGE_ADDRESS = Limit("change_address", 5, timedelta(hours=1))

LONGEST_ADDRESS = 254
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
"""As browsers check it (HTML standard, valid e-mail address), with a dot in the domain."""


def mail_address(_form: Form, field: Field) -> None:
    """Refuse what is no e-mail address."""
    if not ADDRESS.fullmatch(field.data or ""):
        raise ValidationError(_l("Das ist keine E-Mail-Adresse, wie name@beispiel.de eine ist."))


class AskForm(FlaskForm):
    """Whose password is forgotten."""

    username = StringField(_l("Benutzername"), [InputRequired(), Length(max=200)], filters=[one_line])


class ChoosePasswordForm(FlaskForm):
    """A new password; the name is there for the check and for the browser's password store."""

    username = HiddenField()
    password = PasswordField(
        _l("Neues Kennwort"), [InputRequired(), Length(max=MAX_LENGTH), strong_password], description=PASSWORD_HINT
    )
    repeated = PasswordField(
        _l("Neues Kennwort wiederholen"),
        [InputRequired(), EqualTo("password", _l("Die beiden Kennwörter sind verschieden."))],
    )


class AddressForm(FlaskForm):
    """An address, or none, and the password: who finds an open session cannot put another address in."""

    email = EmailField(
        _l("E-Mail-Adresse"),
        [Optional(), Length(max=LONGEST_ADDRESS), mail_address],
        filters=[one_line],
    )
    password = PasswordField(_l("Kennwort"), [InputRequired(), Length(max=MAX_LENGTH)])


def mail_server_required(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Let a view exist only where letters can be sent."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if current_app.config["MAIL_SERVER"] is None:
            abort(404)
        return view(*args, **kwargs)

    return guarded


@bp.route("/forgotten", methods=["GET", "POST"])
@mail_server_required
def ask() -> ResponseReturnValue:
    """Ask whose password is forgotten, and answer everybody alike: whether the account exists or has an address."""
    form = AskForm()
    if not form.validate_on_submit():
        return render_template("accounts/forgotten.html", form=form), 422 if form.errors else 200
    name = services.normal_username(str(form.username.data))
    if waiting := wait_before(ASK_FROM_ADDRESS, client_address()) or wait_before(ASK, name):
        form.form_errors.append(_too_many(waiting))
        return render_template("accounts/forgotten.html", form=form), 429, {"Retry-After": str(waiting)}
    letters.ask_for_new_password(db.session(), name)
    db.session.commit()
    return render_template("accounts/letter_sent.html")


@bp.route("/new-password/<token>", methods=["GET", "POST"])
@mail_server_required
def choose(token: str) -> ResponseReturnValue:
    """Let the reader of the letter choose a new password, which ends all sessions and the link."""
    account, _address = _linked(Purpose.PASSWORD, token)
    if account is None:
        return render_template("accounts/link_over.html", again=url_for(".ask")), 410
    form = ChoosePasswordForm()
    form.username.data = account.username
    if not form.validate_on_submit():
        page = render_template("accounts/choose_password.html", form=form)
        return page, 422 if form.errors else 200
    services.change_password(db.session(), account, str(form.password.data))
    db.session.commit()
    forget_uses(SIGN_IN, account.username, client_address())
    flash(_("Dein neues Kennwort gilt. Melde dich damit an."), "success")
    return redirect(url_for("accounts.sign_in"))


@bp.route("/settings/email", methods=["GET", "POST"])
@account_required
@mail_server_required
def address() -> ResponseReturnValue:
    """Take an address, which counts once its reader has confirmed it; an empty field removes it at once."""
    account = signed_in_account()
    form = AddressForm(obj=account)
    if not form.validate_on_submit():
        return _address_page(form), 422 if form.errors else 200
    if waiting := wait_before(CHANGE_ADDRESS, str(account.id)):
        form.form_errors.append(_too_many(waiting))
        return _address_page(form), 429, {"Retry-After": str(waiting)}
    if not password_fits(str(form.password.data), account.password_hash):
        form.password.errors = [_("Das Kennwort stimmt nicht.")]
        return _address_page(form), 422
    if form.email.data:
        letters.ask_to_confirm(db.session(), account, form.email.data)
        db.session.commit()
        flash(_("Wir schicken einen Link an die Adresse. Öffne ihn, solange du hier angemeldet bist."), "success")
    else:
        _set_address(account, None)
        flash(_("Zu deinem Konto gehört keine E-Mail-Adresse mehr."), "success")
    return redirect(url_for("accounts.settings"))


@bp.route("/settings/email/<token>", methods=["GET", "POST"])
@account_required
@mail_server_required
def confirm(token: str) -> ResponseReturnValue:
    """Make the address the account's; only who is signed in to it may, so that a mistyped one is nobody's way in."""
    account, address = _linked(Purpose.ADDRESS, token)
    if account is None or account.id != signed_in_account().id:
        return render_template("accounts/link_over.html", again=url_for(".address")), 410
    form = FlaskForm()
    if not form.validate_on_submit():
        return render_template("accounts/confirm_address.html", address=address, token=token)
    _set_address(account, address)
    flash(_("Deine E-Mail-Adresse ist bestätigt."), "success")
    return redirect(url_for("accounts.settings"))


def _linked(purpose: Purpose, token: str) -> tuple[Account | None, str]:
    return links.read(db.session(), current_app.config["SECRET_KEY"], purpose, token) or (None, "")


def _set_address(account: Account, address: str | None) -> None:
    """Change the way back into the account: that ends its other sessions, and all links; commits."""
    account.email = address
    services.end_all_sessions(db.session(), account)
    db.session.commit()
    visits.start(account, stay=session.permanent)


def _address_page(form: AddressForm) -> str:
    return render_template("accounts/address.html", form=form, account=signed_in_account())


def _too_many(seconds: int) -> str:
    return ngettext(
        "Zu viele Versuche. Versuche es in einer Minute wieder.",
        "Zu viele Versuche. Versuche es in %(num)d Minuten wieder.",
        -(-seconds // 60),
    )
