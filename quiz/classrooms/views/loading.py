"""Loading what belongs to the teacher's class that an address names; 404 for everything else."""

from __future__ import annotations

from flask import abort, current_app
from sqlalchemy.orm import joinedload

from quiz.access import load_owned
from quiz.classrooms import queries
from quiz.models import Assignment, Classroom, Membership, db

INVALID = 422


def own_classroom(classroom_id: int) -> Classroom:
    """Return the signed-in teacher's class."""
    return load_owned(Classroom, classroom_id, [joinedload(Classroom.owner)])


def own_member(classroom_id: int, membership_id: int) -> tuple[Classroom, Membership]:
    """Return the teacher's class and one of its members, also a removed one."""
    classroom = own_classroom(classroom_id)
    found = queries.member(db.session(), classroom.id, membership_id)
    return classroom, found or abort(404)


def own_assignment(classroom_id: int, assignment_id: int) -> tuple[Classroom, Assignment]:
    """Return the teacher's class and one of its assignments, with its rules."""
    classroom = own_classroom(classroom_id)
    found = queries.assignment(db.session(), classroom.id, assignment_id)
    return classroom, found or abort(404)


def secret() -> str:
    """Return the app's secret, from which tokens are derived."""
    return str(current_app.config["SECRET_KEY"])
