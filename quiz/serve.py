"""Runs the whole product on one machine: the web server (gunicorn) and the worker, each a process of its own.

The children run in sessions of their own, so that Ctrl-C reaches only this process, which then ends both in order.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from types import FrameType

import click
from flask_migrate import upgrade

from quiz import demo
from quiz.models import db

GRACE_SECONDS = 15
START_SECONDS = 60
PAUSE_SECONDS = 0.2


def run(host: str, port: int) -> int:
    """Prepare the database, serve until SIGINT, SIGTERM or the server's end, and return the exit status."""
    if not _is_free(host, port):
        click.echo(f"Port {port} of {host} is in use; choose another one: make run PORT=8001", err=True)
        return 1
    upgrade()
    if demo.is_empty(db.session()):
        demo.make_and_tell(db.session())
    db.session.remove()
    db.engine.dispose()
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    web, worker = _start_web(host, port), _start_worker()
    try:
        _tell_when_ready(host, port, web, stop)
        while not stop.wait(PAUSE_SECONDS) and web.poll() is None:
            if worker.poll() is not None:
                click.echo("The worker ended; starting it again.", err=True)
                stop.wait(1)
                worker = _start_worker()
    finally:
        _end(web, worker)
    return 0 if stop.is_set() else web.returncode or 1


def end_with(parent: int, end: Callable[[], None]) -> None:
    """Call `end` once the process that started this one is gone: nothing keeps running behind a killed server."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        end()

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def _environment() -> dict[str, str]:
    """The children's environment: their logs are for people where a person looks on."""
    return {"NACHGEFRAGT_LOG_FORMAT": "text" if sys.stderr.isatty() else "json"} | os.environ


def _start_web(host: str, port: int) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:quiz.gunicorn_settings",
        "quiz.factory:create_app()",
    ]
    settings = {"NACHGEFRAGT_BIND": f"{host}:{port}", "NACHGEFRAGT_PARENT": str(os.getpid())}
    return subprocess.Popen(command, env=_environment() | settings, start_new_session=True)  # noqa: S603 - own program


def _start_worker() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "flask", "--app", "quiz.factory", "worker", "--parent", str(os.getpid())]
    return subprocess.Popen(command, env=_environment(), start_new_session=True)  # noqa: S603 - own program


def _tell_when_ready(host: str, port: int, web: subprocess.Popen[bytes], stop: threading.Event) -> None:
    deadline = time.monotonic() + START_SECONDS
    while web.poll() is None and not stop.is_set() and time.monotonic() < deadline:
        connection = HTTPConnection(host, port, timeout=2)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == HTTPStatus.OK:
                click.secho(f"\n  Nachgefragt: http://{host}:{port}   (Ctrl-C stops it)\n", bold=True)
                return
        except (HTTPException, OSError):
            stop.wait(PAUSE_SECONDS)
        finally:
            connection.close()


def _end(*children: subprocess.Popen[bytes]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
