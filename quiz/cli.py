"""Commands: `flask serve`, `flask worker`, `flask demo`, `flask users create`."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType

import click
from flask import Flask
from flask.cli import AppGroup, with_appcontext
from sqlalchemy.orm import Session

from quiz import demo, serve, worker
from quiz.accounts import services
from quiz.accounts.passwords import Weakness, random_password, weakness
from quiz.models import Role, db

users = AppGroup("users", help="Accounts.")

WEAKNESSES = {
    Weakness.SHORT: "The password is too short.",
    Weakness.COMMON: "The password is one of those that are guessed first.",
    Weakness.NAME: "The password is too close to the user name.",
}


def init_app(app: Flask) -> None:
    """Add the commands to the app."""
    for command in (users, run_worker, run_server, make_demo):
        app.cli.add_command(command)


@users.command("create")
@click.option("--username", prompt="User name", help="3 to 40 letters, digits and . _ - @")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), default=Role.ADMINISTRATOR.value, show_default=True
)
@click.option("--display-name", default="", help="Shown to others; the user name by default.")
@click.option(
    "--random-password", "made_up", is_flag=True, help="Make a password up and print it, instead of asking for one."
)
def create_user(username: str, role: str, display_name: str, *, made_up: bool) -> None:
    """Make an account; the first administrator is made this way."""
    name = services.normal_username(username)
    if not services.is_username(name):
        raise click.ClickException("A user name has 3 to 40 letters, digits and . _ - @ between letters or digits.")
    password = random_password() if made_up else ask_password(name)
    try:
        services.create_account(
            db.session(), username=name, password=password, role=Role(role), display_name=display_name or username
        )
    except services.UsernameTaken:
        raise click.ClickException(f"There is an account named {name} already.") from None
    db.session.commit()
    click.echo(f"Made the {role} account {name}.")
    if made_up:
        click.echo(f"Password (shown this once): {password}")


def ask_password(username: str) -> str:
    """Ask for a password at the terminal until it is a good one."""
    while True:
        password = str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
        found = weakness(password, username)
        if found is None:
            return password
        click.echo(WEAKNESSES[found], err=True)


@click.command("worker")
@click.option("--parent", type=int, help="Stop when this process, which started the worker, is gone.")
@with_appcontext
def run_worker(parent: int | None) -> None:
    """Do the jobs (making questions) until SIGTERM or Ctrl-C."""
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    if parent:
        serve.end_with(parent, stop.set)
    engine = db.engine
    worker.warm_up()
    worker.run(lambda: Session(engine), name=worker.worker_name(), stop=stop)


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@with_appcontext
def run_server(host: str, port: int) -> None:
    """Migrate the database, make demo data in an empty one, then run the web server and the worker until Ctrl-C."""
    sys.exit(serve.run(host, port))


@click.command("demo")
@with_appcontext
def make_demo() -> None:
    """Make the demo teacher, article and quiz, unless they are there."""
    demo.make_and_tell(db.session())
