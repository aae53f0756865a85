"""A database that is locked for a while, or restarted: the app waits or says no, and recovers by itself."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
import sqlalchemy as sa

from quiz import jobs
from quiz.attempts.services import NEW_FIGURES
from quiz.models import Account, JobStatus
from quiz.models.engine import BUSY_TIMEOUT_MS
from tests.quiz import postgresql
from tests.quiz.faults.installation import Installation, chance, free_port, installed, rounds
from tests.quiz.faults.learners import Learner, learners_at, nothing_is_lost_or_doubled
from tests.quiz.working import wait_until_finished


def locked(path: Path, seconds: float) -> None:
    """Hold SQLite's write lock, as a long migration or somebody's shell does."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=60)
    connection.execute("BEGIN IMMEDIATE")
    time.sleep(seconds)
    connection.execute("ROLLBACK")
    connection.close()


def test_a_locked_database_is_waited_for_and_then_refused_without_loss(sqlite_installation: Installation) -> None:
    made, port = sqlite_installation, free_port()
    made.add_quiz()
    made.web(port)
    learner = Learner((port,), "Mia", random.Random(1))
    learner.begin()
    path = Path(made.database.removeprefix("sqlite:///"))
    for seconds in (2.0, BUSY_TIMEOUT_MS / 1000 + 4):
        thread = threading.Thread(target=locked, args=(path, seconds))
        thread.start()
        time.sleep(0.5)
        status, _page = learner.visitor.request("GET", f"{learner.visitor.attempt}/6")
        assert status == HTTPStatus.OK, "readers do not wait for writers"
        learner.answer(len(learner.acknowledged) + 1)  # insists: the second lock outlasts the server's patience
        thread.join()
    learner.submit()
    assert "database is locked" in made.log()
    with made.session() as session:
        nothing_is_lost_or_doubled(session, [learner])
    made.check()


@pytest.fixture
def own_cluster() -> Iterator[str]:
    """The URL of a database in a PostgreSQL cluster that nobody else uses."""
    programs = postgresql.server_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server programs (initdb, pg_ctl) are missing")
    with postgresql.cluster(programs) as url:
        yield url


@pytest.mark.postgresql
def test_a_restarted_database_costs_learners_a_delay_and_nothing_else(own_cluster: str, tmp_path: Path) -> None:
    """Restarted at once, as after a crash, while learners answer and a worker waits for jobs, and does them still."""
    rng, port = chance(), free_port()
    with installed(tmp_path / "instance", own_cluster) as made:
        made.add_quiz()
        made.web(port)
        worker = made.worker()
        with learners_at((port,), rng, seats=2, answers=20) as learners:
            for _ in range(rounds(2, 8)):
                time.sleep(rng.uniform(1, 4))
                restart(own_cluster)
        with made.session() as session:
            nothing_is_lost_or_doubled(session, learners)
            teacher = session.scalars(sa.select(Account.id)).first()
            assert teacher is not None
            job = jobs.enqueue(session, NEW_FIGURES, teacher, {"quiz": 1})
            session.commit()
            wait_until_finished(session, job)
            assert job.status is JobStatus.DONE
        made.check()
        assert not worker.ended, made.log()[-3000:]


def restart(url: str) -> None:
    """Crash the cluster behind the URL and start it again."""
    programs, folder = postgresql.server_programs(), Path(url.partition("host=")[2])
    assert programs is not None
    command = [*postgresql.as_owner(folder), str(programs / "pg_ctl"), "-D", str(folder / "data"), "-w", "-m"]
    log = ["-l", str(folder / "log")]
    subprocess.run([*command, "immediate", *log, "restart"], check=True, cwd=folder, stdout=subprocess.DEVNULL)
