"""Gunicorn's settings: `gunicorn --config python:quiz.gunicorn_settings "quiz.factory:create_app()"`."""

import gc
import logging
import os
import signal
import sys

from gunicorn.arbiter import Arbiter
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.workers.base import Worker

from quiz import metric_files
from quiz.config import instance_folder
from quiz.logs import JsonFormatter, TextFormatter
from quiz.serve import end_with

SWITCH_SECONDS = 0.0005
FIGURES = "PROMETHEUS_MULTIPROC_DIR"
MADE = None
if FIGURES not in os.environ:  # each process keeps its figures in a file there, and each can add all of them up
    MADE = metric_files.make(instance_folder(os.environ) / "metrics")
    os.environ[FIGURES] = str(MADE.folder)


class ServerLog(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's own lines in the form of the app's, without the addresses of people and requests."""

    def setup(self, cfg: Config) -> None:
        """Put the app's formatter in the place of gunicorn's."""
        super().setup(cfg)
        text = os.environ.get("NACHGEFRAGT_LOG_FORMAT") == "text"
        for handler in self.error_log.handlers:
            handler.setFormatter(TextFormatter() if text else JsonFormatter())
            handler.addFilter(_drop_addresses)


def _drop_addresses(record: logging.LogRecord) -> bool:
    for beginning in ("Invalid request", "Error handling request"):  # what follows is who asked, and for what
        if str(record.msg).startswith(beginning):
            record.msg, record.args = beginning, ()
    return True


bind = os.environ.get("NACHGEFRAGT_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("NACHGEFRAGT_WORKERS", "2"))
worker_class = "gthread"
threads = 8
timeout = 60
graceful_timeout = 10
keepalive = 5
limit_request_line = 4094
limit_request_fields = 60
accesslog = None  # the app logs requests itself, without personal data
loglevel = "warning"
logger_class = ServerLog
control_socket_disable = True


def on_starting(_server: Arbiter) -> None:
    """End with `flask serve`, also where that is killed."""
    parent = os.environ.get("NACHGEFRAGT_PARENT")
    if parent:
        end_with(int(parent), lambda: os.kill(os.getpid(), signal.SIGTERM))


def post_worker_init(_worker: Worker) -> None:
    """Let threads take turns more often, and leave the loaded program out of the search for garbage.

    A thread that holds the database's write lock must not wait long for the others, and a full search through all that
    was imported would stop every request of the process for some 100 milliseconds.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()


def child_exit(_server: Arbiter, worker: Worker) -> None:
    """Keep the counts of a process that ended, and drop what was true of it alone."""
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415 - reads the folder's name at import

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(_server: Arbiter) -> None:
    """Delete the figures' folder."""
    if MADE:
        MADE.delete()
