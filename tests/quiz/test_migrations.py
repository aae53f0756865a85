"""The migrations lead to the tables that the models describe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy.orm import Session

from quiz.check import problems
from quiz.models import Base, db
from tests.quiz import every_table


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


BEFORE_CLASSES = "0001"
ROWS = """
INSERT INTO account (id, username, display_name, password_hash, role, language, session_epoch, created_at)
    VALUES (1, 'anna', 'Anna', 'x', 'teacher', 'de', 0, '2026-01-01 00:00:00');
INSERT INTO item (id, owner_id, status, position, created_at) VALUES (1, 1, 'approved', 1, '2026-01-01 00:00:00');
INSERT INTO item_version (id, item_id, number, type, stem, content, points, created_at)
    VALUES (1, 1, 1, 'short_text', 'Wo?',
    '{"stem": "Wo liegt die Brücke?", "interaction": {"options": [{"text": "Kiel"}]}}', 100, '2026-01-01 00:00:00');
UPDATE item SET current_version_id = 1;
INSERT INTO quiz (id, owner_id, title, status, feedback, presentation, shuffle, show_article, created_at)
    VALUES (1, 1, 'Quiz', 'draft', 'at_end', 'one_per_page', false, false, '2026-01-01 00:00:00');
INSERT INTO quiz_item (id, quiz_id, item_id, position) VALUES (1, 1, 1, 1);
INSERT INTO attempt (id, public_id, quiz_id, account_id, nickname, seed, started_at)
    VALUES (1, '12345678123456781234567812345678', 1, 1, 'Anna', 7, '2026-01-01 00:00:00');
INSERT INTO attempt_item (id, attempt_id, item_version_id, position, points, flagged) VALUES (1, 1, 1, 1, 100, false);
INSERT INTO response (id, attempt_item_id, client_uuid, sequence, answer, item_version_id, received_at, late)
    VALUES (1, 1, '12345678123456781234567812345678', 1, '{}', 1, '2026-01-01 00:00:00', false);
"""


@pytest.mark.usefixtures("migrated")
def test_what_people_made_outlives_the_migrations_up_and_down() -> None:
    downgrade(revision=BEFORE_CLASSES)
    with db.engine.begin() as connection:
        for statement in ROWS.strip().split(";\n"):
            connection.exec_driver_sql(statement.rstrip(";"))
    upgrade()
    with db.engine.connect() as connection:
        words = set(connection.scalars(sa.text("SELECT word FROM item_word WHERE item_id = 1")))
        for table in ("account", "item", "item_version", "quiz", "quiz_item", "attempt", "attempt_item", "response"):
            assert connection.scalar(sa.select(sa.func.count()).select_from(sa.table(table))) == 1, table
        assert words == {"wo", "liegt", "die", "brücke", "kiel"}
    downgrade(revision=BEFORE_CLASSES)
    with db.engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM response")) == 1


Rows = dict[str, list[dict[str, object]]]
CASCADE_OF_ASSIGNMENTS = {"attempt", "attempt_item", "response"}
"""Downgrading to before there were classes drops the attempts under assignments."""


def stored() -> Rows:
    """All rows of all tables, in the order of their first column."""
    found: Rows = {}
    with db.engine.connect() as connection:
        tables = sa.MetaData()
        tables.reflect(connection)
        for name, table in tables.tables.items():
            if name != "alembic_version":
                rows = connection.execute(sa.text(f"SELECT * FROM {name}")).mappings()  # noqa: S608 - our own names
                key = [column.name for column in table.primary_key]
                found[name] = sorted((dict(row) for row in rows), key=lambda row: [str(row[one]) for one in key])
    return found


def assert_kept(before: Rows, after: Rows, *, but: set[str]) -> None:
    """Every row is there, with the same values in the columns that both have."""
    for name in (before.keys() & after.keys()) - but:
        columns = before[name][0].keys() & after[name][0].keys()
        assert [{one: row[one] for one in columns} for row in before[name]] == [
            {one: row[one] for one in columns} for row in after[name]
        ], name


@pytest.mark.usefixtures("migrated")
def test_every_migration_goes_down_and_up_and_down_with_rows_in_every_table() -> None:
    with Session(db.engine) as session:
        every_table.fill(session)
    directory = ScriptDirectory(str(Path(__file__).parents[2] / "migrations"))
    chain = [script.revision for script in directory.walk_revisions()]
    assert chain[-1] == BEFORE_CLASSES
    for higher, lower in pairwise(chain):
        lost = CASCADE_OF_ASSIGNMENTS if lower == BEFORE_CLASSES else set()
        before = stored()
        downgrade(revision=lower)
        below = stored()
        assert_kept(before, below, but=lost)
        upgrade(revision=higher)
        again = stored()
        assert again.keys() == before.keys()
        assert_kept(below, again, but=set())
        downgrade(revision=lower)
        assert stored() == below
    with db.engine.connect() as connection:
        left = connection.scalars(sa.text("SELECT public_id FROM attempt")).all()
        assert [str(one).replace("-", "") for one in left] == [every_table.UNASSIGNED.hex]
    upgrade()
    with Session(db.engine) as session:
        assert list(problems(session)) == []
