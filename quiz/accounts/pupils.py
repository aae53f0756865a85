"""A teacher's pages of the learners' accounts that the teacher made: the list, new ones, new passwords."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Optional

from quiz import audit
from quiz.access import signed_in_account, teacher_required
from quiz.accounts import services
from quiz.accounts.forms import free_form_username
from quiz.accounts.passwords import random_password
from quiz.models import Account, Role, db, utc_now
from quiz.paging import requested_page
from quiz.typed import one_line

bp = Blueprint("pupils", __name__, url_prefix="/pupils")
PAGE_SIZE = 50


class NewPupilForm(FlaskForm):
    """An account for a learner, with a password made up by the app."""

    username = StringField(_l("Benutzername"), [InputRequired(), free_form_username], filters=[one_line])
    display_name = StringField(_l("Angezeigter Name"), [Optional(), Length(max=80)], filters=[one_line])


@bp.get("")
@teacher_required
def index() -> ResponseReturnValue:
    """List the accounts."""
    page = requested_page()
    found, pages = _page(db.session(), signed_in_account(), page)
    return render_template("accounts/pupils.html", accounts=found, page=page, pages=pages)


@bp.route("/new", methods=["GET", "POST"])
@teacher_required
def create() -> ResponseReturnValue:
    """Make a learner's account with a random password, which is shown this once."""
    form, teacher = NewPupilForm(), signed_in_account()
    if form.validate_on_submit():
        password = random_password()
        try:
            account = services.create_account(
                db.session(),
                username=str(form.username.data),
                password=password,
                role=Role.LEARNER,
                display_name=form.display_name.data or "",
            )
        except services.UsernameTaken:
            form.username.errors = [_("Diesen Benutzernamen gibt es schon. Nimm einen anderen.")]
        else:
            account.made_by_id = teacher.id
            account.school_id = teacher.school_id
            _commit(teacher, "account.created", account)
            return render_template("accounts/pupil_password.html", account=account, password=password)
    return render_template("accounts/new_pupil.html", form=form), 422 if form.errors else 200


@bp.route("/<int:account_id>/password", methods=["GET", "POST"])
@teacher_required
def reset_password(account_id: int) -> ResponseReturnValue:
    """Give an account that the teacher made a random password, after asking; it is shown this once."""
    teacher = signed_in_account()
    account = db.session.get(Account, account_id)
    if account is None or account.made_by_id != teacher.id or not account.is_learner:
        abort(404)
    if request.method == "GET":
        return render_template("accounts/pupil_reset.html", account=account)
    password = random_password()
    services.change_password(db.session(), account, password)
    _commit(teacher, "account.password_reset", account)
    return render_template("accounts/pupil_password.html", account=account, password=password)


def _commit(teacher: Account, action: str, account: Account) -> None:
    audit.record(db.session(), teacher.id, action, account, {}, utc_now())
    db.session.commit()


def _page(session: Session, teacher: Account, page: int) -> tuple[list[Account], int]:
    made = (Account.made_by_id == teacher.id) & (Account.role == Role.LEARNER)
    total = session.scalar(sa.select(sa.func.count()).select_from(Account).where(made)) or 0
    query = sa.select(Account).where(made).order_by(Account.display_name, Account.id)
    found = session.scalars(query.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)).all()
    return list(found), max(1, -(-total // PAGE_SIZE))
