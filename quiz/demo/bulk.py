"""Many rows at once, past the session's bookkeeping."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Base

CHUNK = 20_000


def first_free_id(session: Session, model: type[Base]) -> int:
    """Return the first primary key that is free."""
    return int(session.scalar(sa.select(sa.func.max(model.__table__.c.id))) or 0) + 1


def insert(session: Session, model: type[Base], rows: Iterator[dict[str, Any]]) -> None:
    """Insert rows in chunks."""
    while chunk := list(islice(rows, CHUNK)):
        session.execute(sa.insert(Base.metadata.tables[model.__tablename__]), chunk)


def renumber(session: Session) -> None:
    """Let PostgreSQL's sequences go on behind the keys that were given."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        if "id" in table.c:
            highest = sa.select(sa.func.coalesce(sa.func.max(table.c.id), 1)).scalar_subquery()
            session.execute(sa.select(sa.func.setval(sa.func.pg_get_serial_sequence(table.name, "id"), highest)))
