"""`flask articles import`: every file once, resumable, and what cannot be used is named."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from quiz import jobs, worker
from quiz.articles import importing, services
from quiz.models import Account, ArticleRecord, ItemRecord, Job, db
from tests.quiz.articles.miniatures import article, write_articles
from tests.quiz.working import work_off, working

Import = Callable[..., Result]
FILES = 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles, one of them twice, with things that are none."""
    path = tmp_path / "articles"
    write_articles(path, FILES)
    (path / "copy.txt").write_text(article(0), "utf-8")
    (path / "notes.md").write_text("no article", "utf-8")
    return path


@pytest.fixture
def run_import(app: Flask, teacher: Account, folder: Path) -> Import:
    """A function that runs the command for the teacher."""

    def run(*arguments: str, owner: str = teacher.username) -> Result:
        with app.app_context():
            db.session.remove()
        command = ["articles", "import", "--dir", str(folder), "--owner", owner, *arguments]
        return app.test_cli_runner().invoke(args=command)

    return run


def count(session: Session, model: type[ArticleRecord | ItemRecord | Job]) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(model)) or 0


def test_every_file_becomes_an_article_and_a_job_once(session: Session, run_import: Import) -> None:
    for taken, known in ((FILES, 0), (0, FILES)):
        result = run_import("--no-wait")
        assert result.exit_code == 0, result.output
        assert f"{FILES + 1} files: {taken} taken in, {known} were known" in result.output
        assert (count(session, ArticleRecord), count(session, Job)) == (FILES, FILES)
        session.rollback()
    assert set(session.scalars(sa.select(Job.priority))) == {jobs.IN_BULK}


def test_an_import_that_was_cut_short_goes_on(
    session: Session, run_import: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def fail_third(data: bytes) -> services.Reading:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return read_file(data)

    read_file = services.read_file
    monkeypatch.setattr(services, "read_file", fail_third)
    assert run_import("--no-wait").exit_code != 0
    assert count(session, ArticleRecord) == 2
    session.rollback()
    assert "2 taken in, 2 were known" in run_import("--no-wait").output
    assert count(session, ArticleRecord) == FILES


def test_what_cannot_be_used_is_named_and_keeps_nothing_else(
    session: Session, run_import: Import, folder: Path
) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "huge.txt").write_bytes(b"a" * 2_000_001)
    (folder / "link.txt").symlink_to("/etc/hostname")
    result = run_import("--no-wait")
    assert result.exit_code == 1
    for name, reason in (("picture.txt", "no text"), ("empty.txt", "no article"), ("huge.txt", "larger than")):
        assert f"not used: {name}: {reason}" in result.output
    assert "link.txt" not in result.output
    assert count(session, ArticleRecord) == FILES


def test_only_a_teacher_can_own_articles(run_import: Import, learner: Account) -> None:
    for owner in (learner.username, "niemand"):
        result = run_import(owner=owner)
        assert result.exit_code == 1
        assert "no teacher" in result.output


def test_waiting_ends_when_the_workers_have_done_all(
    session: Session, run_import: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker beside the command prepares all; one article fails and is named, and is tried again next time."""
    failing = {"active": True}
    generate = jobs.HANDLERS[services.GENERATION]

    def prepare(own: Session, payload: dict[str, int], progress: jobs.Progress) -> None:
        if failing["active"] and payload["article"] == 1:
            raise RuntimeError("a defect")
        generate(own, payload, progress)

    monkeypatch.setitem(jobs.HANDLERS, services.GENERATION, prepare)
    with working(session):
        first = run_import()
        failing["active"] = False
        second = run_import()
    assert first.exit_code == 1
    assert "not prepared: 1 articles: internal" in first.output
    assert second.exit_code == 0, second.output
    assert "1 tried again" in second.output
    prepared = sa.select(sa.func.count(ItemRecord.article_id.distinct()))
    assert session.scalar(prepared) == FILES


def test_two_imports_at_once_take_each_file_once(session: Session, teacher: Account) -> None:
    reading = services.read_pasted(article(1))

    def take() -> None:
        with Session(session.get_bind()) as own:
            importing.take_in(own, teacher.id, importing.hash_file(b"1"), reading)
            own.commit()

    threads = [threading.Thread(target=take) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (count(session, ArticleRecord), count(session, Job)) == (1, 1)


def test_somebodys_own_article_goes_before_imported_ones(
    session: Session, teacher: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.take_in(session, teacher.id, "x", services.read_pasted(article(1)))
    own = services.propose_items(session, services.store(session, teacher.id, services.read_pasted(article(2))))
    session.commit()
    begun: list[int | None] = []
    monkeypatch.setattr(worker, "do", lambda _new_session, _name, job_id: begun.append(job_id))
    work_off(session)
    assert begun[0] == own.id
