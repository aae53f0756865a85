"""All questions of an attempt at once: with them the page's script goes on while the connection is away."""

from __future__ import annotations

from uuid import UUID

from flask import abort, current_app, render_template
from flask.typing import ResponseReturnValue

from quiz.attempts import cookies, queries
from quiz.attempts.blueprint import bp
from quiz.attempts.sheets import make_sheet
from quiz.models import Presentation, db, utc_now


@bp.get("/attempts/<uuid:public_id>/ahead")
def ahead(public_id: UUID) -> ResponseReturnValue:
    """Give the steps of an open attempt that shows one question on a page; 404 for any other."""
    attempt = queries.own_attempt(db.session(), public_id, cookies.current_learner())
    if attempt is None or attempt.submitted_at is not None or attempt.quiz.presentation is Presentation.ALL_ON_ONE:
        abort(404)
    counting = queries.counting_responses(db.session(), [attempt.id])
    sheet = make_sheet(attempt, counting, str(current_app.config["SECRET_KEY"]), utc_now())
    return render_template("attempts/ahead.html", sheet=sheet)
