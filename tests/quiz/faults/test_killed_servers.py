"""kill -9 of web servers while learners answer and submit."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.quiz.faults.installation import Installation, chance, free_port, rounds
from tests.quiz.faults.learners import Learner, learners_at, nothing_is_lost_or_doubled


def test_what_was_acknowledged_outlives_killed_servers_and_nothing_counts_twice(installation: Installation) -> None:
    """Two servers on one database; one of them is killed at a random moment and started again, over and over."""
    rng, ports = chance(), (free_port(), free_port())
    installation.add_quiz()
    servers = [installation.web(port) for port in ports]
    with learners_at(ports, rng, seats=3, answers=rounds(20, 50)) as learners:
        for _ in range(rounds(3, 12)):
            time.sleep(rng.uniform(0.3, 1.5))
            victim = rng.randrange(2)
            servers[victim].kill()
            servers[victim] = installation.web(ports[victim])
    assert all(learner.acknowledged for learner in learners)
    with installation.session() as session:
        nothing_is_lost_or_doubled(session, learners)
    installation.check()
    print(f"{len(learners)} learners, {sum(len(learner.acknowledged) for learner in learners)} answers")  # noqa: T201


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux to name a server's children")
def test_one_killed_process_of_a_server_is_replaced(sqlite_installation: Installation) -> None:
    """The server's master starts another process by itself; a learner notices at most a delay."""
    rng, port = chance(), free_port()
    sqlite_installation.add_quiz()
    server = sqlite_installation.web(port, processes=2)
    learner = Learner((port,), "Mia", rng)
    learner.begin()
    for sequence in range(1, rounds(4, 15) + 1):
        server.kill_one_child(rng)
        learner.answer(sequence)
        while not server.children():
            time.sleep(0.05)
    learner.submit()
    assert not server.ended
    with sqlite_installation.session() as session:
        nothing_is_lost_or_doubled(session, [learner])
    sqlite_installation.check()
