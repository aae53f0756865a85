"""Commands of an installation: `flask serve`, `worker`, `demo`, `fill`, `users`, `articles`, `check`, `backup` ..."""

from __future__ import annotations

from flask import Flask

from quiz.cli import accounts, articles, personal, running, upkeep, volume


def init_app(app: Flask) -> None:
    """Add the commands to the app."""
    for module in (running, accounts, articles, upkeep, volume, personal):
        for command in module.COMMANDS:
            app.cli.add_command(command)
