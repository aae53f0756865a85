"""Scoring an item's answers anew after it was corrected: previewed, logged, undone and done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from quiz import audit
from quiz.attempts.grading import Gradings
from quiz.attempts.rescoring import Rule
from quiz.attempts.scores import Scored, score_answer
from quiz.mapping import item_of
from quiz.models import Attempt, AttemptItem, Credit, ItemRecord, ItemVersion, Quiz, Regrade, RegradeStep
from quiz.results.marking import Outdated
from quiz.results.services import Result, results

ACTIONS = {
    RegradeStep.REGRADE: "item.regraded",
    RegradeStep.UNDO: "item.regrade_undone",
    RegradeStep.REDO: "item.regrade_redone",
}


class NothingToDo(Exception):  # noqa: N818
    """There is no regrade to undo or to do again."""


@dataclass(frozen=True, slots=True)
class History:
    """All steps of an item's regrades from the first on: what holds, what was undone last, and how many there are."""

    steps: tuple[Regrade, ...]
    done: tuple[Regrade, ...]
    undone: tuple[Regrade, ...]

    @property
    def number(self) -> int:
        """The number of the newest step, 0 for none."""
        return self.steps[-1].number if self.steps else 0

    @property
    def current(self) -> Regrade | None:
        """The regrade that holds."""
        return self.done[-1] if self.done else None


@dataclass(frozen=True, slots=True)
class Change:
    """An attempt with the answer's scores as they are and as they would be."""

    result: Result
    before: Scored
    after: Scored

    @property
    def difference(self) -> Decimal:
        """By how many points the attempt changes."""
        return self.after.earned - self.before.earned

    @property
    def total(self) -> Decimal:
        """What the attempt would earn."""
        return self.result.total.earned + self.difference


@dataclass(frozen=True, slots=True)
class Preview:
    """What a step would change.

    `changes` are the submitted attempts whose points change, of all `answers` to older versions; `kept` answers cannot
    be read by the corrected item, `marked` ones have points by hand: both keep what they have. `open` attempts are
    still going on.
    """

    step: RegradeStep
    version: ItemVersion | None
    credit: Credit
    changes: tuple[Change, ...]
    answers: int
    kept: int
    marked: int
    open: int

    @property
    def gains(self) -> int:
        """How many attempts get more points."""
        return sum(change.difference > 0 for change in self.changes)

    @property
    def losses(self) -> int:
        """How many attempts get fewer points."""
        return sum(change.difference < 0 for change in self.changes)


def history(session: Session, record: ItemRecord) -> History:
    """Return the steps of the item's regrades, with who did them."""
    query = (
        sa.select(Regrade)
        .where(Regrade.item_id == record.id)
        .order_by(Regrade.number)
        .options(joinedload(Regrade.by), joinedload(Regrade.version))
    )
    steps = session.scalars(query).all()
    by_id = {step.id: step for step in steps}
    done: list[Regrade] = []
    undone: list[Regrade] = []
    for step in steps:
        match step.step:
            case RegradeStep.REGRADE:
                done.append(step)
                undone.clear()
            case RegradeStep.UNDO:
                undone.append(done.pop())
            case RegradeStep.REDO:
                undone.pop()
                done.append(by_id[step.of_id or 0])
    return History(tuple(steps), tuple(done), tuple(undone))


def preview(session: Session, record: ItemRecord, past: History, step: RegradeStep, credit: Credit) -> Preview:
    """Work out what a step would change; raises NothingToDo if there is nothing to undo or to do again."""
    version, credit = _target(record, past, step, credit)
    rule = Rule(version.id, version.number, item_of(version), credit) if version else None
    found = results(session, _of_item(record))
    changes, kept, marked, answers, going_on = [], 0, 0, 0, 0
    for result in found:
        for before in result.scored:
            if before.version.item_id != record.id:
                continue
            after = _rescored(before, rule)
            if result.attempt.submitted_at is None:
                going_on += 1
                continue
            answers += 1
            kept += after.kept
            marked += after.awarded is not None
            if after.earned != before.earned:
                changes.append(Change(result, before, after))
    return Preview(step, version, credit, tuple(changes), answers, kept, marked, going_on)


def take_step(
    session: Session,
    record: ItemRecord,
    step: RegradeStep,
    credit: Credit,
    seen: tuple[int, int | None],
    by_id: int,
    now: datetime,
) -> Regrade:
    """Regrade, undo or redo: from now on all answers to older versions are scored so, in the same transaction.

    `seen` is what the preview showed: the number of the newest step, and the id of the item's current version.

    Raises:
        Outdated: if there is another step or another version by now; nothing has changed then.
        NothingToDo: if there is nothing to undo or to do again.

    """
    session.execute(sa.select(ItemRecord.id).where(ItemRecord.id == record.id).with_for_update())
    session.refresh(record, ["current_version_id"])
    past = history(session, record)
    if seen != (past.number, record.current_version_id):
        raise Outdated
    shown = preview(session, record, past, step, credit)
    of = {RegradeStep.UNDO: past.done, RegradeStep.REDO: past.undone}.get(step)
    made = Regrade(
        item_id=record.id,
        number=past.number + 1,
        step=step,
        version_id=shown.version.id if shown.version else None,
        credit=shown.credit,
        of_id=of[-1].id if of else None,
        changed=len(shown.changes),
        by_id=by_id,
        at=now,
    )
    session.add(made)
    session.flush()
    details = {
        "version": shown.version.number if shown.version else None,
        "credit": shown.credit.value,
        "changed": [
            [str(one.result.attempt.public_id), str(one.before.earned), str(one.after.earned)] for one in shown.changes
        ],
    }
    audit.record(session, by_id, ACTIONS[step], record, details, now)
    return made


def _target(record: ItemRecord, past: History, step: RegradeStep, credit: Credit) -> tuple[ItemVersion | None, Credit]:
    """The version and the credit that hold after the step."""
    if step is RegradeStep.REGRADE:
        return record.current_version, credit
    source: Sequence[Regrade] = past.done if step is RegradeStep.UNDO else past.undone
    if not source:
        raise NothingToDo
    if step is RegradeStep.REDO:
        return source[-1].version, source[-1].credit
    return (source[-2].version, source[-2].credit) if len(source) > 1 else (None, Credit.CORRECTED)


def _of_item(record: ItemRecord) -> sa.ColumnElement[bool]:
    """The attempts at the owner's quizzes that have the item; the owner's own trials are left out."""
    having = (
        sa.select(AttemptItem.attempt_id)
        .join(ItemVersion, ItemVersion.id == AttemptItem.item_version_id)
        .where(ItemVersion.item_id == record.id)
    )
    quizzes = sa.select(Quiz.id).where(Quiz.owner_id == record.owner_id)
    return sa.and_(
        Attempt.id.in_(having),
        Attempt.quiz_id.in_(quizzes),
        sa.or_(Attempt.account_id.is_(None), Attempt.account_id != record.owner_id),
    )


def _rescored(before: Scored, rule: Rule | None) -> Scored:
    rules = {before.version.item_id: rule} if rule else {}
    awarded = {before.place.id: before.awarded} if before.awarded is not None else {}
    return score_answer(before.place, before.version, item_of(before.version), before.given, Gradings(awarded, rules))
