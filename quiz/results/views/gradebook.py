"""The gradebook of a class."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from quiz.access import load_owned, teacher_required
from quiz.models import Classroom, db
from quiz.results.blueprint import bp
from quiz.results.export import DIALECTS, write_gradebook
from quiz.results.gradebook import Gradebook, class_results
from quiz.results.gradebook import gradebook as make_gradebook
from quiz.results.views.reviewing import settled


@bp.get("/classes/<int:classroom_id>/gradebook")
@teacher_required
def gradebook(classroom_id: int) -> ResponseReturnValue:
    """Show a teacher what each member of a class earned in each assignment."""
    return render_template("results/gradebook.html", book=_book(classroom_id))


@bp.get("/classes/<int:classroom_id>/gradebook.csv")
@teacher_required
def export_gradebook(classroom_id: int) -> ResponseReturnValue:
    """Give a teacher the gradebook as a file for spreadsheets."""
    book, dialect = _book(classroom_id), DIALECTS.get(request.args.get("separator", "semicolon"))
    if dialect is None:
        abort(400)
    zone = ZoneInfo(book.classroom.time_zone)

    def local(moment: datetime) -> datetime:
        return moment.astimezone(zone)

    headers = {"Content-Disposition": f'attachment; filename="nachgefragt-class-{classroom_id}.csv"'}
    return Response(write_gradebook(book, dialect, local), mimetype="text/csv", headers=headers)


def _book(classroom_id: int) -> Gradebook:
    classroom = load_owned(Classroom, classroom_id)
    found = settled(lambda: class_results(db.session(), classroom))
    return make_gradebook(db.session(), classroom, found)
