"""The tables as migrating leaves them, made at once; tests/quiz/test_migrations.py compares the two."""

from __future__ import annotations

from pathlib import Path

import procrastinate.schema
import sqlalchemy as sa

from quiz.models import Base
from quiz.schema import migrations

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def make_tables(engine: sa.Engine, metadata: sa.MetaData = Base.metadata) -> None:
    """Make all tables in an empty database, and note the revision that they are of."""
    metadata.create_all(engine)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute(procrastinate.schema.SchemaManager.get_schema())
        connection.execute(sa.text("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)"))
        head = migrations(str(MIGRATIONS)).head
        connection.execute(sa.text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})
