"""What machines ask: whether the process lives, whether it can serve, and the figures for Prometheus."""

from __future__ import annotations

import hmac
from ipaddress import ip_address

import sqlalchemy as sa
from flask import Blueprint, abort, current_app, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from quiz import metrics, schema
from quiz.models import db

bp = Blueprint("monitoring", __name__)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via")


@bp.get("/livez")
def livez() -> ResponseReturnValue:
    """Answer that the process runs; a supervisor restarts one that does not."""
    return {"status": "ok"}


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Answer that the app can serve, with its database as this release needs it; a load balancer heeds a 503."""
    try:
        behind = schema.is_behind(db.session(), current_app.extensions["migrate"].directory)
    except SQLAlchemyError:
        db.session.rollback()
        return {"status": "not migrated" if _answers() else "no database"}, 503
    return ({"status": "not migrated"}, 503) if behind else {"status": "ok"}


@bp.get("/metrics")
def prometheus() -> ResponseReturnValue:
    """Give the figures to who has the token or, where none is set, to the machine itself; for others there are none."""
    token = str(current_app.config["METRICS_TOKEN"])
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").encode()
    if not (hmac.compare_digest(given, token.encode()) if token else _is_from_this_machine()):
        abort(404)
    return metrics.exposition(db.session()), {"Content-Type": CONTENT_TYPE}


def _answers() -> bool:
    try:
        db.session.scalar(sa.select(1))
    except SQLAlchemyError:
        db.session.rollback()
        return False
    return True


def _is_from_this_machine() -> bool:
    """Whether the request came over the loopback interface and through no proxy."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return False
    return address.is_loopback and not any(name in request.headers for name in FORWARDED)
