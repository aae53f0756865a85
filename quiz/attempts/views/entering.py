"""Coming in: by code or link, as a guest or with an account."""

from __future__ import annotations

import random

from flask import abort, current_app, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.accounts import visits
from quiz.attempts import cookies, queries, services
from quiz.attempts.blueprint import bp
from quiz.attempts.codes import normal_code
from quiz.attempts.forms import CodeForm, NicknameForm
from quiz.attempts.learners import Learner, guest_by_personal_code, welcome_guest
from quiz.attempts.terms import quiz_terms
from quiz.attempts.throttle import count_new_guest, count_wrong_code, note_right_code, refuse_guessing
from quiz.attempts.withholding import withholding
from quiz.models import Quiz, QuizStatus, db, utc_now


@bp.route("/enter", methods=["GET", "POST"])
def enter() -> ResponseReturnValue:
    """Ask for a code: a quiz's, that of a class, or a learner's own, which signs in."""
    form = CodeForm(code=request.args.get("code"))
    if not form.validate_on_submit():
        return render_template("attempts/enter.html", form=form), 422 if form.errors else 200
    code = normal_code(form.code.data or "")
    refuse_guessing(code)
    if queries.is_join_code(db.session(), code):
        note_right_code(code)
        return redirect(url_for("classrooms.join", code=code))
    known = guest_by_personal_code(db.session(), code, str(current_app.config["SECRET_KEY"]))
    if known is not None:
        note_right_code(code)
        return _sign_in_guest(known[1])
    return redirect(url_for(".welcome", code=_look_up(form.code.data or "").code))


@bp.get("/q/<code>")
def welcome(code: str) -> ResponseReturnValue:
    """Say what the quiz is, and let the learner begin, go on or see the result."""
    quiz, learner = _find_quiz(code), cookies.current_learner()
    return _to_class(quiz, learner) or _welcome(quiz, learner, NicknameForm())


@bp.post("/q/<code>")
def begin(code: str) -> ResponseReturnValue:
    """Begin an attempt, or go on with the open one; a newcomer gives a name."""
    quiz, learner, form, token = _find_quiz(code), cookies.current_learner(), NicknameForm(), None
    if quiz.status is not QuizStatus.PUBLISHED or (learner.nickname is None and not form.validate()):
        return _welcome(quiz, learner, form)
    if learner.nickname is None:
        count_new_guest(quiz)
        guest, token = welcome_guest(db.session(), form.nickname.data or "")
        learner = Learner(None, guest)
    elsewhere = _to_class(quiz, learner)
    if elsewhere is not None:
        return elsewhere
    attempt = services.begin(db.session(), quiz, learner, utc_now(), random.SystemRandom())
    db.session.commit()
    response = make_response(redirect(url_for(".resume", public_id=attempt.public_id)))
    if token:
        cookies.remember(response, token)
    return response


@bp.post("/q/<code>/leave")
def leave(code: str) -> ResponseReturnValue:
    """Forget who is at this browser, so that somebody else can begin."""
    visits.end()
    response = make_response(redirect(url_for(".welcome", code=code)))
    cookies.forget(response)
    return response


def _to_class(quiz: Quiz, learner: Learner) -> ResponseReturnValue | None:
    """Lead a learner whose class has the quiz as an assignment there, as long as that holds keys back."""
    waiting = withholding(db.session(), learner, utc_now())
    assignment = next((one for one in waiting if one.quiz_id == quiz.id), None)
    if assignment is None:
        return None
    flash(_("Deine Klasse hat dieses Quiz als Aufgabe. Mach es hier: Dann zählt es."), "info")
    return redirect(url_for("classrooms.door", public_id=assignment.public_id))


def _sign_in_guest(token: str) -> ResponseReturnValue:
    """Let the learner whose personal code was typed be the one at this browser, whoever was before."""
    db.session.commit()
    visits.end()
    response = make_response(redirect(url_for("classrooms.mine")))
    cookies.remember(response, token)
    return response


def _find_quiz(typed: str) -> Quiz:
    refuse_guessing(normal_code(typed))
    return _look_up(typed)


def _look_up(typed: str) -> Quiz:
    code = normal_code(typed)
    quiz = queries.quiz_by_code(db.session(), code)
    if quiz is None or quiz.status is QuizStatus.DRAFT:
        count_wrong_code()
        form = CodeForm(formdata=None, code=typed)
        form.code.errors = [_("Zu diesem Code gibt es kein Quiz. Prüfe, ob du ihn richtig abgetippt hast.")]
        abort(make_response(render_template("attempts/enter.html", form=form), 404))
    note_right_code(code)
    return quiz


def _welcome(quiz: Quiz, learner: Learner, form: NicknameForm) -> ResponseReturnValue:
    page = render_template(
        "attempts/welcome.html",
        quiz=quiz,
        learner=learner,
        form=form,
        latest=queries.latest_attempt(db.session(), quiz, learner),
        item_count=queries.count_items(db.session(), quiz),
        sources=queries.sources(db.session(), quiz),
        after_each=quiz_terms(quiz).checkable,
        closed=quiz.status is QuizStatus.CLOSED,
    )
    return page, 422 if form.errors else 200
