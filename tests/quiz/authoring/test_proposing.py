"""The whole way with the real engine: an article is proposed from by a worker and reviewed in the page."""

from __future__ import annotations

from datetime import date

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from questions.articles import from_markup
from quiz.articles.services import Reading, propose_items, store
from quiz.authoring.queries import items_of
from quiz.mapping import item_of
from quiz.models import Account, ArticleRecord, ItemStatus, Job, JobStatus, db
from tests.quiz.authoring.forms import text_of
from tests.quiz.working import work_off

BODY = """Der Stadtrat von Lübeck hat am Donnerstag den Bau einer neuen Brücke über die Trave beschlossen. Der Neubau kostet 48 Millionen Euro.

Bürgermeister Jan Lindenau nannte den Beschluss einen wichtigen Schritt für die Stadt. Die alte Brücke stammt aus dem Jahr 1972. Täglich fahren rund 21.000 Autos über das Bauwerk.

Das Land Schleswig-Holstein übernimmt 30 Millionen Euro der Kosten. Die Arbeiten beginnen im Herbst 2025 mit dem Abriss der Rampe am Nordufer. Lübeck hat rund 218.000 Einwohner und ist nach Kiel die zweitgrößte Stadt des Landes."""  # noqa: E501 - paragraphs are lines


def work(app: Flask) -> None:
    """Do the next job as the worker's process would."""
    with app.app_context():
        work_off(db.session())


def proposed(app: Flask, session: Session, teacher: Account) -> ArticleRecord:
    """An article that a worker has proposed items for."""
    record = store(session, teacher.id, Reading(from_markup("Lübeck baut eine Brücke", date(2024, 3, 14), BODY)))
    propose_items(session, record)
    session.commit()
    work(app)
    session.expire_all()
    return record


def test_the_worker_proposes_items_whose_evidence_stands_in_the_article(
    app: Flask, session: Session, teacher: Account
) -> None:
    article = proposed(app, session, teacher)
    job = session.query(Job).one()
    assert (job.status, job.error, job.progress) == (JobStatus.DONE, None, 1.0)
    records = items_of(session, article.id)
    assert len(records) >= 3
    assert [record.position for record in records] == list(range(1, len(records) + 1))
    assert {record.status for record in records} == {ItemStatus.DRAFT}
    for record in records:
        assert record.current_version is not None
        item = item_of(record.current_version)
        assert item.evidence
        for evidence in item.evidence:
            assert article.text[evidence.start : evidence.end] == evidence.text


def test_every_proposal_is_shown_beside_a_sentence_that_proves_it(
    app: Flask, session: Session, browser: FlaskClient, teacher: Account
) -> None:
    article = proposed(app, session, teacher)
    page = browser.get(f"/articles/{article.id}/items")
    assert page.status_code == 200
    assert "Ohne Beleg im Text." not in text_of(page)


def test_proposing_again_gives_nothing_twice(app: Flask, session: Session, teacher: Account) -> None:
    article = proposed(app, session, teacher)
    first = items_of(session, article.id)
    first[0].status = ItemStatus.APPROVED
    first[1].status = ItemStatus.REJECTED
    session.commit()
    propose_items(session, article)
    session.commit()
    work(app)
    session.expire_all()
    stems = [record.current_version.stem for record in items_of(session, article.id) if record.current_version]
    assert len(stems) == len(set(stems)) == len(first)


def test_a_text_without_facts_fails_with_a_reason(app: Flask, session: Session, teacher: Account) -> None:
    body = "Ach, was soll man da noch sagen, wenn man es nicht weiß und auch nicht wissen will? " * 3
    record = store(session, teacher.id, Reading(from_markup("Ach ja", None, body)))
    propose_items(session, record)
    session.commit()
    work(app)
    job = session.query(Job).one()
    assert (job.status, job.error) == (JobStatus.FAILED, "no_items")
