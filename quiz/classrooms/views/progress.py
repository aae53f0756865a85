"""Watching a class work on an assignment, and deciding about answers that came too late."""

from __future__ import annotations

from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quiz.access import signed_in_account, teacher_required
from quiz.classrooms import queries
from quiz.classrooms.blueprint import bp
from quiz.classrooms.labels import COUNTING, FEEDBACK, KEYS
from quiz.classrooms.progress import State, class_progress
from quiz.classrooms.services.assignments import decide_late
from quiz.classrooms.views.loading import own_assignment
from quiz.models import db, utc_now


@bp.get("/classes/<int:classroom_id>/assignments/<int:assignment_id>")
@teacher_required
def progress(classroom_id: int, assignment_id: int) -> ResponseReturnValue:
    """Show who has begun, where they are and who has submitted; a script asks anew every few seconds."""
    (classroom, assignment), session = own_assignment(classroom_id, assignment_id), db.session()
    found = class_progress(
        assignment,
        queries.members_of(session, classroom.id),
        queries.assignment_attempts(session, assignment.id),
        queries.answered_places(session, assignment.id),
        utc_now(),
    )
    return render_template(
        "classrooms/progress.html",
        classroom=classroom,
        assignment=assignment,
        progress=found,
        State=State,
        labels={"counting": COUNTING, "feedback": FEEDBACK, "released": KEYS},
    )


@bp.post("/classes/<int:classroom_id>/assignments/<int:assignment_id>/late/<uuid:public_id>")
@teacher_required
def late(classroom_id: int, assignment_id: int, public_id: UUID) -> ResponseReturnValue:
    """Let the late answers of an attempt count, or not."""
    classroom, assignment = own_assignment(classroom_id, assignment_id)
    attempts = queries.assignment_attempts(db.session(), assignment.id)
    attempt = next((one for one in attempts if one.public_id == public_id), None) or abort(404)
    decision = request.form.get("decision")
    if decision not in {"count", "refuse"}:
        abort(400)
    decide_late(db.session(), attempt, signed_in_account().id, utc_now(), count=decision == "count")
    db.session.commit()
    return redirect(url_for(".progress", classroom_id=classroom.id, assignment_id=assignment.id))
