"""The request log."""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask, request
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.logs import JsonFormatter
from quiz.models import Account, db
from tests.quiz.attempts import samples
from tests.quiz.attempts.server import running
from tests.quiz.attempts.taking import Taker


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


def test_neither_answers_nor_names_reach_the_log(
    app: Flask, session: Session, teacher: Account, caplog: pytest.LogCaptureFixture
) -> None:
    samples.add_quiz(session, teacher)
    taker = Taker(app.test_client())
    with caplog.at_level(logging.DEBUG):
        page = taker.begin("Mia Musterfrau")
        taker.choose(page, "der Gemeinderat von Brückenau")
        taker.send(taker.get("/7"), fields={"q7-text": "Ilse Geheim"})
        taker.submit()
    lines = [JsonFormatter().format(record) for record in caplog.records if record.name.startswith("quiz")]
    assert len(lines) > 5
    public_id = taker.address.rpartition("/")[2]
    for line in lines:
        for personal in ("Musterfrau", "Geheim", "Gemeinderat", public_id):
            assert personal not in line


def test_a_failed_statement_is_logged_without_its_values(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    @app.get("/broken")
    def broken() -> str:
        db.session.execute(sa.text("INSERT INTO guest (nickname) VALUES (:name)"), {"name": request.args["name"]})
        return ""

    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with caplog.at_level(logging.INFO):
        response = app.test_client().get("/broken?name=Musterfrau")
    assert response.status_code == 500
    (line,) = [JsonFormatter().format(record) for record in caplog.records if record.name == "quiz.defect"]
    assert "IntegrityError" in line
    assert "Musterfrau" not in line
    assert json.loads(line)["request_id"] in response.text


def test_values_that_postgresql_tells_are_left_out() -> None:
    message = 'duplicate key\nDETAIL:  Key (username)=(mia) already exists.\nCONTEXT:  row "mia"\n[SQL: ...]'
    with pytest.raises(ValueError, match="duplicate") as raised:
        raise ValueError(message)
    record = logging.LogRecord("quiz", logging.ERROR, "f.py", 1, "failed", None, raised._excinfo)  # noqa: SLF001
    line = JsonFormatter().format(record)
    assert "duplicate key" in line
    assert "[SQL: ...]" in line
    assert "mia" not in line


@pytest.mark.parametrize(
    ("hops", "given", "kept"), [(1, "proxy-4711-abc", True), (0, "proxy-4711-abc", False), (1, "a b", False)]
)
def test_a_request_keeps_the_id_that_the_own_proxy_gave_it(
    make_app: Callable[..., Flask], hops: int, given: str, *, kept: bool
) -> None:
    response = make_app(PROXY_HOPS=hops).test_client().get("/login", headers={"X-Request-Id": given})
    assert (response.headers["X-Request-Id"] == given) is kept
    assert len(response.headers["X-Request-Id"]) >= 14


@pytest.mark.parametrize("request_line", ["GET /q/GEHEIMERCODE HTTP/7.9", "GE T /q/GEHEIMERCODE HTTP/1.1"])
def test_what_the_server_itself_logs_of_a_broken_request_names_nobody(tmp_path: Path, request_line: str) -> None:
    """Gunicorn would log the address and the request, in a form of its own."""
    with running(tmp_path) as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            connection.sendall(f"{request_line}\r\nHost: 127.0.0.1\r\n\r\n".encode())
            assert connection.recv(1000).startswith(b"HTTP/1.1 400")
        text = (tmp_path / "server.log").read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert "Invalid request" in [line["message"] for line in lines]
    assert "GEHEIM" not in text
    assert "127.0.0.1" not in text
