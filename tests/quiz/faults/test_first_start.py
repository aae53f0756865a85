"""Everything started at the same moment, on an empty folder and an empty database, as a machine does that boots."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.quiz.faults.installation import Installation, free_port
from tests.quiz.faults.learners import Learner, nothing_is_lost_or_doubled


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty(
    request: pytest.FixtureRequest, tmp_path: Path, empty_postgresql: Callable[[], str]
) -> Iterator[Installation]:
    """An installation that nothing was done for yet; it makes up its secret itself."""
    url = f"sqlite:///{tmp_path / 'quiz.sqlite'}" if request.param == "sqlite" else empty_postgresql()
    (tmp_path / "instance").mkdir()
    made = Installation(tmp_path / "instance", url, settings={"SECRET_KEY": ""})
    yield made
    for process in made.processes:
        process.kill()


def test_servers_worker_and_two_migrations_at_once_agree(empty: Installation) -> None:
    """Both migrations succeed, whoever comes first; a session from one server is good at the other."""
    migrations = [empty.start("flask", "--app", "app", "db", "upgrade") for _ in range(2)]
    ports = (free_port(), free_port())
    servers = [empty.web(port, wait=False) for port in ports]
    worker = empty.worker()
    assert [migration.popen.wait() for migration in migrations] == [0, 0], empty.log()[-3000:]
    for port in ports:
        empty.await_answer(port)
    empty.add_quiz()
    learner = Learner((ports[0],), "Mia", random.Random(1))
    learner.begin()
    learner.visitor.port, learner.ports = ports[1], ports[1:]
    learner.answer(1)
    learner.submit()
    with empty.session() as session:
        nothing_is_lost_or_doubled(session, [learner])
    assert not [process for process in (*servers, worker) if process.ended], empty.log()[-3000:]
    empty.check()
