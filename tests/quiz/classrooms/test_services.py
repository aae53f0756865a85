"""Classes, members and assignments, and what attempts under an assignment may."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz.attempts import assigned, protocol
from quiz.attempts import queries as attempt_queries
from quiz.attempts import services as attempts
from quiz.attempts.assigned import CannotBegin, Obstacle
from quiz.attempts.learners import Learner, guest_by_personal_code, guest_of, welcome_guest
from quiz.attempts.protocol import Refusal, Submission
from quiz.attempts.scores import score_item
from quiz.attempts.standing import standing_of
from quiz.classrooms import queries
from quiz.classrooms.services import assignments, classes, members
from quiz.classrooms.services.assignments import Extension, Rules
from quiz.classrooms.services.members import ClassroomFull, WasRemoved
from quiz.models import (
    Account,
    Assignment,
    Attempt,
    AuditEntry,
    Classroom,
    Guest,
    ItemTag,
    Membership,
    Quiz,
    QuizDraw,
    QuizItem,
    Release,
)
from tests.quiz.classrooms.conftest import DUE, OPENED, SECRET, rules

Assign = Callable[[Rules], Assignment]
SECOND = timedelta(seconds=1)


def begin(session: Session, assignment: Assignment, member: Membership, now: datetime) -> Attempt:
    """Begin as the page does, and load the attempt for writing."""
    loaded = queries.assignment(session, assignment.classroom_id, assignment.id)
    assert loaded is not None
    made = assigned.begin(session, loaded, member, now, random.Random(1))
    session.commit()
    return load(session, made, member)


def load(session: Session, attempt: Attempt, member: Membership) -> Attempt:
    session.expire_all()
    learner = Learner(None, session.get_one(Guest, member.guest_id))
    found = attempt_queries.own_attempt(session, attempt.public_id, learner, to_write=True)
    assert found is not None
    return found


def answer(session: Session, attempt: Attempt, text: str, now: datetime) -> Refusal | None:
    """Answer the numeric item (position 6) as the script does."""
    place = attempt.items[5]
    sequence = int(now.timestamp() * 1000)
    given = Submission(6, place.item_version_id, uuid4(), sequence, None, {"text": [text]})
    outcome = protocol.save(session.connection(), standing_of(attempt, {6}), [given], SECRET, now)
    session.commit()
    return outcome.acknowledged[0].refusal


def points(session: Session, attempt: Attempt) -> Decimal:
    session.expire_all()
    found = session.get_one(Attempt, attempt.id, options=attempt_queries.WHOLE_ATTEMPT)
    counting = attempt_queries.counting_responses(session, [attempt.id])
    return score_item(found.items[5], counting.get(found.items[5].id)).earned


def actions(session: Session) -> list[str]:
    return list(session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)))


def test_a_personal_code_opens_any_browser_until_there_is_a_new_one(
    session: Session, teacher: Account, member: Membership
) -> None:
    guest = member.guest
    assert guest is not None
    code = guest.personal_code or ""
    one, other = (guest_by_personal_code(session, code, SECRET) for _browser in range(2))
    assert one is not None
    assert other is not None
    assert one[1] == other[1]
    assert guest_of(session, one[1]) is guest
    members.renew_personal_code(session, member, guest, SECRET, teacher.id, OPENED)
    assert guest_by_personal_code(session, code, SECRET) is None
    assert guest_of(session, one[1]) is None
    assert actions(session) == ["membership.code_renewed"]


def test_a_changed_secret_of_the_app_does_not_lock_learners_out(session: Session, member: Membership) -> None:
    assert member.guest is not None
    found = guest_by_personal_code(session, member.guest.personal_code or "", "another secret")
    assert found is not None
    assert guest_of(session, found[1]) is member.guest


def test_joining_twice_is_joining_once(session: Session, classroom: Classroom, learner: Account) -> None:
    first = members.join(session, classroom, Learner(learner, None), SECRET, OPENED)
    assert members.join(session, classroom, Learner(learner, None), SECRET, OPENED).id == first.id


def test_a_guest_who_joins_gets_a_personal_code(session: Session, classroom: Classroom) -> None:
    guest, _token = welcome_guest(session, "Jo")
    made = members.join(session, classroom, Learner(None, guest), SECRET, OPENED)
    assert (made.name, made.guest_id, len(guest.personal_code or "")) == ("Jo", guest.id, 9)


def test_who_was_removed_cannot_join_by_the_code(
    session: Session, classroom: Classroom, teacher: Account, learner: Account
) -> None:
    made = members.join(session, classroom, Learner(learner, None), SECRET, OPENED)
    members.remove(session, made, teacher.id, OPENED)
    with pytest.raises(WasRemoved):
        members.join(session, classroom, Learner(learner, None), SECRET, OPENED)
    members.take_back(session, classroom, made, teacher.id, OPENED)
    assert members.join(session, classroom, Learner(learner, None), SECRET, OPENED).id == made.id
    assert actions(session) == ["membership.removed", "membership.restored"]


def test_a_full_class_takes_nobody_of_a_list(
    session: Session, classroom: Classroom, member: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "MOST_MEMBERS", 2)
    with pytest.raises(ClassroomFull):
        members.add_names(session, classroom, ["Tom", "Aylin"], SECRET, OPENED)
    assert [one.id for one in queries.members_of(session, classroom.id)] == [member.id]


def test_an_archived_class_is_nobody_s_and_lets_nobody_in(
    session: Session, classroom: Classroom, teacher: Account, member: Membership
) -> None:
    learner = Learner(None, member.guest)
    classes.archive(session, classroom, teacher.id, OPENED)
    assert queries.classroom_by_code(session, classroom.join_code) is None
    assert not queries.own_memberships(session, learner)
    classes.restore(session, classroom, teacher.id, OPENED)
    assert [one.id for one in queries.own_memberships(session, learner)] == [member.id]
    assert actions(session) == ["classroom.archived", "classroom.restored"]


def test_an_attempt_needs_an_open_assignment(session: Session, assign: Assign, member: Membership) -> None:
    given = assign(rules())
    for now, obstacle in ((OPENED - SECOND, Obstacle.NOT_OPEN), (DUE, Obstacle.OVER)):
        with pytest.raises(CannotBegin) as error:
            begin(session, given, member, now)
        assert error.value.obstacle is obstacle
    made = begin(session, given, member, OPENED)
    assert (made.assignment_id, made.membership_id, made.nickname) == (given.id, member.id, "Mia")
    assert begin(session, given, member, OPENED + SECOND).id == made.id


def test_the_number_of_attempts_is_limited_and_an_extension_gives_more(
    session: Session, assign: Assign, member: Membership, teacher: Account
) -> None:
    given = assign(rules(attempts_allowed=1))
    attempts.submit(session, begin(session, given, member, OPENED), OPENED + SECOND)
    session.commit()
    with pytest.raises(CannotBegin) as error:
        begin(session, given, member, OPENED + 2 * SECOND)
    assert error.value.obstacle is Obstacle.NO_ATTEMPTS_LEFT
    loaded = queries.assignment(session, given.classroom_id, given.id)
    assert loaded is not None
    assignments.extend(session, loaded, member, Extension(None, 0, 1), teacher.id, OPENED)
    session.commit()
    again = begin(session, given, member, OPENED + 2 * SECOND)
    assert again.retry_of_id is not None
    assert actions(session) == ["assignment.extended"]


def test_free_attempts_and_assigned_ones_do_not_know_each_other(
    session: Session, quiz: Quiz, assign: Assign, member: Membership
) -> None:
    learner = Learner(None, member.guest)
    free = attempts.begin(session, quiz, learner, OPENED, random.Random(1))
    session.commit()
    made = begin(session, assign(rules()), member, OPENED)
    assert made.id != free.id
    assert attempt_queries.latest_attempt(session, quiz, learner) is free


def test_one_member_has_one_open_attempt_at_an_assignment(session: Session, assign: Assign, member: Membership) -> None:
    made = begin(session, assign(rules()), member, OPENED)
    columns = {
        name: getattr(made, name) for name in ("quiz_id", "assignment_id", "membership_id", "guest_id", "nickname")
    }
    session.add(Attempt(**columns, seed=1))
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        session.flush()


def test_an_answer_within_the_grace_is_marked_and_counts(session: Session, assign: Assign, member: Membership) -> None:
    made = begin(session, assign(rules(grace_seconds=30)), member, OPENED)
    assert answer(session, made, "14,5", DUE + 29 * SECOND) is None
    made = load(session, made, member)
    attempts.settle(session, made, DUE + 40 * SECOND)
    session.commit()
    assert points(session, made) == 1
    assert answer(session, load(session, made, member), "3", DUE + 30 * SECOND) is Refusal.EXPIRED
    assert points(session, made) == 1
    (places,) = queries.answered_places(session, made.assignment_id or 0).values()
    assert [(place.late, place.in_grace) for place in places if place.position == 6] == [(1, 1)]


def test_the_grace_is_not_for_those_who_submitted(session: Session, assign: Assign, member: Membership) -> None:
    made = begin(session, assign(rules(grace_seconds=30)), member, OPENED)
    attempts.submit(session, made, DUE - SECOND)
    session.commit()
    assert answer(session, load(session, made, member), "14,5", DUE + SECOND) is Refusal.SUBMITTED


def test_the_teacher_decides_about_what_came_later(
    session: Session, assign: Assign, member: Membership, teacher: Account
) -> None:
    made = begin(session, assign(rules()), member, OPENED)
    assert answer(session, made, "14,5", DUE + 60 * SECOND) is Refusal.EXPIRED
    assert points(session, made) == 0
    assignments.decide_late(session, load(session, made, member), teacher.id, DUE + 90 * SECOND, count=True)
    session.commit()
    assert points(session, made) == 1
    answer(session, load(session, made, member), "3", DUE + 120 * SECOND)
    assert points(session, made) == 1, "what came after the decision is not part of it"
    assignments.decide_late(session, load(session, made, member), teacher.id, DUE + 180 * SECOND, count=False)
    session.commit()
    assert points(session, made) == 0
    assert actions(session) == ["attempt.late_accepted", "attempt.late_refused"]


def test_no_decision_makes_an_answer_count_that_was_given_after_seeing_the_key(
    session: Session, assign: Assign, member: Membership, teacher: Account
) -> None:
    made = begin(session, assign(rules()), member, OPENED)
    attempts.settle(session, made, DUE)
    assert attempts.note_keys_shown(session, made, DUE + SECOND)
    session.commit()
    assert answer(session, load(session, made, member), "14,5", DUE + 2 * SECOND) is Refusal.LOCKED
    assignments.decide_late(session, load(session, made, member), teacher.id, DUE + 3 * SECOND, count=True)
    session.commit()
    assert points(session, made) == 0


def test_a_later_due_time_holds_for_attempts_under_way(
    session: Session, assign: Assign, member: Membership, teacher: Account
) -> None:
    given = assign(rules())
    made = begin(session, given, member, OPENED)
    loaded = queries.assignment(session, given.classroom_id, given.id)
    assert loaded is not None
    assignments.change(session, loaded, rules(due_at=DUE + timedelta(days=1)), teacher.id, OPENED)
    session.commit()
    assert answer(session, load(session, made, member), "14,5", DUE + SECOND) is None
    entry = session.scalars(sa.select(AuditEntry)).one()
    assert entry.action == "assignment.changed"
    assert list(entry.details) == ["due_at"]


def test_an_assignment_that_was_begun_keeps_its_attempts_when_deleted(
    session: Session, assign: Assign, member: Membership, teacher: Account
) -> None:
    begun, fresh = assign(rules()), assign(rules())
    begin(session, begun, member, OPENED)
    for one in (begun, fresh):
        loaded = queries.assignment(session, one.classroom_id, one.id)
        assert loaded is not None
        assignments.delete(session, loaded, teacher.id, OPENED)
    session.commit()
    session.expire_all()
    assert session.get(Assignment, fresh.id) is None
    assert session.get_one(Assignment, begun.id).deleted_at == OPENED
    assert session.scalar(sa.select(sa.func.count(Attempt.id))) == 1
    assert (
        queries.own_assignment(session, begun.public_id, Learner(None, session.get_one(Guest, member.guest_id))) is None
    )


@pytest.mark.parametrize(
    "columns",
    [
        {"due_at": OPENED},
        {"feedback": Release.AFTER_DUE, "keys_shown": Release.AFTER_SUBMISSION},
        {"feedback": Release.NEVER, "keys_shown": Release.AFTER_DUE},
        {"due_at": None, "keys_shown": Release.AFTER_DUE},
        {"attempts_allowed": 0},
        {"time_limit_seconds": 0},
        {"grace_seconds": -1},
    ],
)
def test_the_database_refuses_rules_that_make_no_sense(assign: Assign, columns: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        assign(rules(**columns))


def test_draws_take_items_by_tag_and_never_one_twice(
    session: Session, quiz: Quiz, assign: Assign, member: Membership
) -> None:
    places = list(session.scalars(sa.select(QuizItem).where(QuizItem.quiz_id == quiz.id).order_by(QuizItem.position)))
    for place in places:
        session.add(ItemTag(item_id=place.item_id, tag="hafen"))
    kept = places[0].item_id
    for place in places[1:]:
        session.delete(place)
    session.add(QuizDraw(quiz_id=quiz.id, position=2, tag="hafen", count=3, points=Decimal(2)))
    session.commit()
    made = begin(session, assign(rules()), member, OPENED)
    drawn = [place.item_version.item_id for place in made.items]
    assert len(drawn) == len(set(drawn)) == 4
    assert drawn[0] == kept
    assert [place.points for place in made.items] == [1, 2, 2, 2]


def test_a_draw_takes_what_there_is(session: Session, quiz: Quiz, assign: Assign, member: Membership) -> None:
    session.execute(sa.delete(QuizItem))
    session.add(QuizDraw(quiz_id=quiz.id, position=1, tag="nichts", count=3))
    session.commit()
    with pytest.raises(CannotBegin) as error:
        begin(session, assign(rules()), member, OPENED)
    assert error.value.obstacle is Obstacle.NO_ITEMS
