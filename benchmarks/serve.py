"""The production server under learners: throughput, percentiles, errors, and ratios to limits measured in the same run.

    python -m benchmarks serve

starts gunicorn on SQLite and, where its programs are installed, on PostgreSQL, with a data set of known size, and
drives it from processes of its own over loopback. The limits are a bare Flask view, and that view with one durable
insert into the same database, both in the same server. Environment:

    BENCH_ON          SQLite or PostgreSQL alone
    BENCH_SECONDS     for each phase of the floor (10; 0: leave it out)
    BENCH_PROCESSES   of clients (2), and BENCH_CLIENTS in each (4)
    BENCH_ATTEMPTS    in the data set (2000)
    BENCH_HOLD        seconds (0: not at all) that BENCH_LEARNERS (1000) answer every 20 seconds
    BENCH_IMPORT      1: then as long once more, beside two teachers who import articles without pause
    BENCH_THREADS     of each web process; NACHGEFRAGT_WORKERS says how many processes
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from statistics import quantiles

from benchmarks.serving import driver, teachers
from benchmarks.serving.dataset import CODE, fill
from benchmarks.serving.programs import ROOT, Program, running
from tests.quiz import postgresql
from tests.quiz.faults.installation import free_port

SECONDS = float(os.environ.get("BENCH_SECONDS", "10"))
PROCESSES = int(os.environ.get("BENCH_PROCESSES", "2"))
CLIENTS = int(os.environ.get("BENCH_CLIENTS", "4"))
ATTEMPTS = int(os.environ.get("BENCH_ATTEMPTS", "2000"))
ON = os.environ.get("BENCH_ON", "")
HOLD = float(os.environ.get("BENCH_HOLD", "0"))
LEARNERS = int(os.environ.get("BENCH_LEARNERS", "1000"))
IMPORT = os.environ.get("BENCH_IMPORT") == "1"
MOST_SECONDS = int(900 + 2 * 10 * SECONDS + 2 * 2 * (HOLD + 300))
"""After this long the benchmark ends whatever happens."""

Timings = dict[str, list[float]]


def run() -> None:
    """Measure on each database that can be had, and print."""
    signal.alarm(MOST_SECONDS)
    print(f"load average at the start: {', '.join(f'{load:.1f}' for load in os.getloadavg())}; {os.cpu_count()} cores")
    if ON in {"", "SQLite"}:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            _measure("SQLite", f"sqlite:///{folder}/quiz.sqlite", Path(folder))
    programs = postgresql.server_programs()
    if programs is None:
        print("PostgreSQL: its server programs are missing")
    elif ON in {"", "PostgreSQL"}:
        with postgresql.cluster(programs, durable=True) as url, tempfile.TemporaryDirectory(prefix="bench-") as folder:
            _measure("PostgreSQL", url, Path(folder))
    signal.alarm(0)
    print(f"load average at the end: {', '.join(f'{load:.1f}' for load in os.getloadavg())}")


def _measure(name: str, database: str, folder: Path) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "NACHGEFRAGT_INSTANCE": str(folder),
        "SECRET_KEY": "for benchmarks",
        "NACHGEFRAGT_PROXY_HOPS": "1",  # so that each learner has an address: few may begin in a minute from one
    }
    flask = [sys.executable, "-m", "flask", "--app", "app"]
    subprocess.run([*flask, "db", "upgrade"], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    size = fill(database, ATTEMPTS)
    print(f"\n{name}: {size}")
    with _server(free_port(), environment, folder) as server:
        memory = server.memory()
        if SECONDS:
            _floor(server)
        if HOLD:
            alone = _hold(server, "")
        print(f"memory of the web processes, MiB: {memory} at the start, {server.memory()} at the end")
        if HOLD and IMPORT:
            teachers.add_accounts(database)
            context = get_context("spawn")
            worker = running("worker", ["flask", "--app", "app", "worker"], environment, folder)
            with worker, context.Manager() as manager, context.Pool(teachers.TEACHERS) as pool:
                stop = manager.Event()
                importing = pool.starmap_async(
                    teachers.import_articles, [(server.port, number, stop) for number in range(teachers.TEACHERS)]
                )
                beside = _hold(server, ", beside two importing teachers")
                stop.set()
                took = [seconds for one in importing.get() for seconds in one]
            print(f"articles imported meanwhile: {len(took)}, {sum(took) / max(len(took), 1):.1f} s each")
            print(f"p95 beside imports / p95 alone: {beside / alone:.2f}   (at most 2)")


def _floor(server: Program) -> None:
    """Print how fast each step is, and saving as a share of the limits."""
    limits = {step: _drive(server, step, SECONDS) for step in ("bare", "insert")}
    taking = _drive(server, "take", SECONDS * 2)
    print(f"{'step':<10}{'1/s':>8}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'errors':>8}")
    rates = {}
    for timings in (*limits.values(), taking):
        for step, found in timings.items():
            if step.startswith("error"):
                continue
            errors = len(timings.get(f"error {step}", ()))
            span = SECONDS if step in limits else SECONDS * 2
            rates[step] = len(found) / span
            print(f"{step:<10}{rates[step]:>8.1f}{_percentiles(found)}{errors:>8}")
    saving = _drive(server, "save", SECONDS)
    rate = len(saving["save"]) / SECONDS
    errors = len(saving.get("error save", ()))
    print(f"saving alone: {rate:.1f}/s{_percentiles(saving['save'])} ms, errors {errors}")
    print(f"saving alone / bare view with insert: {rate / rates['insert']:.2f}   (floor 0.40)")
    print(f"bare view with insert / bare view:    {rates['insert'] / rates['bare']:.2f}")


def _hold(server: Program, beside: str) -> float:
    """Keep many learners answering at their own pace; print percentiles and memory, return the 95th in seconds."""
    before = server.memory()
    found = _drive(server, "hold", HOLD)
    errors = sum(len(values) for step, values in found.items() if step.startswith("error"))
    print(f"{LEARNERS} learners, an answer each 20 s, {HOLD:.0f} s{beside}: {len(found['save'])} answers,", end=" ")
    print(f"{errors} errors, p50/p95/p99{_percentiles(found['save'])} ms   (floor p95 250 ms)")
    print(f"memory of the web processes, MiB: {before} before, {server.memory()} after")
    return quantiles(found["save"], n=100)[94]


def _drive(server: Program, step: str, seconds: float) -> Timings:
    """Let all client processes do a step over and over; return seconds by step, and those that failed, with a word."""
    context = get_context("spawn")
    clients = LEARNERS // PROCESSES if step == "hold" else CLIENTS
    with context.Pool(PROCESSES) as pool:
        parts = pool.starmap(
            driver.drive, [(server.port, CODE, step, seconds, clients, number) for number in range(PROCESSES)]
        )
    merged: Timings = {}
    for part in parts:
        for name, values in part.items():
            merged.setdefault(name, []).extend(values)
    if failed := {name: len(values) for name, values in merged.items() if name.startswith("error")}:
        print(f"failed while clients did {step!r}: {failed}")
        server.tell()
    return merged


@contextmanager
def _server(port: int, environment: dict[str, str], folder: Path) -> Iterator[Program]:
    command = ["gunicorn", "--config", "python:quiz.gunicorn_settings"]
    if threads := os.environ.get("BENCH_THREADS"):
        command += ["--threads", threads]
    command.append("benchmarks.serving.limits:app")
    settings = {**environment, "NACHGEFRAGT_BIND": f"127.0.0.1:{port}"}
    with running("web server", command, settings, folder, port) as server:
        driver.await_server(port)
        yield server


def _percentiles(seconds: list[float]) -> str:
    if len(seconds) <= 1:
        return f"{'-':>9}" * 3
    cuts = quantiles(seconds, n=100)
    return "".join(f"{1000 * cuts[percent - 1]:>9.1f}" for percent in (50, 95, 99))
