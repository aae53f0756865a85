"""How SQLite is used so that it behaves like PostgreSQL where it matters: keys hold, commits last, writers queue.

Reads run by themselves and see what was committed last (PostgreSQL's READ COMMITTED). The first statement that writes,
and a SELECT FOR UPDATE, takes the write lock at once (BEGIN IMMEDIATE) and waits for it: a transaction that begins by
reading and goes on to write would fail without waiting when another one wrote in between.
"""

from __future__ import annotations

import sqlite3
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine.interfaces import DBAPIConnection, ExecutionContext

BUSY_TIMEOUT_MS = 15_000
PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a confirmed answer is on the disk
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
)
WRITES = ("insert", "update", "delete", "replace", "create", "alter", "drop")
WRITING_FLAGS = ("isinsert", "isupdate", "isdelete")


def prepare(engine: Engine) -> None:
    """Make an SQLite engine follow the rules above; leave any other as it is."""
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_pragmas)
        sa.event.listen(engine, "before_cursor_execute", _lock_before_writing)
        sa.event.listen(engine, "savepoint", _lock_before_savepoint)


def _set_pragmas(connection: DBAPIConnection, _record: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None  # the driver begins nothing by itself
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _lock_before_writing(
    connection: Connection,
    _cursor: object,
    statement: str,
    _parameters: object,
    context: ExecutionContext | None,
    _many: object,
) -> None:
    compiled: Any = getattr(context, "compiled", None)
    locks = getattr(getattr(compiled, "statement", None), "_for_update_arg", None) is not None
    writes = any(getattr(context, flag, False) for flag in WRITING_FLAGS)  # also behind WITH
    if locks or writes or statement.lstrip("( \n\t").lower().startswith(WRITES):
        _lock(connection)


def _lock_before_savepoint(connection: Connection, _name: str) -> None:
    _lock(connection)


def _lock(connection: Connection) -> None:
    raw = connection.connection.driver_connection
    if isinstance(raw, sqlite3.Connection) and not raw.in_transaction:
        raw.execute("BEGIN IMMEDIATE")
