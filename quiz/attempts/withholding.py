"""Which assignments hold their keys back from a learner: practice and a quiz's own code must not tell them before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from quiz.attempts import queries
from quiz.attempts.learners import Learner
from quiz.attempts.terms import assignment_terms, keys_due
from quiz.models import Assignment, Attempt, Release


def withholding(session: Session, learner: Learner, now: datetime) -> list[Assignment]:
    """Return the assignments of the learner's classes whose keys the learner may not know yet, the first opened first.

    Those that open later are among them. Of two places in one class, as account and as guest, one that waits is enough.
    """
    found = queries.assignments_in_classes(session, learner)
    if not found:
        return []
    own = queries.attempts_of_members(session, [membership_id for _assignment, membership_id in found])
    waiting = [
        assignment
        for assignment, membership_id in found
        if not _told(
            assignment,
            membership_id,
            [one for one in own if (one.assignment_id, one.membership_id) == (assignment.id, membership_id)],
            now,
        )
    ]
    return list(dict.fromkeys(waiting))


def _told(assignment: Assignment, membership_id: int, own: Sequence[Attempt], now: datetime) -> bool:
    """Whether an own attempt shows the keys, or whoever did not take part cannot any more and nobody is waited for."""
    terms = assignment_terms(assignment, membership_id)
    if any(keys_due(attempt, now) for attempt in own):
        return True
    if terms.keys_shown is Release.NEVER or terms.due_at is None or terms.all_done_at is None:
        return False
    return now >= (terms.all_done_at if terms.keys_shown is Release.AFTER_DUE else terms.due_at + terms.grace)
