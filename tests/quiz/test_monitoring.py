"""What machines ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from http.client import HTTPConnection
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy.orm import Session

from quiz import jobs
from quiz.models import Account, db
from tests.quiz.attempts.server import running

Counting = Callable[[], AbstractContextManager[list[str]]]
AN_OLD_RELEASE = "0001"
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}


def test_liveness_asks_nothing_and_readiness_the_database(client: FlaskClient, count_queries: Counting) -> None:
    for path, queries in (("/livez", 0), ("/healthz", 1)):
        with count_queries() as statements:
            assert client.get(path).get_json() == {"status": "ok"}
        assert len(statements) == queries, path


def test_without_its_database_the_app_lives_and_is_not_ready(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    app = make_app(SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path / 'nowhere' / 'quiz.sqlite'}")
    assert app.test_client().get("/livez").status_code == 200
    response = app.test_client().get("/healthz")
    assert (response.status_code, response.get_json()) == (503, {"status": "no database"})


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def test_a_database_that_is_not_of_this_release_is_not_ready(
    make_app: Callable[..., Flask], tmp_path: Path, empty_postgresql: Callable[[], str], database: str
) -> None:
    url = f"sqlite:///{tmp_path / 'empty.sqlite'}" if database == "sqlite" else empty_postgresql()
    app = make_app(SQLALCHEMY_DATABASE_URI=url)

    def readiness() -> tuple[int, str]:
        response = app.test_client().get("/healthz")
        return response.status_code, response.get_json()["status"]

    assert readiness() == (503, "not migrated")
    with app.app_context():
        upgrade(revision=AN_OLD_RELEASE)
        assert readiness() == (503, "not migrated")
        upgrade()
        assert readiness() == (200, "ok")
        db.session.execute(sa.text("UPDATE alembic_version SET version_num = 'of a newer release'"))
        db.session.commit()
    assert readiness() == (200, "ok"), "it goes on while servers are renewed"


def figure(text: str, name: str) -> float:
    return float(re.findall(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)[0])


def test_requests_are_counted_by_route_and_jobs_by_status(
    client: FlaskClient, session: Session, teacher: Account
) -> None:
    jobs.enqueue(session, "x", teacher.id, {})
    session.commit()
    name = 'nachgefragt_requests_total{method="GET",route="/q/<code>",status="404"}'
    client.get("/q/NOSUCHONE")
    before = figure(client.get("/metrics").text, name)
    client.get("/q/NOSUCHTWO")
    text = client.get("/metrics").text
    assert figure(text, name) == before + 1
    assert figure(text, 'nachgefragt_jobs{status="queued"}') == 1
    assert figure(text, "nachgefragt_oldest_job_seconds") >= 0
    assert "NOSUCH" not in text


def test_figures_are_for_the_machine_itself_or_who_has_the_token(make_app: Callable[..., Flask]) -> None:
    without, token = make_app().test_client(), make_app(METRICS_TOKEN="geheim").test_client()
    assert without.get("/metrics").status_code == 200
    assert without.get("/metrics", environ_base=ELSEWHERE).status_code == 404
    assert without.get("/metrics", headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 404
    assert token.get("/metrics").status_code == 404
    assert token.get("/metrics", headers={"Authorization": "Bearer falsch"}).status_code == 404
    right = {"Authorization": "Bearer geheim"}
    assert token.get("/metrics", headers=right, environ_base=ELSEWHERE).status_code == 200


def test_figures_of_all_processes_are_added_up(tmp_path: Path) -> None:
    """Under gunicorn's two processes, whichever is asked."""
    with running(tmp_path) as server:

        def get(path: str) -> str:
            connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
            connection.request("GET", path)
            text = connection.getresponse().read().decode()
            connection.close()
            return text

        for _ in range(40):
            get("/enter")
        name = 'nachgefragt_requests_total{method="GET",route="/enter",status="200"}'
        assert {figure(get("/metrics"), name) for _ in range(6)} == {40.0}
