"""A quiz's results for its teacher: who took it, and how each item did."""

from __future__ import annotations

from collections.abc import Collection

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import to_user_timezone
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz.access import teacher_required
from quiz.models import db, utc_now
from quiz.paging import requested_page
from quiz.results import figures, queries
from quiz.results.analysis import Given, ItemAnalysis, item_analyses, quiz_analysis
from quiz.results.blueprint import bp
from quiz.results.export import DIALECTS, write_csv
from quiz.results.plots import distribution, facility_bars, option_bars
from quiz.results.services import Selection
from quiz.results.statistics.suspicion import MIN_FOR_VERDICT
from quiz.results.views.scope import Scope, load_scope

PER_PAGE = 100


@bp.get("/quizzes/<int:quiz_id>/results")
@teacher_required
def overview(quiz_id: int) -> ResponseReturnValue:
    """Show a teacher who took a quiz, when, how long and with what score, and how the scores are distributed."""
    scope = load_scope(quiz_id)
    page = requested_page()
    shares = [float(result.total.share) for result in scope.submitted if result.total.possible]
    return render_template(
        "results/overview.html",
        scope=scope,
        shown=scope.results[(page - 1) * PER_PAGE : page * PER_PAGE],
        page=page,
        pages=-(-len(scope.results) // PER_PAGE),
        page_address=lambda number: scope.address("overview", page=number),
        figures=quiz_analysis(scope.results),
        plot=distribution(shares) if shares else None,
    )


@bp.get("/quizzes/<int:quiz_id>/results.csv")
@teacher_required
def export(quiz_id: int) -> ResponseReturnValue:
    """Give a teacher the results as a file for spreadsheets."""
    scope = load_scope(quiz_id)
    dialect = DIALECTS.get(request.args.get("separator", "semicolon"))
    if dialect is None:
        abort(400)
    text = write_csv(scope.results, queries.item_order(db.session(), scope.quiz), dialect, to_user_timezone)
    headers = {"Content-Disposition": f'attachment; filename="nachgefragt-{scope.quiz.code or scope.quiz.id}.csv"'}
    return Response(text, mimetype="text/csv", headers=headers)


@bp.get("/quizzes/<int:quiz_id>/results/items")
@teacher_required
def items(quiz_id: int) -> ResponseReturnValue:
    """Show a teacher the statistics of each item."""
    scope, analyses = _analyses(quiz_id)
    return render_template(
        "results/items.html",
        scope=scope,
        analyses=analyses,
        plot=facility_bars(analyses),
        enough=MIN_FOR_VERDICT,
    )


@bp.get("/quizzes/<int:quiz_id>/results/items/<int:item_id>")
@teacher_required
def item(quiz_id: int, item_id: int) -> ResponseReturnValue:
    """Show a teacher one item: its figures, who chose what, and the responses behind each figure."""
    scope, analyses = _analyses(quiz_id)
    mine = [one for one in analyses if one.item_id == item_id]
    if not mine:
        abort(404)
    wanted = request.args.get("version", type=int)
    analysis = next((one for one in mine if one.version == wanted), mine[-1])
    shown = _filtered(analysis)
    page = requested_page()
    return render_template(
        "results/item.html",
        scope=scope,
        analysis=analysis,
        versions=[one.version for one in mine],
        plot=option_bars(analysis),
        enough=MIN_FOR_VERDICT,
        total=len(shown),
        shown=shown[(page - 1) * PER_PAGE : page * PER_PAGE],
        third=request.args.get("third"),
        choice=request.args.get("choice"),
        page=page,
        pages=-(-len(shown) // PER_PAGE),
        page_address=lambda number: scope.address(
            "item",
            item_id=item_id,
            version=analysis.version,
            third=request.args.get("third"),
            choice=request.args.get("choice"),
            page=number,
            _anchor="responses",
        ),
        reports=queries.count_open_reports(db.session(), item_id),
    )


def _analyses(quiz_id: int) -> tuple[Scope, list[ItemAnalysis]]:
    scope = load_scope(quiz_id)
    analyses = item_analyses(scope.results, queries.item_order(db.session(), scope.quiz))
    if scope.selection is Selection.FIRST and scope.assignment is None:
        _keep(scope.quiz.id, analyses)
    return scope, analyses


def _keep(quiz_id: int, analyses: list[ItemAnalysis]) -> None:
    """Keep the figures, in a session of its own: a commit would make the request's one load everything again."""
    with Session(db.engine) as own:
        try:
            figures.keep(own, quiz_id, analyses, utc_now())
            own.commit()
        except IntegrityError:  # another tab kept them at the same moment
            own.rollback()


def _filtered(analysis: ItemAnalysis) -> list[Given]:
    """The responses that the address asks for: those of a third, those that chose something."""
    third, choice = request.args.get("third"), request.args.get("choice")
    thirds = analysis.figures.thirds
    places: Collection[int] = range(len(analysis.given))
    if third:
        places = getattr(thirds, third) if thirds and third in {"upper", "lower"} else ()
    return [
        one
        for place, one in enumerate(analysis.given)
        if place in places and (choice is None or choice in one.labels or (choice == "" and not one.labels))
    ]
