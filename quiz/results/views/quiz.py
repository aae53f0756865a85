"""A quiz's results for its teacher: who took it, and how each item did."""

from __future__ import annotations

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import to_user_timezone

from quiz.access import load_owned, teacher_required
from quiz.models import Quiz, db
from quiz.results import queries, services
from quiz.results.answers_given import item_statistics
from quiz.results.blueprint import bp
from quiz.results.export import DIALECTS, write_csv
from quiz.results.services import Result, Selection
from quiz.results.views.reviewing import settled


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


def _with_retries() -> bool:
    return request.args.get("retries") == "1"


def _quiz_results(quiz_id: int) -> tuple[Quiz, list[Result]]:
    quiz = load_owned(Quiz, quiz_id)
    found = settled(lambda: services.results(db.session(), queries.of_quiz(quiz)))
    return quiz, services.select(found, Selection.ALL if _with_retries() else Selection.FIRST)
