"""A database with rows in every table: whoever adds a table adds a row here, and the migrations are tried with it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.demo.volume import Size
from quiz.demo.volume import fill as fill_volume
from quiz.models import (
    Account,
    AnswerComment,
    ArticleRecord,
    AssignmentExtension,
    Attempt,
    AttemptItem,
    AuditEntry,
    Base,
    EndedSession,
    FiguresRecord,
    ItemRecord,
    ItemReport,
    ItemTag,
    Job,
    Mark,
    Membership,
    PracticeCard,
    PracticeReview,
    QuizDraw,
    RateLimit,
    RecoveryCode,
    Regrade,
    RegradeStep,
    ReportKind,
    Response,
    Role,
    School,
    SecondFactor,
)

NOW = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
UNASSIGNED = UUID(int=1, version=4)
"""The public id of an attempt without a class."""


def fill(session: Session) -> None:
    """Store a teacher with classes, assignments and attempts, and a row of everything else."""
    teacher = fill_volume(session, Size(2, 12, 40), "drei Möwen am Kai", NOW, lambda _line: None)
    taken = session.scalars(sa.select(Attempt).order_by(Attempt.id)).first()
    assert taken
    place = session.scalars(sa.select(AttemptItem).filter_by(attempt_id=taken.id)).first()
    item = session.scalars(sa.select(ItemRecord).order_by(ItemRecord.id)).first()
    member = session.scalars(sa.select(Membership)).first()
    assert place
    assert item
    assert member
    version = item.current_version_id
    article = session.get_one(ArticleRecord, item.article_id)
    article.file_hash, article.dropped = "f" * 64, {"reasons": {}}
    school = School(name="Schule am Hafen")
    account = Account(username="mia", display_name="Mia", password_hash="-", role=Role.LEARNER, made_by_id=teacher.id)
    session.add_all([school, account])
    session.flush()
    account.school_id = school.id
    alone = Attempt(public_id=UNASSIGNED, quiz_id=taken.quiz_id, account_id=account.id, nickname="Mia", seed=1)
    alone.items = [AttemptItem(item_version_id=version, position=1, points=Decimal(1))]
    card = PracticeCard(account_id=account.id, fact_key="k", item_version_id=version, due_on=date(2026, 6, 2))
    session.add_all([alone, card, SecondFactor(account_id=account.id, salt="5a", last_step=57_000_000)])
    session.flush()
    answered = {"item_version_id": version, "client_uuid": UUID(int=2, version=4), "answer": {"response": "o1"}}
    session.add_all(
        [
            Response(attempt_item_id=alone.items[0].id, sequence=1, received_at=NOW, **answered),
            PracticeReview(card_id=card.id, rating=3, reviewed_on=date(2026, 6, 1), reviewed_at=NOW, **answered),
            AuditEntry(actor_id=teacher.id, action="item.regraded", object_type="item", object_id=item.id),
            AssignmentExtension(assignment_id=taken.assignment_id, membership_id=member.id, extra_seconds=60),
            EndedSession(token_hash="e" * 64),
            FiguresRecord(item_id=item.id, quiz_id=taken.quiz_id, attempts=20, facility=0.5, discrimination=0.2),
            ItemTag(item_id=item.id, tag="hafen"),
            Mark(attempt_item_id=place.id, points=Decimal(1), reason="auch richtig", by_id=teacher.id),
            AnswerComment(attempt_item_id=place.id, text="Gut!", by_id=teacher.id),
            QuizDraw(quiz_id=taken.quiz_id, position=99, tag="hafen", count=1),
            RateLimit(scope="sign_in", key="x", window_start=NOW, count=1),
            RecoveryCode(account_id=account.id, name="0815", code_hash="-"),
            Regrade(item_id=item.id, number=1, step=RegradeStep.REGRADE, version_id=version, by_id=teacher.id),
            ItemReport(
                item_id=item.id, item_version_id=version, attempt_item_id=place.id, kind=ReportKind.TYPO, text="ß"
            ),
            Job(kind="generate_items", owner_id=teacher.id, article_id=article.id),
        ]
    )
    session.commit()
    empty = [table.name for table in Base.metadata.sorted_tables if session.execute(sa.select(table)).first() is None]
    assert empty == []
