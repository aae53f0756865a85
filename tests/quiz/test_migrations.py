"""The migrations lead to the tables that the models describe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade

from quiz.models import Base, db


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def migrated(
    request: pytest.FixtureRequest, tmp_path: Path, empty_postgresql: Callable[[], str], make_app: Callable[..., Flask]
) -> Iterator[Flask]:
    """The app on an empty database that all migrations ran on."""
    url = f"sqlite:///{tmp_path / 'migrated.sqlite'}" if request.param == "sqlite" else empty_postgresql()
    app = make_app(SQLALCHEMY_DATABASE_URI=url)
    with app.app_context():
        upgrade()
        yield app


def constraints(engine: sa.Engine) -> dict[str, set[str | None]]:
    """The names of all constraints and indexes by table."""
    inspector = sa.inspect(engine)
    found: dict[str, set[str | None]] = {}
    for table in set(inspector.get_table_names()) - {"alembic_version"}:
        names = {check["name"] for check in inspector.get_check_constraints(table)}
        names |= {unique["name"] for unique in inspector.get_unique_constraints(table)}
        names |= {key["name"] for key in inspector.get_foreign_keys(table)}
        names |= {index["name"] for index in inspector.get_indexes(table)}
        names.add(inspector.get_pk_constraint(table)["name"])
        found[table] = names
    return found


@pytest.mark.usefixtures("migrated")
def test_migrated_tables_are_the_models(tmp_path: Path) -> None:
    with db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    from_models = sa.create_engine(f"sqlite:///{tmp_path / 'created.sqlite'}")
    Base.metadata.create_all(from_models)
    found, expected = constraints(db.engine), constraints(from_models)
    from_models.dispose()
    assert found == expected


@pytest.mark.usefixtures("migrated")
def test_migrations_can_be_taken_back() -> None:
    downgrade(revision="base")
    assert sa.inspect(db.engine).get_table_names() == ["alembic_version"]
    upgrade()
