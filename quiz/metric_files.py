"""Where the processes of a web server keep their figures for each other, and what killed servers left there.

A server holds a lock on its folder, and so do its processes; the system lets go of it however they end.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import TextIO

LOCK = "lock"


@dataclass(frozen=True, slots=True)
class MetricFiles:
    """A server's folder, its own as long as the lock's file is open."""

    folder: Path
    lock: TextIO

    def delete(self) -> None:
        """Delete the folder at the server's orderly end."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.lock.close()


def make(parent: Path) -> MetricFiles:
    """Make a folder for a server that starts, and delete those whose servers are gone."""
    parent.mkdir(mode=0o700, exist_ok=True)
    with _alone(parent):
        for folder in parent.iterdir():
            if folder.is_dir() and not _in_use(folder):
                shutil.rmtree(folder, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(dir=parent))
        lock = (folder / LOCK).open("w")
        flock(lock, LOCK_EX)
    return MetricFiles(folder, lock)


@contextmanager
def _alone(parent: Path) -> Iterator[None]:
    """Wait for another server that starts: it may have made its folder and not locked it yet."""
    with (parent / LOCK).open("w") as lock:
        flock(lock, LOCK_EX)
        yield


def _in_use(folder: Path) -> bool:
    try:
        with (folder / LOCK).open("w") as lock:
            flock(lock, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return True
    return False
