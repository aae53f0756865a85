"""What bears on scores besides the responses: points by hand, and regrades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from quiz.attempts.rescoring import Rule
from quiz.mapping import item_of
from quiz.models import Attempt, AttemptItem, ItemVersion, Mark, Regrade


@dataclass(frozen=True, slots=True)
class Gradings:
    """Points by hand by attempt item, and rules of regrades by item."""

    awarded: Mapping[int, Decimal] = field(default_factory=dict)
    rules: Mapping[int, Rule] = field(default_factory=dict)

    def rule_for(self, version: ItemVersion) -> Rule | None:
        """Return the rule by which answers to the version are scored, or None where the version scores them itself."""
        rule = self.rules.get(version.item_id)
        return rule if rule and rule.covers(version.number) else None


def gradings_of(session: Session, of: sa.ColumnElement[bool]) -> Gradings:
    """Load what bears on the scores of the attempts that fulfil the condition, in two queries."""
    return Gradings(_awarded(session, of), _rules(session, of))


def _awarded(session: Session, of: sa.ColumnElement[bool]) -> dict[int, Decimal]:
    newest = (
        sa.select(sa.func.max(Mark.id))
        .join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(of)
        .group_by(Mark.attempt_item_id)
    )
    marks = session.execute(sa.select(Mark.attempt_item_id, Mark.points).where(Mark.id.in_(newest)))
    return {place: points for place, points in marks if points is not None}


def _rules(session: Session, of: sa.ColumnElement[bool]) -> dict[int, Rule]:
    items = sa.select(ItemVersion.item_id).join(AttemptItem).join(Attempt).where(of)
    newest = (
        sa.select(Regrade.item_id, sa.func.max(Regrade.number).label("number"))
        .where(Regrade.item_id.in_(items))
        .group_by(Regrade.item_id)
        .subquery()
    )
    steps = session.scalars(
        sa.select(Regrade)
        .join(newest, sa.and_(newest.c.item_id == Regrade.item_id, newest.c.number == Regrade.number))
        .options(joinedload(Regrade.version))
    )
    return {
        step.item_id: Rule(step.version.id, step.version.number, item_of(step.version), step.credit)
        for step in steps
        if step.version
    }
