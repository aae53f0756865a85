"""A real installation for the browser: migrated database, gunicorn and worker as processes, accounts, no mock."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "Regenschirm im Juni"
PATIENCE_S = 60
ACCOUNTS = """
import sys
from quiz.accounts.services import create_account
from quiz.factory import create_app
from quiz.models import Role, db

with create_app().app_context():
    for pair in sys.argv[2:]:
        name, _, role = pair.partition(":")
        create_account(db.session(), username=name, password=sys.argv[1], role=Role(role), display_name=name.title())
    db.session.commit()
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A running installation: its address, and the environment in which its commands run."""

    url: str
    environment: dict[str, str]

    def flask(self, *arguments: str) -> str:
        """Run a `flask` command of the installation; return what it prints."""
        return self.python("-m", "flask", "--app", "app", *arguments)

    def python(self, *arguments: str) -> str:
        """Run Python in the installation's environment; return what it prints."""
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=False, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{command}: {done.stderr}")
        return done.stdout

    def make_accounts(self, **roles: str) -> None:
        """Make accounts whose password is PASSWORD, as in `make_accounts(lehrerin="teacher")`."""
        self.python("-c", ACCOUNTS, PASSWORD, *(f"{name}:{role}" for name, role in roles.items()))


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Start web server and worker with `folder` as their instance folder; stop them at the end."""
    port = _free_port()
    environment = os.environ | {
        "NACHGEFRAGT_INSTANCE": str(folder),
        "PYTHONUNBUFFERED": "1",
        "SECRET_KEY": secrets.token_hex(32),
    }
    environment.pop("DATABASE_URL", None)
    site = Site(f"http://127.0.0.1:{port}", environment)
    site.flask("db", "upgrade")
    gunicorn = ["-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "4", "--no-control-socket", "app:app"]
    with ExitStack() as processes:
        processes.enter_context(_process(gunicorn, environment, folder / "web.log"))
        processes.enter_context(_process(["-m", "flask", "--app", "app", "worker"], environment, folder / "worker.log"))
        _wait_for(site.url + "/healthz", folder / "web.log")
        yield site


@contextmanager
def _process(arguments: list[str], environment: dict[str, str], log: Path) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start: {log.read_text('utf-8')}") from None
            time.sleep(0.2)
