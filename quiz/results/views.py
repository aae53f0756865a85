"""A learner's own results and review; a teacher's results per quiz, per item and per attempt."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import to_user_timezone
from sqlalchemy.orm import joinedload

from quiz.access import load_owned, teacher_required
from quiz.attempts import queries as attempt_queries
from quiz.attempts import services as attempts
from quiz.attempts.cookies import current_learner
from quiz.attempts.passages import marks_of, passages, read_record
from quiz.attempts.review import review
from quiz.models import Attempt, Quiz, QuizStatus, db, utc_now
from quiz.results import queries, services
from quiz.results.answers_given import item_statistics
from quiz.results.export import DIALECTS, write_csv
from quiz.results.labels import answer_labels
from quiz.results.services import Result

bp = Blueprint("results", __name__)


@bp.get("/attempts/<uuid:public_id>/result")
def result(public_id: UUID) -> ResponseReturnValue:
    """Show a learner score and review of an own attempt; one that is still open goes on instead."""
    attempt = _own_attempt(public_id)
    if attempt.submitted_at is None:
        return redirect(url_for("attempts.resume", public_id=public_id))
    scored = services.results_of(db.session(), [attempt])[0]
    return render_template("results/result.html", result=scored, **_review(scored, show=attempt.quiz.show_article))


@bp.post("/attempts/<uuid:public_id>/retry")
def retry(public_id: UUID) -> ResponseReturnValue:
    """Begin a new attempt at what was not right in a submitted one."""
    attempt = _own_attempt(public_id)
    scored = services.results_of(db.session(), [attempt])[0].scored
    missed = [entry.place for entry in scored if not entry.right]
    if attempt.submitted_at is None or attempt.quiz.status is not QuizStatus.PUBLISHED or not missed:
        abort(409)
    again = attempts.retry(db.session(), attempt, missed, current_learner(), utc_now(), random.SystemRandom())
    db.session.commit()
    return redirect(url_for("attempts.resume", public_id=again.public_id))


@bp.get("/my-results")
def mine() -> ResponseReturnValue:
    """Show a learner all own attempts."""
    learner = current_learner()
    results = services.results_of(db.session(), _settled(lambda: queries.own_attempts(db.session(), learner)))
    return render_template("results/mine.html", learner=learner, results=results)


@bp.get("/quizzes/<int:quiz_id>/results")
@teacher_required
def overview(quiz_id: int) -> ResponseReturnValue:
    """Show a teacher who took a quiz, when, how long and with what score."""
    quiz, results = _quiz_results(quiz_id)
    return render_template("results/overview.html", quiz=quiz, results=results, retries=_with_retries())


@bp.get("/quizzes/<int:quiz_id>/results.csv")
@teacher_required
def export(quiz_id: int) -> ResponseReturnValue:
    """Give a teacher the results as a file for spreadsheets."""
    quiz, results = _quiz_results(quiz_id)
    dialect = DIALECTS.get(request.args.get("separator", "semicolon"))
    if dialect is None:
        abort(400)
    order = queries.item_order(db.session(), quiz)
    text = write_csv(results, order, dialect, to_user_timezone)
    headers = {"Content-Disposition": f'attachment; filename="nachgefragt-{quiz.code or quiz.id}.csv"'}
    return Response(text, mimetype="text/csv", headers=headers)


@bp.get("/quizzes/<int:quiz_id>/results/items")
@teacher_required
def items(quiz_id: int) -> ResponseReturnValue:
    """Show a teacher how each item was answered in submitted attempts."""
    quiz, results = _quiz_results(quiz_id)
    submitted = [entry for entry in results if entry.attempt.submitted_at]
    scored = (entry for one in submitted for entry in one.scored)
    statistics = item_statistics(scored, queries.item_order(db.session(), quiz))
    return render_template(
        "results/items.html", quiz=quiz, statistics=statistics, attempts=len(submitted), retries=_with_retries()
    )


@bp.get("/quizzes/<int:quiz_id>/results/<uuid:public_id>")
@teacher_required
def attempt(quiz_id: int, public_id: UUID) -> ResponseReturnValue:
    """Show a teacher one attempt in full, with every answer as it came in."""
    quiz = load_owned(Quiz, quiz_id)
    found = _one(lambda: queries.quiz_attempt(db.session(), quiz, public_id))
    scored = services.results_of(db.session(), [found])[0]
    by_place = {entry.place.id: entry for entry in scored.scored}
    timeline = [
        (
            response,
            by_place[response.attempt_item_id].place,
            answer_labels(by_place[response.attempt_item_id].item, response.answer),
        )
        for response in queries.all_responses(db.session(), found)
    ]
    return render_template(
        "results/attempt.html", quiz=quiz, result=scored, timeline=timeline, **_review(scored, show=True)
    )


def _own_attempt(public_id: UUID) -> Attempt:
    learner = current_learner()
    return _one(lambda: attempt_queries.own_attempt(db.session(), public_id, learner))


def _one(load: Callable[[], Attempt | None]) -> Attempt:
    found = _settled(lambda: [attempt for attempt in (load(),) if attempt])
    return found[0] if found else abort(404)


def _settled(load: Callable[[], list[Attempt]]) -> list[Attempt]:
    """Load attempts and submit those whose time is over; the commit forgets what was loaded, so it is loaded again."""
    found = load()
    if services.settle_all(db.session(), found, utc_now()):
        db.session.commit()
        found = load()
    return found


def _with_retries() -> bool:
    return request.args.get("retries") == "1"


def _quiz_results(quiz_id: int) -> tuple[Quiz, list[Result]]:
    quiz = load_owned(Quiz, quiz_id, [joinedload(Quiz.article)])
    found = _settled(lambda: queries.quiz_attempts(db.session(), quiz, retries=_with_retries()))
    return quiz, services.results_of(db.session(), found)


def _review(scored: Result, *, show: bool) -> dict[str, Any]:
    """Return the reviews of an attempt and, where the article may be shown, its text with all evidence marked."""
    record = scored.attempt.quiz.article
    article = read_record(record) if record and show else None
    marks = (
        [mark for entry in scored.scored for mark in marks_of(article, entry.place.position, entry.item.evidence)]
        if article
        else []
    )
    text = passages(article, marks) if article else ()
    return {
        "reviews": [review(entry) for entry in scored.scored],
        "article": text,
        "contexts": {
            entry.place.position: tuple(passage for passage in text if entry.place.position in passage.positions)
            for entry in scored.scored
        },
    }
