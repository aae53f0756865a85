"""A learner's own results and review."""

from __future__ import annotations

import random
from collections.abc import Callable
from uuid import UUID

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quiz.attempts import queries as attempt_queries
from quiz.attempts import services as attempts
from quiz.attempts.cookies import current_learner
from quiz.attempts.terms import feedback_due, keys_due, terms_of
from quiz.models import Attempt, QuizStatus, db, utc_now
from quiz.results import reporting, services
from quiz.results.blueprint import bp
from quiz.results.notes import notes_of
from quiz.results.views.reviewing import review_of, settled


@bp.get("/attempts/<uuid:public_id>/result")
def result(public_id: UUID) -> ResponseReturnValue:
    """Show a learner score and review of an own attempt; one that is still open goes on instead."""
    attempt = own_attempt(public_id)
    if attempt.submitted_at is None:
        return redirect(url_for("attempts.resume", public_id=public_id))
    now = utc_now()
    if not feedback_due(attempt, now):
        return render_template("results/waiting.html", attempt=attempt, terms=terms_of(attempt))
    shows_keys = keys_due(attempt, now)
    if shows_keys and attempts.note_keys_shown(db.session(), attempt, now):
        db.session.commit()
        attempt = own_attempt(public_id)
    scored = services.result_of(db.session(), attempt)
    notes = notes_of(db.session(), scored)
    parts = review_of(scored, show=terms_of(attempt).show_article, keys=shows_keys)
    page = render_template("results/result.html", result=scored, notes=notes, shows_keys=shows_keys, **parts)
    if reporting.note_seen(db.session(), (one.report for one in notes.values() if one.report), now):
        db.session.commit()
    return page


@bp.post("/attempts/<uuid:public_id>/retry")
def retry(public_id: UUID) -> ResponseReturnValue:
    """Begin a new attempt at what was not right in a submitted one."""
    attempt = own_attempt(public_id)
    missed = {entry.place.id for entry in services.result_of(db.session(), attempt).scored if not entry.right}
    places = [place for place in attempt.items if place.id in missed]
    if not keys_due(attempt, utc_now()) or attempt.quiz.status is not QuizStatus.PUBLISHED or not places:
        abort(409)
    again = attempts.retry(db.session(), attempt, places, current_learner(), utc_now(), random.SystemRandom())
    db.session.commit()
    return redirect(url_for("attempts.resume", public_id=again.public_id))


@bp.get("/my-results")
def mine() -> ResponseReturnValue:
    """Show a learner all own attempts."""
    learner, session = current_learner(), db.session()
    results = settled(lambda: services.results(session, learner.own_attempts))
    unseen = reporting.unseen_answers(session, learner.own_attempts)
    now = utc_now()
    told = {result.attempt.id for result in results if feedback_due(result.attempt, now)}
    return render_template("results/mine.html", learner=learner, results=results, unseen=unseen, told=told)


def own_attempt(public_id: UUID) -> Attempt:
    """Load a learner's own attempt, submitted by now if its time is over; 404 for anybody else's."""
    learner, session = current_learner(), db.session()
    return one_attempt(lambda: attempt_queries.own_attempt(session, public_id, learner))


def one_attempt(load: Callable[[], Attempt | None]) -> Attempt:
    """Load an attempt, submitted by now if its time is over, or answer 404."""
    found = load()
    if found and services.settle_all(db.session(), [found], utc_now()):
        db.session.commit()
        found = load()
    return found or abort(404)
