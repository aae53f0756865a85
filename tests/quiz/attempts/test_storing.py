"""What is read of an attempt as columns is what its objects say, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.attempts import storing
from quiz.attempts.learners import Learner, token_hash
from quiz.attempts.standing import standing_of
from quiz.models import Account, Assignment, AssignmentExtension, Attempt, Classroom, Guest, Membership, QuizStatus
from tests.quiz.attempts.conftest import at, load

TOKEN = "the guest's"
POSITIONS = {2, 5, 7}


@pytest.fixture(autouse=True)
def token(session: Session, attempt: Attempt) -> None:
    """The guest's browser has a token."""
    session.execute(sa.update(Guest).where(Guest.id == attempt.guest_id).values(token_hash=token_hash(TOKEN)))
    session.commit()


def agree(session: Session, attempt: Attempt, guest: Learner) -> None:
    """Both ways of reading find the same."""
    session.commit()
    session.expire_all()
    by_columns = storing.own_standing(session.connection(), attempt.public_id, None, TOKEN, POSITIONS)
    assert by_columns == standing_of(load(session, attempt, guest), POSITIONS)
    assert by_columns is not None
    assert set(by_columns.places) == POSITIONS


@pytest.mark.parametrize("status", [QuizStatus.PUBLISHED, QuizStatus.CLOSED])
@pytest.mark.parametrize("deadline", [None, 40, 60])
def test_under_the_quiz_s_own_rules(
    session: Session, attempt: Attempt, guest: Learner, deadline: int | None, status: QuizStatus
) -> None:
    attempt.deadline_at = at(deadline) if deadline else None
    attempt.quiz.closed_at, attempt.quiz.status = at(50), status
    attempt.items[1].locked_at, attempt.items[4].flagged = at(3), True
    agree(session, attempt, guest)


@pytest.mark.parametrize("limit", [None, 600])
@pytest.mark.parametrize("due", [None, 3600])
@pytest.mark.parametrize("extension", [None, {"extra_seconds": 90}, {"due_at": at(7200)}])
def test_under_an_assignment_with_an_extension_of_one_s_own(
    session: Session,
    teacher: Account,
    attempt: Attempt,
    guest: Learner,
    limit: int | None,
    due: int | None,
    extension: dict[str, object] | None,
) -> None:
    classroom = Classroom(owner_id=teacher.id, name="8b", join_code="KLASSE")
    session.add(classroom)
    session.flush()
    other = Guest(token_hash="another's", nickname="Ben")
    session.add(other)
    session.flush()
    own, others = (
        Membership(classroom_id=classroom.id, guest_id=one, name="M") for one in (attempt.guest_id, other.id)
    )
    assignment = Assignment(
        quiz_id=attempt.quiz_id,
        classroom_id=classroom.id,
        opens_at=at(0),
        due_at=at(due) if due else None,
        time_limit_seconds=limit,
        grace_seconds=30,
    )
    session.add_all([own, others, assignment])
    session.flush()
    session.add(AssignmentExtension(assignment_id=assignment.id, membership_id=others.id, extra_seconds=999))
    if extension:
        session.add(AssignmentExtension(assignment_id=assignment.id, membership_id=own.id, **extension))
    attempt.assignment_id, attempt.membership_id = assignment.id, own.id
    attempt.submitted_at, attempt.keys_shown_at = at(70), at(80)
    agree(session, attempt, guest)
    found = storing.own_standing(session.connection(), attempt.public_id, None, TOKEN, POSITIONS)
    assert found is not None
    assert found.grace == timedelta(seconds=30)


def test_an_attempt_is_its_learner_s_alone(session: Session, attempt: Attempt, teacher: Account) -> None:
    assert storing.own_standing(session.connection(), attempt.public_id, None, "another's", POSITIONS) is None
    assert storing.own_standing(session.connection(), attempt.public_id, None, "", POSITIONS) is None
    assert storing.own_standing(session.connection(), attempt.public_id, teacher.id, "", POSITIONS) is None


def test_a_position_that_the_attempt_lacks_is_no_place(session: Session, attempt: Attempt) -> None:
    found = storing.own_standing(session.connection(), attempt.public_id, None, TOKEN, {99})
    assert found is not None
    assert not found.places
