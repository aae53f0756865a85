"""One attempt as its teacher sees it."""

from __future__ import annotations

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from quiz.access import load_owned, teacher_required
from quiz.models import Quiz, db
from quiz.results import queries, services
from quiz.results.blueprint import bp
from quiz.results.labels import answer_labels
from quiz.results.views.learner import one_attempt
from quiz.results.views.reviewing import review_of


@bp.get("/quizzes/<int:quiz_id>/results/<uuid:public_id>")
@teacher_required
def attempt(quiz_id: int, public_id: UUID) -> ResponseReturnValue:
    """Show a teacher one attempt in full, with every answer as it came in."""
    quiz = load_owned(Quiz, quiz_id)
    found = one_attempt(lambda: queries.quiz_attempt(db.session(), quiz, public_id))
    scored = services.result_of(db.session(), found)
    items = {place.id: (place, services.item_shown(place)) for place in found.items}
    timeline = [
        (response, place, answer_labels(item, response.answer))
        for response in queries.all_responses(db.session(), found)
        for place, item in (items[response.attempt_item_id],)
    ]
    return render_template(
        "results/attempt.html", quiz=quiz, result=scored, timeline=timeline, **review_of(scored, show=True)
    )
