"""A class's members and assignments: which attempt counts, and what it earned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from quiz.models import Assignment, Attempt, Classroom, Membership
from quiz.results.services import Result, Selection, results, select


@dataclass(frozen=True, slots=True)
class Cell:
    """What a member has for an assignment: the attempt that counts, and how many there are; None for none."""

    counting: Result | None
    attempts: int

    @property
    def share(self) -> Decimal | None:
        """The share of the points that counts; None where nothing was submitted."""
        return self.counting.total.share if self.counting and self.counting.attempt.submitted_at else None


@dataclass(frozen=True, slots=True)
class Line:
    """A member's cells, in the order of the assignments."""

    member: Membership
    cells: tuple[Cell, ...]

    @property
    def mean(self) -> Decimal | None:
        """The mean share of what was submitted; None for nothing."""
        return _mean(self.cells)


@dataclass(frozen=True, slots=True)
class Gradebook:
    """Members by name and assignments by time; members who were removed come last, if they have results."""

    classroom: Classroom
    assignments: tuple[Assignment, ...]
    lines: tuple[Line, ...]

    @property
    def means(self) -> tuple[Decimal | None, ...]:
        """The mean share of each assignment."""
        return tuple(_mean([line.cells[place] for line in self.lines]) for place in range(len(self.assignments)))


def gradebook(session: Session, classroom: Classroom, found: Sequence[Result] | None = None) -> Gradebook:
    """Put a class's gradebook together; `found` are its results where they were loaded already."""
    assignments = _assignments(session, classroom)
    by_place: defaultdict[tuple[int | None, int | None], list[Result]] = defaultdict(list)
    for result in class_results(session, classroom) if found is None else found:
        by_place[result.attempt.membership_id, result.attempt.assignment_id].append(result)
    lines = [
        Line(member, tuple(_cell(by_place.get((member.id, one.id), []), one) for one in assignments))
        for member in _members(session, classroom)
    ]
    kept = [line for line in lines if line.member.removed_at is None or any(cell.attempts for cell in line.cells)]
    return Gradebook(classroom, tuple(assignments), tuple(kept))


def class_results(session: Session, classroom: Classroom) -> list[Result]:
    """Return all attempts under the assignments of a class, the latest first."""
    return results(session, Attempt.assignment_id.in_(_own(classroom)))


def _own(classroom: Classroom) -> sa.Select[int]:
    return sa.select(Assignment.id).where(Assignment.classroom_id == classroom.id, Assignment.deleted_at.is_(None))


def _assignments(session: Session, classroom: Classroom) -> Sequence[Assignment]:
    return session.scalars(
        sa.select(Assignment)
        .where(Assignment.id.in_(_own(classroom)))
        .order_by(Assignment.opens_at, Assignment.id)
        .options(joinedload(Assignment.quiz))
    ).all()


def _members(session: Session, classroom: Classroom) -> Sequence[Membership]:
    return session.scalars(
        sa.select(Membership)
        .where(Membership.classroom_id == classroom.id)
        .order_by(Membership.removed_at.is_not(None), Membership.name, Membership.id)
    ).all()


def _cell(found: Sequence[Result], assignment: Assignment) -> Cell:
    over = [result for result in found if result.attempt.submitted_at] or found
    chosen = select(over, Selection(assignment.counting.value))
    return Cell(chosen[0] if chosen else None, len(found))


def _mean(cells: Sequence[Cell]) -> Decimal | None:
    shares = [cell.share for cell in cells if cell.share is not None]
    return sum(shares, Decimal(0)) / len(shares) if shares else None
