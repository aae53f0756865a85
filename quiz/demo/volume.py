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
from itertools import islice
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from questions.interchange import item_to_json
from questions.items import Evidence, Interaction, Item, Option, ShortText, SingleChoice, TrueFalse
from quiz.accounts.services import create_account
from quiz.attempts.answers import RESPONSE
from quiz.models import (
    Account,
    ArticleRecord,
    ArticleStatus,
    Assignment,
    Attempt,
    AttemptItem,
    Base,
    Classroom,
    Counting,
    Feedback,
    Guest,
    ItemRecord,
    ItemStatus,
    ItemVersion,
    ItemWord,
    Membership,
    Presentation,
    Quiz,
    QuizItem,
    QuizStatus,
    Release,
    Response,
    Role,
)
from quiz.words import item_words

CHUNK = 20_000
CLASS_SIZE = 30
ONE_IN = 40
"""One in so many keys is wrong."""

PLACES = ("Lindenau", "Brückenau", "Marbeck", "Seeheim", "Tannwald", "Altenfurt", "Rosental", "Kirchberg")
BODIES = ("der Stadtrat", "das Landratsamt", "die Schulkonferenz", "der Gemeinderat", "die Feuerwehr", "das Museum")
THINGS = ("eine Buslinie", "ein Schwimmbad", "einen Radweg", "eine Bibliothek", "einen Park", "ein Theater")


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is to be; attempts are spread evenly over the quizzes, items too."""

    quizzes: int
    items: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Seeded:
    """An item with what the model needs: its key as answered by who knows, wrong answers, slope and place."""

    version_id: int
    right: object
    wrong: tuple[object, ...]
    slope: float
    place: float

    def answer(self, skill: float, rng: random.Random) -> dict[str, Any]:
        """What somebody of that skill answers; sometimes nothing."""
        if rng.random() < 0.02:  # noqa: PLR2004 - left out
            return {}
        knows = rng.random() < 1 / (1 + math.exp(-self.slope * (skill - self.place)))
        return {RESPONSE: self.right if knows else rng.choice((self.right, *self.wrong))}


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
    items = _items(session, teacher, size, rng, now)
    tell(f"{size.items} items")
    quizzes = _quizzes(session, teacher, items, size, now)
    tell(f"{size.quizzes} quizzes")
    learners = max(CLASS_SIZE, math.ceil(size.attempts / size.quizzes))
    guests = _guests(session, learners)
    assigned = _classes(session, teacher, guests, quizzes, now)
    tell(f"{learners} learners in {math.ceil(learners / CLASS_SIZE)} classes")
    _attempts(session, quizzes, guests, assigned, size, rng, now)
    tell(f"{size.attempts} attempts")
    _renumber(session)
    session.flush()
    return teacher


def _items(
    session: Session, teacher: Account, size: Size, rng: random.Random, now: datetime
) -> list[tuple[int, int, Seeded]]:
    """Make articles, items and versions; returns item, article and what the model needs."""
    articles, first, version = _ids(session, ArticleRecord), _ids(session, ItemRecord), _ids(session, ItemVersion)
    text = "Der Stadtrat hat beschlossen, was gebaut wird. Die Arbeiten beginnen bald."
    _insert(
        session,
        ArticleRecord,
        (
            {
                "id": articles + number,
                "owner_id": teacher.id,
                "headline": f"{PLACES[number % len(PLACES)]} baut, Folge {number + 1}",
                "markup": text,
                "text": text,
                "status": ArticleStatus.READY,
            }
            for number in range(size.quizzes)
        ),
    )
    made = [_item(number, rng) for number in range(size.items)]
    contents = [item_to_json(item) for item, _right, _wrong in made]
    found = [
        (
            first + number,
            articles + number % size.quizzes,
            Seeded(version + number, right, wrong, rng.lognormvariate(0.3, 0.3), rng.gauss(-0.4, 0.9)),
        )
        for number, (_made, right, wrong) in enumerate(made)
    ]
    _insert(
        session,
        ItemRecord,
        (
            {
                "id": item_id,
                "owner_id": teacher.id,
                "article_id": article_id,
                "status": ItemStatus.APPROVED,
                "position": place,
            }
            for place, (item_id, article_id, _seeded) in enumerate(found)
        ),
    )
    _insert(
        session,
        ItemVersion,
        (
            {
                "id": seeded.version_id,
                "item_id": item_id,
                "number": 1,
                "type": item.type,
                "stem": item.stem,
                "content": content,
                "points": item.points,
                "created_at": now,
            }
            for (item_id, _article, seeded), (item, _right, _wrong), content in zip(found, made, contents, strict=True)
        ),
    )
    session.execute(
        sa.update(ItemRecord)
        .where(ItemRecord.id >= first, ItemRecord.owner_id == teacher.id)
        .values(current_version_id=ItemRecord.id - first + version)
        .execution_options(synchronize_session=False)
    )
    _insert(
        session,
        ItemWord,
        (
            {"item_id": item_id, "word": word}
            for (item_id, _article, _seeded), content in zip(found, contents, strict=True)
            for word in sorted(item_words(content))
        ),
    )
    return found


def _item(number: int, rng: random.Random) -> tuple[Item, object, tuple[object, ...]]:
    """An item with the answer of who knows, and those of who does not."""
    place, thing = PLACES[number % len(PLACES)], THINGS[number // 7 % len(THINGS)]
    interaction: Interaction
    right: object
    wrong: tuple[object, ...]
    match number // 7 % 5:
        case 0:
            stem = f"{place} baut {thing} im Jahr {2000 + number}."
            interaction, right, wrong = TrueFalse(key=True), True, (False,)
        case 1:
            stem = f"Wo wird im Jahr {2000 + number} {thing} gebaut?"
            interaction, right, wrong = ShortText((place,)), place, ("Hamburg", "auf dem Land", "am Fluss")
        case _:
            stem = f"Wer baut in {place} {thing} (Vorhaben {number + 1})?"
            chosen = rng.sample(BODIES, 4)
            options = tuple(Option(f"o{index}", text) for index, text in enumerate(chosen))
            key = "o1" if number % ONE_IN == 0 else "o0"
            interaction, right, wrong = SingleChoice(options, key), "o0", ("o1", "o2", "o3")
    proof = (Evidence("Der Stadtrat hat beschlossen, was gebaut wird.", 0, 46),)
    return Item(f"volume-{number}", "teacher", stem, interaction, proof, "So steht es im Artikel."), right, wrong


def _quizzes(
    session: Session, teacher: Account, items: list[tuple[int, int, Seeded]], size: Size, now: datetime
) -> dict[int, list[Seeded]]:
    first = _ids(session, Quiz)
    found: dict[int, list[Seeded]] = {first + number: [] for number in range(size.quizzes)}
    _insert(
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
    _insert(session, QuizItem, iter(rows))
    return found


def _guests(session: Session, count: int) -> range:
    first = _ids(session, Guest)
    _insert(
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
    room, member, task = _ids(session, Classroom), _ids(session, Membership), _ids(session, Assignment)
    _insert(
        session,
        Classroom,
        (
            {"id": room + n, "owner_id": teacher.id, "name": f"Klasse {n + 1}", "join_code": f"VOL{room + n:06d}"}
            for n in range(rooms)
        ),
    )
    _insert(
        session,
        Membership,
        (
            {"id": member + n, "classroom_id": room + n // CLASS_SIZE, "guest_id": guest, "name": f"Kind {n + 1}"}
            for n, guest in enumerate(guests)
        ),
    )
    _insert(
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
    attempt, place, response = _ids(session, Attempt), _ids(session, AttemptItem), _ids(session, Response)
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

    _insert(session, Attempt, attempts())
    _insert(
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
    _insert(
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


def _ids(session: Session, model: type[Base]) -> int:
    """The first primary key that is free."""
    return int(session.scalar(sa.select(sa.func.max(model.__table__.c.id))) or 0) + 1


def _insert(session: Session, model: type[Base], rows: Iterator[dict[str, Any]]) -> None:
    while chunk := list(islice(rows, CHUNK)):
        session.execute(sa.insert(Base.metadata.tables[model.__tablename__]), chunk)


def _renumber(session: Session) -> None:
    """Let PostgreSQL's sequences go on behind the keys that were given."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        if "id" in table.c:
            highest = sa.select(sa.func.coalesce(sa.func.max(table.c.id), 1)).scalar_subquery()
            session.execute(sa.select(sa.func.setval(sa.func.pg_get_serial_sequence(table.name, "id"), highest)))
