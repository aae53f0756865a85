"""How Alembic reaches the app's database and names its column types. Runs inside `flask db ...`."""

from typing import Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app

from quiz.models import Base, db
from quiz.models.base import Points, UtcDateTime


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
    """Migrate over a connection of the app's engine, each migration in a transaction of its own.

    SQLite changes a table by copying it; dropping the old one must not delete what refers to it.
    """
    with db.engine.connect() as connection:
        _check_foreign_keys(connection, "OFF")
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_item=render_item,
            transaction_per_migration=True,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        _check_foreign_keys(connection, "ON")


def _check_foreign_keys(connection: sa.Connection, state: Literal["ON", "OFF"]) -> None:
    """Switch SQLite's foreign keys, which is possible outside of transactions; refuse rows that refer to nothing."""
    if connection.dialect.name != "sqlite":
        return
    if state == "ON" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"rows refer to rows that do not exist: {broken[:5]}")
    connection.rollback()
    connection.exec_driver_sql(f"PRAGMA foreign_keys = {state}")
    connection.rollback()


run()
