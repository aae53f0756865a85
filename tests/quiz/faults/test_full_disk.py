"""A disk that is full: what cannot be stored is not acknowledged, and afterwards everything goes on."""

from __future__ import annotations

import os
import random
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from quiz.models import Response
from tests.quiz import postgresql
from tests.quiz.faults.installation import Installation, free_port, installed
from tests.quiz.faults.learners import Learner, nothing_is_lost_or_doubled

MIB = {"sqlite": 2, "postgresql": 200}
"""Sizes of the disks; a new cluster of PostgreSQL takes some 60 MiB by itself."""
MOST_ANSWERS = 3000


@contextmanager
def disk(folder: Path, mib: int) -> Iterator[Path]:
    """A small file system in memory; skips where none can be mounted."""
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={mib}m", "tmpfs", str(folder)]
    mounted = subprocess.run(["mount", *options], check=False, capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"no small file system can be mounted: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a small SQLite file."""
    with disk(tmp_path / "disk", MIB["sqlite"]) as mounted:
        yield mounted


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def crowded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Installation, Path]]:
    """An installation, and the small disk that its database is on."""
    with tempfile.TemporaryDirectory() as folder, disk(Path(folder, "disk"), MIB[request.param]) as mounted:
        Path(folder).chmod(0o755)  # PostgreSQL runs under another account
        with database_on(mounted, request.param) as url, installed(tmp_path / "instance", url) as made:
            yield made, mounted


@contextmanager
def database_on(folder: Path, kind: str) -> Iterator[str]:
    """An empty database of the kind all of whose files are in the folder."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'quiz.sqlite'}"
        return
    programs = postgresql.server_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server programs (initdb, pg_ctl) are missing")
    with postgresql.cluster(programs, within=folder) as url:
        yield url


def test_answers_on_a_full_disk_are_not_acknowledged_and_none_that_was_is_lost(
    crowded: tuple[Installation, Path],
) -> None:
    installation, small_disk = crowded
    port = free_port()
    installation.add_quiz()
    installation.web(port)
    learner = Learner((port,), "Mia", random.Random(1))
    learner.begin()
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * (free_bytes(small_disk) - 150_000))
    refused = 0
    for sequence in range(1, MOST_ANSWERS):
        uuid, text = uuid4(), f"Antwort {sequence} ".ljust(180, ".")
        fields = {"q6-version": learner.versions[6], "q6-uuid": uuid, "q6-sequence": sequence, "q6-text": text}
        sent = {**fields, "csrf_token": learner.visitor.token}
        status, page = learner.visitor.request("POST", f"{learner.visitor.attempt}/answers", sent)
        if status == HTTPStatus.OK:
            learner.acknowledged[uuid] = (6, sequence, text)
            continue
        assert status == HTTPStatus.INTERNAL_SERVER_ERROR, page
        assert "acknowledged" not in page
        refused += 1
        if refused == 1:
            assert learner.visitor.request("GET", f"{learner.visitor.attempt}/6")[0] == HTTPStatus.OK, "reading goes on"
        if refused == 5:
            break
    assert refused == 5, "the disk was never full"
    assert len(learner.acknowledged) > 3
    filler.unlink()
    learner.answer(MOST_ANSWERS)
    learner.submit()
    with installation.session() as session:
        nothing_is_lost_or_doubled(session, [learner])
        print(f"{session.scalar(sa.select(sa.func.count(Response.id)))} answers, {refused} refused")  # noqa: T201
    installation.check()


def test_a_backup_onto_a_full_disk_leaves_the_last_one(small_disk: Path, tmp_path: Path) -> None:
    with installed(tmp_path / "instance", f"sqlite:///{tmp_path / 'quiz.sqlite'}") as made:
        made.add_quiz()
        target = small_disk / "kept.sqlite"
        made.flask("backup", str(target))
        good = target.read_bytes()
        (small_disk / "filler").write_bytes(b"x" * (free_bytes(small_disk) - 8192))
        made.flask("backup", str(target), status=1)
        assert target.read_bytes() == good
        assert {path.name for path in small_disk.iterdir()} == {"kept.sqlite", "filler"}


def free_bytes(folder: Path) -> int:
    """How much fits on the file system."""
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize
