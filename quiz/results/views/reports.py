"""Reports of items: learners write them, teachers answer them."""

from __future__ import annotations

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from quiz.access import load_owned, signed_in_account, teacher_required
from quiz.attempts import cookies
from quiz.attempts import queries as attempt_queries
from quiz.authoring.queries import taken_before
from quiz.models import Attempt, AttemptItem, ItemRecord, ReportKind, db, utc_now
from quiz.paging import requested_page
from quiz.results import reporting
from quiz.results.blueprint import bp
from quiz.results.forms import REPORT_KINDS, AnswerForm, ReportForm


@bp.route("/attempts/<uuid:public_id>/<int:position>/report", methods=["GET", "POST"])
def report(public_id: UUID, position: int) -> ResponseReturnValue:
    """Let a learner report an item of an own attempt, while it goes on or afterwards."""
    attempt = attempt_queries.own_attempt(db.session(), public_id, cookies.current_learner())
    place = next((place for place in attempt.items if place.position == position), None) if attempt else None
    if attempt is None or place is None:
        abort(404)
    form = ReportForm()
    found = reporting.reports_in(db.session(), attempt).get(place.id)
    if form.validate_on_submit():
        address = _back(attempt, place)
        reporting.report(db.session(), place, ReportKind(form.kind.data), form.text.data or "", utc_now())
        db.session.commit()
        flash(
            _("Danke. Deine Lehrkraft liest die Meldung; ihre Antwort steht dann bei der Frage in deinem Ergebnis."),
            "success",
        )
        return redirect(address)
    if request.method == "GET" and found is not None:
        form.kind.data, form.text.data = found.kind.value, found.text
    page = render_template(
        "results/report.html", form=form, attempt=attempt, place=place, report=found, back=_back(attempt, place)
    )
    return page, 422 if form.errors else 200


@bp.get("/reports")
@teacher_required
def reports() -> ResponseReturnValue:
    """Show a teacher which own items were reported."""
    teacher, page, everything = signed_in_account(), requested_page(), request.args.get("all") == "1"
    found = reporting.reported_items(
        db.session(), teacher, only_open=not everything, offset=(page - 1) * reporting.PER_PAGE
    )
    count = reporting.count_reported_items(db.session(), teacher, only_open=not everything)
    return render_template(
        "results/reports.html",
        found=found,
        everything=everything,
        page=page,
        pages=-(-count // reporting.PER_PAGE),
        page_address=lambda number: url_for(".reports", page=number, all=1 if everything else None),
    )


@bp.route("/items/<int:item_id>/reports", methods=["GET", "POST"])
@teacher_required
def item_reports(item_id: int) -> ResponseReturnValue:
    """Show a teacher the reports of an item, and answer those that wait."""
    record, form = load_owned(ItemRecord, item_id), AnswerForm()
    found = reporting.reports_of(db.session(), record)
    if form.validate_on_submit():
        shown = set(request.form.getlist("report"))
        chosen = [one for one in found if str(one.id) in shown]
        count = reporting.answer(db.session(), record, chosen, form.text.data or "", signed_in_account().id, utc_now())
        db.session.commit()
        flash(
            ngettext("Eine Meldung beantwortet.", "%(num)s Meldungen beantwortet.", count)
            if count
            else _("Keine Meldung wartete noch."),
            "success",
        )
        return redirect(url_for(".item_reports", item_id=item_id))
    page = render_template(
        "results/item_reports.html",
        record=record,
        form=form,
        found=found,
        waiting=[one for one in found if one.answered_at is None],
        kinds=REPORT_KINDS,
        regradable=taken_before(db.session(), record),
    )
    return page, 422 if form.errors else 200


def _back(attempt: Attempt, place: AttemptItem) -> str:
    if attempt.submitted_at is not None:
        return url_for("results.result", public_id=attempt.public_id, _anchor=f"q{place.position}")
    return url_for("attempts.question", public_id=attempt.public_id, position=place.position)
