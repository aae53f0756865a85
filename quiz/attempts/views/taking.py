"""Answering, checking, submitting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from flask import (
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import get_timezone
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError, generate_csrf

from quiz.access import current_account
from quiz.attempts import cookies, protocol, queries, services, storing
from quiz.attempts.blueprint import bp
from quiz.attempts.forms import action_of, read_submissions
from quiz.attempts.grading import gradings_of
from quiz.attempts.passages import Passage, marks_of, passages, read_record
from quiz.attempts.protocol import MalformedSubmissionError, Outcome, OvertakenError, Rejection, Submission
from quiz.attempts.sheets import Entry, Sheet, make_sheet
from quiz.attempts.standing import standing_of
from quiz.attempts.terms import terms_of
from quiz.models import Attempt, Presentation, db, utc_now
from quiz.models.engine import by_statement

MOST_CHANGES = 5
"""How often an attempt changes at most while an answer comes: its time is over, submitted, keys shown, item locked."""


@bp.get("/attempts/<uuid:public_id>")
def resume(public_id: UUID) -> ResponseReturnValue:
    """Go on where the learner stopped: at the first question without an answer."""
    attempt = _running(public_id)
    position = _sheet(attempt).first_open
    if position is None and attempt.quiz.presentation is Presentation.ONE_PER_PAGE:
        return redirect(url_for(".overview", public_id=public_id))
    return redirect(_address(attempt, position or 1))


@bp.get("/attempts/<uuid:public_id>/<int:position>")
def question(public_id: UUID, position: int) -> ResponseReturnValue:
    """Show the page with the question at the position."""
    return _page(_running(public_id), position)


@bp.post("/attempts/<uuid:public_id>/answers")
def save(public_id: UUID) -> ResponseReturnValue:
    """Store the answers of a page, acknowledge them to a script, or go where the pressed button leads."""
    try:
        submissions = read_submissions(request.form)
        return _save_by_script(public_id, submissions) if _wants_json() else _save_form(public_id, submissions)
    except MalformedSubmissionError:
        abort(400)


def _save_by_script(public_id: UUID, submissions: Sequence[Submission]) -> ResponseReturnValue:
    if not _is_genuine():
        return {"error": "csrf"}, 400
    account = current_account()
    own = public_id, account.id if account else None, cookies.current_token(), _positions(submissions)
    db.session.rollback()  # gives back the connection on which the account was read: no request holds two
    with by_statement(db.engine).connect() as connection:
        for _again in range(MOST_CHANGES):
            found, now = storing.own_standing(connection, *own), utc_now()
            if found is None:
                abort(404)
            if found.is_to_be_settled(now):
                _attempt(public_id, to_write=True)
                db.session.commit()
                continue
            try:
                outcome = protocol.save(connection, found, submissions, _secret(), now)
            except OvertakenError:
                connection.rollback()
                continue
            connection.commit()
            return _acknowledge(outcome), 422 if outcome.rejected else 200
    raise OvertakenError


def _save_form(public_id: UUID, submissions: Sequence[Submission]) -> ResponseReturnValue:
    genuine = _is_genuine()
    attempt = _attempt(public_id, to_write=genuine)
    if not genuine:
        return _page(attempt, rejected=[Rejection(submission, None) for submission in submissions]), 400
    standing = standing_of(attempt, _positions(submissions))
    outcome = protocol.save(db.session.connection(), standing, submissions, _secret(), utc_now())
    target = None if outcome.rejected else _follow(attempt)
    db.session.commit()
    return redirect(target) if target else (_page(_attempt(public_id), rejected=outcome.rejected), 422)


@bp.get("/attempts/<uuid:public_id>/overview")
def overview(public_id: UUID) -> ResponseReturnValue:
    """Show what is answered and what is not, before submitting."""
    return render_template("attempts/overview.html", sheet=_sheet(_running(public_id)), address=_address)


@bp.post("/attempts/<uuid:public_id>/submit")
def submit(public_id: UUID) -> ResponseReturnValue:
    """End the attempt."""
    attempt = _attempt(public_id, to_write=True)
    services.submit(db.session(), attempt, utc_now())
    db.session.commit()
    return redirect(url_for("results.result", public_id=public_id))


@bp.get("/csrf-token")
def csrf_token() -> ResponseReturnValue:
    """Give a page whose token has expired a fresh one."""
    return {"csrf_token": generate_csrf()}


def _attempt(public_id: UUID, *, to_write: bool = False) -> Attempt:
    """Load the learner's own attempt, submitted by now if its time is over; 404 for anybody else's."""
    learner = cookies.current_learner()
    return _settled(queries.own_attempt(db.session(), public_id, learner, to_write=to_write))


def _settled(attempt: Attempt | None) -> Attempt:
    if attempt is None:
        abort(404)
    if services.settle(db.session(), attempt, utc_now()):
        flash(_("Die Zeit ist abgelaufen. Abgegeben ist, was bis dahin gespeichert war."), "info")
    return attempt


def _running(public_id: UUID) -> Attempt:
    attempt = _attempt(public_id)
    if attempt.submitted_at is not None:
        db.session.commit()
        abort(redirect(url_for("results.result", public_id=public_id)))
    return attempt


def _sheet(attempt: Attempt, rejected: Sequence[Rejection] = ()) -> Sheet:
    counting = queries.counting_responses(db.session(), [attempt.id])
    shows_keys = any(place.locked_at for place in attempt.items)
    gradings = gradings_of(db.session(), Attempt.id == attempt.id) if shows_keys else None
    return make_sheet(attempt, counting, _secret(), utc_now(), rejected, gradings)


def _page(attempt: Attempt, position: int | None = None, rejected: Sequence[Rejection] = ()) -> str:
    sheet = _sheet(attempt, rejected)
    if attempt.quiz.presentation is Presentation.ALL_ON_ONE:
        shown = sheet.entries
    else:
        first = position or min((rejection.submission.position for rejection in rejected), default=1)
        shown = sheet.entries[first - 1 : first] if first else ()
    if not shown:
        abort(404)
    return render_template(
        "attempts/question.html", sheet=sheet, shown=shown, article=_article(attempt, shown), zone=get_timezone()
    )


def _article(attempt: Attempt, shown: Iterable[Entry]) -> tuple[Passage, ...]:
    """Return the text where learners may read it, with the proof of the questions whose key was shown."""
    if attempt.quiz.article is None or not terms_of(attempt).show_article:
        return ()
    article = read_record(attempt.quiz.article)
    reviewed = [entry.review for entry in shown if entry.review]
    return passages(article, [mark for one in reviewed for mark in marks_of(article, one.position, one.evidence)])


def _address(attempt: Attempt, position: int) -> str:
    page = 1 if attempt.quiz.presentation is Presentation.ALL_ON_ONE else position
    return url_for("attempts.question", public_id=attempt.public_id, position=page, _anchor=f"q{position}")


def _follow(attempt: Attempt) -> str:
    """Do what the button says that sent the form, and return where it leads."""
    action, position = action_of(request.form)
    place = next((place for place in attempt.items if place.position == position), None)
    if attempt.submitted_at is not None:
        return url_for("results.result", public_id=attempt.public_id)
    if action == "overview" or place is None:
        return url_for(".overview", public_id=attempt.public_id)
    if action == "report":
        return url_for("results.report", public_id=attempt.public_id, position=place.position)
    checks = action == "check" and terms_of(attempt).checkable
    if checks and not services.lock(db.session(), attempt, place, utc_now()):
        flash(_("Gib zuerst eine Antwort; danach kannst du sie prüfen."), "info")
    return _address(attempt, place.position)


def _positions(submissions: Iterable[Submission]) -> set[int]:
    return {submission.position for submission in submissions}


def _acknowledge(outcome: Outcome) -> dict[str, object]:
    return {
        "acknowledged": [
            {
                "position": entry.position,
                "uuid": str(entry.client_uuid),
                "sequence": entry.sequence,
                "received_at": entry.received_at.isoformat(),
                "refusal": entry.refusal,
            }
            for entry in outcome.acknowledged
        ],
        "rejected": [
            {"position": entry.submission.position, "uuid": str(entry.submission.client_uuid), "problem": entry.problem}
            for entry in outcome.rejected
        ],
    }


def _wants_json() -> bool:
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _is_genuine() -> bool:
    """Whether the form came from a page of ours; the check that other views have, without losing the answer."""
    if not current_app.config["WTF_CSRF_ENABLED"]:
        return True
    try:
        current_app.extensions["csrf"].protect()
    except CSRFError:
        return False
    return True


def _secret() -> str:
    return str(current_app.config["SECRET_KEY"])
