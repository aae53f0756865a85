"""kill -9 of importing commands, of workers and of web servers, with every article prepared exactly once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from quiz.models import ArticleRecord, ItemRecord, Job, JobStatus
from tests.quiz.articles.miniatures import write_articles
from tests.quiz.faults.installation import PATIENCE_S, Installation, chance, free_port, rounds
from tests.quiz.faults.learners import learners_at, nothing_is_lost_or_doubled

WRITTEN = "CREATE TABLE written (article_id INTEGER, by_transaction TEXT)"
NOTE_EACH_WRITE = """
CREATE FUNCTION note_writing() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO written VALUES (NEW.article_id, pg_current_xact_id()::text); RETURN NEW; END $$;
CREATE TRIGGER note_writing AFTER INSERT ON item FOR EACH ROW EXECUTE FUNCTION note_writing();
"""


@pytest.mark.postgresql
def test_two_servers_and_two_workers_on_one_database_lose_one_of_each_and_prepare_every_article_once(
    postgresql_installation: Installation, tmp_path: Path
) -> None:
    """A trigger notes which transactions wrote items of an article: a second effect would be a second transaction."""
    made, rng = postgresql_installation, chance()
    count = rounds(24, 100)
    write_articles(tmp_path / "articles", count)
    made.add_quiz()
    with made.session() as session:
        session.execute(sa.text(WRITTEN))
        session.execute(sa.text(NOTE_EACH_WRITE))
        session.commit()
    ports = (free_port(), free_port())
    servers = [made.web(port) for port in ports]
    workers = [made.worker(), made.worker()]
    importing = made.start("flask", "--app", "app", *command(tmp_path), "--no-wait")
    with learners_at(ports, rng, seats=1, answers=20) as learners:
        done = 0
        for _ in range(rounds(2, 6)):
            done = wait_for_progress(made, done)
            time.sleep(rng.uniform(0, 2))
            importing.kill()
            importing = made.start("flask", "--app", "app", *command(tmp_path), "--no-wait")
            worker, server = rng.randrange(2), rng.randrange(2)
            workers[worker].kill()
            workers[worker] = made.worker()
            servers[server].kill()
            servers[server] = made.web(ports[server], wait=False)
    made.flask(*command(tmp_path), "--no-wait")
    wait_until_prepared(made, count)
    with made.session() as session:
        assert session.scalar(sa.select(sa.func.count(ArticleRecord.file_hash.distinct()))) == count
        assert set(session.scalars(sa.select(Job.status))) == {JobStatus.DONE}
        items = sa.select(ItemRecord.article_id, sa.func.count()).group_by(ItemRecord.article_id)
        assert len(session.execute(items).all()) == count + 1, "the sample quiz has an article, too"
        writers = session.execute(
            sa.text("SELECT article_id, count(DISTINCT by_transaction) FROM written GROUP BY article_id")
        ).all()
        assert {number for _article, number in writers} == {1}
        assert len(writers) == count
        nothing_is_lost_or_doubled(session, learners)
        tried = session.scalar(sa.select(sa.func.count()).where(Job.tries > 1))
    made.check()
    print(f"{count} articles, {tried} of them taken again after a kill")  # noqa: T201


def test_a_killed_import_goes_on(sqlite_installation: Installation, tmp_path: Path) -> None:
    made, rng = sqlite_installation, chance()
    count = rounds(120, 600)
    write_articles(tmp_path / "articles", count)
    made.add_quiz()
    for _ in range(rounds(3, 8)):
        importing = made.start("flask", "--app", "app", *command(tmp_path), "--no-wait")
        time.sleep(rng.uniform(1, 5))
        importing.kill()
        made.check()
    made.flask(*command(tmp_path), "--no-wait")
    with made.session() as session:
        assert session.scalar(sa.select(sa.func.count(ArticleRecord.file_hash.distinct()))) == count
        assert session.scalar(sa.select(sa.func.count()).select_from(Job)) == count
    made.check()


def command(folder: Path) -> tuple[str, ...]:
    """The command that imports the articles."""
    return ("articles", "import", "--dir", str(folder / "articles"), "--owner", "lehrerin")


def wait_for_progress(made: Installation, done: int) -> int:
    """Wait until the workers are at work, or have done all there is: a kill at their start would hit nothing."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        with made.session() as session:
            counts = dict(session.execute(sa.select(Job.status, sa.func.count()).group_by(Job.status)).all())
        if counts.get(JobStatus.DONE, 0) > done or (counts and counts.keys() == {JobStatus.DONE}):
            return counts[JobStatus.DONE]
        assert time.monotonic() < deadline, made.log()[-3000:]
        time.sleep(0.1)


def wait_until_prepared(made: Installation, count: int) -> None:
    """Wait until no job is left to do."""
    deadline = time.monotonic() + PATIENCE_S + 5 * count
    open_jobs = sa.select(sa.func.count()).where(Job.status.in_((JobStatus.QUEUED, JobStatus.RUNNING)))
    while True:
        with made.session() as session:
            left = session.scalar(open_jobs)
        if not left:
            return
        assert time.monotonic() < deadline, f"{left} jobs are left: {made.log()[-3000:]}"
        time.sleep(1)
