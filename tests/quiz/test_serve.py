"""`flask serve`, as `make run` calls it: from nothing to a page, and to an orderly end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
START_SECONDS = 240
END_SECONDS = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(instance: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    environ = os.environ | {"NACHGEFRAGT_INSTANCE": str(instance), "NACHGEFRAGT_WORKERS": "1"}
    environ.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "flask", "--app", "app", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def page(port: int, path: str = "/") -> str:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
                return str(response.read().decode())
        except (URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)


def is_gone(port: int) -> bool:
    deadline = time.monotonic() + END_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return True
        time.sleep(0.3)
    return False


def test_it_starts_from_nothing_and_stops_on_ctrl_c(tmp_path: Path) -> None:
    """An empty instance gets its database and demo; the password is printed once; SIGINT ends all processes."""
    port = free_port()
    with served(tmp_path / "instance", port) as process:
        assert "Russland leitet jetzt den Arktischen Rat" in page(port)
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=END_SECONDS)
        assert process.returncode == 0
    assert re.search(r"user name demo +password \S+", output)
    assert is_gone(port)
    with served(tmp_path / "instance", port) as process:
        assert "Russland leitet jetzt den Arktischen Rat" in page(port)
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=END_SECONDS)
    assert "password" not in output


def test_two_that_start_at_once_on_an_empty_folder_share_database_and_demo(tmp_path: Path) -> None:
    """As somebody does who is impatient: both serve, and the demo with its password is made once."""
    ports = free_port(), free_port()
    with served(tmp_path / "instance", ports[0]) as first, served(tmp_path / "instance", ports[1]) as second:
        for port in ports:
            assert "Russland leitet jetzt den Arktischen Rat" in page(port)
        outputs = []
        for process in (first, second):
            process.send_signal(signal.SIGINT)
            outputs.append(process.communicate(timeout=END_SECONDS)[0])
            assert process.returncode == 0
    assert len(re.findall(r"user name demo +password \S+", "".join(outputs))) == 1
    assert list((tmp_path / "instance" / "metrics").iterdir()) == [tmp_path / "instance" / "metrics" / "lock"]


def test_a_port_in_use_is_named_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with served(tmp_path / "instance", other.getsockname()[1]) as process:
            process.communicate(timeout=END_SECONDS)
        assert process.returncode == 1
    assert not (tmp_path / "instance" / "quiz.sqlite").exists()


def test_the_worker_stands_back_where_learners_want_the_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NACHGEFRAGT_WORKER_NICENESS", "3")
    port, own, deadline = free_port(), os.getpriority(os.PRIO_PROCESS, 0), time.monotonic() + START_SECONDS
    with served(tmp_path / "instance", port) as process:
        page(port, "/healthz")
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
        while own + 3 not in (ranks := [os.getpriority(os.PRIO_PROCESS, int(pid)) for pid in children]):
            assert time.monotonic() < deadline, ranks
            time.sleep(0.3)
        assert own in ranks


def test_a_web_process_never_searches_what_it_loaded_for_garbage(tmp_path: Path) -> None:
    code = (
        "import app, gc; from quiz import gunicorn_settings; gunicorn_settings.post_worker_init(None);"
        "print(gc.get_freeze_count(), len(gc.get_objects()))"
    )
    environ = os.environ | {"NACHGEFRAGT_INSTANCE": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environ, capture_output=True, text=True, check=True
    )
    frozen, searched = map(int, run.stdout.split())
    assert frozen > 100 * searched


def test_nothing_keeps_running_behind_a_killed_server(tmp_path: Path) -> None:
    port = free_port()
    with served(tmp_path / "instance", port) as process:
        page(port, "/healthz")
        process.kill()
        process.wait()
        assert is_gone(port)
