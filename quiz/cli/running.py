"""`flask serve`, `flask worker`, `flask demo`: running the product."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

import click
from flask import current_app
from flask.cli import with_appcontext

from quiz import demo, serve, worker
from quiz.models import db


@click.command("worker")
@click.option("--parent", type=int, help="Stop when this process, which started the worker, is gone.")
@with_appcontext
def run_worker(parent: int | None) -> None:
    """Do the jobs (making questions) until SIGTERM or Ctrl-C, where learners leave the processor to it."""
    os.nice(current_app.config["WORKER_NICENESS"])
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    if parent:
        serve.end_with(parent, stop.set)
    engine = db.engine
    worker.warm_up()
    worker.run(engine, name=worker.worker_name(), stop=stop, rest=current_app.config["WORKER_REST_PERCENT"] / 100)


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@with_appcontext
def run_server(host: str, port: int) -> None:
    """Migrate the database, make demo data in an empty one, then run the web server and the worker until Ctrl-C."""
    sys.exit(serve.run(host, port))


@click.command("demo")
@with_appcontext
def make_demo() -> None:
    """Make the demo teacher, article and quiz, unless they are there."""
    demo.make_and_tell(db.session())


COMMANDS = (run_worker, run_server, make_demo)
