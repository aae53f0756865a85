"""When an attempt ends, and when its learner may know what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quiz.attempts import terms
from quiz.models import Assignment, AssignmentExtension, Attempt, Feedback, Quiz, QuizStatus, Release

START = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
DUE = START + timedelta(hours=1)


def minute(number: float) -> datetime:
    return START + timedelta(minutes=number)


def attempt(
    submitted: datetime | None = None, extensions: tuple[AssignmentExtension, ...] = (), **rules: object
) -> Attempt:
    """An attempt begun at START by member 1 under an assignment due at DUE."""
    values: dict[str, object] = {
        "opens_at": START,
        "due_at": DUE,
        "grace_seconds": 0,
        "attempts_allowed": 1,
        "feedback": Release.AFTER_SUBMISSION,
        "keys_shown": Release.AFTER_SUBMISSION,
        "show_article": False,
        "shuffle": False,
    }
    given = Assignment(**(values | rules), extensions=list(extensions))
    quiz = Quiz(status=QuizStatus.DRAFT, feedback=Feedback.AT_END)
    return Attempt(quiz=quiz, assignment=given, membership_id=1, started_at=START, submitted_at=submitted)


def extension(member: int, **columns: object) -> AssignmentExtension:
    return AssignmentExtension(membership_id=member, **({"extra_seconds": 0, "extra_attempts": 0} | columns))


def test_an_attempt_ends_when_its_time_is_up_or_at_the_due_time() -> None:
    assert terms.ends_at(attempt()) == DUE
    assert terms.ends_at(attempt(time_limit_seconds=600)) == minute(10)
    assert terms.ends_at(attempt(time_limit_seconds=7200)) == DUE
    assert terms.ends_at(attempt(due_at=None)) is None


def test_an_extension_is_one_member_s_alone() -> None:
    own = extension(1, due_at=minute(90), extra_seconds=300, extra_attempts=2)
    other = extension(2, due_at=minute(500), extra_seconds=9999, extra_attempts=9)
    found = attempt(extensions=(own, other), time_limit_seconds=600)
    assert terms.ends_at(found) == minute(15)
    assert terms.terms_of(found).due_at == minute(90)
    assert terms.terms_of(found).attempts_allowed == 3


def test_a_quiz_that_is_closed_does_not_end_an_assigned_attempt() -> None:
    found = attempt()
    found.quiz.status, found.quiz.closed_at = QuizStatus.CLOSED, minute(1)
    assert terms.ends_at(found) == DUE


def test_keys_after_submission_wait_for_the_grace_where_time_ended_the_attempt() -> None:
    by_time = attempt(submitted=DUE, grace_seconds=60)
    assert not terms.keys_due(by_time, minute(60.5))
    assert terms.keys_due(by_time, minute(61))
    by_hand = attempt(submitted=minute(30), grace_seconds=60)
    assert terms.keys_due(by_hand, minute(30))


def test_keys_after_the_due_time_wait_for_the_last_extension() -> None:
    later = extension(2, due_at=minute(90))
    found = attempt(submitted=minute(5), extensions=(later,), grace_seconds=60, keys_shown=Release.AFTER_DUE)
    assert terms.feedback_due(found, minute(6))
    assert not terms.keys_due(found, minute(90.5))
    assert terms.keys_due(found, minute(91))


@pytest.mark.parametrize("release", list(Release))
def test_nothing_of_an_open_attempt_is_told(release: Release) -> None:
    found = attempt(feedback=release, keys_shown=release)
    assert not terms.feedback_due(found, minute(30))
    assert not terms.keys_due(found, minute(30))


def test_never_is_never() -> None:
    found = attempt(submitted=minute(5), keys_shown=Release.NEVER)
    assert terms.feedback_due(found, minute(6))
    assert not terms.keys_due(found, minute(100_000))


def test_without_an_assignment_the_quiz_s_rules_hold() -> None:
    quiz = Quiz(
        status=QuizStatus.PUBLISHED,
        feedback=Feedback.AFTER_EACH,
        time_limit_seconds=60,
        show_article=True,
        shuffle=False,
    )
    found = Attempt(quiz=quiz, started_at=START, deadline_at=minute(1))
    assert terms.terms_of(found).checkable
    assert terms.ends_at(found) == minute(1)
    quiz.status, quiz.closed_at = QuizStatus.CLOSED, minute(0.5)
    assert terms.ends_at(found) == minute(0.5)
