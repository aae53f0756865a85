"""The app with two more views, which do the least that any view could: the limits that steps are compared with."""

from __future__ import annotations

from uuid import uuid4

import sqlalchemy as sa
from flask import Flask, request
from flask.typing import ResponseReturnValue

from quiz.factory import create_app
from quiz.models import db


def _with_limits() -> tuple[Flask, Flask]:
    product = create_app()
    bare = Flask("bare")
    with product.app_context():
        engine = db.engine

    @bare.post("/bare")
    def view() -> ResponseReturnValue:
        return {"length": len(request.form.get("text", ""))}

    @bare.post("/insert")
    def insert() -> ResponseReturnValue:
        with engine.begin() as connection:
            values = {"id": uuid4().hex, "text": request.form["text"]}
            connection.execute(sa.text("INSERT INTO bare (id, text) VALUES (:id, :text)"), values)
        return {"length": len(request.form["text"])}

    return product, bare


_product, _bare = _with_limits()


def app(environ: dict[str, object], start_response: object) -> object:
    """Send the limits' paths to an app without sessions, headers or logs, and all others to the product."""
    chosen = _bare if environ["PATH_INFO"] in {"/bare", "/insert"} else _product
    return chosen.wsgi_app(environ, start_response)  # type: ignore[arg-type]
