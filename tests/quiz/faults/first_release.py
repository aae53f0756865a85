"""Rows as the first release wrote them, by SQL alone: its models are gone, its tables are revision 0001."""

from __future__ import annotations

import json
from decimal import Decimal

import sqlalchemy as sa

from questions.interchange import item_to_json
from tests.quiz.attempts import samples

REVISION = "0001"
TABLES = (
    "account",
    "guest",
    "article",
    "item",
    "item_version",
    "quiz",
    "quiz_item",
    "attempt",
    "attempt_item",
    "response",
    "job",
    "rate_limit",
)
MOMENT = "2026-03-01 12:00:00.000000"


def fill(engine: sa.Engine) -> None:
    """Write a teacher with article, items and a quiz that a guest and a learner took."""
    with engine.begin() as connection:
        tables = sa.MetaData()
        tables.reflect(connection, only=TABLES)

        def add(table: str, **values: object) -> None:
            columns = tables.tables[table].columns
            missing = {
                column.name: _filling(column)
                for column in columns
                if column.name not in values and not column.nullable and column.server_default is None
            }
            connection.execute(
                sa.text(
                    f"INSERT INTO {table} ({', '.join((*values, *missing))}) "  # noqa: S608 - our own names
                    f"VALUES ({', '.join(':' + name for name in (*values, *missing))})"
                ),
                {**values, **missing},
            )

        add("account", id=1, username="lehrerin", display_name="L", password_hash="-", role="teacher", language="de")
        add("account", id=2, username="mia", display_name="Mia", password_hash="-", role="learner", language="de")
        add("guest", id=1, token_hash="x", nickname="Gast")
        add("article", id=1, owner_id=1, headline=samples.HEADLINE, markup=samples.MARKUP, status="ready")
        for number, item in enumerate(samples.ALL, start=1):
            add("item", id=number, owner_id=1, article_id=1, status="approved", position=number)
            add(
                "item_version",
                id=number,
                item_id=number,
                number=1,
                type=item.type.value,
                stem=item.stem,
                content=json.dumps(item_to_json(item)),
                points=int(item.points * Decimal(100)),
            )
            connection.execute(sa.text("UPDATE item SET current_version_id = :n WHERE id = :n"), {"n": number})
        add(
            "quiz",
            id=1,
            owner_id=1,
            article_id=1,
            title="Hafen",
            status="published",
            code="K7M3QX9TB",
            feedback="at_end",
            presentation="one_per_page",
            published_at=MOMENT,
        )
        for number in range(1, len(samples.ALL) + 1):
            add("quiz_item", id=number, quiz_id=1, item_id=number, position=number)
        for attempt, learner in ((1, {"guest_id": 1}), (2, {"account_id": 2, "submitted_at": MOMENT})):
            add("attempt", id=attempt, public_id=_uuid(engine, attempt), quiz_id=1, nickname="N", seed=7, **learner)
            for number in range(1, len(samples.ALL) + 1):
                place = attempt * 100 + number
                add("attempt_item", id=place, attempt_id=attempt, item_version_id=number, position=number, points=100)
            add(
                "response",
                id=attempt,
                attempt_item_id=attempt * 100 + 1,
                client_uuid=_uuid(engine, 9),
                sequence=1,
                item_version_id=1,
                answer=json.dumps({"response": "o2"}),
            )
        add("job", id=1, kind="generate_items", article_id=1, owner_id=1, status="done", finished_at=MOMENT)
        add("rate_limit", scope="sign_in", key="x", window_start=MOMENT, count=1)
        if engine.dialect.name == "postgresql":
            for table in TABLES[:-1]:
                connection.execute(sa.text(f"SELECT setval('{table}_id_seq', 1000)"))


def rows(engine: sa.Engine) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows, in the columns of the first release, in the order of their keys."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with engine.connect() as connection:
        for table, columns in COLUMNS.items():
            result = connection.execute(sa.text(f"SELECT {', '.join(columns)} FROM {table}"))  # noqa: S608
            found[table] = sorted((tuple(map(str, row)) for row in result), key=str)
    return found


COLUMNS = {
    "account": ("id", "username", "display_name", "password_hash", "role", "language", "session_epoch", "created_at"),
    "guest": ("id", "token_hash", "nickname", "created_at"),
    "article": ("id", "owner_id", "headline", "markup", "status", "created_at", "deleted_at"),
    "item": ("id", "owner_id", "article_id", "status", "position", "current_version_id"),
    "item_version": ("id", "item_id", "number", "type", "stem", "content", "points", "created_at"),
    "quiz": ("id", "owner_id", "article_id", "title", "status", "code", "feedback", "shuffle", "published_at"),
    "quiz_item": ("id", "quiz_id", "item_id", "position", "points"),
    "attempt": (
        "id",
        "public_id",
        "quiz_id",
        "account_id",
        "guest_id",
        "nickname",
        "seed",
        "started_at",
        "submitted_at",
    ),
    "attempt_item": ("id", "attempt_id", "item_version_id", "position", "points", "flagged", "locked_at"),
    "response": (
        "id",
        "attempt_item_id",
        "client_uuid",
        "sequence",
        "answer",
        "item_version_id",
        "received_at",
        "late",
    ),
    "job": ("id", "kind", "article_id", "owner_id", "status", "error", "tries", "finished_at"),
    "rate_limit": ("scope", "key", "window_start", "count"),
}


def _uuid(engine: sa.Engine, number: int) -> str:
    plain = f"{number:032x}"
    if engine.dialect.name == "sqlite":
        return plain
    return f"{plain[:8]}-{plain[8:12]}-{plain[12:16]}-{plain[16:20]}-{plain[20:]}"


def _filling(column: sa.Column[object]) -> object:
    """What stands in a column that must not be empty and does not matter here."""
    kind = column.type
    if isinstance(kind, sa.DateTime):
        return MOMENT
    if isinstance(kind, sa.Boolean):
        return False
    if isinstance(kind, sa.Integer | sa.Float):
        return 0
    return "{}" if isinstance(kind, sa.JSON) else ""
