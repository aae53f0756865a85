"""Scoring an item's answers anew: preview, apply, undo, redo."""

from __future__ import annotations

from typing import TypeVar

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from quiz.access import load_owned, signed_in_account, teacher_required
from quiz.mapping import item_of
from quiz.models import Credit, ItemRecord, RegradeStep, db, utc_now
from quiz.results import figures, queries, regrading
from quiz.results.blueprint import bp
from quiz.results.forms import CREDITS, RegradeForm
from quiz.results.labels import answer_labels, key_labels
from quiz.results.marking import Outdated

Chosen = TypeVar("Chosen", RegradeStep, Credit)

SHOWN = 200
"""How many changed attempts the preview lists."""


@bp.get("/items/<int:item_id>/regrade")
@teacher_required
def regrade(item_id: int) -> ResponseReturnValue:
    """Show a teacher what a step would change for whom, and all steps so far."""
    record = load_owned(ItemRecord, item_id)
    step = _member(RegradeStep, request.args.get("step"), RegradeStep.REGRADE)
    holds = regrading.history(db.session(), record).current
    usual = holds.credit if holds else Credit.CORRECTED
    return _page(record, step, _member(Credit, request.args.get("credit"), usual))


@bp.post("/items/<int:item_id>/regrade")
@teacher_required
def take_regrade_step(item_id: int) -> ResponseReturnValue:
    """Do what the preview showed, in one transaction; refuse where something else happened meanwhile."""
    record, form = load_owned(ItemRecord, item_id), RegradeForm()
    if not form.validate_on_submit():
        abort(400)
    step = _member(RegradeStep, form.step.data, RegradeStep.REGRADE)
    credit = _member(Credit, form.credit.data, Credit.CORRECTED)
    seen = (_number(form.number.data) or 0, _number(form.version.data))
    try:
        made = regrading.take_step(db.session(), record, step, credit, seen, signed_in_account().id, utc_now())
    except (Outdated, regrading.NothingToDo):
        db.session.rollback()
        flash(
            _("Inzwischen hat sich etwas geändert, vielleicht in einem anderen Fenster. So steht es jetzt:"), "warning"
        )
        return _page(load_owned(ItemRecord, item_id), RegradeStep.REGRADE, credit), 409
    for quiz in queries.quizzes_with(db.session(), record):
        figures.refresh(db.session(), quiz, utc_now())
    changed = made.changed
    db.session.commit()
    flash(
        ngettext("Ein Ergebnis hat sich geändert.", "%(num)s Ergebnisse haben sich geändert.", changed)
        if changed
        else _("Gespeichert; kein Ergebnis hat sich geändert."),
        "success",
    )
    return redirect(url_for(".regrade", item_id=item_id))


def _page(record: ItemRecord, step: RegradeStep, credit: Credit) -> str:
    session = db.session()
    past = regrading.history(session, record)
    try:
        preview = regrading.preview(session, record, past, step, credit)
    except regrading.NothingToDo:
        preview = regrading.preview(session, record, past, RegradeStep.REGRADE, credit)
    version = record.current_version or abort(404)
    return render_template(
        "results/regrade.html",
        record=record,
        item=item_of(version),
        version=version,
        key=key_labels(item_of(version)),
        past=past,
        preview=preview,
        shown=[
            (change, answer_labels(item_of(change.before.version), change.before.given))
            for change in preview.changes[:SHOWN]
        ],
        form=RegradeForm(None, credit=preview.credit.value),
        credits=CREDITS,
    )


def _member(choices: type[Chosen], value: str | None, usual: Chosen) -> Chosen:
    if value is None:
        return usual
    return choices(value) if value in set(choices) else abort(400)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < len("2147483648") else None
