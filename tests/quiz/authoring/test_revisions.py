"""The teacher's say: what is asked of the real engine through the worker, and what the pages do with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from questions.articles import from_markup
from questions.choosing.difficulty import Difficulty
from questions.flaws import Flaw
from questions.items import ItemType
from questions.wellformed import options_of
from quiz.articles.services import GENERATION, Reading, store
from quiz.authoring import queries
from quiz.authoring.labels import DIFFICULTY_STEPS, REASONS
from quiz.authoring.services import revisions
from quiz.authoring.services.items import revise
from quiz.authoring.views import progress
from quiz.authoring.wishes import Wishes
from quiz.mapping import item_of
from quiz.models import Account, ArticleRecord, ItemRecord, ItemStatus, ItemVersion, Job, JobStatus, utc_now
from tests.quiz.authoring.forms import changed, text_of, values
from tests.quiz.authoring.test_proposing import BODY, proposed, work

COST = "Der Neubau kostet 48 Millionen Euro."


@pytest.fixture
def bridge(session: Session, teacher: Account) -> ArticleRecord:
    """An article that nothing was proposed for yet."""
    record = store(session, teacher.id, Reading(from_markup("Lübeck baut eine Brücke", date(2024, 3, 14), BODY)))
    session.commit()
    return record


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No request waits for a worker that does not run."""
    monkeypatch.setattr(progress, "PATIENCE", 0.0)


def about(session: Session, article: ArticleRecord, words: str, wishes: Wishes | None = None) -> Job:
    start = article.text.index(words)
    return revisions.ask_about(session, article, start, start + len(words), wishes or Wishes())


def done(app: Flask, session: Session, job: Job) -> Job:
    session.commit()
    work(app)
    session.expire_all()
    assert (job.status, job.error) == (JobStatus.DONE, None)
    return job


def asked_about(app: Flask, session: Session, article: ArticleRecord, words: str, wishes: Wishes) -> list[ItemRecord]:
    done(app, session, about(session, article, words, wishes))
    return list(queries.items_of(session, article.id))


def of(record: ItemRecord) -> ItemVersion:
    assert record.current_version is not None
    return record.current_version


def test_items_on_a_marked_sentence_are_drafts_of_the_wished_kinds_and_never_come_twice(
    app: Flask, session: Session, bridge: ArticleRecord
) -> None:
    wishes = Wishes(limit=2, types=frozenset({ItemType.SINGLE_CHOICE, ItemType.NUMERIC}))
    first = asked_about(app, session, bridge, COST, wishes)
    assert 1 <= len(first) <= 2
    start = bridge.text.index(COST)
    for record in first:
        assert record.status is ItemStatus.DRAFT
        assert of(record).type in wishes.types
        assert any(start <= proof.start < start + len(COST) for proof in item_of(of(record)).evidence)
    more = asked_about(app, session, bridge, COST, Wishes(limit=30))
    questions = {(of(one).type, of(one).stem, str(of(one).content)) for one in more}
    assert len(questions) == len(more) > len(first)


def test_another_form_stands_behind_its_item_and_is_another_each_time(
    app: Flask, session: Session, bridge: ArticleRecord
) -> None:
    record = asked_about(app, session, bridge, COST, Wishes(limit=1))[0]
    for count in (2, 3):
        done(app, session, revisions.ask_for_another_form(session, record))
        found = queries.items_of(session, bridge.id)
        assert len(found) == count
        assert found[0].id == record.id
        assert len({(of(one).type, of(one).stem) for one in found}) == count
        assert of(found[1]).type is not of(record).type
    assert {one.status for one in found} == {ItemStatus.DRAFT}


def test_other_distractors_are_a_new_version_and_leave_the_teachers_words(
    app: Flask, session: Session, bridge: ArticleRecord, teacher: Account
) -> None:
    wishes = Wishes(limit=30, types=frozenset({ItemType.SINGLE_CHOICE}))
    record = asked_about(app, session, bridge, COST, wishes)[0]
    item = item_of(of(record))
    revise(session, record, replace(item, stem="Was kostet der Bau?"), teacher.id, utc_now())
    done(app, session, revisions.ask_for_distractors(session, record))
    changed_item = item_of(of(record))
    assert (of(record).number, of(record).created_by_id) == (3, teacher.id)
    assert changed_item.stem == "Was kostet der Bau?"
    assert {o.text for o in options_of(changed_item.interaction)} != {o.text for o in options_of(item.interaction)}
    assert [p for p in changed_item.evidence if p.option is None] == [p for p in item.evidence if p.option is None]
    first = session.query(ItemVersion).filter_by(item_id=record.id, number=1).one()
    assert item_of(first) == item


def test_an_approved_item_keeps_its_distractors_even_if_it_was_approved_meanwhile(
    app: Flask, session: Session, bridge: ArticleRecord, browser: FlaskClient
) -> None:
    wishes = Wishes(limit=1, types=frozenset({ItemType.SINGLE_CHOICE}))
    record = asked_about(app, session, bridge, COST, wishes)[0]
    job = revisions.ask_for_distractors(session, record)
    record.status = ItemStatus.APPROVED
    session.commit()
    work(app)
    session.expire_all()
    assert (job.status, job.error, of(record).number) == (JobStatus.FAILED, "distractors_fixed", 1)
    page = browser.post(f"/items/{record.id}/other-distractors", follow_redirects=True)
    assert "behält ihre falschen Antworten" in text_of(page)
    assert session.query(Job).filter_by(kind=revisions.OTHER_DISTRACTORS).count() == 1


