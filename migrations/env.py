"""How Alembic reaches the app's database and names its column types. Runs inside `flask db ...`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app

from quiz import schema
from quiz.models import Base, db
from quiz.models.base import Points, UtcDateTime

LOCK = 0x6E616368
"""The number of PostgreSQL's advisory lock; any, but always the same."""
PATIENCE_MS = 600_000


def render_item(kind: str, item: object, autogenerate: AutogenContext) -> str | Literal[False]:
    """Write the app's own column types as what they are in the database, so that no migration imports the models."""
    if kind != "type":
        return False
    if isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, Points):
        return "sa.Integer()"
    if isinstance(item, sa.JSON):
        autogenerate.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return False


def run() -> None:
    """Migrate over a connection of the app's engine in one transaction, behind whoever migrates already.

    The lock comes before the look at what there is: of two machines that start at once, the second finds it done.
    """
    with db.engine.connect() as connection, _without_foreign_keys(connection), connection.begin():
        _wait_for_others(connection)
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_item=render_item,
            include_name=schema.is_ours,
            **current_app.extensions["migrate"].configure_args,
        )
        context.run_migrations()
        _refuse_dangling_rows(connection)


def _wait_for_others(connection: sa.Connection) -> None:
    """Take a lock until the end of the transaction; web servers and workers do not wait for it on PostgreSQL."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))


@contextmanager
def _without_foreign_keys(connection: sa.Connection) -> Iterator[None]:
    """Switch SQLite's foreign keys off: it changes a table by copying it, and dropping the old one must delete nothing.

    That is possible outside of transactions alone, as is the patience with another migration.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    for pragma in ("foreign_keys = OFF", f"busy_timeout = {PATIENCE_MS}"):
        connection.exec_driver_sql(f"PRAGMA {pragma}")
    connection.rollback()
    try:
        yield
    finally:
        connection.invalidate()  # the next one begins with the app's own settings


def _refuse_dangling_rows(connection: sa.Connection) -> None:
    """Undo a migration that leaves rows without what they refer to."""
    if connection.dialect.name == "sqlite" and (rows := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"rows refer to rows that do not exist: {rows[:5]}")


run()
