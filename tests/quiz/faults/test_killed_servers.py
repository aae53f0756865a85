"""kill -9 of web servers while learners answer and submit."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.quiz.faults.installation import Installation, chance, free_port, rounds
from tests.quiz.faults.learners import Learner, nothing_is_lost_or_doubled, take_together


def test_what_was_acknowledged_outlives_killed_servers_and_nothing_counts_twice(installation: Installation) -> None:
    """Two servers on one database; one of them is killed at a random moment and started again, over and over."""
    rng, ports = chance(), (free_port(), free_port())
    installation.add_quiz()
    servers = [installation.web(port) for port in ports]
    learners = [Learner(ports, f"Gast {number}", rng) for number in range(4)]
    threads = take_together(learners, answers=rounds(25, 100))
    kills = 0
    while any(thread.is_alive() for thread in threads):
        time.sleep(rng.uniform(0.3, 1.5))
        victim = rng.randrange(2)
        servers[victim].kill()
        kills += 1
        servers[victim] = installation.web(ports[victim], wait=False)
        installation.await_answer(ports[victim])
    for thread in threads:
        thread.join()
    assert kills
    assert all(learner.acknowledged for learner in learners)
    with installation.session() as session:
        nothing_is_lost_or_doubled(session, learners)
    installation.check()
    print(f"{kills} kills, {sum(len(learner.acknowledged) for learner in learners)} answers")  # noqa: T201


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux to name a server's children")
def test_one_killed_process_of_a_server_is_replaced(sqlite_installation: Installation) -> None:
    """The server's master starts another process by itself; a learner notices at most a delay."""
    rng, port = chance(), free_port()
    sqlite_installation.add_quiz()
    server = sqlite_installation.web(port)
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
