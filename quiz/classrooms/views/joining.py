"""A learner's way into classes: by code or link, and the list of own classes with what there is to do."""

from __future__ import annotations

from flask import abort, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.accounts import visits
from quiz.attempts import cookies
from quiz.attempts.codes import normal_code
from quiz.attempts.learners import Learner, personal_token, welcome_guest
from quiz.attempts.throttle import count_new_member, count_wrong_code, note_right_code, refuse_guessing
from quiz.classrooms import queries
from quiz.classrooms.blueprint import bp
from quiz.classrooms.desk import desk_of
from quiz.classrooms.forms import MemberNameForm
from quiz.classrooms.services import members as services
from quiz.classrooms.services.members import ClassroomFull, WasRemoved
from quiz.classrooms.views.loading import INVALID, secret
from quiz.models import Classroom, db, utc_now


@bp.get("/join/<code>")
def join(code: str) -> ResponseReturnValue:
    """Say which class the code is of, and let the learner in."""
    classroom, learner = _classroom(code), cookies.current_learner()
    member = queries.own_membership(db.session(), classroom.id, learner)
    if member is not None and member.removed_at is None:
        return redirect(url_for(".mine"))
    return _page(classroom, learner, MemberNameForm())


@bp.post("/join/<code>")
def join_class(code: str) -> ResponseReturnValue:
    """Let a learner in: with the account, as the guest of this browser, or as a new guest under the name given."""
    classroom, learner, form = _classroom(code), cookies.current_learner(), MemberNameForm()
    if learner.account is not None and not learner.account.is_learner:
        return _page(classroom, learner, form)
    if learner.nickname is None:
        if not form.validate():
            return _page(classroom, learner, form)
        count_new_member(classroom)
        guest, _token = welcome_guest(db.session(), form.name.data or "")
        learner = Learner(None, guest)
    try:
        services.join(db.session(), classroom, learner, secret(), utc_now())
    except WasRemoved:
        db.session.rollback()
        flash(
            _("Deine Lehrkraft hat dich aus dieser Klasse genommen. Sprich sie an, wenn das ein Versehen ist."), "error"
        )
        return redirect(url_for(".mine"))
    except ClassroomFull:
        db.session.rollback()
        flash(_("Diese Klasse ist voll. Sag deiner Lehrkraft Bescheid."), "error")
        return redirect(url_for(".mine"))
    db.session.commit()
    response = make_response(redirect(url_for(".mine")))
    if learner.account is None and learner.guest is not None and learner.guest.personal_code is not None:
        cookies.remember(response, personal_token(secret(), learner.guest.personal_code))
    return response


@bp.get("/my-classes")
def mine() -> ResponseReturnValue:
    """Show a learner the own classes with what is open and what is done."""
    learner = cookies.current_learner()
    page = render_template("classrooms/mine.html", learner=learner, desk=desk_of(db.session(), learner, utc_now()))
    db.session.commit()  # attempts whose time is over were submitted
    return page


@bp.post("/my-classes/leave")
def leave() -> ResponseReturnValue:
    """Forget who is at this browser, so that somebody else can type a code."""
    visits.end()
    response = make_response(redirect(url_for("attempts.enter")))
    cookies.forget(response)
    return response


def _classroom(typed: str) -> Classroom:
    code = normal_code(typed)
    refuse_guessing(code)
    found = queries.classroom_by_code(db.session(), code)
    if found is None:
        count_wrong_code()
        abort(404)
    note_right_code(code)
    return found


def _page(classroom: Classroom, learner: Learner, form: MemberNameForm) -> ResponseReturnValue:
    page = render_template("classrooms/join.html", classroom=classroom, learner=learner, form=form)
    return page, INVALID if form.errors else 200
