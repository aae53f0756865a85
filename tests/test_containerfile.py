"""What the container file promises, as far as it can be read without a container engine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
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
