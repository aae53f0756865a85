"""`flask users`: accounts, made at the terminal."""

from __future__ import annotations

import click
import sqlalchemy as sa
from flask.cli import AppGroup

from quiz.accounts import factors, notices, services
from quiz.accounts.notices import Change
from quiz.accounts.passwords import Weakness, random_password, weakness
from quiz.models import Account, Role, db, utc_now

users = AppGroup("users", help="Accounts.")
COMMANDS = (users,)

WEAKNESSES = {
    Weakness.SHORT: "The password is too short.",
    Weakness.COMMON: "The password is one of those that are guessed first.",
    Weakness.NAME: "The password is too close to the user name.",
}


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


@users.command("second-factor-off")
@click.argument("username")
def turn_off_second_factor(username: str) -> None:
    """Let the password be enough for somebody who lost device and recovery codes."""
    name = services.normal_username(username)
    account = db.session.scalar(sa.select(Account).where(Account.username == name))
    if account is None:
        raise click.ClickException(f"There is no account named {name}.")
    if not factors.turn_off(db.session(), account):
        raise click.ClickException(f"{name} has no second factor.")
    notices.note(db.session(), account, Change.OFF, None, utc_now())
    db.session.commit()
    click.echo(f"{name} signs in with the password alone now; all sessions have ended.")


def ask_password(username: str) -> str:
    """Ask for a password at the terminal until it is a good one."""
    while True:
        password = str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
        found = weakness(password, username)
        if found is None:
            return password
        click.echo(WEAKNESSES[found], err=True)
