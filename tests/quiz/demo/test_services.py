"""The demo data."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.accounts.services import UsernameTaken
from quiz.demo.services import is_empty, make_demo
from quiz.mapping import item_of
from quiz.models import ArticleRecord, ItemRecord, ItemStatus, QuizItem, QuizStatus

PASSWORD = "ein langes Kennwort"
ENOUGH = 3
"""Fewer of the engine's items than that in the demo's quiz mean that the list of approved stems is out of date."""


def test_the_demo_is_a_published_quiz_of_engine_and_teacher(session: Session) -> None:
    assert is_empty(session)
    quiz = make_demo(session, PASSWORD)
    session.commit()
    assert not is_empty(session)
    assert (quiz.status, quiz.show_article) == (QuizStatus.PUBLISHED, True)
    records = session.scalars(sa.select(ItemRecord).join(QuizItem, QuizItem.item_id == ItemRecord.id)).all()
    items = [item_of(record.current_version) for record in records if record.current_version]
    assert {record.status for record in records} == {ItemStatus.APPROVED}
    assert sum(item.writer != "teacher" for item in items) >= ENOUGH
    text = session.scalars(sa.select(ArticleRecord.text)).one()
    for item in items:
        assert item.evidence
        for proof in item.evidence:
            assert text[proof.start : proof.end] == proof.text


def test_the_demo_is_made_once(session: Session) -> None:
    make_demo(session, PASSWORD)
    session.commit()
    with pytest.raises(UsernameTaken):
        make_demo(session, PASSWORD)
