"""Who gets where: every route of articles and authoring is for teachers, and every object for its owner alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz.articles.services import propose_items
from quiz.authoring.queries import WITH_ITEMS
from quiz.authoring.services.quizzes import add_draw
from quiz.models import Account, ArticleRecord, ItemRecord, ItemVersion, Job, Quiz, Role
from tests.quiz.authoring.conftest import sign_in

OWN = ("articles.", "authoring.")


@pytest.fixture
def objects(session: Session, article: ArticleRecord, quiz: Quiz) -> dict[str, Any]:
    """One object of each kind, by the name that addresses give its number."""
    job = propose_items(session, article)
    session.commit()
    loaded = session.get_one(Quiz, quiz.id, options=WITH_ITEMS, populate_existing=True)
    place = loaded.items[0]
    draw = add_draw(session, loaded, "hafen", 1)
    session.commit()
    return {
        "article_id": article.id,
        "quiz_id": quiz.id,
        "item_id": place.item_id,
        "place_id": place.id,
        "draw_id": draw.id,
        "number": 1,
        "job_id": job.id,
        "type_name": "numeric",
    }


def requests(app: Flask, client: FlaskClient, objects: dict[str, Any]) -> Iterator[tuple[str, TestResponse]]:
    """Ask for every address of both features by every method, and give what comes back."""
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith(OWN):
            continue
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **{name: objects[name] for name in rule.arguments})
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            yield f"{method} {address}", client.open(address, method=method)


def contents(session: Session) -> list[object]:
    """All that a stranger might have changed."""
    session.expire_all()
    return [
        [(a.headline, a.deleted_at, a.source_name) for a in session.query(ArticleRecord)],
        [(i.id, i.status, i.position) for i in session.query(ItemRecord)],
        session.query(ItemVersion).count(),
        [(q.id, q.title, q.status, q.deleted_at) for q in session.query(Quiz)],
        [(j.id, j.status) for j in session.query(Job)],
    ]


def test_the_url_map_has_routes_of_both_features(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.startswith(OWN)}
    assert len(endpoints) >= 25


def test_a_visitor_is_sent_to_sign_in(
    app: Flask, client: FlaskClient, session: Session, objects: dict[str, Any]
) -> None:
    before = contents(session)
    for request, response in requests(app, client, objects):
        assert response.status_code == 302, request
        assert response.location.startswith("/login"), request
    assert contents(session) == before


@pytest.mark.parametrize("role", [Role.LEARNER, Role.ADMINISTRATOR])
def test_only_teachers_get_in(
    app: Flask,
    client: FlaskClient,
    session: Session,
    objects: dict[str, Any],
    make_account: Callable[..., Account],
    role: Role,
) -> None:
    sign_in(client, make_account("jemand", role))
    before = contents(session)
    for request, response in requests(app, client, objects):
        assert response.status_code == 403, request
    assert contents(session) == before


def test_another_teacher_finds_nothing_there(
    app: Flask,
    client: FlaskClient,
    session: Session,
    objects: dict[str, Any],
    make_account: Callable[..., Account],
) -> None:
    sign_in(client, make_account("andere", Role.TEACHER))
    before = contents(session)
    for request, response in requests(app, client, objects):
        owned = any(part.isdecimal() for part in request.split("/"))
        assert response.status_code == 404 if owned else response.status_code in {200, 302, 400, 422}, request
    assert contents(session) == before


def test_the_owner_finds_every_page(app: Flask, client: FlaskClient, objects: dict[str, Any], teacher: Account) -> None:
    sign_in(client, teacher)
    for request, response in requests(app, client, objects):
        if request.startswith("GET"):
            assert response.status_code == 200, request


@pytest.mark.parametrize("address", ["/articles/{0}", "/articles/{0}/items", "/quizzes/{1}"])
def test_what_was_deleted_is_not_found(
    client: FlaskClient, session: Session, teacher: Account, article: ArticleRecord, quiz: Quiz, address: str
) -> None:
    sign_in(client, teacher)
    article.deleted_at = quiz.deleted_at = article.created_at
    session.commit()
    assert client.get(address.format(article.id, quiz.id)).status_code == 404
