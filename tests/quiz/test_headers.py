"""What every response carries, and that every form needs its token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from quiz.models import Account

Login = Callable[[FlaskClient, Account], None]

EXEMPT = {"attempts.save"}
"""Saving an answer checks its token by itself and says so in its own words."""


def test_nothing_foreign_and_nothing_inline_runs(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/", "/login", "/nowhere", "/static/css/base.css", "/healthz"])
def test_every_response_carries_the_headers(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        headers = response.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/", "/login", "/register", "/enter", "/imprint", "/privacy", "/nowhere"])
def test_pages_have_no_inline_script_or_style_and_load_nothing_foreign(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    assert "<style" not in page
    assert " style=" not in page
    assert "onclick" not in page
    assert 'src="http' not in page
    assert 'rel="stylesheet" href="/static/' in page


def test_pages_are_not_kept_by_caches_but_fingerprinted_files_are(client: FlaskClient) -> None:
    page = client.get("/")
    assert page.headers["Cache-Control"] == "no-store"
    address = page.text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert "?v=" in address
    with client.get(address) as fingerprinted, client.get(address.partition("?")[0]) as plain:
        assert "immutable" in fingerprinted.headers["Cache-Control"]
        assert "immutable" not in plain.headers.get("Cache-Control", "")


def test_only_the_public_pages_may_be_indexed(client: FlaskClient) -> None:
    assert "X-Robots-Tag" not in client.get("/").headers
    for path in ("/login", "/enter", "/q/AAAAAAAAA", "/healthz"):
        assert client.get(path).headers["X-Robots-Tag"] == "noindex, nofollow"


def test_tls_is_demanded_where_there_is_tls(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers
    assert "Strict-Transport-Security" in client.get("/", base_url="https://quiz.example").headers


def posting_rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ()) and rule.endpoint not in EXEMPT]


def address_of(app: Flask, rule: Rule) -> str:
    values: dict[str, Any] = {}
    for name in rule.arguments:
        converter = type(rule._converters[name]).__name__  # noqa: SLF001
        values[name] = {"RowNumber": 1, "UUIDConverter": "12345678-1234-5678-1234-567812345678"}.get(converter, "x")
    with app.test_request_context():
        return app.url_for(rule.endpoint, **values)


@pytest.mark.parametrize("role", ["visitor", "teacher", "learner", "administrator"])
def test_no_post_goes_through_without_its_token(
    make_app: Callable[..., Flask], request: pytest.FixtureRequest, login: Login, role: str
) -> None:
    app = make_app(WTF_CSRF_ENABLED=True)
    client = app.test_client()
    if role != "visitor":
        login(client, request.getfixturevalue(role))
    rules = posting_rules(app)
    assert len(rules) > 20
    for rule in rules:
        response = client.post(address_of(app, rule), data={"username": "x", "password": "y", "language": "en"})
        assert response.status_code == 400, rule
        assert "Das Formular ist abgelaufen" in response.text, rule


def test_a_form_with_its_token_goes_through(make_app: Callable[..., Flask]) -> None:
    client = make_app(WTF_CSRF_ENABLED=True).test_client()
    token = client.get("/login").text.partition('name="csrf_token" value="')[2].partition('"')[0]
    assert client.post("/language", data={"language": "en", "csrf_token": token}).status_code == 302
    assert '<html lang="en">' in client.get("/").text
