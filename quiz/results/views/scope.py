"""Which attempts a teacher's page is about: of one quiz, perhaps under one assignment, by a choice of attempts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from flask import abort, request, url_for

from quiz.access import load_owned
from quiz.models import Assignment, Attempt, Quiz, db
from quiz.results import queries, services
from quiz.results.services import Result, Selection
from quiz.results.views.reviewing import settled


@dataclass(frozen=True, slots=True)
class Scope:
    """A quiz with the attempts chosen; `assignments` are all those of the quiz, to choose from."""

    quiz: Quiz
    assignment: Assignment | None
    assignments: Sequence[Assignment]
    selection: Selection
    results: Sequence[Result]

    @property
    def submitted(self) -> list[Result]:
        """The attempts that are over."""
        return [result for result in self.results if result.attempt.submitted_at]

    @property
    def arguments(self) -> dict[str, object]:
        """What an address needs to stay in this scope; what is usual is left out."""
        usual = self.selection is Selection.FIRST
        return {
            "quiz_id": self.quiz.id,
            "assignment": self.assignment.id if self.assignment else None,
            "attempts": None if usual else self.selection.value,
        }

    def address(self, endpoint: str, **values: object) -> str:
        """Return the address of a page of results in this scope."""
        return url_for(f"results.{endpoint}", **(self.arguments | values))  # type: ignore[arg-type]


def load_scope(quiz_id: int) -> Scope:
    """Load the own quiz that the address names, and its attempts as its query chooses; 404 and 400 for others."""
    quiz = load_owned(Quiz, quiz_id)
    selection = request.args.get("attempts", Selection.FIRST.value)
    if selection not in set(Selection):
        abort(400)
    assignments = queries.assignments(db.session(), quiz)
    chosen = request.args.get("assignment", type=int)
    assignment = next((one for one in assignments if one.id == chosen), None)
    if chosen is not None and assignment is None:
        abort(404)
    of = queries.of_quiz(quiz)
    if assignment:
        of = sa.and_(of, Attempt.assignment_id == assignment.id)
    results = services.select(settled(lambda: services.results(db.session(), of)), Selection(selection))
    return Scope(quiz, assignment, assignments, Selection(selection), results)
