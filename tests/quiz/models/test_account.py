"""Accounts in the database."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Account


def test_a_username_belongs_to_one_account(session: Session, make_account: Callable[..., Account]) -> None:
    make_account("anna")
    with pytest.raises(sa.exc.IntegrityError, match="username"):
        make_account("anna")
    session.rollback()


def test_a_moment_comes_back_in_utc(session: Session, make_account: Callable[..., Account]) -> None:
    made = make_account("anna")
    session.expire_all()
    found = session.scalars(sa.select(Account)).one()
    assert found.created_at == made.created_at
    assert found.created_at.utcoffset().total_seconds() == 0  # type: ignore[union-attr]
