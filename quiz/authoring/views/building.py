"""Building a quiz: an empty one, the order, items drawn at random, sharing, paper."""

from __future__ import annotations

import random

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.access import load_owned, signed_in_account, teacher_required
from quiz.authoring import bank as queries
from quiz.authoring.blueprint import bp
from quiz.authoring.forms.bank import DrawForm, TitleForm
from quiz.authoring.labels import TYPES
from quiz.authoring.paper import paper_of
from quiz.authoring.queries import WITH_ITEMS
from quiz.authoring.services import bank as bank_services
from quiz.authoring.services import quizzes as services
from quiz.models import Quiz, db, utc_now


@bp.post("/quizzes/new")
@teacher_required
def create_empty_quiz() -> ResponseReturnValue:
    """Make a draft without items, to be filled from several articles and the question bank."""
    form = TitleForm()
    if not form.validate_on_submit():
        flash(_("Ein Quiz braucht einen Titel mit höchstens 300 Zeichen."), "error")
        return redirect(url_for(".quizzes"))
    quiz = services.create_empty(db.session(), signed_in_account().id, form.title.data or "")
    db.session.commit()
    return _back_to(quiz, None)


@bp.post("/quizzes/<int:quiz_id>/order")
@teacher_required
def order_quiz(quiz_id: int) -> ResponseReturnValue:
    """Put the places of a quiz in the order that was sent."""
    quiz = load_owned(Quiz, quiz_id, WITH_ITEMS)
    if not services.put_in_order(db.session(), quiz, request.form.get("order", "").split()):
        abort(409)
    db.session.commit()
    return _back_to(quiz)


@bp.post("/quizzes/<int:quiz_id>/draws")
@teacher_required
def add_draw(quiz_id: int) -> ResponseReturnValue:
    """Let each attempt draw items at random from those with a topic."""
    quiz, form = load_owned(Quiz, quiz_id, WITH_ITEMS), DrawForm()
    drawable = queries.drawable(db.session(), quiz.owner_id)
    form.tag.choices = [(tag, tag) for tag in drawable]
    if form.validate_on_submit():
        services.add_draw(db.session(), quiz, form.tag.data, form.count.data or 1)
        db.session.commit()
    else:
        flash(_("Wähle ein Thema und wie viele Fragen daraus gezogen werden, zwischen 1 und 100."), "error")
    return _back_to(quiz)


@bp.post("/quizzes/<int:quiz_id>/share")
@teacher_required
def share_quiz(quiz_id: int) -> ResponseReturnValue:
    """Let colleagues at school see and copy a quiz, or not any more."""
    quiz = load_owned(Quiz, quiz_id)
    shared = request.form.get("shared") == "1"
    bank_services.share(db.session(), [quiz], signed_in_account().id, utc_now(), shared=shared)
    db.session.commit()
    seen = _("Deine Schule sieht das Quiz jetzt und kann es kopieren, mit allen Fragen, die es stellt oder zieht.")
    flash(seen if shared else _("Nur du siehst das Quiz jetzt."), "success")
    return _back_to(quiz, None)


@bp.get("/quizzes/shared")
@teacher_required
def shared_quizzes() -> ResponseReturnValue:
    """List the quizzes that colleagues at school share."""
    quizzes = queries.shared_quizzes(db.session(), signed_in_account())
    return render_template("authoring/shared_quizzes.html", quizzes=quizzes)


@bp.post("/quizzes/shared/<int:quiz_id>/copy")
@teacher_required
def copy_quiz(quiz_id: int) -> ResponseReturnValue:
    """Make an own draft of a colleague's quiz."""
    account = signed_in_account()
    quiz = queries.shared_quiz(db.session(), account, quiz_id) or abort(404)
    twin = bank_services.copy_quiz(db.session(), quiz, account.id, utc_now())
    db.session.commit()
    flash(_("Das ist deine Kopie. Sie ist noch nicht veröffentlicht."), "success")
    return _back_to(twin, None)


@bp.get("/quizzes/<int:quiz_id>/print")
@teacher_required
def print_quiz(quiz_id: int) -> ResponseReturnValue:
    """Show a quiz as a sheet of paper, with or without its key; options keep one shuffled order on both."""
    quiz = load_owned(Quiz, quiz_id, WITH_ITEMS)
    pools = {draw.tag: queries.pool(db.session(), quiz.owner_id, draw.tag) for draw in quiz.draws}
    tasks = paper_of(quiz, services.places_of(quiz), pools, random.Random(quiz.id))
    return render_template(
        "authoring/print.html", quiz=quiz, tasks=tasks, key=request.args.get("key") == "1", types=TYPES
    )


def _back_to(quiz: Quiz, anchor: str | None = "items") -> ResponseReturnValue:
    return redirect(url_for(".quiz", quiz_id=quiz.id, _anchor=anchor))
