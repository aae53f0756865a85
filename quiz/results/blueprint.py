"""The blueprint that the views of the feature hang on."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("results", __name__)
