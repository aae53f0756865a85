"""A person's own data: what there is, all of it as a file, taking a guest's attempts over, deleting the account."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response, current_app, flash, make_response, redirect, render_template, request, url_for
from flask import session as cookie_session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import logout_user

from quiz.access import account_required, local_address, signed_in_account, wait_before
from quiz.accounts.passwords import password_fits
from quiz.attempts import cookies
from quiz.models import Role, db, utc_now
from quiz.navigation import home_address
from quiz.personal import queries, services
from quiz.personal.collecting import collect
from quiz.personal.forms import DeleteForm
from quiz.ratelimits import Limit

bp = Blueprint("personal", __name__)
DELETE = Limit("delete_account", 10, timedelta(minutes=15))


@bp.get("/my-data")
def overview() -> ResponseReturnValue:
    """Say what is stored, and what can be done with it."""
    return render_template("personal/overview.html", learner=cookies.current_learner())


@bp.get("/my-data.json")
def as_json() -> ResponseReturnValue:
    """Give all that is stored about the person at this browser as a file."""
    text = current_app.json.dumps(collect(db.session(), cookies.current_learner(), utc_now()), indent=1)
    headers = {"Content-Disposition": 'attachment; filename="nachgefragt.json"'}
    return Response(text, mimetype="application/json", headers=headers)


@bp.route("/take-over", methods=["GET", "POST"])
@account_required
def take_over() -> ResponseReturnValue:
    """Offer a learner who just signed in the attempts that were made on this browser as a guest."""
    account, guest = signed_in_account(), cookies.current_learner().guest
    target = local_address(request.args.get("next"), home_address())
    if account.role is not Role.LEARNER or guest is None:
        return redirect(target)
    count = queries.count_attempts(db.session(), guest)
    if request.method == "GET" and count:
        return render_template("personal/take_over.html", guest=guest, count=count, target=target)
    if request.form.get("mine") == "1":
        services.take_over(db.session(), guest, account, utc_now())
        db.session.commit()
        flash(_("Deine Versuche gehören jetzt zu deinem Konto."), "success")
    response = make_response(redirect(target))
    cookies.forget(response)
    return response


@bp.route("/settings/delete", methods=["GET", "POST"])
@account_required
def delete() -> ResponseReturnValue:
    """Explain what deleting the account means, ask for the password, and do it."""
    account, form = signed_in_account(), DeleteForm()
    if form.validate_on_submit():
        if wait := wait_before(DELETE, str(account.id)):
            form.form_errors.append(_("Zu viele Versuche. Versuche es in einer Viertelstunde wieder."))
            return _delete_page(form), 429, {"Retry-After": str(wait)}
        if account.is_administrator and queries.is_last_administrator(db.session(), account):
            form.form_errors.append(_("Du bist die letzte Verwaltung; ohne dich könnte niemand Konten anlegen."))
        elif password_fits(str(form.password.data), account.password_hash):
            services.delete_account(db.session(), account, utc_now())
            db.session.commit()
            logout_user()
            cookie_session.clear()
            flash(_("Dein Konto ist gelöscht."), "success")
            return redirect(url_for("pages.start"))
        else:
            form.password.errors = [_("Das Kennwort stimmt nicht.")]
    return _delete_page(form), 422 if form.errors else 200


def _delete_page(form: DeleteForm) -> str:
    account = signed_in_account()
    extent = queries.extent(db.session(), account)
    return render_template("personal/delete.html", form=form, account=account, extent=extent)
