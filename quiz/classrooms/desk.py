"""What lies on a learner's desk: the own classes, and every assignment with how the learner stands with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quiz.attempts import queries as attempt_queries
from quiz.attempts import services as attempts
from quiz.attempts.assigned import Obstacle, Standing, standing
from quiz.attempts.learners import Learner
from quiz.classrooms import queries
from quiz.models import Assignment, Attempt, Classroom, Membership


@dataclass(frozen=True, slots=True)
class Task:
    """An assignment as one member has it."""

    assignment: Assignment
    membership: Membership
    standing: Standing

    @property
    def is_open(self) -> bool:
        """Whether there is something to do now: going on, or a first attempt."""
        first = not self.standing.attempts and self.standing.obstacle is None
        return first or self.standing.open_attempt is not None

    @property
    def is_ahead(self) -> bool:
        """Whether it begins later."""
        return self.standing.obstacle is Obstacle.NOT_OPEN


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A class of the learner's with its tasks, the one due first at the top."""

    classroom: Classroom
    membership: Membership
    tasks: tuple[Task, ...]

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        """What there is to do now."""
        return tuple(task for task in self.tasks if task.is_open)

    @property
    def ahead(self) -> tuple[Task, ...]:
        """What begins later."""
        return tuple(task for task in self.tasks if task.is_ahead)

    @property
    def done(self) -> tuple[Task, ...]:
        """What is submitted or over, the latest first."""
        return tuple(task for task in reversed(self.tasks) if not task.is_open and not task.is_ahead)


def desk_of(session: Session, learner: Learner, now: datetime) -> tuple[OwnClass, ...]:
    """Put a learner's classes together, in a fixed number of queries; attempts whose time is over are submitted."""
    memberships = queries.own_memberships(session, learner)
    if not memberships:
        return ()
    assignments = queries.assignments_for(session, [member.classroom_id for member in memberships])
    own = attempt_queries.attempts_of_members(session, [member.id for member in memberships])
    for attempt in own:
        attempts.settle(session, attempt, now)
    return tuple(_own_class(member, assignments, own, now) for member in memberships)


def _own_class(
    member: Membership, assignments: Sequence[Assignment], own: Sequence[Attempt], now: datetime
) -> OwnClass:
    tasks = tuple(
        Task(
            assignment,
            member,
            standing(
                assignment,
                member.id,
                [one for one in own if one.assignment_id == assignment.id and one.membership_id == member.id],
                now,
            ),
        )
        for assignment in assignments
        if assignment.classroom_id == member.classroom_id
    )
    return OwnClass(member.classroom, member, tasks)
