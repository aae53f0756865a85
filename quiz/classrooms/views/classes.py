"""A teacher's classes: the list, one of them, its name, its code, putting it away."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.access import signed_in_account, teacher_required
from quiz.classrooms import queries
from quiz.classrooms.blueprint import bp
from quiz.classrooms.forms import ClassroomForm
from quiz.classrooms.services import classes as services
from quiz.classrooms.views.loading import INVALID, own_classroom
from quiz.models import Classroom, db, utc_now
from quiz.pictures import qr_code


@bp.get("/classes/")
@teacher_required
def index() -> ResponseReturnValue:
    """List the teacher's classes; with a quiz in the address, to choose the one that gets it."""
    rows, quiz_id = queries.classrooms_of(db.session(), signed_in_account().id), request.args.get("quiz", 0, int)
    return render_template("classrooms/index.html", rows=rows, quiz_id=quiz_id)


@bp.route("/classes/new", methods=["GET", "POST"])
@teacher_required
def create() -> ResponseReturnValue:
    """Make a class."""
    form = ClassroomForm()
    if form.validate_on_submit():
        made = services.create(db.session(), signed_in_account(), form.name.data or "", form.time_zone.data)
        db.session.commit()
        return _back_to(made)
    return render_template("classrooms/new.html", form=form), INVALID if form.errors else 200


@bp.get("/classes/<int:classroom_id>")
@teacher_required
def classroom(classroom_id: int) -> ResponseReturnValue:
    """Show a class: how to join it, who is in it, what is assigned."""
    found, session = own_classroom(classroom_id), db.session()
    return render_template(
        "classrooms/classroom.html",
        classroom=found,
        members=queries.members_of(session, found.id),
        removed=queries.members_of(session, found.id, removed=True),
        assignments=queries.assignments_of(session, found.id),
        link=_link(found),
        now=utc_now(),
    )


@bp.route("/classes/<int:classroom_id>/settings", methods=["GET", "POST"])
@teacher_required
def settings(classroom_id: int) -> ResponseReturnValue:
    """Rename a class, or change its time zone."""
    found, form = own_classroom(classroom_id), ClassroomForm()
    if not form.is_submitted():
        form.show(found)
    elif form.validate():
        services.change(db.session(), found, form.name.data or "", form.time_zone.data)
        db.session.commit()
        flash(_("Gespeichert."), "success")
        return _back_to(found)
    return render_template("classrooms/settings.html", classroom=found, form=form), INVALID if form.errors else 200


@bp.post("/classes/<int:classroom_id>/archive")
@teacher_required
def archive(classroom_id: int) -> ResponseReturnValue:
    """Put a class away."""
    found = own_classroom(classroom_id)
    services.archive(db.session(), found, signed_in_account().id, utc_now())
    db.session.commit()
    flash(_("Die Klasse ist archiviert. Ergebnisse bleiben; Lernende sehen sie nicht mehr."), "success")
    return redirect(url_for(".index"))


@bp.post("/classes/<int:classroom_id>/restore")
@teacher_required
def restore(classroom_id: int) -> ResponseReturnValue:
    """Take a class up again."""
    found = own_classroom(classroom_id)
    services.restore(db.session(), found, signed_in_account().id, utc_now())
    db.session.commit()
    return _back_to(found)


@bp.post("/classes/<int:classroom_id>/code")
@teacher_required
def renew_code(classroom_id: int) -> ResponseReturnValue:
    """Give the class another code; the old one lets nobody in any more."""
    found = own_classroom(classroom_id)
    services.renew_code(db.session(), found, signed_in_account().id, utc_now())
    db.session.commit()
    flash(_("Die Klasse hat einen neuen Code. Der alte gilt nicht mehr."), "success")
    return _back_to(found)


@bp.get("/classes/<int:classroom_id>/qr.svg")
@teacher_required
def join_picture(classroom_id: int) -> ResponseReturnValue:
    """Draw the link to join the class as a QR code."""
    return qr_code(_link(own_classroom(classroom_id)))


def _link(found: Classroom) -> str:
    return url_for(".join", code=found.join_code, _external=True)


def _back_to(found: Classroom) -> ResponseReturnValue:
    return redirect(url_for(".classroom", classroom_id=found.id))
