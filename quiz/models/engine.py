"""How SQLite is used so that it behaves like PostgreSQL where it matters: keys hold, commits last, writers queue.

Reads run by themselves and see what was committed last (PostgreSQL's READ COMMITTED). The first statement that writes,
and a SELECT FOR UPDATE, takes the write lock at once (BEGIN IMMEDIATE) and waits for it: a transaction that begins by
reading and goes on to write would fail without waiting when another one wrote in between.
"""

from __future__ import annotations

import math
import sqlite3
import time
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine.interfaces import DBAPIConnection, ExecutionContext
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 15_000
IDLE_SECONDS = 1.0
PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",  # before what may have to wait
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a confirmed answer is on the disk
)
WRITES = ("insert", "update", "delete", "replace", "create", "alter", "drop")
WRITING_FLAGS = ("isinsert", "isupdate", "isdelete")


def prepare(engine: Engine) -> None:
    """Make an SQLite engine follow the rules above; let the connections of any other outlive its restart."""
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_pragmas)
        sa.event.listen(engine, "before_cursor_execute", _lock_before_writing)
        sa.event.listen(engine, "savepoint", _lock_before_savepoint)
    else:
        _ping_after_idling(engine)


@lru_cache(maxsize=8)  # of one database there is one; making it takes as long as a statement
def by_statement(engine: Engine) -> Engine:
    """Return the engine for work of which each statement stands by itself, committed when it returns.

    PostgreSQL is asked half as often so, without BEGIN and COMMIT. On SQLite, reads run by themselves anyway, and what
    is written needs `commit` as ever.
    """
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="AUTOCOMMIT")


def _ping_after_idling(engine: Engine) -> None:
    """Let a connection that lay idle prove that it lives before it is used: the database may have been restarted.

    One that was just in use is not asked, which would be a round trip for every request; the pool's own pre-ping is.
    """

    def note(_connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        record.info["returned"] = time.monotonic()

    def ping(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        idle = time.monotonic() - record.info.get("returned", math.inf)
        if IDLE_SECONDS < idle < math.inf:
            try:
                engine.dialect.do_ping(connection)
            except Exception as error:
                raise DisconnectionError from error  # the pool opens another one

    sa.event.listen(engine, "checkin", note)
    sa.event.listen(engine, "checkout", ping)


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
