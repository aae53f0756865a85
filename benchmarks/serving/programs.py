"""The product's own processes while a benchmark runs, and what they have to say where one fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAST_LINES = 40
"""Of a process's log, shown where something failed."""


@dataclass(frozen=True, slots=True)
class Program:
    """A process with its log; `port` is the web server's."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    port: int = 0

    def tell(self) -> None:
        """Print whether the process runs, or its exit status, and the last lines of its log."""
        status = self.process.poll()
        state = "runs" if status is None else f"ended with status {status}"
        lines = self.log.read_text("utf-8", "replace").splitlines()[-LAST_LINES:]
        print(f"the {self.name} {state}; the end of its log:", *lines, sep="\n  ")

    def memory(self) -> str:
        """Return the resident memory of its children in MiB (Linux), or a question mark."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        if not children.exists():
            return "?"
        pages = [int(Path(f"/proc/{child}/statm").read_text().split()[1]) for child in children.read_text().split()]
        return " ".join(f"{count * os.sysconf('SC_PAGE_SIZE') / 2**20:.0f}" for count in pages)


@contextmanager
def running(
    name: str, command: list[str], environment: dict[str, str], folder: Path, port: int = 0
) -> Iterator[Program]:
    """Run a module of Python's meanwhile; it tells its end where that came by itself, or the body raised."""
    path = folder / f"{name}.log"
    with path.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    program, well = Program(name, process, path, port), False
    try:
        yield program
        well = process.poll() is None
    finally:
        if not well:
            program.tell()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
