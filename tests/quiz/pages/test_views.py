"""The start page and the pages about the installation."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.demo.services import make_demo
from quiz.models import Account

Login = Callable[[FlaskClient, Account], None]


def test_the_start_page_offers_code_sample_and_sign_in(client: FlaskClient, session: Session) -> None:
    quiz = make_demo(session, "ein langes Kennwort")
    session.commit()
    page = client.get("/").text
    assert f'href="/q/{quiz.code}"' in page
    assert 'action="/enter"' in page
    assert 'href="/login"' in page


def test_without_a_sample_the_start_page_offers_none(client: FlaskClient) -> None:
    assert "Gleich ausprobieren" not in client.get("/").text


def test_a_signed_in_person_is_led_to_their_pages(client: FlaskClient, teacher: Account, login: Login) -> None:
    login(client, teacher)
    page = client.get("/").text
    assert "Weiter zu deinen Seiten" in page
    assert "Für Lehrkräfte" not in page


def test_the_start_page_takes_one_statement(
    client: FlaskClient, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    with count_queries() as statements:
        client.get("/")
    assert len(statements) == 1


def test_the_imprint_is_the_operators_text(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    text = tmp_path / "imprint.txt"
    text.write_text("Schule am Kai\nKai 1\n\n## Kontakt\n\n<b>fett</b>", "utf-8")
    page = make_app(IMPRINT_FILE=text).test_client().get("/imprint").text
    assert "Schule am Kai<br>Kai 1" in page
    assert "<h2>Kontakt</h2>" in page
    assert "&lt;b&gt;fett" in page


def test_without_a_text_the_imprint_says_how_to_give_one(client: FlaskClient) -> None:
    assert "NACHGEFRAGT_IMPRINT_FILE" in client.get("/imprint").text


def test_the_privacy_page_says_what_is_kept(client: FlaskClient) -> None:
    assert "Argon2id" in client.get("/privacy").text


def test_search_engines_are_kept_to_the_start_page(client: FlaskClient) -> None:
    assert "Disallow: /\n" in client.get("/robots.txt").text


def test_larger_text_is_kept_in_this_browser(client: FlaskClient) -> None:
    assert "data-text" not in client.get("/").text
    response = client.post("/text-size", data={"size": "large", "next": "/privacy"})
    assert response.location == "/privacy"
    assert '<html lang="de" data-text="large">' in client.get("/enter").text
    client.post("/text-size", data={"size": "normal"})
    assert "data-text=" not in client.get("/").text


def test_a_size_that_is_none_changes_nothing(client: FlaskClient) -> None:
    assert client.post("/text-size", data={"size": "x", "next": "//evil.example"}).location == "/"
    client.set_cookie("nachgefragt_text_size", '"><script>')
    assert "<script>" not in client.get("/").text


def test_the_style_guide_shows_every_macro(client: FlaskClient) -> None:
    page = client.get("/style-guide").text
    shown = "breadcrumbs button--danger notice--error field--invalid card badge--info table progress pagination".split()
    assert [name for name in (*shown, "verdict--partly", "marked--wrong") if name not in page] == []
