"""`flask forget`: applies the periods after which people's data are given up."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import with_appcontext

from quiz.models import db, utc_now
from quiz.personal import retention


@click.command("forget")
@click.option("--dry-run", is_flag=True, help="Only say how many there are.")
@with_appcontext
def forget(*, dry_run: bool) -> None:
    """Make guests and learners nameless who did nothing for longer than the settings say; run it daily."""
    config = current_app.config
    periods = retention.Periods(config["KEEP_GUESTS_DAYS"], config["KEEP_ACCOUNTS_DAYS"])
    if not (periods.guests_days or periods.accounts_days):
        click.echo("No period is set (NACHGEFRAGT_KEEP_GUESTS_DAYS, NACHGEFRAGT_KEEP_ACCOUNTS_DAYS): nothing to do.")
        return
    found = retention.apply(db.session(), periods, utc_now(), only_count=dry_run)
    db.session.commit()
    click.echo(f"{'Would forget' if dry_run else 'Forgot'} {found.guests} guests and {found.accounts} accounts.")


COMMANDS = (forget,)
