"""The blueprint that all views of authoring register with."""

from __future__ import annotations

from flask import Blueprint

from quiz.authoring.filters import FILTERS

bp = Blueprint("authoring", __name__)
for name, function in FILTERS.items():
    bp.add_app_template_filter(function, name)
