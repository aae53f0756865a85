"""What the administrator's list shows."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Account

PAGE_SIZE = 50


def accounts_page(session: Session, page: int) -> tuple[Sequence[Account], int]:
    """Return the accounts of a page (from 1) in the order of role and name, and how many pages there are."""
    total = session.scalar(sa.select(sa.func.count()).select_from(Account)) or 0
    query = sa.select(Account).order_by(Account.role, Account.username).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    return session.scalars(query).all(), max(1, -(-total // PAGE_SIZE))
