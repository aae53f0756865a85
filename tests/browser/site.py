"""A real installation for the browser: what `make run` starts, in a folder of its own, with accounts and a quiz."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "Regenschirm im Juni"
PATIENCE_S = 240  # a busy machine starts slowly


@dataclass(frozen=True, slots=True)
class Site:
    """A running installation: its address, the environment in which its commands run, and its log."""

    url: str
    environment: dict[str, str]
    log: Path

    def python(self, *arguments: str) -> str:
        """Run Python in the installation's environment; return what it prints."""
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=False, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{command}: {done.stderr}")
        return done.stdout

    def defects(self) -> str:
        """The lines of the log that tell of unexpected errors, with their tracebacks."""
        return "\n".join(line for line in self.log.read_text("utf-8").splitlines() if '"traceback"' in line)

    def make_accounts(self, **roles: str) -> None:
        """Make accounts whose password is PASSWORD, as in `make_accounts(lehrerin="teacher")`."""
        pairs = (f"{name}:{role}" for name, role in roles.items())
        self.python("-m", "tests.browser.prepare", "accounts", PASSWORD, *pairs)

    def publish_quiz(self, owner: str, title: str, feedback: str = "at_end", presentation: str = "one_per_page") -> str:
        """Publish the quiz of tests/browser/prepare.py; return its code."""
        return self.python("-m", "tests.browser.prepare", "quiz", owner, title, feedback, presentation).strip()


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Run `flask serve` (web server, worker, demo data) with `folder` as its instance folder; stop it at the end.

    A mail server is named, so that the pages for forgotten passwords exist; no letter arrives.
    """
    port = _free_port()
    environment = os.environ | {
        "NACHGEFRAGT_INSTANCE": str(folder),
        "PYTHONUNBUFFERED": "1",
        "SECRET_KEY": secrets.token_hex(32),
        "NACHGEFRAGT_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "NACHGEFRAGT_SMTP_HOST": "mail.invalid",
        "NACHGEFRAGT_SMTP_SENDER": "quiz@schule.example",
    }
    environment.pop("DATABASE_URL", None)
    log = folder / "serve.log"
    site = Site(f"http://127.0.0.1:{port}", environment, log)
    serve = [sys.executable, "-m", "flask", "--app", "app", "serve", "--port", str(port)]
    with _process(serve, environment, log) as process:
        _wait_for(site.url + "/healthz", process, log)
        yield site


@contextmanager
def _process(command: list[str], environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own address
                return
        except OSError:  # refused, reset or too slow: not up yet
            if time.monotonic() > deadline or process.poll() is not None:
                raise RuntimeError(f"the server did not start: {log.read_text('utf-8')}") from None
            time.sleep(0.2)
