"""Who gets at which page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.access import local_address
from quiz.models import Account, ArticleRecord, ItemRecord, Job, Quiz, Role
from tests.quiz.test_headers import address_of

Login = Callable[[FlaskClient, Account], None]

OPEN = {
    "accounts.register",
    "accounts.sign_in",
    "accounts.sign_out",
    "attempts.begin",
    "attempts.csrf_token",
    "attempts.enter",
    "attempts.leave",
    "attempts.welcome",
    "classrooms.join",
    "classrooms.join_class",
    "classrooms.leave",
    "classrooms.mine",
    "monitoring.healthz",
    "monitoring.livez",
    "monitoring.prometheus",
    "pages.imprint",
    "pages.language",
    "pages.privacy",
    "pages.robots",
    "pages.start",
    "pages.style_guide",
    "pages.text_size",
    "personal.as_json",
    "personal.overview",
    "practice.as_anki",
    "practice.as_csv",
    "practice.cards",
    "practice.day",
    "practice.next_card",
    "practice.progress",
    "recovery.ask",
    "recovery.choose",
    "results.mine",
    "second_step.enter",
    "static",
}
"""What everybody may call; the pages of practice show what is the visitor's own."""

OF_THE_CLASS = {"classrooms.begin", "classrooms.door"}
"""What the members of an assignment's class may call; for others it does not exist."""

OF_THE_ATTEMPT = {
    "attempts.ahead",
    "attempts.overview",
    "attempts.question",
    "attempts.resume",
    "attempts.save",
    "attempts.submit",
    "results.report",
    "practice.answered",
    "practice.forget",
    "practice.learn",
    "practice.review",
    "results.result",
    "results.retry",
}
"""What the learner whose attempt or card it is may call, with or without account; for others it does not exist."""

TEACHERS = ("articles.", "attempts.preview", "authoring.", "classrooms.", "pupils.", "results.")
"""The beginnings of names of routes that are for teachers."""

SIGNED_IN = ("accounts.", "administration.", "personal.", "recovery.", "second_factor.", *TEACHERS)


def guarded(app: Flask, prefixes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Method and address of every route under the prefixes that is not open."""
    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint in OPEN | OF_THE_ATTEMPT | OF_THE_CLASS or not rule.endpoint.startswith(prefixes):
            continue
        found += [(method, address_of(app, rule)) for method in (rule.methods or set()) & {"GET", "POST"}]
    return found


def test_every_route_is_open_or_guarded_on_purpose(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        assert rule.endpoint in OPEN | OF_THE_ATTEMPT | OF_THE_CLASS or rule.endpoint.startswith(SIGNED_IN), (
            rule.endpoint
        )


def test_visitors_are_sent_to_sign_in(app: Flask) -> None:
    routes = guarded(app, SIGNED_IN)
    assert len(routes) > 40
    for method, address in routes:
        response = app.test_client().open(address, method=method)
        assert response.status_code == 302, (method, address)
        assert response.location.startswith("/login"), (method, address)


@pytest.mark.parametrize("role", [Role.LEARNER, Role.ADMINISTRATOR])
def test_only_teachers_get_at_the_teachers_pages(
    app: Flask, make_account: Callable[..., Account], login: Login, role: Role
) -> None:
    client = app.test_client()
    login(client, make_account("anna", role))
    for method, address in guarded(app, TEACHERS):
        assert client.open(address, method=method).status_code == 403, (method, address)


@pytest.fixture
def of_somebody_else(session: Session, make_account: Callable[..., Account]) -> None:
    """Rows with the number 1 that belong to another teacher."""
    owner = make_account("andere", Role.TEACHER)
    article = ArticleRecord(owner_id=owner.id, headline="Geheim")
    session.add(article)
    session.flush()
    quiz = Quiz(owner_id=owner.id, title="Geheim", article_id=article.id)
    session.add_all([quiz, ItemRecord(owner_id=owner.id, article_id=article.id), Job(kind="x", owner_id=owner.id)])
    session.commit()
    assert (article.id, quiz.id) == (1, 1)


@pytest.mark.usefixtures("of_somebody_else")
def test_what_belongs_to_another_teacher_does_not_exist(app: Flask, teacher: Account, login: Login) -> None:
    client = app.test_client()
    login(client, teacher)
    routes = [route for route in guarded(app, TEACHERS) if "/1" in route[1]]
    assert len(routes) > 20
    for method, address in routes:
        response = client.open(address, method=method)
        assert response.status_code == 404, (method, address)
        assert "Geheim" not in response.text


def test_what_was_deleted_does_not_exist(app: Flask, session: Session, teacher: Account, login: Login) -> None:
    session.add(ArticleRecord(owner_id=teacher.id, headline="Weg", deleted_at=datetime(2026, 1, 1, tzinfo=UTC)))
    session.commit()
    client = app.test_client()
    login(client, teacher)
    assert client.get("/articles/1").status_code == 404


@pytest.mark.parametrize("number", ["2147483648", "99999999999999999999"])
def test_a_number_beyond_all_rows_is_not_found(app: Flask, teacher: Account, login: Login, number: str) -> None:
    client = app.test_client()
    login(client, teacher)
    assert client.get(f"/articles/{number}").status_code == 404


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/articles/3?page=2", True),
        ("/", True),
        ("", False),
        (None, False),
        ("//evil.example", False),
        ("/\\evil.example", False),
        ("/x\\y", False),
        ("https://evil.example", False),
        ("javascript:alert(1)", False),
        ("/\r\nSet-Cookie: a=b", False),
        ("evil", False),
    ],
)
def test_a_redirect_stays_on_the_site(address: str | None, *, kept: bool) -> None:
    assert local_address(address, "/home") == (address if kept else "/home")
