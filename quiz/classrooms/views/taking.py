"""The door of an assignment: what its rules are, and the button that begins or goes on."""

from __future__ import annotations

import random
from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quiz.attempts import assigned, cookies
from quiz.attempts import queries as attempts
from quiz.attempts import services as attempt_services
from quiz.attempts.assigned import CannotBegin, standing
from quiz.attempts.terms import feedback_due
from quiz.classrooms import queries
from quiz.classrooms.blueprint import bp
from quiz.classrooms.labels import OBSTACLES
from quiz.models import Assignment, Membership, db, utc_now


@bp.get("/assignments/<uuid:public_id>")
def door(public_id: UUID) -> ResponseReturnValue:
    """Say what is to be done, until when, and how the learner stands."""
    (assignment, member), now, session = _own(public_id), utc_now(), db.session()
    own = attempts.assigned_attempts(session, assignment.id, member.id)
    settled = [attempt_services.settle(session, attempt, now) for attempt in own]
    found = standing(assignment, member.id, own, now)
    results = [attempt for attempt in own if attempt.submitted_at is not None]
    page = render_template(
        "classrooms/door.html",
        assignment=assignment,
        member=member,
        standing=found,
        items=attempts.count_items(session, assignment.quiz),
        sources=attempts.sources(session, assignment.quiz),
        obstacle=OBSTACLES[found.obstacle] if found.obstacle else None,
        results=[(attempt, feedback_due(attempt, now)) for attempt in results],
        now=now,
    )
    if any(settled):
        session.commit()
    return page


@bp.post("/assignments/<uuid:public_id>")
def begin(public_id: UUID) -> ResponseReturnValue:
    """Begin an attempt, or go on with the open one."""
    assignment, member = _own(public_id)
    try:
        attempt = assigned.begin(db.session(), assignment, member, utc_now(), random.SystemRandom())
    except CannotBegin as error:
        db.session.commit()
        flash(str(OBSTACLES[error.obstacle]), "info")
        return redirect(url_for(".door", public_id=public_id))
    db.session.commit()
    return redirect(url_for("attempts.resume", public_id=attempt.public_id))


def _own(public_id: UUID) -> tuple[Assignment, Membership]:
    return queries.own_assignment(db.session(), public_id, cookies.current_learner()) or abort(404)
