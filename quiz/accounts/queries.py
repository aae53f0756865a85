"""What administrators see: accounts, schools, the log."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from quiz.models import Account, AuditEntry, School

PAGE_SIZE = 50


def accounts_page(session: Session, administrator: Account, page: int) -> tuple[Sequence[Account], int]:
    """Return a page (from 1) of the accounts that the administrator runs, and how many pages there are."""
    total = session.scalar(sa.select(sa.func.count()).select_from(Account).where(_run_by(administrator))) or 0
    query = sa.select(Account).where(_run_by(administrator)).order_by(Account.role, Account.username)
    found = session.scalars(
        query.limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
        .options(joinedload(Account.school), joinedload(Account.second_factor))
    ).all()
    return found, _pages(total)


def account_run_by(session: Session, administrator: Account, account_id: int) -> Account | None:
    """Return an account that the administrator runs."""
    return session.scalar(sa.select(Account).where(Account.id == account_id, _run_by(administrator)))


def schools(session: Session) -> list[tuple[School, int]]:
    """Return all schools by name with how many accounts they have."""
    count = sa.select(sa.func.count()).where(Account.school_id == School.id).scalar_subquery()
    query = sa.select(School, count).order_by(sa.func.lower(School.name), School.id)
    return [(school, number) for school, number in session.execute(query)]


def log_page(session: Session, reader: Account, page: int) -> tuple[Sequence[AuditEntry], int]:
    """Return a page (from 1) of the log, the latest first, and how many pages there are.

    Teachers read what they did themselves, a school's administrators what its accounts did, others everything.
    """
    seen: sa.ColumnElement[bool] = sa.true()
    if not reader.is_administrator:
        seen = AuditEntry.actor_id == reader.id
    elif reader.school_id is not None:
        seen = AuditEntry.actor_id.in_(sa.select(Account.id).where(_run_by(reader)))
    total = session.scalar(sa.select(sa.func.count()).select_from(AuditEntry).where(seen)) or 0
    query = sa.select(AuditEntry).where(seen).order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    found = session.scalars(
        query.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE).options(joinedload(AuditEntry.actor))
    ).all()
    return found, _pages(total)


def _run_by(administrator: Account) -> sa.ColumnElement[bool]:
    return Account.school_id == administrator.school_id if administrator.school_id is not None else sa.true()


def _pages(total: int) -> int:
    return max(1, -(-total // PAGE_SIZE))
