"""One attempt as its teacher sees it: what was answered and when, points by hand, comments."""

from __future__ import annotations

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.access import load_owned, signed_in_account, teacher_required
from quiz.attempts.queries import counting_responses
from quiz.models import AnswerComment, Attempt, AttemptItem, Quiz, db, utc_now
from quiz.results import marking, queries, services
from quiz.results.blueprint import bp
from quiz.results.forms import CommentForm, MarkForm
from quiz.results.labels import answer_labels
from quiz.results.notes import notes_of
from quiz.results.services import Result
from quiz.results.views.learner import one_attempt
from quiz.results.views.reviewing import review_of


@bp.get("/quizzes/<int:quiz_id>/results/<uuid:public_id>")
@teacher_required
def attempt(quiz_id: int, public_id: UUID) -> ResponseReturnValue:
    """Show a teacher one attempt in full, with every answer as it came in."""
    return _page(*_load(quiz_id, public_id))


@bp.post("/quizzes/<int:quiz_id>/results/<uuid:public_id>/<int:position>/mark")
@teacher_required
def mark(quiz_id: int, public_id: UUID, position: int) -> ResponseReturnValue:
    """Give an answer points by hand, or take that back."""
    quiz, found = _load(quiz_id, public_id)
    place, form = _place(found, position), MarkForm(prefix=f"q{position}-")
    if form.validate_on_submit():
        if form.points.data is not None and form.points.data > place.points:
            form.points.errors = [_("Diese Frage hat nur %(points)s Punkte.", points=place.points)]
        else:
            return _mark(quiz, found, place, form)
    return _page(quiz, found, {position: (form, CommentForm(None, prefix=f"q{position}-"))}), 422


@bp.post("/quizzes/<int:quiz_id>/results/<uuid:public_id>/<int:position>/comment")
@teacher_required
def comment(quiz_id: int, public_id: UUID, position: int) -> ResponseReturnValue:
    """Write to the learner about an answer."""
    quiz, found = _load(quiz_id, public_id)
    place, form = _place(found, position), CommentForm(prefix=f"q{position}-")
    if not form.validate_on_submit():
        return _page(quiz, found, {position: (MarkForm(None, prefix=f"q{position}-"), form)}), 422
    marking.comment(db.session(), place, form.text.data or "", signed_in_account().id, utc_now())
    db.session.commit()
    return redirect(_address(quiz_id, public_id, position))


@bp.post("/quizzes/<int:quiz_id>/results/<uuid:public_id>/comments/<int:comment_id>/remove")
@teacher_required
def remove_comment(quiz_id: int, public_id: UUID, comment_id: int) -> ResponseReturnValue:
    """Take a comment back."""
    _quiz, found = _load(quiz_id, public_id)
    made = db.session.get(AnswerComment, comment_id)
    place = next((place for place in found.items if made and place.id == made.attempt_item_id), None)
    if made is None or place is None:
        abort(404)
    marking.remove_comment(db.session(), made, signed_in_account().id, utc_now())
    db.session.commit()
    return redirect(_address(quiz_id, public_id, place.position))


def _mark(quiz: Quiz, found: Attempt, place: AttemptItem, form: MarkForm) -> ResponseReturnValue:
    seen = _number(form.seen.data)
    position, public_id, by = place.position, found.public_id, signed_in_account().id
    try:
        marking.mark(db.session(), found, place, form.points.data, form.reason.data or "", by, utc_now(), seen=seen)
    except marking.NotOver:
        abort(409)
    except marking.Outdated:
        flash(
            _("Inzwischen hat jemand diese Antwort anders bewertet. Sieh nach und entscheide noch einmal."), "warning"
        )
        return _page(quiz, found), 409
    db.session.commit()
    return redirect(_address(quiz.id, public_id, position))


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() else None


def _load(quiz_id: int, public_id: UUID) -> tuple[Quiz, Attempt]:
    quiz = load_owned(Quiz, quiz_id)
    return quiz, one_attempt(lambda: queries.quiz_attempt(db.session(), quiz, public_id))


def _place(found: Attempt, position: int) -> AttemptItem:
    return next((place for place in found.items if place.position == position), None) or abort(404)


def _address(quiz_id: int, public_id: UUID, position: int) -> str:
    return url_for(".attempt", quiz_id=quiz_id, public_id=public_id, _anchor=f"q{position}")


def _page(quiz: Quiz, found: Attempt, invalid: dict[int, tuple[MarkForm, CommentForm]] | None = None) -> str:
    scored = services.result_of(db.session(), found)
    notes = notes_of(db.session(), scored)
    items = {place.id: (place, services.item_shown(place)) for place in found.items}
    counting = {one.id for one in counting_responses(db.session(), [found.id]).values()}
    timeline = [
        (response, place, answer_labels(item, response.answer), response.id in counting)
        for response in queries.all_responses(db.session(), found)
        for place, item in (items[response.attempt_item_id],)
    ]
    forms = _forms(scored) if found.submitted_at else {}
    return render_template(
        "results/attempt.html",
        quiz=quiz,
        result=scored,
        notes=notes,
        forms=forms | (invalid or {}),
        opened=set(invalid or ()),
        timeline=timeline,
        **review_of(scored, show=True),
    )


def _forms(scored: Result) -> dict[int, tuple[MarkForm, CommentForm]]:
    places = [entry.place.position for entry in scored.scored]
    return {place: (MarkForm(None, prefix=f"q{place}-"), CommentForm(None, prefix=f"q{place}-")) for place in places}
