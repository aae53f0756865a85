"""The page between the right password and the session, for accounts with a second factor."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from quiz.access import forget_uses, must_wait, wait_before
from quiz.accounts import factors, known_browsers, notices, pending
from quiz.accounts.factors import Accepted
from quiz.accounts.notices import Change
from quiz.accounts.views import PENDING, let_in, too_many, whose_guesses
from quiz.models import db, utc_now
from quiz.ratelimits import Limit
from quiz.typed import one_line

bp = Blueprint("second_step", __name__)

# Counted like wrong passwords, so that who guesses elsewhere keeps nobody out of a browser that is known.
CODE = Limit("second_step", 10, timedelta(minutes=15))
# Against guessing from many addresses: all browsers together that do not know the name; each that does, by itself.
WRONG_CODES = Limit("second_step, wrong", 50, timedelta(days=1))
LONGEST_CODE = 40


class CodeForm(FlaskForm):
    """What the device shows, or a recovery code."""

    code = StringField(_l("Code"), [InputRequired(), Length(max=LONGEST_CODE)], filters=[one_line])


@bp.route("/login/code", methods=["GET", "POST"])
def enter() -> ResponseReturnValue:
    """Let a person in whose password was right and who knows a code, too."""
    key = current_app.config["SECRET_KEY"]
    waiting_for = pending.read(db.session(), key, session.get(PENDING, ""))
    if waiting_for is None:
        session.pop(PENDING, None)
        return redirect(url_for("accounts.sign_in", next=request.args.get("next")))
    account, stay = waiting_for
    form = CodeForm()
    if not form.validate_on_submit():
        return _page(form), 422 if form.errors else 200
    number, guesser = str(account.id), whose_guesses(account.username)[1]
    crowd = guesser if known_browsers.knows(account.username) else ""
    if waiting := must_wait(WRONG_CODES, number, crowd) or wait_before(CODE, number, guesser):
        form.form_errors.append(too_many(waiting))
        return _page(form), 429, {"Retry-After": str(waiting)}
    now = utc_now()
    accepted = factors.accept(db.session(), key, account, str(form.code.data), now)
    if accepted is None:
        wait_before(WRONG_CODES, number, crowd)
        form.code.errors = [_("Der Code stimmt nicht oder wurde schon benutzt. Warte auf den nächsten.")]
        return _page(form), 422
    if accepted is Accepted.RECOVERY_CODE:
        notices.note(db.session(), account, Change.CODE_USED, account.id, now)
    db.session.commit()
    forget_uses(CODE, number, guesser)
    return let_in(account, stay=stay)


def _page(form: CodeForm) -> str:
    return render_template("accounts/second_step.html", form=form, again=request.args.get("next"))
