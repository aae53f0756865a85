"""`flask check`, `flask backup`, `flask restore`: keeping an installation's data."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import sqlalchemy as sa
from alembic.migration import MigrationContext
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import DBAPIError

from quiz import backup as backups
from quiz import jobs, schema
from quiz.check import problems
from quiz.models import db, utc_now

A_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("check")
@with_appcontext
def check() -> None:
    """Look for what is inconsistent in the database; exit with 1 if there is anything."""
    stale = _stale_schema()
    if stale:
        click.echo(stale)
        sys.exit(1)
    session = db.session()
    if db.engine.dialect.name == "postgresql":
        session.execute(sa.text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    else:
        session.execute(sa.text("BEGIN"))  # one moment of the database
    found = 0
    try:
        for line in problems(session):
            found += 1
            click.echo(line)
    except DBAPIError as error:
        raise click.ClickException(f"The database cannot be read: {error.orig}") from None
    if waiting := jobs.overdue(session, utc_now()):
        click.echo(f"Note: {waiting} jobs wait for a worker. Is one running?")
    click.echo(f"{found} findings." if found else "Nothing found: the database is consistent.")
    sys.exit(1 if found else 0)


@click.command("backup")
@click.argument("file", type=A_FILE)
@with_appcontext
def backup(file: Path) -> None:
    """Copy the SQLite database to FILE while it is in use; the copy is checked before it gets its name."""
    try:
        backups.backup(_sqlite_file("pg_dump"), file)
    except backups.BackupFailed as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{file}: {file.stat().st_size} bytes, consistent.")


@click.command("restore")
@click.argument("file", type=A_FILE)
@with_appcontext
def restore(file: Path) -> None:
    """Put FILE in the place of the SQLite database, which keeps a name of its own; stop the services before."""
    database = _sqlite_file("pg_restore")
    db.engine.dispose()
    try:
        kept = backups.restore(file, database, utc_now())
    except backups.BackupFailed as error:
        raise click.ClickException(str(error)) from None
    if kept:
        click.echo(f"The old database is now {kept}.")
    click.echo(f"Restored {database}. If the backup is of an older release: flask db upgrade")


def _sqlite_file(instead: str) -> Path:
    url = db.engine.url
    if url.get_backend_name() != "sqlite" or not url.database:
        raise click.ClickException(f"This is for SQLite files; for PostgreSQL use {instead} (docs/deployment.md).")
    return Path(url.database)


def _stale_schema() -> str | None:
    """Say what is wrong if the tables are not those of this release."""
    head = schema.migrations(current_app.extensions["migrate"].directory).head
    with db.engine.connect() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    if revision == head:
        return None
    return f"The tables are of revision {revision}, this release needs {head}: flask db upgrade"


COMMANDS = (check, backup, restore)
