"""Articles as rows: read, corrected, proposed from, on both databases."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from sqlalchemy.orm import Session

from questions.articles import UnusableArticle, read_text
from quiz import jobs
from quiz.articles import queries, services
from quiz.articles.decoding import NotTextError
from quiz.articles.services import GENERATION, Correction
from quiz.models import Account, ArticleRecord, ArticleStatus, Job, JobStatus, utc_now
from tests.quiz.articles.conftest import BODY, PAGE, Site


@pytest.fixture
def draft(session: Session, teacher: Account) -> ArticleRecord:
    """What a teacher pasted."""
    record = services.store(session, teacher.id, services.read_pasted(PAGE))
    session.commit()
    return record


def correction(**changes: object) -> Correction:
    """A correction of everything."""
    fields = {"headline": "Neue Halle", "kicker": "Sport", "lead": "", "markup": BODY, "published": date(2024, 5, 2)}
    return Correction(**{**fields, **changes})  # type: ignore[arg-type]


def test_what_is_pasted_is_cleaned_and_what_was_dropped_is_kept_for_the_teacher(draft: ArticleRecord) -> None:
    assert draft.headline == "Turnhalle wird im Herbst fertig"
    assert draft.published_on == date(2024, 5, 2)
    assert "Die neue Turnhalle" in draft.text
    assert "Startseite" not in draft.text
    assert {"Zum Inhalt springen", "Startseite", "Mehr zum Thema"} <= set(draft.removed.splitlines())
    assert draft.status is ArticleStatus.DRAFT


def test_the_stored_article_is_the_engine_s_word_for_word(draft: ArticleRecord) -> None:
    assert services.article_of(draft).text == draft.text


def test_nothing_of_the_article_is_listed_as_removed(draft: ArticleRecord) -> None:
    article = read_text(PAGE)
    kept = {block.text for block in article.blocks}
    assert not kept & set(draft.removed.splitlines())


@pytest.mark.parametrize("source", [f"<!DOCTYPE html><title>x</title><p>{BODY}</p>", f"  <html><body><p>{BODY}</p>"])
def test_pasted_html_is_read_as_html(source: str) -> None:
    assert "<p>" not in services.read_pasted(source).article.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_its_encoding(encoding: str) -> None:
    assert "Bürgermeisterin" in services.read_file(PAGE.encode(encoding)).article.text


def test_a_picture_is_no_article() -> None:
    with pytest.raises(NotTextError):
        services.read_file(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")


def test_a_fetched_page_names_its_source(site: Site) -> None:
    url = site.serve("/turnhalle", PAGE.encode("cp1252"), "text/plain; charset=windows-1252")
    reading = services.read_url(url.replace("zeitung", "www.zeitung"), site.policy())
    assert (reading.source_name, reading.source_url) == (
        "zeitung.example",
        site.url("/turnhalle", "www.zeitung.example"),
    )
    assert "Bürgermeisterin" in reading.article.text


def test_a_correction_replaces_the_text_and_ends_a_proposal_under_way(session: Session, draft: ArticleRecord) -> None:
    job = services.propose_items(session, draft)
    services.correct(session, draft, correction(), utc_now())
    session.commit()
    assert (draft.headline, draft.kicker, draft.published_on) == ("Neue Halle", "Sport", date(2024, 5, 2))
    assert draft.text.startswith("Neue Halle\n\n")
    assert draft.status is ArticleStatus.DRAFT
    assert job.status is JobStatus.CANCELLED


def test_an_unusable_correction_changes_nothing(session: Session, draft: ArticleRecord) -> None:
    before = draft.text
    with pytest.raises(UnusableArticle):
        services.correct(session, draft, correction(markup="Too short and in English."), utc_now())
    assert draft.text == before


def test_proposing_twice_is_one_job(session: Session, draft: ArticleRecord) -> None:
    first, second = services.propose_items(session, draft), services.propose_items(session, draft)
    session.commit()
    assert first.id == second.id
    assert (first.kind, first.payload, first.article_id) == (GENERATION, {"article": draft.id}, draft.id)
    assert draft.status is ArticleStatus.READY
    assert session.query(Job).count() == 1


def test_after_a_cancelled_job_there_can_be_a_new_one(session: Session, draft: ArticleRecord) -> None:
    jobs.cancel(session, services.propose_items(session, draft), utc_now())
    assert not queries.open_jobs(session, draft.id)
    services.propose_items(session, draft)
    session.commit()
    assert session.query(Job).count() == 2


def test_a_copy_is_a_draft_of_its_own(session: Session, draft: ArticleRecord) -> None:
    draft.status = ArticleStatus.READY
    twin = services.copy(session, draft)
    session.commit()
    assert (twin.text, twin.published_on, twin.status) == (draft.text, draft.published_on, ArticleStatus.DRAFT)
    assert twin.id != draft.id


def test_a_long_list_of_dropped_lines_is_cut() -> None:
    article = SimpleNamespace(kicker="", blocks=(), text="")
    removed = services.removed_lines("\n".join(f"Menüpunkt {number}" for number in range(10_000)), article)  # type: ignore[arg-type]
    assert len(removed) <= 20_000
