"""The application factory: settings, extensions, features, error pages, commands."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from flask import Flask
from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map

from quiz import cli, errors, headers, languages, logs, metrics, navigation, sessions
from quiz.accounts.visits import account_of
from quiz.config import load_config
from quiz.models import db
from quiz.models.engine import prepare

ROOT = Path(__file__).resolve().parent.parent
BLUEPRINTS = (
    "monitoring",
    "pages.views",
    "accounts.views",
    "accounts.second_step",
    "accounts.second_factor",
    "accounts.recovery",
    "accounts.pupils",
    "accounts.schools",
    "articles.views",
    "authoring.views",
    "attempts.views",
    "classrooms.views",
    "results.views",
    "practice.views",
    "personal.views",
)


class RowNumber(IntegerConverter):
    """An integer in an address, as large as a primary key can be: beyond it there is nothing, which is a 404."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=2**31 - 1)


def create_app(settings: Mapping[str, object] | None = None) -> Flask:
    """Make the app from the environment's settings; `settings` override them (tests use that)."""
    app = Flask("quiz", template_folder=str(ROOT / "templates"), static_folder="static", root_path=str(ROOT / "quiz"))
    app.config.update(load_config(os.environ))
    app.config.update(settings or {})
    app.url_map.converters["int"] = RowNumber
    app.session_interface = sessions.CookieSessions()
    app.add_template_global(sessions.cookie_name)
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    if hops := app.config["PROXY_HOPS"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    _add_extensions(app)
    for part in (logs, metrics, headers, languages, navigation, errors, cli):
        part.init_app(app)
    for module in BLUEPRINTS:
        app.register_blueprint(import_module(f"quiz.{module}").bp)
    return app


def _add_extensions(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        for engine in db.engines.values():
            prepare(engine)
    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    CSRFProtect(app)
    Babel(app, locale_selector=languages.choose)
    login = LoginManager(app)
    login.session_protection = None  # a telephone changes its address; the session epoch ends sessions
    login.user_loader(account_of)
