"""What is due today, and one review after the other."""

from __future__ import annotations

from uuid import UUID, uuid4

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.attempts.answers import InvalidAnswerError, Problem, read_answer
from quiz.attempts.cookies import current_learner
from quiz.attempts.forms import read_submissions
from quiz.attempts.names import Names
from quiz.attempts.protocol import MalformedSubmissionError, Submission
from quiz.classrooms.desk import desk_of
from quiz.mapping import item_of
from quiz.models import ItemVersion, PracticeCard, db, utc_now
from quiz.practice import queries, services
from quiz.practice.blueprint import bp
from quiz.practice.sheets import ask, names_of, reviewed
from quiz.practice.views.calendar import today


@bp.get("")
def day() -> ResponseReturnValue:
    """Show what is due, and the classes' quizzes that wait."""
    learner, session, now = current_learner(), db.session(), utc_now()
    counts = queries.count_cards(session, learner, today(), services.held_facts(session, learner, now))
    tasks = [task for own in desk_of(session, learner, now) for task in own.open_tasks]
    return render_template("practice/today.html", counts=counts, tasks=tasks)


@bp.get("/next")
def next_card() -> ResponseReturnValue:
    """Ask for the fact that has been due longest; nothing due leads back to the day's page."""
    learner, session = current_learner(), db.session()
    card_id = queries.next_card_id(session, learner, today(), services.held_facts(session, learner, utc_now()))
    if card_id is None:
        return redirect(url_for(".day"))
    card = _card(card_id)
    return _question(card, services.form_to_ask(session, card), uuid4())


@bp.post("/cards/<int:card_id>/review")
def review(card_id: int) -> ResponseReturnValue:
    """Store the answer and show what is right; a fact that is held back by now leads to the day's page."""
    session, card = db.session(), _card(card_id, to_write=True)
    if card.fact_key in services.held_facts(session, current_learner(), utc_now()):
        flash(_("Das kommt in einer Aufgabe deiner Klasse vor und ruht, bis du dort die Lösungen siehst."), "info")
        return redirect(url_for(".day"))
    submission = _submission()
    version = queries.version(session, submission.item_version_id)
    if version is None or not services.may_ask(session, card, version):
        abort(400)
    item = item_of(version)
    try:
        answer = read_answer(item, _names(card, version, submission.client_uuid), submission.fields)
    except InvalidAnswerError as error:
        return _question(card, version, submission.client_uuid, submission, error.problem), 422
    stored = services.review(session, card, version, item, submission.client_uuid, answer, today(), utc_now())
    session.commit()
    return redirect(url_for(".answered", review_id=stored.id))


@bp.get("/reviews/<int:review_id>")
def answered(review_id: int) -> ResponseReturnValue:
    """Show an own answer with the key, the proof, and when the fact comes next."""
    learner, session = current_learner(), db.session()
    stored = queries.review(session, review_id, learner)
    if stored is None:
        abort(404)
    if stored.card.fact_key in services.held_facts(session, learner, utc_now()):
        return redirect(url_for(".day"))
    return render_template("practice/answered.html", stored=stored, review=reviewed(stored), due=_due())


def _due() -> int:
    """Return how many facts are still to be asked today."""
    learner, session = current_learner(), db.session()
    return queries.count_cards(session, learner, today(), services.held_facts(session, learner, utc_now())).due


def _card(card_id: int, *, to_write: bool = False) -> PracticeCard:
    card = queries.card(db.session(), card_id, current_learner(), to_write=to_write)
    return card or abort(404)


def _submission() -> Submission:
    try:
        (submission,) = read_submissions(request.form)
    except (MalformedSubmissionError, ValueError):
        abort(400)
    return submission


def _names(card: PracticeCard, version: ItemVersion, asked: UUID) -> Names:
    return names_of(str(current_app.config["SECRET_KEY"]), card, version, asked)


def _question(
    card: PracticeCard,
    version: ItemVersion,
    asked: UUID,
    given: Submission | None = None,
    problem: Problem | None = None,
) -> str:
    entry = ask(version, _names(card, version, asked), asked, given, problem)
    return render_template("practice/question.html", card=card, entry=entry, due=_due())
