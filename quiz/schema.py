"""Whether the database's tables are those of this release: its revision against the migrations that come with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlalchemy.orm import Session

_REVISIONS = sa.select(sa.column("version_num", sa.String)).select_from(sa.table("alembic_version"))


@dataclass(frozen=True, slots=True)
class Migrations:
    """The revisions that this release knows; `head` is the one it needs."""

    head: str | None
    known: frozenset[str]


@lru_cache
def migrations(folder: str) -> Migrations:
    """Read the migrations in the folder, once."""
    scripts = ScriptDirectory(folder)
    return Migrations(scripts.get_current_head(), frozenset(script.revision for script in scripts.walk_revisions()))


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether Alembic compares what has this name in the database with the models: not what is Procrastinate's."""
    return kind != "table" or not (name or "").startswith("procrastinate_")


def is_behind(session: Session, folder: str) -> bool:
    """Whether `flask db upgrade` has something to do; raises SQLAlchemyError where nothing was migrated ever.

    A revision that this release does not know is a newer one's: while servers are renewed one after the other, the old
    ones go on.
    """
    found = migrations(folder)
    revisions = session.scalars(_REVISIONS).all()
    return not revisions or any(one != found.head and one in found.known for one in revisions)
