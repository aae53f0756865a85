"""A teacher's assignments: giving a quiz to a class, changing the rules, extensions, taking one back."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.access import load_owned, signed_in_account, teacher_required
from quiz.classrooms import queries
from quiz.classrooms.blueprint import bp
from quiz.classrooms.forms import AssignmentForm, ExtensionForm
from quiz.classrooms.services import assignments as services
from quiz.classrooms.views.loading import INVALID, own_assignment, own_classroom
from quiz.models import Assignment, Classroom, Quiz, db, utc_now


@bp.route("/classes/<int:classroom_id>/assignments/new", methods=["GET", "POST"])
@teacher_required
def assign(classroom_id: int) -> ResponseReturnValue:
    """Give a quiz to the class."""
    classroom, form, owner = own_classroom(classroom_id), AssignmentForm(), signed_in_account()
    quizzes = queries.assignable_quizzes(db.session(), owner.id)
    form.offer(quizzes)
    if not form.is_submitted():
        chosen = request.args.get("quiz", 0, int)
        form.show_new(classroom.time_zone, utc_now(), next((quiz for quiz in quizzes if quiz.id == chosen), None))
    elif form.validate():
        quiz = load_owned(Quiz, form.quiz.data)
        made = services.assign(db.session(), classroom, quiz, form.rules(classroom.time_zone))
        db.session.commit()
        flash(_("Die Aufgabe ist gestellt. Deine Klasse findet sie unter „Meine Klassen“."), "success")
        return _back_to(classroom, made)
    page = render_template("classrooms/assign.html", classroom=classroom, form=form, quizzes=quizzes)
    return page, INVALID if form.errors else 200


@bp.route("/classes/<int:classroom_id>/assignments/<int:assignment_id>/rules", methods=["GET", "POST"])
@teacher_required
def rules(classroom_id: int, assignment_id: int) -> ResponseReturnValue:
    """Change an assignment's rules; they hold at once, also for attempts under way."""
    (classroom, assignment), form = own_assignment(classroom_id, assignment_id), AssignmentForm()
    form.offer([assignment.quiz])
    if not form.is_submitted():
        form.show(assignment, classroom.time_zone)
    elif form.validate():
        services.change(db.session(), assignment, form.rules(classroom.time_zone), signed_in_account().id, utc_now())
        db.session.commit()
        flash(_("Gespeichert. Die Regeln gelten sofort, auch für laufende Versuche."), "success")
        return _back_to(classroom, assignment)
    page = render_template("classrooms/rules.html", classroom=classroom, assignment=assignment, form=form)
    return page, INVALID if form.errors else 200


@bp.route(
    "/classes/<int:classroom_id>/assignments/<int:assignment_id>/extensions/<int:membership_id>",
    methods=["GET", "POST"],
)
@teacher_required
def extension(classroom_id: int, assignment_id: int, membership_id: int) -> ResponseReturnValue:
    """Give one learner more time, another due time or more attempts."""
    (classroom, assignment), form = own_assignment(classroom_id, assignment_id), ExtensionForm()
    member = queries.member(db.session(), classroom.id, membership_id) or abort(404)
    if not form.is_submitted():
        own = next((one for one in assignment.extensions if one.membership_id == member.id), None)
        form.show(own, classroom.time_zone)
    elif form.validate():
        given, actor = form.extension(classroom.time_zone), signed_in_account()
        services.extend(db.session(), assignment, member, given, actor.id, utc_now())
        db.session.commit()
        flash(_("Gespeichert."), "success")
        return _back_to(classroom, assignment)
    page = render_template(
        "classrooms/extension.html", classroom=classroom, assignment=assignment, member=member, form=form
    )
    return page, INVALID if form.errors else 200


@bp.route("/classes/<int:classroom_id>/assignments/<int:assignment_id>/delete", methods=["GET", "POST"])
@teacher_required
def delete_assignment(classroom_id: int, assignment_id: int) -> ResponseReturnValue:
    """Take an assignment back, after asking."""
    classroom, assignment = own_assignment(classroom_id, assignment_id)
    if request.method == "GET":
        return render_template("classrooms/delete_assignment.html", classroom=classroom, assignment=assignment)
    services.delete(db.session(), assignment, signed_in_account().id, utc_now())
    db.session.commit()
    flash(_("Die Aufgabe ist zurückgenommen."), "success")
    return redirect(url_for(".classroom", classroom_id=classroom.id))


def _back_to(classroom: Classroom, assignment: Assignment) -> ResponseReturnValue:
    return redirect(url_for(".progress", classroom_id=classroom.id, assignment_id=assignment.id))
