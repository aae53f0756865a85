"""`flask articles import`: thousands of articles at once, prepared by all workers."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

import click
import sqlalchemy as sa
from flask.cli import AppGroup

from questions.articles import UnusableArticle
from quiz.accounts.services import normal_username
from quiz.articles import importing, services
from quiz.articles.decoding import NotTextError
from quiz.articles.forms import MAX_FILE
from quiz.models import Account, Role, db

articles = AppGroup("articles", help="Articles.")
COMMANDS = (articles,)

PAUSE_SECONDS = 0.5


@articles.command("import")
@click.option(
    "--dir", "folder", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path), help="The folder."
)
@click.option("--owner", required=True, help="User name of the teacher whose articles they become.")
@click.option("--wait/--no-wait", default=True, show_default=True, help="Stay until the workers have prepared all.")
def import_articles(folder: Path, owner: str, *, wait: bool) -> None:
    """Take in every .txt and .html file of a folder, once, and have questions proposed by whatever workers run.

    Ended at any moment and called again, it goes on where it stopped. Exits with 1 if some files could not be used.
    """
    account = db.session.scalar(sa.select(Account).where(Account.username == normal_username(owner)))
    if account is None or account.role is not Role.TEACHER:
        raise click.ClickException(f"There is no teacher named {owner}.")
    owner_id = account.id
    files = list(importing.article_files(folder))
    again = importing.try_again(db.session(), owner_id)
    db.session.commit()
    hashes, unusable, taken = _take_all_in(owner_id, files)
    click.echo(f"{len(files)} files: {taken} taken in, {len(hashes) - taken} were known, {again} tried again.")
    for path, reason in unusable:
        click.echo(f"  not used: {path.relative_to(folder)}: {reason}")
    failed = _wait_for(owner_id, hashes) if wait else Counter[str]()
    for code, count in failed.items():
        click.echo(f"  not prepared: {count} articles: {code}")
    sys.exit(1 if unusable or failed else 0)


def _take_all_in(owner_id: int, files: list[Path]) -> tuple[set[str], list[tuple[Path, str]], int]:
    """Take the files in, a transaction for each; return their hashes, those not usable, and how many are new."""
    hashes: set[str] = set()
    unusable: list[tuple[Path, str]] = []
    taken = 0
    with click.progressbar(files, label="Reading  ") as progress:
        for path in progress:
            try:
                if path.stat().st_size > MAX_FILE:
                    raise OSError(None, f"larger than {MAX_FILE} bytes")  # noqa: TRY301 - as a file that cannot be read
                data = path.read_bytes()
                file_hash = importing.hash_file(data)
                if file_hash not in hashes and not importing.is_known(db.session(), owner_id, file_hash):
                    reading = services.read_file(data)
                    db.session.rollback()  # the look ends here: nobody waits for a lock while a file is read
                    taken += importing.take_in(db.session(), owner_id, file_hash, reading)
                    db.session.commit()
                hashes.add(file_hash)
            except (OSError, NotTextError, UnusableArticle) as error:
                unusable.append((path, _reason(error)))
            db.session.remove()
    return hashes, unusable, taken


def _reason(error: Exception) -> str:
    if isinstance(error, UnusableArticle):
        return f"no article ({error.reason.value})"
    return "no text" if isinstance(error, NotTextError) else str(getattr(error, "strerror", None) or error)


def _wait_for(owner_id: int, hashes: set[str]) -> Counter[str]:
    """Show how far the workers are until all is done; return what failed, by the reason."""
    done, waiting = 0, True
    with click.progressbar(length=len(hashes), label="Preparing") as progress:
        while waiting:
            now = importing.standing(db.session(), owner_id, hashes)
            db.session.remove()
            finished = now.prepared + now.failed.total()
            progress.update(finished - done)
            done, waiting = finished, now.waiting > 0
            if waiting:
                time.sleep(PAUSE_SECONDS)
    return now.failed
