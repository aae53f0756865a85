"""Commands: `flask users create`, `flask worker`, `flask serve`, `flask demo`."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Add the commands to the app."""
