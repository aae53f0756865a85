"""A whole installation for the tests of faults: web servers, workers and commands as processes that can be killed."""

from __future__ import annotations

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Account, Role
from quiz.models.engine import prepare
from tests.quiz.attempts import samples

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = 180
"""How long anything may take on a machine that does other things, too; nothing is timed here."""

SOAK = os.environ.get("NACHGEFRAGT_SOAK") == "1"


def rounds(few: int, many: int) -> int:
    """How often a fault is tried: `few` in `make test`, `many` in `make soak`."""
    return many if SOAK else few


def chance() -> random.Random:
    """Randomness for the moments of the faults; NACHGEFRAGT_SEED repeats a run."""
    seed = int(os.environ.get("NACHGEFRAGT_SEED") or random.SystemRandom().randrange(10**6))
    print(f"NACHGEFRAGT_SEED={seed}")  # noqa: T201 - shown where the test fails
    return random.Random(seed)


@dataclass(slots=True)
class Process:
    """A process with its children, which SIGKILL reaches all at once."""

    popen: subprocess.Popen[bytes]

    def kill(self) -> None:
        """End it as `kill -9` does, at once and without a word."""
        if self.popen.poll() is None:
            os.killpg(self.popen.pid, signal.SIGKILL)
        self.popen.wait()

    def kill_one_child(self, rng: random.Random) -> None:
        """End one of its children, as the system does that runs out of memory."""
        os.kill(rng.choice(self.children()), signal.SIGKILL)

    def children(self) -> list[int]:
        """Return the process ids of its children (Linux)."""
        listed = Path(f"/proc/{self.popen.pid}/task/{self.popen.pid}/children").read_text("ascii")
        return [int(number) for number in listed.split()]

    @property
    def ended(self) -> bool:
        """Whether it runs no more."""
        return self.popen.poll() is not None


@dataclass(slots=True)
class Installation:
    """A database and a folder, and the processes started on them."""

    folder: Path
    database: str
    processes: list[Process] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)

    def environment(self, **settings: str) -> dict[str, str]:
        """Return what the processes see."""
        own = {"NACHGEFRAGT_INSTANCE": str(self.folder), "DATABASE_URL": self.database, "SECRET_KEY": "for tests"}
        return {**os.environ, **own, **self.settings, **settings}

    def start(self, *module: str, **settings: str) -> Process:
        """Start a Python module with arguments in the background."""
        with (self.folder / "processes.log").open("ab") as log:
            popen = subprocess.Popen(
                [sys.executable, "-m", *module],
                cwd=ROOT,
                env=self.environment(**settings),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes.append(Process(popen))
        return self.processes[-1]

    def web(self, port: int, *, processes: int = 1, wait: bool = True) -> Process:
        """Start a web server as the product does."""
        settings = {"NACHGEFRAGT_BIND": f"127.0.0.1:{port}", "NACHGEFRAGT_WORKERS": str(processes)}
        process = self.start("gunicorn", "--config", "python:quiz.gunicorn_settings", "app:app", **settings)
        if wait:
            self.await_answer(port)
        return process

    def worker(self) -> Process:
        """Start a worker as the product does."""
        return self.start("flask", "--app", "app", "worker")

    def flask(self, *arguments: str, status: int = 0) -> str:
        """Run a command to its end; return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "app", *arguments],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    def check(self) -> None:
        """Let `flask check` find nothing."""
        assert "Nothing found" in self.flask("check")

    def await_answer(self, port: int, path: str = "/healthz") -> None:
        """Wait until the server at the port is ready."""
        deadline = time.monotonic() + PATIENCE_S
        while not answers(port, path):
            assert time.monotonic() < deadline, self.log()[-3000:]
            time.sleep(0.1)

    def log(self) -> str:
        """Return what the processes wrote."""
        path = self.folder / "processes.log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A database session of the test's own."""
        engine = sa.create_engine(self.database)
        prepare(engine)
        try:
            with Session(engine) as session:
                yield session
        finally:
            engine.dispose()

    def add_quiz(self) -> None:
        """Publish the sample quiz of a teacher `lehrerin`."""
        with self.session() as session:
            teacher = Account(username="lehrerin", display_name="L", password_hash="-", role=Role.TEACHER)
            session.add(teacher)
            session.flush()
            samples.add_quiz(session, teacher)


@contextmanager
def installed(folder: Path, database: str) -> Iterator[Installation]:
    """Migrate an empty database as an operator does; whatever was started is killed at the end."""
    folder.mkdir(exist_ok=True, parents=True)
    installation = Installation(folder, database)
    try:
        installation.flask("db", "upgrade")
        yield installation
    finally:
        for process in installation.processes:
            process.kill()


def answers(port: int, path: str = "/healthz") -> bool:
    """Whether a server at the port says that it is ready."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
