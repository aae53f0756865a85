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

from quiz import jobs, schema
from quiz.check import problems
from quiz.models import Base, Job, JobStatus, db
from tests.quiz import every_table
from tests.quiz.working import work_off


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


def is_ours(table: str) -> bool:
    """Whether it is a table of the app's, not one that Alembic or Procrastinate made for itself."""
    return table != "alembic_version" and schema.is_ours(table, "table", None)


def constraints(engine: sa.Engine) -> dict[str, set[str | None]]:
    """The names of all constraints and indexes by table."""
    inspector = sa.inspect(engine)
    found: dict[str, set[str | None]] = {}
    for table in filter(is_ours, inspector.get_table_names()):
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
        options = {"include_name": schema.is_ours}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata) == []
    from_models = sa.create_engine(f"sqlite:///{tmp_path / 'created.sqlite'}")
    Base.metadata.create_all(from_models)
    found, expected = constraints(db.engine), constraints(from_models)
    from_models.dispose()
    assert found == expected


@pytest.mark.usefixtures("migrated")
def test_migrations_can_be_taken_back() -> None:
    downgrade(revision="base")
    assert sa.inspect(db.engine).get_table_names() == ["alembic_version"]
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect() as connection:
            assert left_of_procrastinate(connection) == []
    upgrade()


OBJECTS = {
    "functions": "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE starts_with(proname, 'procrastinate_')",
    "columns": """
        SELECT concat_ws(' ', table_name, column_name, data_type, udt_name, is_nullable, column_default)
        FROM information_schema.columns WHERE starts_with(table_name, 'procrastinate_')
    """,
    "constraints": """
        SELECT concat_ws(' ', conname, conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE starts_with(conrelid::regclass::text, 'procrastinate_')
    """,
    "indexes": "SELECT indexdef FROM pg_indexes WHERE starts_with(tablename, 'procrastinate_')",
    "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE starts_with(tgname, 'procrastinate_')",
    "labels": """
        SELECT concat_ws(' ', typname, enumlabel) FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
        WHERE starts_with(typname, 'procrastinate_')
    """,
}


@pytest.mark.usefixtures("migrated")
def test_procrastinates_tables_are_those_of_the_installed_release(request: pytest.FixtureRequest) -> None:
    """A release with other tables needs a revision that applies its migrations."""
    if db.engine.dialect.name == "sqlite":
        assert not [name for name in sa.inspect(db.engine).get_table_names() if not schema.is_ours(name, "table", None)]
        return
    url = sa.make_url(request.getfixturevalue("postgresql_server")).set(database="template_quiz")
    installed = sa.create_engine(url)
    with installed.connect() as expected, db.engine.connect() as found:
        for kind, query in OBJECTS.items():
            named = sorted(expected.scalars(sa.text(query)))
            assert named, kind
            assert sorted(found.scalars(sa.text(query))) == named
    installed.dispose()


BEFORE_PROCRASTINATE = "0007"
QUEUED_BEFORE = """
INSERT INTO job (id, kind, payload, owner_id, status, priority, step, progress, tries, lease_until, worker, created_at)
    VALUES (1, 'test', '{}', 1, 'queued', 10, '', 0, 0, NULL, NULL, '2026-01-01 00:00:00'),
    (2, 'test', '{}', 1, 'queued', 0, '', 0, 0, NULL, NULL, '2026-01-02 00:00:00'),
    (3, 'test', '{}', 1, 'running', 0, '', 0, 1, '2026-01-01 00:00:30', 'old worker', '2026-01-01 00:00:00'),
    (4, 'test', '{}', 1, 'running', 10, '', 0, 0, '2026-01-01 00:00:20', 'nobody', '2026-01-01 00:00:00');
INSERT INTO job (id, kind, payload, owner_id, status, priority, step, progress, tries, created_at, finished_at)
    VALUES (5, 'test', '{}', 1, 'done', 0, '', 1, 1, '2026-01-01 00:00:00', '2026-01-01 00:00:00')
"""


@pytest.mark.usefixtures("migrated")
def test_jobs_that_wait_or_run_when_the_release_changes_are_done_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before, what waited for a pause was leased by nobody, and PostgreSQL's queue were the rows."""
    done: list[int] = []

    def note(session: Session, _payload: dict[str, object], _progress: jobs.Progress) -> None:
        running = sa.select(Job.id).where(Job.status == JobStatus.RUNNING, Job.worker == "new worker")
        done.append(session.scalars(running).one())

    monkeypatch.setitem(jobs.HANDLERS, "test", note)
    downgrade(revision=BEFORE_PROCRASTINATE)
    with db.engine.begin() as connection:
        for statement in (*ROWS.split(";\n")[:1], *QUEUED_BEFORE.split(";\n")):
            connection.exec_driver_sql(statement)
    upgrade()
    with Session(db.engine) as session:
        assert list(problems(session)) == []
        waited = session.get_one(Job, 4)
        assert (waited.status, waited.worker) == (JobStatus.QUEUED, None)
        work_off(session, "new worker")
        assert sorted(done) == [1, 2, 3, 4]
        session.expire_all()
        assert set(session.scalars(sa.select(Job.status))) == {JobStatus.DONE}


def left_of_procrastinate(connection: sa.Connection) -> list[str]:
    """What has a name of Procrastinate's."""
    named = """
        SELECT proname FROM pg_proc WHERE starts_with(proname, 'procrastinate_')
        UNION SELECT typname FROM pg_type WHERE starts_with(typname, 'procrastinate_')
        UNION SELECT relname FROM pg_class WHERE starts_with(relname, 'procrastinate_')
    """
    return list(connection.scalars(sa.text(named)))


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
            if is_ours(name):
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
