"""Commands of an installation: `flask serve`, `worker`, `demo`, `users`, `articles`, `check`, `backup`, `restore`."""

from __future__ import annotations

from flask import Flask

from quiz.cli import accounts, articles, running, upkeep


def init_app(app: Flask) -> None:
    """Add the commands to the app."""
    for commands in (running.COMMANDS, accounts.COMMANDS, articles.COMMANDS, upkeep.COMMANDS):
        for command in commands:
            app.cli.add_command(command)
