"""A private PostgreSQL cluster on a socket in a temporary folder, for tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNPRIVILEGED = ("postgres", "nobody")


def server_programs() -> Path | None:
    """The folder of initdb and pg_ctl: on the PATH, or where Debian keeps the newest version; None without one."""
    on_path = shutil.which("initdb")
    if on_path and shutil.which("pg_ctl"):
        return Path(on_path).parent
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "pg_ctl").exists()]
    return max(found, key=lambda path: int(path.parent.name)) if found else None


@contextmanager
def cluster(programs: Path, *, durable: bool = False, within: Path | None = None) -> Iterator[str]:
    """Run a cluster and give the URL of its `postgres` database; `{url}` ends with the socket's folder.

    Only a `durable` one writes through to the disk at each commit. Its files are `within` a folder, if one is given.
    The superuser may not run a server, so under root it belongs to an unprivileged account.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=within))
    if os.geteuid() == 0:
        shutil.chown(folder, next(name for name in UNPRIVILEGED if _exists(name)))
    as_user = as_owner(folder)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [*as_user, str(programs / program), *arguments], check=True, cwd=folder, stdout=subprocess.DEVNULL
        )

    run("initdb", "-D", str(data), "-U", "quiz", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    sync = "on" if durable else "off"
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync={sync} -c max_connections=60"
    run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql+psycopg://quiz@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def as_owner(folder: Path) -> list[str]:
    """What a command begins with that the folder's owner is to run."""
    return ["runuser", "-u", folder.owner(), "--"] if os.geteuid() == 0 else []


def _exists(user: str) -> bool:
    import pwd  # noqa: PLC0415 - POSIX alone

    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True
