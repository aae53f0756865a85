"""One structured line per request: what was asked for and how long it took, nothing about who asked."""

from __future__ import annotations

import json
import logging
import re
import time
from datetime import UTC, datetime
from types import TracebackType
from uuid import uuid4

from flask import Flask, Response, g, request

ACCESS = logging.getLogger("quiz.request")
DEFECTS = logging.getLogger("quiz.defect")


UNLOGGED = {"static", "monitoring.livez", "monitoring.healthz", "monitoring.prometheus"}
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
ROW_VALUES = re.compile(r"^(?:DETAIL|CONTEXT|Failing row).*\n?", re.MULTILINE)
"""What PostgreSQL adds to an error: values of the row, which are names and answers."""

ExceptionInfo = tuple[type, BaseException, TracebackType | None]


class JsonFormatter(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's moment, level, logger, message, own fields and traceback."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line.update(getattr(record, "fields", {}))
        if record.exc_info:
            line["traceback"] = ROW_VALUES.sub("", self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


class TextFormatter(logging.Formatter):
    """A log record for a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Return moment, message, own fields and traceback."""
        moment = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        fields = " ".join(f"{name}={value}" for name, value in getattr(record, "fields", {}).items())
        line = f"{moment} {record.levelname.lower():7} {record.getMessage()} {fields}".rstrip()
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def init_app(app: Flask) -> None:
    """Log to standard error and note every request, under an id that the error page shows, too.

    The path is logged as its rule ("/quiz/<code>"): a code or a name in an address never reaches the log. The id is
    the one that an own proxy gave the request, where there is one.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if app.config["LOG_FORMAT"] == "json" else TextFormatter())
    for name, level in (("quiz", logging.INFO), ("procrastinate", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = bool(app.testing)

    app.log_exception = _log_exception  # type: ignore[method-assign]  # Flask's own logs the path

    @app.before_request
    def start() -> None:
        given = request.headers.get("X-Request-Id", "") if app.config["PROXY_HOPS"] else ""
        g.request_id = given if REQUEST_ID.fullmatch(given) else uuid4().hex[:16]
        g.request_start = time.perf_counter()

    @app.after_request
    def finish(response: Response) -> Response:
        if "request_id" not in g or request.endpoint in UNLOGGED:
            return response
        response.headers["X-Request-Id"] = g.request_id
        elapsed = round((time.perf_counter() - g.request_start) * 1000, 1)
        fields = _request_fields() | {"status": response.status_code, "milliseconds": elapsed}
        ACCESS.info("request", extra={"fields": fields})
        return response


def _request_fields() -> dict[str, object]:
    rule = request.url_rule.rule if request.url_rule else None
    return {"request_id": g.get("request_id"), "method": request.method, "route": rule}


def _log_exception(exc_info: ExceptionInfo | tuple[None, None, None]) -> None:
    DEFECTS.error("exception", exc_info=exc_info, extra={"fields": _request_fields()})
