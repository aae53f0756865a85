"""Backups of a database in use, put back where it was lost."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import Result
from flask import Flask
from flask_migrate import stamp
from sqlalchemy.orm import Session

from quiz.check import problems
from quiz.models import Account, Base, Guest, Quiz, db
from tests.quiz import postgresql
from tests.quiz.taken import fill

Content = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def quiz(app: Flask, session: Session, teacher: Account) -> Quiz:
    """A quiz that was taken, in a database of the present release."""
    with app.app_context():
        stamp()
    return fill(app, session, teacher)


def content(engine: sa.Engine) -> Content:
    with engine.connect() as connection:
        return {
            table.name: sorted(tuple(row) for row in connection.execute(sa.select(*table.primary_key, *table.columns)))
            for table in Base.metadata.sorted_tables
        }


def flask(app: Flask, *arguments: str | Path) -> Result:
    with app.app_context():
        db.session.remove()
    return app.test_cli_runner().invoke(args=[str(argument) for argument in arguments])


def content_of(path: Path) -> Content:
    engine = sa.create_engine(f"sqlite:///{path}")
    try:
        return content(engine)
    finally:
        engine.dispose()


def end_all(app: Flask, session: Session) -> None:
    """What stopping the services does: nobody has the file open."""
    session.close()
    session.get_bind().engine.dispose()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.mark.usefixtures("quiz")
def test_a_backup_is_the_database_and_comes_back_after_a_loss(app: Flask, session: Session, tmp_path: Path) -> None:
    file, database = tmp_path / "kept.sqlite", tmp_path / "quiz.sqlite"
    before = content_of(database)
    assert len(before["response"]) == 6
    assert flask(app, "backup", file).exit_code == 0
    session.execute(sa.text("DELETE FROM response"))
    session.commit()
    end_all(app, session)
    result = flask(app, "restore", file)
    assert result.exit_code == 0, result.output
    assert content_of(database) == before
    (old,) = tmp_path.glob("quiz.sqlite.before-*")
    assert content_of(old)["response"] == []
    assert flask(app, "check").exit_code == 0


@pytest.mark.usefixtures("quiz")
def test_a_backup_is_of_one_moment_while_others_write(app: Flask, session: Session, tmp_path: Path) -> None:
    """A writer adds guests in pairs: no copy has half a pair."""
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 2
            with Session(session.get_bind()) as own:
                own.add_all([Guest(token_hash=f"w{number + half}", nickname="x") for half in (0, 1)])
                own.commit()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(5):
            assert flask(app, "backup", tmp_path / f"{number}.sqlite").exit_code == 0
    finally:
        stop.set()
        thread.join()
    copies = [content_of(tmp_path / f"{number}.sqlite")["guest"] for number in range(5)]
    assert all(len([row for row in rows if str(row[2]).startswith("w")]) % 2 == 0 for rows in copies)
    assert len(copies[-1]) > len(copies[0])


@pytest.mark.usefixtures("quiz")
def test_nothing_is_restored_over_a_database_in_use(app: Flask, session: Session, tmp_path: Path) -> None:
    file, database = tmp_path / "kept.sqlite", tmp_path / "quiz.sqlite"
    assert flask(app, "backup", file).exit_code == 0
    assert session.scalars(sa.select(Account.id)).first()  # an open connection, as a running server has
    before = content_of(database)
    result = flask(app, "restore", file)
    assert result.exit_code == 1
    assert "in use" in result.output
    assert content_of(database) == before
    assert {path.name for path in tmp_path.iterdir() if "unfinished" in path.name or "before" in path.name} == set()


@pytest.mark.usefixtures("quiz")
@pytest.mark.parametrize("harm", ["torn", "no database", "inconsistent"])
def test_a_damaged_backup_is_refused_and_changes_nothing(
    app: Flask, session: Session, tmp_path: Path, harm: str
) -> None:
    file, database = tmp_path / "kept.sqlite", tmp_path / "quiz.sqlite"
    assert flask(app, "backup", file).exit_code == 0
    end_all(app, session)
    before = content_of(database)
    if harm == "torn":
        data = bytearray(file.read_bytes())
        data[len(data) // 2 :] = b"\xa5" * (len(data) - len(data) // 2)
        file.write_bytes(data)
    elif harm == "no database":
        file.write_text("nothing of the kind", "utf-8")
    else:
        with sqlite3.connect(file) as connection:
            connection.execute("UPDATE item SET current_version_id = NULL")
        connection.close()
    result = flask(app, "restore", file)
    assert result.exit_code == 1
    assert "Error: " in result.output
    assert content_of(database) == before
    assert not list(tmp_path.glob("*before*"))


@pytest.mark.usefixtures("quiz")
def test_an_inconsistent_database_replaces_no_good_backup(app: Flask, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    assert flask(app, "backup", file).exit_code == 0
    good = file.read_bytes()
    session.execute(sa.text("UPDATE item_version SET content = '{}'"))
    session.commit()
    result = flask(app, "backup", file)
    assert result.exit_code == 1
    assert "not consistent" in result.output
    assert file.read_bytes() == good


@pytest.mark.usefixtures("quiz")
def test_the_check_tells_by_its_exit_status(app: Flask, session: Session) -> None:
    assert flask(app, "check").exit_code == 0
    session.execute(sa.text("UPDATE item_version SET content = '{}' WHERE id = 1"))
    session.commit()
    result = flask(app, "check")
    assert result.exit_code == 1
    assert "item version 1: cannot be read" in result.output
    session.execute(sa.text("DELETE FROM alembic_version"))
    session.commit()
    result = flask(app, "check")
    assert result.exit_code == 1
    assert "flask db upgrade" in result.output


@pytest.fixture
def dumped(postgresql_server: str) -> Iterator[tuple[Path, sa.URL, sa.URL]]:
    """PostgreSQL's programs, and two databases: one with all tables, one empty."""
    url = sa.make_url(postgresql_server)
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text("CREATE DATABASE dumped TEMPLATE template_quiz"))
        connection.execute(sa.text("CREATE DATABASE restored"))
    found = postgresql.server_programs()
    assert found is not None
    programs = (found / "initdb").resolve().parent  # the client's programs of the same version
    yield programs, url.set(database="dumped"), url.set(database="restored")
    with engine.connect() as connection:
        for name in ("dumped", "restored"):
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.mark.postgresql
def test_postgresql_comes_back_by_its_own_programs(
    make_app: Callable[..., Flask], dumped: tuple[Path, sa.URL, sa.URL], tmp_path: Path, password_hash: str
) -> None:
    """The commands of docs/deployment.md, on a database that was taken from."""
    programs, source, target = dumped
    if not shutil.which("pg_dump", path=str(programs)):
        pytest.skip("pg_dump is missing")
    app = make_app(SQLALCHEMY_DATABASE_URI=source.render_as_string(hide_password=False))
    engine = sa.create_engine(source)
    with Session(engine, expire_on_commit=False) as session:
        teacher = Account(username="t", display_name="T", password_hash=password_hash, role="teacher")
        session.add(teacher)
        session.commit()
        fill(app, session, teacher)
    refused = flask(app, "backup", tmp_path / "x")
    assert "pg_dump" in refused.output
    host, file = str(source.query["host"]), tmp_path / "quiz.dump"
    connect = ["--host", host, "--username", str(source.username)]
    dump: list[str | Path] = [programs / "pg_dump", *connect, "--format=custom", f"--file={file}", str(source.database)]
    subprocess.run(dump, check=True)
    load: list[str | Path] = [programs / "pg_restore", *connect, "--exit-on-error", "--no-owner"]
    load += [f"--dbname={target.database}", file]
    subprocess.run(load, check=True)
    other = sa.create_engine(target)
    assert content(other) == content(engine)
    with Session(other) as session:
        assert list(problems(session)) == []
    engine.dispose()
    other.dispose()
