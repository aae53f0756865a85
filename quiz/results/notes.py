"""What stands beside the answers of an attempt: points by hand, comments, reports, regrades."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from quiz.models import AnswerComment, Credit, ItemReport, Mark
from quiz.results import marking, reporting
from quiz.results.services import Result


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands beside one answer; `marks` are all of them, the newest first, of which the first may count.

    `credit` is that of the regrade by which the answer is scored; `kept` is an answer that it could not read.
    """

    marks: tuple[Mark, ...]
    comments: tuple[AnswerComment, ...]
    report: ItemReport | None
    credit: Credit | None
    kept: bool

    @property
    def mark(self) -> Mark | None:
        """The mark that counts."""
        return self.marks[0] if self.marks and self.marks[0].points is not None else None

    @property
    def newest(self) -> int:
        """The id of the newest mark, 0 for none."""
        return self.marks[0].id if self.marks else 0


def notes_of(session: Session, result: Result) -> dict[int, Notes]:
    """Return the notes of an attempt by the position of the answer, in three queries."""
    marks, comments = marking.marks(session, result.attempt), marking.comments(session, result.attempt)
    reports = reporting.reports_in(session, result.attempt)
    return {
        entry.place.position: Notes(
            tuple(marks.get(entry.place.id, ())),
            tuple(comments.get(entry.place.id, ())),
            reports.get(entry.place.id),
            entry.rule.credit if entry.rule else None,
            entry.kept,
        )
        for entry in result.scored
    }
