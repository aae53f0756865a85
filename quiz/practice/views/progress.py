"""How a learner gets on, in plots and tables."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from quiz.attempts.cookies import current_learner
from quiz.attempts.terms import feedback_due
from quiz.models import Attempt, db, utc_now
from quiz.practice import figures, plots, queries, scheduling
from quiz.practice.blueprint import bp
from quiz.practice.views.calendar import today
from quiz.results import services as results

DAYS = 30


@bp.get("/progress")
def progress() -> ResponseReturnValue:
    """Show scores over time, by topic and kind, and what practice will keep."""
    learner, session, now = current_learner(), db.session(), utc_now()
    found = results.results(session, learner.own_attempts & Attempt.submitted_at.is_not(None))
    told = [one for one in found if feedback_due(one.attempt, now)]
    scores = figures.over_time(told)
    ahead = scheduling.forecast(queries.all_cards(session, learner), today(), DAYS)
    return render_template(
        "practice/progress.html",
        scores=scores,
        score_plot=plots.line([float(point.share) for point in scores]),
        topics=figures.by_topic(told),
        kinds=figures.by_kind(told),
        ahead=ahead,
        ahead_plot=plots.line([day.retention for day in ahead]),
    )
