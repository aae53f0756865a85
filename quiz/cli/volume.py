"""`flask fill`: much material for measuring; `flask figures`: item statistics for the question bank's search."""

from __future__ import annotations

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from quiz.accounts.passwords import random_password
from quiz.accounts.services import UsernameTaken
from quiz.demo.volume import Size, fill
from quiz.models import Attempt, Quiz, db, utc_now
from quiz.results import figures


@click.command("fill")
@click.option("--quizzes", default=200, show_default=True, type=click.IntRange(1))
@click.option("--items", default=5_000, show_default=True, type=click.IntRange(1))
@click.option("--attempts", default=100_000, show_default=True, type=click.IntRange(1))
@with_appcontext
def fill_database(quizzes: int, items: int, attempts: int) -> None:
    """Make a teacher `volume` with many quizzes, items, classes and attempts, for measuring."""
    password = random_password()
    try:
        fill(db.session(), Size(quizzes, items, attempts), password, utc_now(), click.echo)
    except UsernameTaken:
        raise click.ClickException("There is an account named volume already.") from None
    db.session.commit()
    if db.engine.dialect.name == "sqlite":
        db.session.execute(sa.text("ANALYZE"))
        db.session.commit()
    click.echo(f"Teacher:  user name volume   password {password}   (shown this once)")


@click.command("figures")
@with_appcontext
def refresh_figures() -> None:
    """Work out facility and discrimination of all items that were answered, for the question bank's search."""
    session = db.session()
    taken = session.scalars(sa.select(Quiz.id).where(sa.exists().where(Attempt.quiz_id == Quiz.id))).all()
    changed = 0
    for quiz_id in taken:
        changed += figures.refresh(session, session.get_one(Quiz, quiz_id), utc_now())
        session.commit()
        session.expunge_all()
    click.echo(f"{len(taken)} quizzes looked at, {changed} changed.")


COMMANDS = (fill_database, refresh_figures)
