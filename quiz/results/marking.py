"""Points by hand and comments: appended, never changed, and logged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from questions.items import Cloze, Item, Numeric, ShortText
from quiz import audit
from quiz.attempts.scores import Scored
from quiz.models import AnswerComment, Attempt, AttemptItem, Mark
from quiz.results.labels import answer_labels
from quiz.results.services import Result


class Outdated(Exception):  # noqa: N818
    """Somebody, perhaps in another tab, changed what the page had shown."""


class NotOver(Exception):  # noqa: N818
    """Only a submitted attempt is marked: the answer could still change."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The same typed answer to an item, by one or more learners, that does not earn all of its points.

    `open` are those without points by hand.
    """

    item: Item
    position: int
    version_id: int
    labels: tuple[str, ...]
    entries: tuple[tuple[Result, Scored], ...]

    @property
    def open(self) -> list[Scored]:
        """Those that no teacher decided about."""
        return [entry for _result, entry in self.entries if entry.awarded is None]

    @property
    def text(self) -> str:
        """The answer as one line."""
        return "; ".join(self.labels)


def mark(
    session: Session,
    attempt: Attempt,
    place: AttemptItem,
    points: Decimal | None,
    reason: str,
    by_id: int,
    now: datetime,
    *,
    seen: int | None = None,
) -> Mark:
    """Give an answer points by hand, or with None take that back.

    `seen` is the id of the newest mark that the page showed, 0 for none; None does not look.

    Raises:
        NotOver: if the attempt is still open.
        Outdated: if there is a newer mark.

    """
    if attempt.submitted_at is None:
        raise NotOver
    session.execute(sa.select(Attempt.id).where(Attempt.id == attempt.id).with_for_update())
    newest = session.scalar(sa.select(sa.func.max(Mark.id)).where(Mark.attempt_item_id == place.id))
    if seen is not None and seen != (newest or 0):
        raise Outdated
    made = Mark(attempt_item_id=place.id, points=points, reason=reason, by_id=by_id, at=now)
    session.add(made)
    session.flush()
    details = {"points": None if points is None else str(points), "reason": reason, "attempt": str(attempt.public_id)}
    audit.record(session, by_id, "answer.marked", place, details, now)
    return made


def mark_alike(session: Session, alike: Alike, points: Decimal, reason: str, by_id: int, now: datetime) -> int:
    """Give everybody who answered alike the same points, and return how many that were."""
    entries = alike.open
    for entry in entries:
        session.add(Mark(attempt_item_id=entry.place.id, points=points, reason=reason, by_id=by_id, at=now))
    session.flush()
    if entries:
        place = session.get_one(AttemptItem, entries[0].place.id)
        details = {"points": str(points), "reason": reason, "answers": [entry.place.id for entry in entries]}
        audit.record(session, by_id, "answers.marked", place, details, now)
    return len(entries)


def comment(session: Session, place: AttemptItem, text: str, by_id: int, now: datetime) -> AnswerComment:
    """Write to the learner about an answer."""
    made = AnswerComment(attempt_item_id=place.id, text=text, by_id=by_id, at=now)
    session.add(made)
    session.flush()
    return made


def remove_comment(session: Session, found: AnswerComment, by_id: int, now: datetime) -> None:
    """Take a comment out of sight; a second time has no effect."""
    if found.removed_at is None:
        found.removed_at = now
        audit.record(session, by_id, "comment.removed", found, {"text": found.text}, now)


def marks(session: Session, attempt: Attempt) -> dict[int, list[Mark]]:
    """Return by attempt item all marks with who made them, the newest first."""
    query = (
        sa.select(Mark)
        .join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
        .where(AttemptItem.attempt_id == attempt.id)
        .order_by(Mark.id.desc())
        .options(joinedload(Mark.by))
    )
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    for one in session.scalars(query):
        found[one.attempt_item_id].append(one)
    return found


def comments(session: Session, attempt: Attempt) -> dict[int, list[AnswerComment]]:
    """Return by attempt item the comments that were not taken back, the oldest first."""
    query = (
        sa.select(AnswerComment)
        .join(AttemptItem, AttemptItem.id == AnswerComment.attempt_item_id)
        .where(AttemptItem.attempt_id == attempt.id, AnswerComment.removed_at.is_(None))
        .order_by(AnswerComment.id)
        .options(joinedload(AnswerComment.by))
    )
    found: defaultdict[int, list[AnswerComment]] = defaultdict(list)
    for one in session.scalars(query):
        found[one.attempt_item_id].append(one)
    return found


def to_mark(results: Iterable[Result], order: Sequence[int]) -> list[Alike]:
    """Gather typed answers in submitted attempts that do not earn all points, alike ones together.

    The most frequent come first within an item; items stand in the order of their ids in `order`.
    """
    groups: defaultdict[tuple[int, tuple[str, ...]], list[tuple[Result, Scored]]] = defaultdict(list)
    for result in results:
        for entry in result.scored:
            if result.attempt.submitted_at and is_typed(entry.item) and entry.answer and _in_question(entry):
                labels = tuple(answer_labels(entry.item, entry.answer))
                groups[entry.scoring_version_id, tuple(label.casefold() for label in labels)].append((result, entry))
    rank = {item_id: place for place, item_id in enumerate(order, start=1)}
    found = [
        Alike(
            entries[0][1].item,
            rank.get(entries[0][1].version.item_id, len(rank) + 1),
            version_id,
            tuple(answer_labels(entries[0][1].item, entries[0][1].answer)),
            tuple(entries),
        )
        for (version_id, _folded), entries in groups.items()
    ]
    return sorted(found, key=lambda one: (one.position, one.version_id, not one.open, -len(one.entries), one.text))


def is_typed(item: Item) -> bool:
    """Whether the answer is written rather than chosen."""
    interaction = item.interaction
    return isinstance(interaction, ShortText | Numeric) or (isinstance(interaction, Cloze) and not interaction.bank)


def _in_question(entry: Scored) -> bool:
    return entry.awarded is not None or not entry.right
