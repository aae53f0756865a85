"""Schools, for the installation's administrators; the log, for everybody whose actions it holds."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from quiz import audit
from quiz.access import administrator_required, role_required, signed_in_account
from quiz.accounts import queries
from quiz.accounts.administration import bp
from quiz.accounts.forms import SchoolForm
from quiz.accounts.labels import ACTIONS
from quiz.models import Account, Role, School, db, utc_now
from quiz.paging import requested_page


@bp.route("/schools", methods=["GET", "POST"])
@administrator_required
def schools() -> ResponseReturnValue:
    """List the schools, and make one."""
    _only_of_the_installation()
    form = SchoolForm()
    if form.validate_on_submit():
        school = School(name=form.name.data or "")
        try:
            with db.session.begin_nested():
                db.session.add(school)
        except IntegrityError:
            form.name.errors = [_("Diese Schule gibt es schon.")]
        else:
            audit.record(
                db.session(), signed_in_account().id, "school.created", school, {"name": school.name}, utc_now()
            )
            db.session.commit()
            return redirect(url_for(".schools"))
    page = render_template("accounts/schools.html", form=form, schools=queries.schools(db.session()))
    return page, 422 if form.errors else 200


@bp.route("/<int:account_id>/school", methods=["GET", "POST"])
@administrator_required
def school_of(account_id: int) -> ResponseReturnValue:
    """Let an account belong to another school, or to none."""
    _only_of_the_installation()
    account = db.session.get(Account, account_id) or abort(404)
    found = [school for school, _count in queries.schools(db.session())]
    if request.method == "GET":
        return render_template("accounts/school.html", account=account, schools=found)
    if account.id == signed_in_account().id:
        abort(403)  # the last one to run the installation would be gone
    chosen = request.form.get("school", 0, int)
    if chosen and chosen not in {school.id for school in found}:
        abort(400)
    details = {"username": account.username, "school": [account.school_id, chosen or None]}
    account.school_id = chosen or None
    audit.record(db.session(), signed_in_account().id, "account.school_changed", account, details, utc_now())
    db.session.commit()
    flash(_("Gespeichert."), "success")
    return redirect(url_for(".accounts"))


@bp.get("/log")
@role_required(Role.ADMINISTRATOR, Role.TEACHER)
def log() -> ResponseReturnValue:
    """Show what was done that changes other people's scores or rights."""
    page = requested_page()
    entries, pages = queries.log_page(db.session(), signed_in_account(), page)
    return render_template("accounts/log.html", entries=entries, page=page, pages=pages, actions=ACTIONS)


def _only_of_the_installation() -> None:
    """Answer 403 to an administrator who runs one school."""
    return abort(403) if signed_in_account().school_id is not None else None
