"""The collection: facts go in from a result and are taken out; it can be taken along as a file."""

from __future__ import annotations

from uuid import UUID

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext, to_user_timezone

from quiz.attempts import queries as attempt_queries
from quiz.attempts.cookies import current_learner
from quiz.attempts.terms import keys_due
from quiz.models import db, utc_now
from quiz.paging import requested_page
from quiz.practice import anki, export, queries, services
from quiz.practice.blueprint import bp
from quiz.practice.views.calendar import today
from quiz.results.services import result_of


@bp.post("/learn/<uuid:public_id>")
def learn(public_id: UUID) -> ResponseReturnValue:
    """Put the facts behind missed items of an own attempt, or behind the one at `position`, into the collection."""
    learner, session, now = current_learner(), db.session(), utc_now()
    attempt = attempt_queries.own_attempt(session, public_id, learner)
    if attempt is None:
        abort(404)
    if attempt.submitted_at is None or not keys_due(attempt, now):
        abort(409)
    wanted = request.form.get("position", type=int)
    scored = result_of(session, attempt).scored
    chosen = [one.version for one in scored if (one.place.position == wanted if wanted else not one.right)]
    new = services.learn(session, learner, chosen, today())
    session.commit()
    if new:
        flash(
            ngettext(
                "Eine Tatsache ist jetzt in deiner Sammlung.", "%(num)d Tatsachen sind jetzt in deiner Sammlung.", new
            ),
            "success",
        )
    else:
        flash(_("Das ist schon in deiner Sammlung."), "info")
    return redirect(url_for("practice.day"))


@bp.get("/cards")
def cards() -> ResponseReturnValue:
    """List the collection."""
    page = requested_page()
    found, pages = queries.cards_page(db.session(), current_learner(), page)
    return render_template("practice/cards.html", cards=found, page=page, pages=pages, today=today())


@bp.post("/cards/<int:card_id>/forget")
def forget(card_id: int) -> ResponseReturnValue:
    """Take a fact out of the collection."""
    card = queries.card(db.session(), card_id, current_learner(), to_write=True)
    if card is None:
        abort(404)
    services.forget(db.session(), card)
    db.session.commit()
    flash(_("Aus deiner Sammlung genommen."), "success")
    return redirect(url_for("practice.cards"))


@bp.get("/cards.csv")
def as_csv() -> ResponseReturnValue:
    """Give the collection as a file for spreadsheets."""
    text = export.write_csv(queries.all_cards(db.session(), current_learner()), to_user_timezone)
    return Response(text, mimetype="text/csv", headers=_attachment("csv"))


@bp.get("/cards.apkg")
def as_anki() -> ResponseReturnValue:
    """Give the collection as a package for Anki."""
    package = anki.write_package(queries.all_cards(db.session(), current_learner()), utc_now())
    return Response(package, mimetype="application/octet-stream", headers=_attachment("apkg"))


def _attachment(ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="nachgefragt.{ending}"'}
