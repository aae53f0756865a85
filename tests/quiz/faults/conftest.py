"""Installations on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.quiz.faults.installation import Installation, installed


@pytest.fixture
def sqlite_installation(tmp_path: Path) -> Iterator[Installation]:
    """An installation on an SQLite file."""
    with installed(tmp_path / "instance", f"sqlite:///{tmp_path / 'quiz.sqlite'}") as installation:
        yield installation


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def installation(
    request: pytest.FixtureRequest, tmp_path: Path, empty_postgresql: Callable[[], str]
) -> Iterator[Installation]:
    """An installation on each database."""
    url = f"sqlite:///{tmp_path / 'quiz.sqlite'}" if request.param == "sqlite" else empty_postgresql()
    with installed(tmp_path / "instance", url) as made:
        yield made


@pytest.fixture
def postgresql_installation(tmp_path: Path, empty_postgresql: Callable[[], str]) -> Iterator[Installation]:
    """An installation on PostgreSQL."""
    with installed(tmp_path / "instance", empty_postgresql()) as made:
        yield made