def test_wishes_reach_the_whole_article_and_what_was_dropped_is_kept(
    app: Flask, session: Session, browser: FlaskClient, bridge: ArticleRecord
) -> None:
    address = f"/articles/{bridge.id}/items/ask"
    sent = changed(values(browser, address, "limit"), types=["true_false"], limit="2")
    assert browser.post(address, data=sent).status_code == 302
    work(app)
    session.expire_all()
    assert session.query(Job).one().kind == GENERATION
    found = queries.items_of(session, bridge.id)
    assert 1 <= len(found) <= 2
    assert {of(one).type for one in found} == {ItemType.TRUE_FALSE}
    assert "noch nicht festgehalten" not in text_of(browser.get(f"/articles/{bridge.id}/dropped"))


def test_a_marked_phrase_leads_back_to_its_new_items(
    app: Flask, session: Session, browser: FlaskClient, bridge: ArticleRecord
) -> None:
    address = f"/articles/{bridge.id}/items/ask"
    sent = changed(values(browser, address, "limit"), passage="kostet  48\nMillionen Euro", limit="1")
    answer = browser.post(address, data=sent)
    work(app)
    page = browser.get(answer.location)
    record = session.query(ItemRecord).one()
    assert page.location.endswith(f"/articles/{bridge.id}/items#item-{record.id}")
    assert "neuer Vorschlag zu dieser Stelle" in text_of(browser.get(page.location))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"passage": "Das steht nirgends."}, "stehen so nicht im Artikel"),
        ({"types": []}, "mindestens eine Art"),
        ({"difficulties": []}, "mindestens eine Stufe"),
        ({"limit": "999"}, "Zwischen 1 und 30"),
        ({"sentence": "999"}, "Satz"),
    ],
)
def test_what_cannot_be_asked_for_is_said_and_loses_nothing(
    session: Session, browser: FlaskClient, article: ArticleRecord, change: dict[str, str], message: str
) -> None:
    address = f"/articles/{article.id}/items/ask"
    page = browser.post(address, data=changed(values(browser, address, "limit"), **change))
    assert page.status_code == 422
    assert message in text_of(page)
    assert session.query(Job).count() == 0
    if "passage" in change:
        assert change["passage"] in text_of(page)


def test_finding_nothing_is_said_and_changes_nothing(
    app: Flask, session: Session, browser: FlaskClient, add_item: Callable[..., ItemRecord]
) -> None:
    record = add_item()  # its evidence is no whole sentence, so that the engine knows no fact of it
    job = done(app, session, revisions.ask_for_another_form(session, record))
    answer = browser.get(f"/jobs/{job.id}")
    assert answer.location.endswith(f"/articles/{record.article_id}/items")
    assert "keine weitere Form" in text_of(browser.get(answer.location))
    assert session.query(ItemVersion).count() == 1


def test_the_same_wish_twice_is_one_job_and_too_many_are_refused(
    session: Session,
    browser: FlaskClient,
    article: ArticleRecord,
    add_item: Callable[..., ItemRecord],
) -> None:
    record = add_item()
    address = f"/items/{record.id}/another-form"
    for _time in range(120):
        browser.post(address)
    assert session.query(Job).count() == 1
    assert "sehr viele Wünsche" in text_of(browser.post(address, follow_redirects=True))
    form = f"/articles/{article.id}/items/ask"
    assert browser.post(form, data=values(browser, form, "limit")).status_code == 429


def test_an_item_without_its_article_cannot_be_made_anew(
    session: Session, browser: FlaskClient, add_item: Callable[..., ItemRecord]
) -> None:
    record = add_item()
    record.article_id = None
    session.commit()
    for verb in ("another-form", "other-distractors"):
        assert browser.post(f"/items/{record.id}/{verb}").status_code == 404


def test_what_was_turned_down_is_shown_with_sentence_and_reason(
    session: Session,
    browser: FlaskClient,
    article: ArticleRecord,
    count_queries: Callable[[], AbstractContextManager[list[str]]],
) -> None:
    row = {"prompt": "Wer <b>zahlt</b> {1}?", "answer": "die Stadt", "start": 0, "end": 30, "reason": "low confidence"}
    article.dropped = {"items": [row, row, row | {"reason": "duplicate"}]}
    session.commit()
    with count_queries() as statements:
        page = browser.get(f"/articles/{article.id}/dropped")
    assert len(statements) == 2, statements
    text = text_of(page)
    assert text.count("Wer <b>zahlt</b> ____?") == 2
    assert "Der Satz ist nicht sicher genug verstanden." in text
    assert article.text[:30] in text


def test_an_article_nobody_looked_at_can_be_looked_at(
    app: Flask, session: Session, browser: FlaskClient, bridge: ArticleRecord
) -> None:
    address = f"/articles/{bridge.id}/dropped"
    assert "noch nicht festgehalten" in text_of(browser.get(address))
    answer = browser.post(address)
    work(app)
    assert browser.get(answer.location).location == address
    assert "noch nicht festgehalten" not in text_of(browser.get(address))
    assert session.query(ItemRecord).count() == 0


def test_items_asked_for_can_be_made_anew_in_the_review(
    app: Flask, session: Session, browser: FlaskClient, teacher: Account
) -> None:
    article = proposed(app, session, teacher)
    page = browser.get(f"/articles/{article.id}/items").get_data(as_text=True)
    drafts = queries.items_of(session, article.id)
    assert page.count("/another-form") == len(drafts)
    assert 0 < page.count("/other-distractors") < len(drafts)


def test_every_reason_and_difficulty_of_the_engine_has_its_words() -> None:
    others = {"more than one correct answer", "duplicate", "not well-formed"}
    assert set(REASONS) == {flaw.value for flaw in Flaw} | others
    assert set(DIFFICULTY_STEPS) == {step.value for step in Difficulty}
