"""A teacher's trial of a quiz: a real attempt, which no result counts."""

from __future__ import annotations

import random

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.access import load_owned, signed_in_account, teacher_required
from quiz.attempts import services
from quiz.attempts.blueprint import bp
from quiz.attempts.learners import Learner
from quiz.models import Quiz, QuizStatus, db, utc_now


@bp.post("/quizzes/<int:quiz_id>/preview")
@teacher_required
def preview(quiz_id: int) -> ResponseReturnValue:
    """Let the owner take the quiz as learners do, published or not, always from the start and as it is now."""
    quiz, session = load_owned(Quiz, quiz_id), db.session()
    if quiz.status is QuizStatus.CLOSED:
        flash(_("Öffne das Quiz wieder, um es auszuprobieren."), "error")
        return redirect(url_for("authoring.quiz", quiz_id=quiz_id))
    attempt = services.try_out(session, quiz, Learner(signed_in_account(), None), utc_now(), random.SystemRandom())
    if attempt is None:
        session.rollback()
        flash(_("In diesem Quiz sind noch keine Fragen."), "error")
        return redirect(url_for("authoring.quiz", quiz_id=quiz_id))
    session.commit()
    flash(_("Das ist ein Probelauf: Er zählt in keinem Ergebnis."), "info")
    return redirect(url_for("attempts.resume", public_id=attempt.public_id))
