"""The request log."""

from __future__ import annotations

import json
import logging

import pytest
from flask.testing import FlaskClient

from quiz.logs import JsonFormatter
from quiz.models import Account


def test_a_line_tells_the_request_but_not_the_person(
    client: FlaskClient, learner: Account, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "quiz.request"):
        client.post(
            "/login?next=/q/GEHEIMERCODE",
            data={"username": learner.username, "password": "ganz geheim"},
            environ_base={"REMOTE_ADDR": "203.0.113.7"},
        )
        client.get("/q/ABC123XYZ")
    lines = [JsonFormatter().format(record) for record in caplog.records if record.name == "quiz.request"]
    first, second = (json.loads(line) for line in lines)
    assert (first["method"], first["route"], first["status"]) == ("POST", "/login", 422)
    assert second["route"] == "/q/<code>"
    for line in lines:
        for personal in (learner.username, "203.0.113.7", "geheim", "GEHEIMERCODE", "ABC123XYZ"):
            assert personal not in line


def test_a_traceback_stays_in_its_line() -> None:
    with pytest.raises(ValueError, match="x") as raised:
        int("x")
    record = logging.LogRecord("quiz", logging.ERROR, "f.py", 1, "failed", None, raised._excinfo)  # noqa: SLF001
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert "ValueError" in json.loads(line)["traceback"]
