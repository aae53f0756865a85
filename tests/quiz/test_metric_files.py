"""Folders for the figures of web servers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from quiz import metric_files

ROOT = Path(__file__).parents[2]
SERVER = """
import os, sys, time
from pathlib import Path
from quiz import metric_files
made = metric_files.make(Path(sys.argv[1]))
print(made.folder, flush=True)
child = os.fork()
if child:
    print(child, flush=True)
time.sleep(600)
"""


def test_a_folder_is_kept_while_any_process_of_its_server_runs_and_goes_with_the_last(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SERVER, str(tmp_path)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert server.stdout
    try:
        folder, child = Path(server.stdout.readline().strip()), int(server.stdout.readline())
        (folder / "counter_1.db").write_bytes(b"x")
        second = metric_files.make(tmp_path)
        assert folder.exists()
        server.kill()
        server.wait()
        third = metric_files.make(tmp_path)
        assert folder.exists(), "the child runs on"
    finally:
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    assert server.stdout.read() == "", f"{child} has ended, too"
    server.stdout.close()
    fourth = metric_files.make(tmp_path)
    assert not folder.exists()
    living = [second, third, fourth]
    assert all(one.folder.exists() for one in living)
    for one in living:
        one.delete()
    assert [path.name for path in tmp_path.iterdir()] == [metric_files.LOCK]


def test_servers_that_start_at_once_delete_nobodys_folder(tmp_path: Path) -> None:
    made: list[metric_files.MetricFiles] = []
    threads = [threading.Thread(target=lambda: made.append(metric_files.make(tmp_path))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one.folder for one in made}) == 20
    assert all((one.folder / metric_files.LOCK).exists() for one in made)
    for one in made:
        one.delete()
