"""Migrating with data in the tables, killed at random moments, up from the first release and back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.quiz.faults import first_release
from tests.quiz.faults.installation import Installation, chance, rounds


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def old(request: pytest.FixtureRequest, tmp_path: Path, empty_postgresql: Callable[[], str]) -> Iterator[Installation]:
    """An installation whose tables and rows are those of the first release."""
    url = f"sqlite:///{tmp_path / 'quiz.sqlite'}" if request.param == "sqlite" else empty_postgresql()
    (tmp_path / "instance").mkdir()
    made = Installation(tmp_path / "instance", url)
    made.flask("db", "upgrade", first_release.REVISION)
    engine = sa.create_engine(url)
    first_release.fill(engine)
    engine.dispose()
    yield made
    for process in made.processes:
        process.kill()


def rows(made: Installation) -> dict[str, list[tuple[object, ...]]]:
    engine = sa.create_engine(made.database)
    found = first_release.rows(engine)
    engine.dispose()
    return found


def test_the_first_releases_rows_come_through_and_back(old: Installation) -> None:
    before = rows(old)
    assert all(before.values()), "every table of the first release has rows"
    old.flask("db", "upgrade")
    assert rows(old) == before
    old.check()
    old.flask("db", "downgrade", first_release.REVISION)
    assert rows(old) == before
    old.flask("db", "upgrade")
    assert rows(old) == before
    old.check()


def test_a_killed_migration_is_taken_up_again(old: Installation) -> None:
    """All migrations are one transaction: they are done or not."""
    rng, before = chance(), rows(old)
    began = time.monotonic()
    old.flask("db", "upgrade")
    long = time.monotonic() - began
    old.flask("db", "downgrade", first_release.REVISION)
    for _ in range(rounds(3, 12)):
        for direction in (("upgrade",), ("downgrade", first_release.REVISION)):
            process = old.start("flask", "--app", "app", "db", *direction)
            time.sleep(rng.uniform(long / 3, long))
            process.kill()
            assert rows(old) == before
    old.flask("db", "upgrade")
    assert rows(old) == before
    old.check()
