"""The rules under which an attempt stands: those of its assignment, or of the quiz where there is none.

Times are compared on the server's clock alone. Every page that shows a verdict or a key asks here whether it may.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from quiz.models import Assignment, AssignmentExtension, Attempt, Feedback, Quiz, QuizStatus, Release

NO_GRACE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Terms:
    """The rules for one learner.

    `feedback` says when verdicts and points are told, `keys_shown` when the keys. `all_done_at` is when nobody of the
    class may answer any more, None where that is never. `attempts_allowed` None is any number.
    """

    feedback: Release
    keys_shown: Release
    show_article: bool
    shuffle: bool
    time_limit: timedelta | None
    opens_at: datetime | None = None
    due_at: datetime | None = None
    grace: timedelta = NO_GRACE
    attempts_allowed: int | None = None
    all_done_at: datetime | None = None

    @property
    def checkable(self) -> bool:
        """Whether an answer can be checked before submitting; it stands fast from then on."""
        return self.feedback is Release.AT_ONCE


def quiz_terms(quiz: Quiz) -> Terms:
    """Return the rules for whoever takes a quiz by its code."""
    when = Release.AT_ONCE if quiz.feedback is Feedback.AFTER_EACH else Release.AFTER_SUBMISSION
    limit = timedelta(seconds=quiz.time_limit_seconds) if quiz.time_limit_seconds else None
    return Terms(when, when, quiz.show_article, quiz.shuffle, limit)


def assignment_terms(assignment: Assignment, membership_id: int) -> Terms:
    """Return the rules for a member of the class, whose extension is counted in; extensions must be loaded."""
    none = AssignmentExtension(extra_seconds=0, extra_attempts=0)
    own = next((one for one in assignment.extensions if one.membership_id == membership_id), none)
    allowed = assignment.attempts_allowed
    grace = timedelta(seconds=assignment.grace_seconds)
    ends = [moment for moment in (assignment.due_at, *(one.due_at for one in assignment.extensions)) if moment]
    return Terms(
        feedback=assignment.feedback,
        keys_shown=assignment.keys_shown,
        show_article=assignment.show_article,
        shuffle=assignment.shuffle,
        time_limit=own_limit(assignment.time_limit_seconds, own.extra_seconds),
        opens_at=assignment.opens_at,
        due_at=own_due(assignment.due_at, own.due_at),
        grace=grace,
        attempts_allowed=allowed + own.extra_attempts if allowed else None,
        all_done_at=max(ends) + grace if assignment.due_at else None,
    )


def own_limit(seconds: int | None, extra_seconds: int) -> timedelta | None:
    """Return how long an assignment's attempt may take with the member's extension; None is any time."""
    return timedelta(seconds=seconds + extra_seconds) if seconds else None


def own_due(due_at: datetime | None, extended_to: datetime | None) -> datetime | None:
    """Return when an assignment is due with the member's extension; None is never."""
    return (extended_to or due_at) if due_at else None


def earliest(*moments: datetime | None) -> datetime | None:
    """Return the first of the moments that there are, or None."""
    return min((moment for moment in moments if moment), default=None)


def terms_of(attempt: Attempt) -> Terms:
    """Return the rules of an attempt that was loaded with `quiz.attempts.queries.WITH_TERMS`."""
    if attempt.assignment is None or attempt.membership_id is None:
        return quiz_terms(attempt.quiz)
    return assignment_terms(attempt.assignment, attempt.membership_id)


def ends_at(attempt: Attempt) -> datetime | None:
    """Return when the attempt ends by itself: when its time is up, at the due time, or when the quiz was closed."""
    if attempt.assignment is None:
        closed_at = attempt.quiz.closed_at if attempt.quiz.status is QuizStatus.CLOSED else None
        return earliest(attempt.deadline_at, closed_at)
    terms = terms_of(attempt)
    return earliest(attempt.started_at + terms.time_limit if terms.time_limit else None, terms.due_at)


def is_over(attempt: Attempt, now: datetime) -> bool:
    """Whether no answer to the attempt counts any more: it was submitted, or time and grace are up."""
    end = ends_at(attempt)
    if end is not None and now >= end + terms_of(attempt).grace:
        return True
    return attempt.submitted_at is not None and (end is None or attempt.submitted_at < end)


def feedback_due(attempt: Attempt, now: datetime) -> bool:
    """Whether the learner may know points and verdicts of the whole attempt."""
    return _due(terms_of(attempt).feedback, attempt, now)


def keys_due(attempt: Attempt, now: datetime) -> bool:
    """Whether the learner may know keys, explanations and proofs of the whole attempt."""
    return _due(terms_of(attempt).keys_shown, attempt, now)


def _due(release: Release, attempt: Attempt, now: datetime) -> bool:
    if release is Release.NEVER or not is_over(attempt, now):
        return False
    if release is Release.AFTER_DUE:
        done = terms_of(attempt).all_done_at
        return done is not None and now >= done
    return True
