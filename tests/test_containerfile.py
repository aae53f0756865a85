"""What the container file promises, as far as it can be read without a container engine."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 120
TEXT = (ROOT / "Containerfile").read_text("utf-8")


def test_it_installs_by_hash_and_runs_without_rights() -> None:
    assert "--require-hashes" in TEXT
    last = TEXT.rpartition("FROM ")[2]
    users = re.findall(r"^USER (\S+)", last, re.MULTILINE)
    assert users
    assert set(users).isdisjoint({"0", "root"})
    assert not re.search(r"(?i)secret|password", TEXT)


def test_what_it_copies_is_there_and_let_through() -> None:
    """The ignore files start from nothing, so that no key or database comes into an image."""
    copied = re.findall(r"^COPY (?!--from)(\S+)", TEXT, re.MULTILINE)
    for name in (".containerignore", ".dockerignore"):
        allowed = [line for line in (ROOT / name).read_text("utf-8").splitlines() if line]
        assert allowed[0] == "*"
        assert {line[1:] for line in allowed if line.startswith("!")} == set(copied)
    assert all((ROOT / name).exists() for name in copied)


def test_the_copied_folders_are_a_whole_app(tmp_path: Path) -> None:
    """The app starts from links to them alone, with the settings that the file makes."""
    for name in re.findall(r"^COPY (?!--from)(\S+)", TEXT, re.MULTILINE):
        (tmp_path / name).symlink_to(ROOT / name)
    command = [sys.executable, "-c", "import app; print(app.app.test_client().get('/livez').status_code)"]
    environ = {"NACHGEFRAGT_INSTANCE": str(tmp_path / "data"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert done.stdout == "200\n", done.stderr


def test_its_command_serves_and_its_health_check_finds_that(tmp_path: Path) -> None:
    """As the engine would run both, but for the port, on links to what is copied."""
    for name in re.findall(r"^COPY (?!--from)(\S+)", TEXT, re.MULTILINE):
        (tmp_path / name).symlink_to(ROOT / name)
    last = TEXT.rpartition("FROM ")[2].replace("\\\n", " ")
    health, command = (json.loads(found) for found in re.findall(r"CMD (\[.*?\])\s*$", last, re.MULTILINE))
    settings = dict(re.findall(r"(NACHGEFRAGT_\w+|PYTHON\w+)=(\S+)", last))
    assert settings["NACHGEFRAGT_BIND"] == "0.0.0.0:8000"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {"NACHGEFRAGT_INSTANCE": str(tmp_path / "data"), "NACHGEFRAGT_BIND": f"127.0.0.1:{port}"}
    environ = {**settings, **own, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    asked = [word.replace(":8000", f":{port}") for word in health]
    with subprocess.Popen(command, cwd=tmp_path, env=environ) as server:
        try:
            deadline = time.monotonic() + PATIENCE_S
            while subprocess.run(asked, env=environ, check=False, stderr=subprocess.DEVNULL).returncode:
                assert time.monotonic() < deadline
                assert server.poll() is None
        finally:
            server.terminate()
        assert server.wait(PATIENCE_S) == 0
    assert subprocess.run(asked, env=environ, check=False, stderr=subprocess.DEVNULL).returncode
