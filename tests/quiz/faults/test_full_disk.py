"""A disk that is full: what cannot be stored is not acknowledged, and afterwards everything goes on."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from quiz.models import Response
from tests.quiz.faults.installation import Installation, free_port, installed
from tests.quiz.faults.learners import Learner, nothing_is_lost_or_doubled

SIZE_KIB = 2048
MOST_ANSWERS = 3000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes in memory; skips where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={SIZE_KIB}k", "tmpfs", str(folder)]
    mounted = subprocess.run(["mount", *options], check=False, capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"no small file system can be mounted: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def installation(small_disk: Path, tmp_path: Path) -> Iterator[Installation]:
    """An installation whose database is on the small disk."""
    with installed(tmp_path / "instance", f"sqlite:///{small_disk / 'quiz.sqlite'}") as made:
        yield made


def test_answers_on_a_full_disk_are_not_acknowledged_and_none_that_was_is_lost(
    installation: Installation, small_disk: Path
) -> None:
    port = free_port()
    installation.add_quiz()
    installation.web(port)
    learner = Learner((port,), "Mia", random.Random(1))
    learner.begin()
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * (free_bytes(small_disk) - 150_000))
    refused = 0
    for sequence in range(1, MOST_ANSWERS):
        uuid, text = uuid4(), f"Antwort {sequence}"
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
