"""The app under gunicorn, on an SQLite file of its own, and a learner who talks to it over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Account, Role
from tests.quiz.attempts import samples
from tests.quiz.attempts.taking import CODE
from tests.quiz.tables import make_tables

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = 60


@dataclass(slots=True)
class Server:
    """A server that can be killed and started again on the same database and port."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> str:
        """The URL of the database."""
        return f"sqlite:///{self.folder / 'quiz.sqlite'}"

    def start(self) -> None:
        """Start the web server as the product does and wait until it answers."""
        settings = {
            "NACHGEFRAGT_INSTANCE": str(self.folder),
            "NACHGEFRAGT_BIND": f"127.0.0.1:{self.port}",
            "DATABASE_URL": self.database,
        }
        command = [sys.executable, "-m", "gunicorn", "--config", "python:quiz.gunicorn_settings", "app:app"]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **settings}, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + PATIENCE_S
        while not self._answers():
            assert time.monotonic() < deadline, (self.folder / "server.log").read_text("utf-8")
            time.sleep(0.1)

    def kill(self) -> None:
        """End all its processes at once, as `kill -9` does."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Run a server with the sample quiz on a free port; stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        server = Server(folder, probe.getsockname()[1])
    engine = sa.create_engine(server.database)
    make_tables(engine)
    with Session(engine) as session:
        teacher = Account(username="t", display_name="T", password_hash="-", role=Role.TEACHER)
        session.add(teacher)
        session.flush()
        samples.add_quiz(session, teacher)
    engine.dispose()
    server.start()
    try:
        yield server
    finally:
        if server.process is not None:
            server.kill()


@dataclass(slots=True)
class Visitor:
    """A learner's browser: it keeps cookies, and knows its attempt and the page's token."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    attempt: str = ""
    token: str = ""

    def request(self, method: str, path: str, fields: Mapping[str, object] | None = None) -> tuple[int, str]:
        """Send a request on a connection of its own; return status and text, the address for a redirect."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept": "application/json" if path.endswith("/answers") else "text/html",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            connection.request(method, path, urlencode(fields or {}, doseq=True), headers)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return response.status, response.headers.get("Location") or text

    def come_in(self) -> None:
        """Open the link, to have a token."""
        _status, page = self.request("GET", f"/q/{CODE}")
        self.token = re.findall(r'name="csrf_token" value="(.*?)"', page)[0]

    def begin(self, name: str = "Mia") -> None:
        """Begin an attempt, or go on with it."""
        status, self.attempt = self.request("POST", f"/q/{CODE}", {"nickname": name, "csrf_token": self.token})
        assert status == http.HTTPStatus.FOUND

    def page(self, position: int) -> str:
        """Open a question."""
        return self.request("GET", f"{self.attempt}/{position}")[1]

    def answer(self, fields: Mapping[str, object]) -> dict[str, object]:
        """Send an answer as the script does; return the acknowledgement."""
        status, text = self.request("POST", f"{self.attempt}/answers", {**fields, "csrf_token": self.token})
        assert status == http.HTTPStatus.OK, text
        (acknowledged,) = json.loads(text)["acknowledged"]
        found: dict[str, object] = acknowledged
        return found


def version_in(page: str, position: int) -> str:
    """Return the item version that the page names."""
    return str(re.findall(rf'name="q{position}-version" value="(\d+)"', page)[0])
