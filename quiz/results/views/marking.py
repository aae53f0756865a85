"""Typed answers that do not earn all points, for the teacher to decide about: alike ones in one click."""

from __future__ import annotations

from decimal import Decimal

from flask import abort, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from quiz.access import signed_in_account, teacher_required
from quiz.models import db, utc_now
from quiz.paging import requested_page
from quiz.results import queries
from quiz.results.blueprint import bp
from quiz.results.forms import AlikeForm
from quiz.results.marking import Alike, mark_alike, to_mark
from quiz.results.views.scope import Scope, load_scope

PER_PAGE = 50


@bp.get("/quizzes/<int:quiz_id>/results/marking")
@teacher_required
def marking(quiz_id: int) -> ResponseReturnValue:
    """Show a teacher the typed answers to decide about."""
    scope = load_scope(quiz_id)
    return _page(scope, _groups(scope))


@bp.post("/quizzes/<int:quiz_id>/results/marking")
@teacher_required
def mark_answers(quiz_id: int) -> ResponseReturnValue:
    """Give everybody who typed the same the same points."""
    scope, form = load_scope(quiz_id), AlikeForm()
    groups = _groups(scope)
    chosen = next(
        (one for one in groups if (str(one.version_id), one.text) == (form.version.data, form.answer.data)), None
    )
    if chosen is None:
        abort(404)
    if not form.validate_on_submit() or _too_many(form, chosen):
        return _page(scope, groups, chosen, form), 422
    count = mark_alike(
        db.session(), chosen, form.points.data or Decimal(0), form.reason.data or "", signed_in_account().id, utc_now()
    )
    db.session.commit()
    flash(ngettext("%(num)s Antwort bewertet.", "%(num)s Antworten bewertet.", count), "success")
    return redirect(scope.address("marking"))


def _groups(scope: Scope) -> list[Alike]:
    return to_mark(scope.results, queries.item_order(db.session(), scope.quiz))


def _too_many(form: AlikeForm, chosen: Alike) -> bool:
    most = min(entry.place.points for _result, entry in chosen.entries)
    if form.points.data is None or form.points.data <= most:
        return False
    form.points.errors = [_("Diese Frage hat nur %(points)s Punkte.", points=most)]
    return True


def _page(scope: Scope, groups: list[Alike], chosen: Alike | None = None, form: AlikeForm | None = None) -> str:
    waiting = [one for one in groups if one.open]
    page = requested_page()
    shown = waiting[(page - 1) * PER_PAGE : page * PER_PAGE]
    if chosen is not None and chosen not in shown:
        shown = [chosen, *shown]
    forms = [
        form if form is not None and one is chosen else AlikeForm(None, prefix="", points=one.open[0].place.points)
        for one in shown
    ]
    return render_template(
        "results/marking.html",
        scope=scope,
        groups=list(zip(shown, forms, strict=True)),
        decided=[one for one in groups if not one.open],
        waiting=len(waiting),
        page=page,
        pages=-(-len(waiting) // PER_PAGE),
        page_address=lambda number: scope.address("marking", page=number),
    )
