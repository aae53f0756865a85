"""Commands of an installation: `flask serve`, `worker`, `demo`, `fill`, `users`, `articles`, `check`, `backup` ..."""

from __future__ import annotations

from flask import Flask

from quiz.cli import accounts, articles, running, upkeep, volume


def init_app(app: Flask) -> None:
    """Add the commands to the app."""
    for commands in (running.COMMANDS, accounts.COMMANDS, articles.COMMANDS, upkeep.COMMANDS, volume.COMMANDS):
        for command in commands:
            app.cli.add_command(command)
