"""Putting quizzes together, publishing and closing them."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.access import load_owned, teacher_required
from quiz.authoring import bank, queries
from quiz.authoring.blueprint import bp
from quiz.authoring.forms.fields import PointsForm
from quiz.authoring.forms.quiz import QuizForm
from quiz.authoring.labels import TYPES
from quiz.authoring.queries import WITH_ITEMS
from quiz.authoring.services import quizzes as services
from quiz.authoring.services.items import QuizWouldBeEmpty
from quiz.authoring.services.quizzes import NoItems, Place
from quiz.models import ArticleRecord, Quiz, QuizStatus, db, utc_now

INVALID = 422
STEPS = {"up": -1, "down": 1}


@bp.post("/articles/<int:article_id>/quizzes")
@teacher_required
def create_quiz(article_id: int) -> ResponseReturnValue:
    """Make a quiz of an article's approved items."""
    article = load_owned(ArticleRecord, article_id)
    quiz = services.create(db.session(), article, (article.headline or _("Quiz"))[:300])
    db.session.commit()
    return _back_to(quiz)


@bp.route("/quizzes/<int:quiz_id>", methods=["GET", "POST"])
@teacher_required
def quiz(quiz_id: int) -> ResponseReturnValue:
    """Show a quiz with its rules and items; save the rules, and publish it if asked to."""
    found, form = load_owned(Quiz, quiz_id, WITH_ITEMS), QuizForm()
    if not form.is_submitted():
        form.show(found)
    elif form.validate():
        services.set_up(db.session(), found, form.settings())
        db.session.commit()
        return _publish(found) if "publish" in request.form else _saved(found)
    session = db.session()
    page = render_template(
        "authoring/quiz.html",
        quiz=found,
        form=form,
        places=services.places_of(found),
        place_name=services.place_name,
        drawable=bank.drawable(session, found.owner_id),
        types=TYPES,
        attempts=queries.count_attempts(session, found.id),
        left_out=queries.approved_elsewhere(session, found),
        link=url_for("attempts.welcome", code=found.code, _external=True) if found.code else "",
        results=url_for("results.overview", quiz_id=found.id),
    )
    return page, INVALID if form.errors else 200


@bp.post("/quizzes/<int:quiz_id>/status")
@teacher_required
def set_status(quiz_id: int) -> ResponseReturnValue:
    """Publish, close or reopen a quiz."""
    found, status = load_owned(Quiz, quiz_id, WITH_ITEMS), request.form.get("status")
    if status == QuizStatus.PUBLISHED.value:
        return _publish(found)
    if status != QuizStatus.CLOSED.value:
        abort(400)
    services.close(db.session(), found, utc_now())
    db.session.commit()
    flash(_("Das Quiz ist geschlossen: Neue Durchgänge sind nicht mehr möglich."), "success")
    return _back_to(found)


@bp.post("/quizzes/<int:quiz_id>/items")
@teacher_required
def add_items(quiz_id: int) -> ResponseReturnValue:
    """Put approved items of the article into the quiz."""
    found, ticked = load_owned(Quiz, quiz_id, WITH_ITEMS), set(request.form.getlist("item", int))
    chosen = [item for item in queries.approved_elsewhere(db.session(), found) if item.id in ticked]
    services.add_items(db.session(), found, chosen)
    db.session.commit()
    return _back_to(found, "items")


@bp.post("/quizzes/<int:quiz_id>/items/<int:place_id>")
@teacher_required
def change_item(quiz_id: int, place_id: int) -> ResponseReturnValue:
    """Move an item of the quiz, take it out, or let it be worth other points."""
    found = load_owned(Quiz, quiz_id, WITH_ITEMS)
    return _change(found, next((place for place in found.items if place.id == place_id), None) or abort(404))


@bp.post("/quizzes/<int:quiz_id>/draws/<int:draw_id>")
@teacher_required
def change_draw(quiz_id: int, draw_id: int) -> ResponseReturnValue:
    """Move a place for drawn items, take it out, or let each of its items be worth other points."""
    found = load_owned(Quiz, quiz_id, WITH_ITEMS)
    return _change(found, next((draw for draw in found.draws if draw.id == draw_id), None) or abort(404))


@bp.post("/quizzes/<int:quiz_id>/duplicate")
@teacher_required
def duplicate(quiz_id: int) -> ResponseReturnValue:
    """Make a draft with the same items and rules."""
    found = load_owned(Quiz, quiz_id, WITH_ITEMS)
    twin = services.duplicate(db.session(), found, _("%(title)s (Kopie)", title=found.title[:290]))
    db.session.commit()
    flash(_("Das ist die Kopie. Sie ist noch nicht veröffentlicht."), "success")
    return _back_to(twin)


@bp.route("/quizzes/<int:quiz_id>/delete", methods=["GET", "POST"])
@teacher_required
def delete_quiz(quiz_id: int) -> ResponseReturnValue:
    """Delete a quiz after asking."""
    found = load_owned(Quiz, quiz_id, WITH_ITEMS)
    if request.method == "GET":
        attempts = queries.count_attempts(db.session(), found.id)
        return render_template("authoring/delete_quiz.html", quiz=found, attempts=attempts)
    services.delete(db.session(), found, utc_now())
    db.session.commit()
    flash(_("Das Quiz ist gelöscht."), "success")
    return redirect(url_for(".dashboard"))


def _change(found: Quiz, place: Place) -> ResponseReturnValue:
    action = request.form.get("action", "")
    if action in STEPS:
        services.move_place(db.session(), found, place, STEPS[action])
    elif action == "remove":
        _remove(found, place)
    elif action == "points":
        _set_points(place)
    else:
        abort(400)
    db.session.commit()
    return _back_to(found, "items")


def _publish(found: Quiz) -> ResponseReturnValue:
    try:
        services.publish(db.session(), found, utc_now())
    except NoItems:
        flash(_("Ein Quiz ohne Fragen lässt sich nicht veröffentlichen."), "error")
        return _back_to(found)
    db.session.commit()
    flash(_("Das Quiz ist veröffentlicht. Gib Code oder Link weiter."), "success")
    return _back_to(found)


def _saved(found: Quiz) -> ResponseReturnValue:
    flash(_("Gespeichert."), "success")
    return _back_to(found)


def _remove(found: Quiz, place: Place) -> None:
    try:
        services.remove_place(db.session(), found, place)
    except QuizWouldBeEmpty:
        flash(
            _("Das ist die letzte Frage eines Quiz, das andere machen können. Nimm erst eine andere hinein."), "error"
        )


def _set_points(place: Place) -> None:
    form = PointsForm()
    if form.validate():
        services.set_points(db.session(), place, form.points.data)
    else:
        flash(_("Punkte: eine Zahl zwischen 0 und 100, höchstens zwei Stellen hinter dem Komma."), "error")


def _back_to(found: Quiz, anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for(".quiz", quiz_id=found.id, _anchor=anchor))
