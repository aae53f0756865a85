"""The administrator's page: accounts, those of a school or all, new ones, new passwords, disabling."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz import audit
from quiz.access import administrator_required, signed_in_account
from quiz.accounts import factors, notices, queries, services
from quiz.accounts.forms import NewAccountForm
from quiz.accounts.notices import Change
from quiz.accounts.passwords import random_password
from quiz.models import Account, Role, db, utc_now
from quiz.paging import requested_page

bp = Blueprint("administration", __name__, url_prefix="/accounts")


@bp.get("")
@administrator_required
def accounts() -> ResponseReturnValue:
    """List all accounts."""
    page = requested_page()
    found, pages = queries.accounts_page(db.session(), signed_in_account(), page)
    return render_template("accounts/accounts.html", accounts=found, page=page, pages=pages)


@bp.route("/new", methods=["GET", "POST"])
@administrator_required
def create() -> ResponseReturnValue:
    """Make an account with a random password, which is shown this once."""
    form, own_school = NewAccountForm(), signed_in_account().school_id
    if own_school is None:
        form.offer(school for school, _count in queries.schools(db.session()))
    else:
        del form.school
    if form.validate_on_submit():
        password = random_password()
        try:
            account = services.create_account(
                db.session(),
                username=str(form.username.data),
                password=password,
                role=Role(form.role.data),
                display_name=form.display_name.data or "",
                school_id=(form.school.data or None) if own_school is None else own_school,
            )
        except services.UsernameTaken:
            form.username.errors = [_("Diesen Benutzernamen gibt es schon. Nimm einen anderen.")]
        else:
            _note("account.created", account, {"username": account.username, "role": account.role.value})
            db.session.commit()
            return render_template("accounts/new_password.html", account=account, password=password)
    return render_template("accounts/new_account.html", form=form), 422 if form.errors else 200


@bp.route("/<int:account_id>/password", methods=["GET", "POST"])
@administrator_required
def reset_password(account_id: int) -> ResponseReturnValue:
    """Give an account a random password, after asking; it is shown this once."""
    account = _other_account(account_id)
    if request.method == "GET":
        return render_template("accounts/reset_password.html", account=account)
    password = random_password()
    services.change_password(db.session(), account, password)
    _note("account.password_reset", account, {"username": account.username})
    db.session.commit()
    return render_template("accounts/new_password.html", account=account, password=password)


@bp.post("/<int:account_id>/disable")
@administrator_required
def disable(account_id: int) -> ResponseReturnValue:
    """Keep an account from signing in."""
    account = _other_account(account_id)
    services.disable(db.session(), account, utc_now())
    _note("account.disabled", account, {"username": account.username})
    db.session.commit()
    flash(_("%(name)s ist gesperrt.", name=account.display_name), "success")
    return redirect(url_for("administration.accounts"))


@bp.post("/<int:account_id>/enable")
@administrator_required
def enable(account_id: int) -> ResponseReturnValue:
    """Let an account sign in again."""
    account = _other_account(account_id)
    services.enable(db.session(), account)
    _note("account.enabled", account, {"username": account.username})
    db.session.commit()
    flash(_("%(name)s kann sich wieder anmelden.", name=account.display_name), "success")
    return redirect(url_for("administration.accounts"))


@bp.route("/<int:account_id>/second-factor", methods=["GET", "POST"])
@administrator_required
def turn_off_second_factor(account_id: int) -> ResponseReturnValue:
    """Let the password be enough for somebody who lost device and recovery codes, after asking."""
    account = _other_account(account_id)
    if request.method == "GET":
        return render_template("accounts/second_factor_reset.html", account=account)
    if factors.turn_off(db.session(), account):
        notices.note(db.session(), account, Change.OFF, signed_in_account().id, utc_now())
    db.session.commit()
    flash(_("%(name)s meldet sich jetzt nur mit dem Kennwort an.", name=account.display_name), "success")
    return redirect(url_for("administration.accounts"))


def _other_account(account_id: int) -> Account:
    account = queries.account_run_by(db.session(), signed_in_account(), account_id)
    if account is None:
        abort(404)
    if account.id == signed_in_account().id:
        abort(403)  # an administrator does not lock themselves out
    return account


def _note(action: str, account: Account, details: dict[str, Any]) -> None:
    audit.record(db.session(), signed_in_account().id, action, account, details, utc_now())
