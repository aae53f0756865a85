"""Backups of an SQLite database that is in use, and putting one back; PostgreSQL has pg_dump and pg_restore.

A copy gets its name only when it is whole, on the disk and found consistent: whatever ends the process meanwhile leaves
the old file as it was.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_hex

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from quiz.check import problems

SHOWN_PROBLEMS = 5


class BackupFailed(Exception):  # noqa: N818
    """The copy was not made, or the database was not replaced; the message says why."""


def backup(database: Path, target: Path) -> None:
    """Copy the database, as it is at one moment, while others use it; an older copy of the name is replaced.

    Raises BackupFailed where what was copied is not consistent.
    """
    with _unfinished(target) as copy:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as destination:
            source.backup(destination)  # in one step: one snapshot, which no writer waits for in WAL mode
            destination.execute("PRAGMA journal_mode = DELETE")  # one file, to be taken elsewhere
        _check(copy)


def restore(source: Path, database: Path, now: datetime) -> Path | None:
    """Put a backup in the database's place and return the name under which the old one is kept, if there was one.

    Raises BackupFailed where the backup is not consistent or somebody uses the database.
    """
    if not source.is_file():
        raise BackupFailed(f"There is no file {source}.")
    with _unfinished(database) as copy:
        read_only = f"{source.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(read_only, uri=True)) as origin, closing(sqlite3.connect(copy)) as destination:
            try:
                origin.backup(destination)
            except sqlite3.DatabaseError as error:
                raise BackupFailed(f"{source}: {error}") from error
        _check(copy)
        return _keep_old(database, now) if database.exists() else None


def _keep_old(database: Path, now: datetime) -> Path:
    """Give the database a second name; its write-ahead log must be gone, since it would be read into the new file."""
    with closing(sqlite3.connect(database, timeout=1, isolation_level=None)) as connection:
        try:
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        except sqlite3.OperationalError:
            mode = "in use"
    if mode != "delete":
        raise BackupFailed("The database is in use. Stop the web server and the worker, then restore.")
    kept = database.with_name(f"{database.name}.before-{now:%Y%m%dT%H%M%SZ}")
    os.link(database, kept)
    return kept


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A new file beside the target that takes its name when the body has ended well, and is deleted otherwise."""
    unfinished = target.with_name(f".{target.name}.{token_hex(8)}.unfinished")  # in containers, many are process 1
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield unfinished
        _sync(unfinished)
        unfinished.replace(target)
        _sync(target.parent)
    except OSError as error:
        raise BackupFailed(f"{target}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise BackupFailed(f"{target}: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _check(copy: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{copy}")
    try:
        with Session(engine) as session:
            found = list(problems(session))
    except DatabaseError as error:
        raise BackupFailed(f"The copy cannot be read: {error.orig}") from error
    finally:
        engine.dispose()
    if found:
        shown = "; ".join(found[:SHOWN_PROBLEMS])
        raise BackupFailed(f"The copy is not consistent ({len(found)} findings): {shown}")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
