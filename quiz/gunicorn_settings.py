"""Gunicorn's settings: `gunicorn --config python:quiz.gunicorn_settings "quiz.factory:create_app()"`."""

import os
import signal

from gunicorn.arbiter import Arbiter

from quiz.serve import end_with

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
control_socket_disable = True


def on_starting(_server: Arbiter) -> None:
    """End with `flask serve`, also where that is killed."""
    parent = os.environ.get("NACHGEFRAGT_PARENT")
    if parent:
        end_with(int(parent), lambda: os.kill(os.getpid(), signal.SIGTERM))
