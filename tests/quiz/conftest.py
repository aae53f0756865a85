"""The app and its people, for the tests of the web app.

Tests of models, services, queries and jobs that use a database run on SQLite and on PostgreSQL; the rest on SQLite.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.accounts.passwords import hash_password
from quiz.factory import create_app
from quiz.models import Account, Base, Role, db
from tests.quiz import postgresql
from tests.quiz.tables import make_tables

PASSWORD = "ein langes Kennwort"
ON_BOTH_DATABASES = (
    "test_services",
    "test_queries",
    "test_protocol",
    "test_jobs",
    "test_ratelimits",
    "test_mapping",
    "test_worker",
    "test_check",
    "test_importing",
    "test_factors",
)
ON_POSTGRESQL_ALONE = ("test_shared_queue",)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what reads and writes tables on both databases."""
    if "database_url" not in metafunc.fixturenames:
        return
    module = Path(str(metafunc.module.__file__))
    both = module.stem in ON_BOTH_DATABASES or module.parent.name == "models"
    databases: list[object] = ["sqlite"] if module.stem not in ON_POSTGRESQL_ALONE else []
    if both or not databases:
        databases.append(pytest.param("postgresql", marks=pytest.mark.postgresql))
    metafunc.parametrize("database_url", databases, indirect=True)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a private PostgreSQL cluster; skips where its programs are missing, which fails under CI=true."""
    programs = postgresql.server_programs()
    if programs is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL's server programs (initdb, pg_ctl) are missing")
        pytest.skip("PostgreSQL's server programs (initdb, pg_ctl) are missing")
    with postgresql.cluster(programs) as url:
        engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sa.text("CREATE DATABASE template_quiz"))
        template = sa.create_engine(sa.make_url(url).set(database="template_quiz"))
        make_tables(template, _copy_of(Base.metadata))
        template.dispose()
        engine.dispose()
        yield url


def _copy_of(metadata: sa.MetaData) -> sa.MetaData:
    """Copy the tables: creating a cycle of tables in PostgreSQL changes them, so that SQLite would miss a key."""
    copy = sa.MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.tables.values():
        table.to_metadata(copy)
    return copy


@pytest.fixture
def empty_postgresql(request: pytest.FixtureRequest) -> Iterator[Callable[[], str]]:
    """A function that makes an empty PostgreSQL database and returns its URL."""
    made: list[sa.Engine] = []

    def make() -> str:
        url = sa.make_url(request.getfixturevalue("postgresql_server"))
        made.append(sa.create_engine(url, isolation_level="AUTOCOMMIT"))
        with made[0].connect() as connection:
            connection.execute(sa.text("CREATE DATABASE empty_quiz"))
        return url.set(database="empty_quiz").render_as_string(hide_password=False)

    yield make
    for engine in made:
        with engine.connect() as connection:
            connection.execute(sa.text("DROP DATABASE empty_quiz WITH (FORCE)"))
        engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    engine = sa.create_engine(f"sqlite:///{path}")
    make_tables(engine)
    engine.dispose()
    return path


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database with all tables."""
    if request.param == "sqlite":
        path = tmp_path / "quiz.sqlite"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    url = sa.make_url(request.getfixturevalue("postgresql_server"))
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text("CREATE DATABASE test_quiz TEMPLATE template_quiz"))
    yield url.set(database="test_quiz").render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(sa.text("DROP DATABASE test_quiz WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def make_app(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Flask]]:
    """A function that makes the app on the test's database; its arguments are settings."""
    monkeypatch.setenv("NACHGEFRAGT_INSTANCE", str(tmp_path / "instance"))
    made: list[Flask] = []

    def make(**settings: object) -> Flask:
        defaults = {
            "TESTING": True,
            "SECRET_KEY": "for tests",
            "SQLALCHEMY_DATABASE_URI": database_url,
            "WTF_CSRF_ENABLED": False,
        }
        made.append(create_app({**defaults, **settings}))
        return made[-1]

    yield make
    for app in made:
        with app.app_context():
            db.session.remove()
            for engine in db.engines.values():
                engine.dispose()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """The app, without the check of CSRF tokens (tests/quiz/test_headers.py checks that every form needs one)."""
    return make_app()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that nobody signed in with."""
    return app.test_client()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A database session of the test's own; what the app should see of it must be committed."""
    with app.app_context():
        engine = db.engine
    with Session(engine, expire_on_commit=False) as own:
        yield own


@pytest.fixture(scope="session")
def password_hash() -> str:
    """The hash of PASSWORD, computed once: hashing is slow on purpose."""
    return hash_password(PASSWORD)


@pytest.fixture
def make_account(session: Session, password_hash: str) -> Callable[..., Account]:
    """A function that makes a committed account whose password is PASSWORD."""

    def make(username: str, role: Role = Role.LEARNER, **columns: object) -> Account:
        columns = {"display_name": username.title(), "password_hash": password_hash} | columns
        account = Account(username=username, role=role, **columns)
        session.add(account)
        session.commit()
        return account

    return make


@pytest.fixture
def teacher(make_account: Callable[..., Account]) -> Account:
    """A teacher."""
    return make_account("lehrerin", Role.TEACHER)


@pytest.fixture
def learner(make_account: Callable[..., Account]) -> Account:
    """A learner."""
    return make_account("schueler", Role.LEARNER)


@pytest.fixture
def administrator(make_account: Callable[..., Account]) -> Account:
    """An administrator."""
    return make_account("verwaltung", Role.ADMINISTRATOR)


@pytest.fixture
def login() -> Callable[[FlaskClient, Account], None]:
    """A function that signs an account in, as `login(client, teacher)`."""

    def sign_in(client: FlaskClient, account: Account) -> None:
        with client.session_transaction() as cookie:
            cookie["_user_id"] = account.get_id()

    return sign_in


@pytest.fixture
def count_queries(app: Flask) -> Callable[[], AbstractContextManager[list[str]]]:
    """A function whose context manager collects the SQL statements run inside it."""

    @contextmanager
    def collect() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            statements.append(statement)

        with app.app_context():
            engine = db.engine
        sa.event.listen(engine, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            sa.event.remove(engine, "before_cursor_execute", note)

    return collect
