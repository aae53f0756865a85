"""Error pages of our own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask, abort
from flask.testing import FlaskClient

from quiz.logs import JsonFormatter
from quiz.models import db


def test_an_unknown_address_has_a_page_in_the_readers_language(client: FlaskClient) -> None:
    assert "Seite nicht gefunden" in client.get("/nirgends").text
    english = client.get("/nirgends", headers={"Accept-Language": "en"})
    assert english.status_code == 404
    assert '<html lang="en">' in english.text
    assert "Seite nicht gefunden" not in english.text


def test_the_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    response = client.get("/logout")
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]
    assert "So geht es nicht" in response.text


def test_what_is_too_large_is_refused(client: FlaskClient) -> None:
    response = client.post("/enter", data={"code": "x" * (5 * 1024 * 1024)})
    assert response.status_code == 413
    assert "zu groß" in response.text


@pytest.fixture
def failing(make_app: Callable[..., Flask]) -> FlaskClient:
    app = make_app(TESTING=False, PROPAGATE_EXCEPTIONS=False)

    @app.get("/raise", defaults={"code": ""})
    @app.get("/raise/<code>")
    def fail(code: str) -> str:  # noqa: ARG001
        raise RuntimeError("secret detail")

    @app.get("/break")
    def break_database() -> str:
        db.session.execute(sa.text("SELECT * FROM no_such_table"))
        return ""

    @app.get("/wait")
    def wait() -> str:
        abort(429, retry_after=90)

    return app.test_client()


def test_a_defect_shows_an_id_and_no_detail(failing: FlaskClient) -> None:
    response = failing.get("/raise")
    assert response.status_code == 500
    assert response.headers["X-Request-Id"] in response.text
    assert "secret detail" not in response.text
    assert "Content-Security-Policy" in response.headers


def test_a_broken_transaction_still_has_a_page(failing: FlaskClient) -> None:
    assert "Kennung für Rückfragen" in failing.get("/break").text


def test_without_its_database_the_app_still_has_a_page(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    nowhere = f"sqlite:///{tmp_path / 'no' / 'folder' / 'quiz.sqlite'}"
    client = make_app(SQLALCHEMY_DATABASE_URI=nowhere, TESTING=False, PROPAGATE_EXCEPTIONS=False).test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = "1.0"
    for path in ("/", "/nirgends"):
        response = client.get(path)
        assert response.status_code == 500
        assert "Auf dem Server ist ein Fehler aufgetreten" in response.text


def test_a_defect_is_logged_without_the_address(failing: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    failing.application.logger.propagate = True
    failing.get("/raise/GEHEIMERCODE?name=Mia")
    line = JsonFormatter().format(next(record for record in caplog.records if record.name == "quiz.defect"))
    assert "RuntimeError: secret detail" in line
    assert "/raise/<code>" in line
    assert "GEHEIMERCODE" not in line
    assert "Mia" not in line


def test_too_many_requests_say_when_to_come_back(failing: FlaskClient) -> None:
    response = failing.get("/wait")
    assert (response.status_code, response.headers["Retry-After"]) == (429, "90")


def test_a_script_gets_json(client: FlaskClient) -> None:
    response = client.get("/nirgends", headers={"Accept": "application/json"})
    assert response.status_code == 404
    assert response.get_json()["error"] == "Seite nicht gefunden"
