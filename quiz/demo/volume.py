"""A teacher with much material, for measuring: quizzes, items, classes and attempts, inserted in bulk.

Learners answer by the two-parameter logistic model (Birnbaum 1968), so that statistics have something to find; a few
keys are wrong on purpose.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from quiz.accounts.services import create_account
from quiz.demo.bulk import first_free_id, insert, renumber
from quiz.demo.material import PLACES, Seeded, make_items
from quiz.models import (
    Account,
    Assignment,
    Attempt,
    AttemptItem,
    Classroom,
    Counting,
    Feedback,
    Guest,
    Membership,
    Presentation,
    Quiz,
    QuizItem,
    QuizStatus,
    Release,
    Response,
    Role,
)

CLASS_SIZE = 30


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is to be; attempts are spread evenly over the quizzes, items too."""

    quizzes: int
    items: int
    attempts: int


def fill(
    session: Session,
    size: Size,
    password: str,
    now: datetime,
    tell: Callable[[str], None],
    username: str = "volume",
) -> Account:
    """Make a teacher with everything; `tell` is told what is done. Raises UsernameTaken for a second time."""
    rng = random.Random(1)
    teacher = create_account(
        session, username=username, password=password, role=Role.TEACHER, display_name="Viel Material"
    )
    items = make_items(session, teacher, size.quizzes, size.items, rng, now)
    tell(f"{size.items} items")
    quizzes = _quizzes(session, teacher, items, size, now)
    tell(f"{size.quizzes} quizzes")
    learners = max(CLASS_SIZE, math.ceil(size.attempts / size.quizzes))
    guests = _guests(session, learners)
    assigned = _classes(session, teacher, guests, quizzes, now)
    tell(f"{learners} learners in {math.ceil(learners / CLASS_SIZE)} classes")
    _attempts(session, quizzes, guests, assigned, size, rng, now)
    tell(f"{size.attempts} attempts")
    renumber(session)
    session.flush()
    return teacher


def _quizzes(
    session: Session, teacher: Account, items: list[tuple[int, int, Seeded]], size: Size, now: datetime
) -> dict[int, list[Seeded]]:
    first = first_free_id(session, Quiz)
    found: dict[int, list[Seeded]] = {first + number: [] for number in range(size.quizzes)}
    insert(
        session,
        Quiz,
        (
            {
                "id": quiz_id,
                "owner_id": teacher.id,
                "title": f"Quiz {place + 1}: {PLACES[place % len(PLACES)]}",
                "status": QuizStatus.PUBLISHED,
                "code": f"V{quiz_id:08d}",
                "feedback": Feedback.AT_END,
                "presentation": Presentation.ONE_PER_PAGE,
                "created_at": now - timedelta(minutes=place),
                "published_at": now,
            }
            for place, quiz_id in enumerate(found)
        ),
    )
    rows = []
    for place, (item_id, _article, seeded) in enumerate(items):
        quiz_id = first + place % size.quizzes
        found[quiz_id].append(seeded)
        rows.append({"quiz_id": quiz_id, "item_id": item_id, "position": len(found[quiz_id])})
    insert(session, QuizItem, iter(rows))
    return found


def _guests(session: Session, count: int) -> range:
    first = first_free_id(session, Guest)
    insert(
        session,
        Guest,
        (
            {"id": first + number, "token_hash": f"volume-{first + number}", "nickname": f"Kind {number + 1}"}
            for number in range(count)
        ),
    )
    return range(first, first + count)


def _classes(
    session: Session, teacher: Account, guests: range, quizzes: dict[int, list[Seeded]], now: datetime
) -> dict[tuple[int, int], tuple[int, int]]:
    """Make classes of the learners; each of the first quizzes is assigned to one class, in turn.

    Returns by quiz and guest the assignment and the membership.
    """
    rooms = math.ceil(len(guests) / CLASS_SIZE)
    room, member, task = (
        first_free_id(session, Classroom),
        first_free_id(session, Membership),
        first_free_id(session, Assignment),
    )
    insert(
        session,
        Classroom,
        (
            {"id": room + n, "owner_id": teacher.id, "name": f"Klasse {n + 1}", "join_code": f"VOL{room + n:06d}"}
            for n in range(rooms)
        ),
    )
    insert(
        session,
        Membership,
        (
            {"id": member + n, "classroom_id": room + n // CLASS_SIZE, "guest_id": guest, "name": f"Kind {n + 1}"}
            for n, guest in enumerate(guests)
        ),
    )
    insert(
        session,
        Assignment,
        (
            {
                "id": task + n,
                "quiz_id": quiz_id,
                "classroom_id": room + n % rooms,
                "opens_at": now - timedelta(days=30, minutes=n),
                "counting": Counting.FIRST,
                "feedback": Release.AFTER_SUBMISSION,
                "keys_shown": Release.AFTER_SUBMISSION,
            }
            for n, quiz_id in enumerate(quizzes)
        ),
    )
    return {
        (quiz_id, guests[place]): (task + n, member + place)
        for n, quiz_id in enumerate(quizzes)
        for place in range(n % rooms * CLASS_SIZE, min((n % rooms + 1) * CLASS_SIZE, len(guests)))
    }


def _attempts(
    session: Session,
    quizzes: dict[int, list[Seeded]],
    guests: range,
    assigned: dict[tuple[int, int], tuple[int, int]],
    size: Size,
    rng: random.Random,
    now: datetime,
) -> None:
    attempt, place, response = (
        first_free_id(session, Attempt),
        first_free_id(session, AttemptItem),
        first_free_id(session, Response),
    )
    skills = {guest: rng.gauss(0, 1) for guest in guests}
    per_quiz = math.ceil(size.attempts / len(quizzes))
    planned = [(quiz_id, guest) for quiz_id in quizzes for guest in guests[:per_quiz]][: size.attempts]
    started = now - timedelta(days=20)

    def attempts() -> Iterator[dict[str, object]]:
        for number, (quiz_id, guest) in enumerate(planned):
            task, member = assigned.get((quiz_id, guest), (None, None))
            begun = started + timedelta(seconds=number % 100_000)
            yield {
                "id": attempt + number,
                "public_id": UUID(int=rng.getrandbits(128), version=4),
                "quiz_id": quiz_id,
                "guest_id": guest,
                "assignment_id": task,
                "membership_id": member,
                "nickname": f"Kind {guest - guests[0] + 1}",
                "seed": number,
                "started_at": begun,
                "submitted_at": begun + timedelta(seconds=300 + number % 400),
            }

    def places() -> Iterator[tuple[int, int, Seeded, int]]:
        found = ((n, quiz_id, guest) for n, (quiz_id, guest) in enumerate(planned))
        for n, quiz_id, guest in found:
            for position, seeded in enumerate(quizzes[quiz_id], start=1):
                yield attempt + n, guest, seeded, position

    insert(session, Attempt, attempts())
    insert(
        session,
        AttemptItem,
        (
            {
                "id": place + n,
                "attempt_id": attempt_id,
                "item_version_id": seeded.version_id,
                "position": position,
                "points": Decimal(1),
            }
            for n, (attempt_id, _guest, seeded, position) in enumerate(places())
        ),
    )
    insert(
        session,
        Response,
        (
            {
                "id": response + n,
                "attempt_item_id": place + n,
                "client_uuid": UUID(int=rng.getrandbits(128), version=4),
                "sequence": n,
                "answer": seeded.answer(skills[guest], rng),
                "item_version_id": seeded.version_id,
                "received_at": started,
            }
            for n, (_attempt_id, guest, seeded, _position) in enumerate(places())
        ),
    )
