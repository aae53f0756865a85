"""What a teacher sees and does between an article and its published quiz."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from questions.items import ItemType
from quiz import jobs, local_queue
from quiz.articles.services import propose_items
from quiz.authoring import queries
from quiz.authoring.queries import WITH_ITEMS
from quiz.authoring.views import progress
from quiz.models import (
    Account,
    ArticleRecord,
    Attempt,
    ItemRecord,
    ItemStatus,
    Job,
    JobStatus,
    Quiz,
    QuizStatus,
    utc_now,
)
from tests.quiz.authoring.forms import changed, text_of, values

Add = Callable[..., ItemRecord]
Count = Callable[[], AbstractContextManager[list[str]]]


def loaded(session: Session, quiz: Quiz) -> Quiz:
    """The quiz with its items as the database has them."""
    session.expire_all()
    return session.get_one(Quiz, quiz.id, options=WITH_ITEMS, populate_existing=True)


# the dashboard


def test_a_new_teacher_is_told_how_to_begin(browser: FlaskClient) -> None:
    page = browser.get("/teach")
    assert "So geht es" in text_of(page)
    assert 'href="/articles/new"' in page.get_data(as_text=True)


def test_the_dashboard_lists_articles_and_quizzes_with_their_state(browser: FlaskClient, quiz: Quiz) -> None:
    page = text_of(browser.get("/teach"))
    assert "Stadtrat beschließt neue Brücke" in page
    assert "2 angenommen" in page
    assert f"{quiz.title} 2 Fragen" in page
    assert "Entwurf" in page


@pytest.mark.parametrize(
    ("address", "expected"), [("/teach", 5), ("/articles/", 3), ("/quizzes/", 3), ("/articles/{}/items", 5)]
)
def test_a_list_takes_the_same_few_queries_however_long_it_is(
    browser: FlaskClient,
    session: Session,
    article: ArticleRecord,
    quiz: Quiz,
    add_item: Add,
    count_queries: Count,
    address: str,
    expected: int,
) -> None:
    address = address.format(article.id)
    for number in range(4):
        add_item(stem=f"Frage {number}?")
        session.add(Quiz(owner_id=quiz.owner_id, article_id=article.id, title=f"Quiz {number}"))
        session.add(ArticleRecord(owner_id=article.owner_id, headline=f"Artikel {number}"))
    session.commit()
    with count_queries() as statements:
        assert browser.get(address).status_code == 200
    assert len(statements) == expected, statements


def test_long_lists_have_pages(browser: FlaskClient, session: Session, article: ArticleRecord) -> None:
    for number in range(25):
        session.add(Quiz(owner_id=article.owner_id, article_id=article.id, title=f"Quiz {number}"))
    session.commit()
    assert "Seite 1 von 2" in text_of(browser.get("/quizzes/"))
    assert "Quiz 4 " in text_of(browser.get("/quizzes/?page=2"))
    assert browser.get("/quizzes/?page=nonsense").status_code == 200


# watching the job


@pytest.fixture
def job(session: Session, article: ArticleRecord, monkeypatch: pytest.MonkeyPatch) -> Job:
    """A queued job that nobody works on; requests wait for it only a moment."""
    monkeypatch.setattr(progress, "PATIENCE", 0.1)
    queued = propose_items(session, article)
    session.commit()
    return queued


def test_a_job_under_way_is_shown_and_the_page_comes_again_by_itself(browser: FlaskClient, job: Job) -> None:
    page = browser.get(f"/jobs/{job.id}?wait=1").get_data(as_text=True)
    assert "Fragen werden vorgeschlagen" in page
    assert '<meta http-equiv="refresh" content="2">' in page
    state = browser.get(f"/jobs/{job.id}/state").get_json()
    assert state == {"status": "queued", "progress": 0.0, "finished": False}


def test_a_job_is_cancelled_and_tried_again(browser: FlaskClient, session: Session, job: Job) -> None:
    assert "Abgebrochen" in text_of(browser.post(f"/jobs/{job.id}/cancel", follow_redirects=True))
    assert "werden vorgeschlagen" in text_of(browser.post(f"/jobs/{job.id}/retry", follow_redirects=True))
    session.expire_all()
    assert session.get_one(Job, job.id).status is JobStatus.QUEUED


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("no_items", "keine sicheren Fragen"),
        ("worker_lost", "mehrmals abgebrochen"),
        ("internal", "ein Fehler aufgetreten"),
    ],
)
def test_a_failed_job_says_why_and_what_to_do(
    browser: FlaskClient, session: Session, job: Job, code: str, message: str
) -> None:
    job.status, job.error, job.finished_at = JobStatus.FAILED, code, utc_now()
    session.commit()
    page = text_of(browser.get(f"/jobs/{job.id}"))
    assert message in page
    assert "Noch einmal versuchen" in page


def test_a_job_that_is_done_in_time_leads_straight_to_its_questions(
    app: Flask, browser: FlaskClient, session: Session, job: Job
) -> None:
    assert app.testing
    taken = local_queue.take(session, "worker", utc_now())
    assert taken is not None
    jobs.complete(session, job.id, "worker", utc_now())
    response = browser.get(f"/jobs/{job.id}?wait=1")
    assert response.location == f"/articles/{job.article_id}/items"


# reviewing


def test_items_and_the_sentences_that_prove_them_point_at_each_other(
    browser: FlaskClient, article: ArticleRecord, add_item: Add
) -> None:
    record = add_item()
    page = browser.get(f"/articles/{article.id}/items").get_data(as_text=True)
    assert f'id="item-{record.id}"' in page
    assert 'data-sentences="2"' in page
    assert '<a href="#s2">Der Stadtrat von Lübeck' in page
    assert f'id="s2" data-items="{record.id}"' in page
    assert f'href="#item-{record.id}" aria-label="Frage 1"' in page


@pytest.mark.parametrize(
    ("item_type", "words"),
    [
        (ItemType.SINGLE_CHOICE, "Kiel richtig: Lübeck Bremen"),
        (ItemType.MULTIPLE_RESPONSE, "richtig: das Land der Bund richtig: die Stadt"),
        (ItemType.TRUE_FALSE, "Falsch Im Text steht „Trave“ statt „Elbe“."),
        (ItemType.CLOZE, "Die Brücke über die Trave kostet 48 Millionen Euro / 48 Mio. Euro ."),
        (ItemType.NUMERIC, "48,5 Millionen Euro ± 0,5"),
        (ItemType.SHORT_TEXT, "Lübeck auch: Hansestadt Lübeck"),
        (ItemType.MATCHING, "Land → 30 Millionen Stadt → den Rest Überzählig: nichts"),
        (ItemType.ORDERING, "Abriss Bau Eröffnung"),
    ],
)
def test_every_type_is_shown_with_its_key(
    browser: FlaskClient, article: ArticleRecord, add_item: Add, item_type: ItemType, words: str
) -> None:
    add_item(item_type)
    page = text_of(browser.get(f"/articles/{article.id}/items")).replace("✓ ", "").replace("○ ", "")
    assert words in page
    assert "Sicherheit 90 %" in page


def test_hostile_words_of_article_and_item_stay_words(
    browser: FlaskClient, session: Session, article: ArticleRecord, add_item: Add
) -> None:
    article.markup += "\n\n<script>alert(1)</script> steht im Text."
    article.kicker = article.source_name = '"><img src=x>'
    session.commit()
    add_item(stem="<b onclick=x>Wer?</b>")
    page = browser.get(f"/articles/{article.id}/items").get_data(as_text=True)
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<b onclick" not in page
    assert "&lt;b onclick=x&gt;Wer?" in page


def test_an_item_is_approved_taken_back_rejected_and_fetched_back(
    browser: FlaskClient, session: Session, add_item: Add
) -> None:
    record = add_item()
    for verdict in ("approved", "draft", "rejected", "draft"):
        response = browser.post(f"/items/{record.id}/judge", data={"verdict": verdict})
        assert response.location == f"/articles/{record.article_id}/items#item-{record.id}"
        session.expire_all()
        assert session.get_one(ItemRecord, record.id).status.value == verdict


def test_a_rejected_item_is_out_of_the_way_but_can_be_fetched_back(
    browser: FlaskClient, article: ArticleRecord, add_item: Add
) -> None:
    add_item(status=ItemStatus.REJECTED, stem="Weg damit?")
    page = text_of(browser.get(f"/articles/{article.id}/items"))
    assert "1 abgelehnte Frage Weg damit? Zurückholen" in page
    assert "0 angenommen, 0 offen" in page


def test_many_items_are_judged_at_once(
    browser: FlaskClient, session: Session, article: ArticleRecord, add_item: Add
) -> None:
    first, second, third = add_item(), add_item(), add_item()
    address = f"/articles/{article.id}/items/judge"
    browser.post(address, data={"action": "rejected", "item": [str(first.id)]})
    browser.post(address, data={"action": "approve_all"})
    session.expire_all()
    statuses = [session.get_one(ItemRecord, record.id).status.value for record in (first, second, third)]
    assert statuses == ["rejected", "approved", "approved"]


@pytest.mark.parametrize("data", [{}, {"verdict": "perfect"}, {"verdict": ""}])
def test_an_unknown_verdict_is_a_bad_request(browser: FlaskClient, add_item: Add, data: dict[str, str]) -> None:
    assert browser.post(f"/items/{add_item().id}/judge", data=data).status_code == 400


def test_items_move_with_plain_buttons(
    browser: FlaskClient, session: Session, article: ArticleRecord, add_item: Add
) -> None:
    add_item(stem="A?")
    second = add_item(stem="B?")
    browser.post(f"/items/{second.id}/move", data={"direction": "up"})
    session.expire_all()
    assert [item.current_version.stem for item in queries.items_of(session, article.id) if item.current_version] == [
        "B?",
        "A?",
    ]
    assert browser.post(f"/items/{second.id}/move", data={"direction": "left"}).status_code == 400


def test_an_item_that_was_rejected_meanwhile_does_not_move(browser: FlaskClient, add_item: Add) -> None:
    """As from another tab, which still shows its buttons."""
    rejected = add_item(stem="A?", status=ItemStatus.REJECTED)
    assert browser.post(f"/items/{rejected.id}/move", data={"direction": "up"}).status_code == 302


def test_rejecting_the_last_item_of_a_published_quiz_is_refused_with_a_reason(
    browser: FlaskClient, session: Session, quiz: Quiz
) -> None:
    browser.post(f"/quizzes/{quiz.id}/status", data={"status": "published"})
    first, second = (place.item_id for place in loaded(session, quiz).items)
    gone = browser.post(f"/items/{first}/judge", data={"verdict": "rejected"}, follow_redirects=True)
    assert "auch aus dem Quiz genommen" in text_of(gone)
    kept = browser.post(f"/items/{second}/judge", data={"verdict": "rejected"}, follow_redirects=True)
    assert "hätte dann keine Frage mehr" in text_of(kept)
    session.expire_all()
    assert session.get_one(ItemRecord, second).status is ItemStatus.APPROVED


# quizzes


def test_a_quiz_is_made_of_the_approved_items(browser: FlaskClient, article: ArticleRecord, add_item: Add) -> None:
    add_item(status=ItemStatus.APPROVED, stem="Dabei?")
    add_item(status=ItemStatus.DRAFT, stem="Nicht dabei?")
    page = text_of(browser.post(f"/articles/{article.id}/quizzes", follow_redirects=True))
    assert "1 Frage" in page
    assert "Dabei?" in page
    assert "Nicht dabei?" not in page


def test_its_rules_are_saved(browser: FlaskClient, session: Session, quiz: Quiz) -> None:
    address = f"/quizzes/{quiz.id}"
    sent = changed(
        values(browser, address, "title"),
        title="Die Brücke",
        feedback="after_each",
        presentation="all_on_one",
        shuffle="y",
        time_limit="20",
        show_article="y",
    )
    assert browser.post(address, data=sent).status_code == 302
    made = loaded(session, quiz)
    assert (made.title, made.feedback.value, made.presentation.value) == ("Die Brücke", "after_each", "all_on_one")
    assert (made.shuffle, made.time_limit_seconds, made.show_article) == (True, 1200, True)
    again = values(browser, address, "title")
    assert {name: again[name] for name in ("time_limit", "feedback", "shuffle")} == {
        "time_limit": "20",
        "feedback": "after_each",
        "shuffle": "y",
    }


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("title", " ", "Der Titel fehlt."),
        ("time_limit", "0", "Zwischen 1 und 600"),
        ("title", "x" * 301, "Höchstens 300"),
    ],
)
def test_rules_that_make_no_sense_are_refused(
    browser: FlaskClient, session: Session, quiz: Quiz, name: str, value: str, message: str
) -> None:
    sent = changed(values(browser, f"/quizzes/{quiz.id}", "title"), **{name: value})
    response = browser.post(f"/quizzes/{quiz.id}", data=sent)
    assert response.status_code == 422
    assert message in text_of(response)
    assert loaded(session, quiz).title == "Brücke"


def test_publishing_shows_code_and_link_closing_ends_that(browser: FlaskClient, session: Session, quiz: Quiz) -> None:
    address = f"/quizzes/{quiz.id}"
    page = browser.post(address, data=changed(values(browser, address, "title"), publish="1"), follow_redirects=True)
    code = loaded(session, quiz).code
    assert code is not None
    assert f"{code[:3]}-{code[3:6]}-{code[6:]}" in text_of(page)
    assert f"http://localhost/q/{code}" in page.get_data(as_text=True)
    closed = browser.post(f"{address}/status", data={"status": "closed"}, follow_redirects=True)
    assert "Das Quiz ist geschlossen" in text_of(closed)
    assert loaded(session, quiz).status is QuizStatus.CLOSED
    browser.post(f"{address}/status", data={"status": "published"})
    assert loaded(session, quiz).code == code


def test_an_empty_quiz_is_not_published(browser: FlaskClient, session: Session, article: ArticleRecord) -> None:
    page = browser.post(f"/articles/{article.id}/quizzes", follow_redirects=True)
    address = page.request.path
    refused = browser.post(f"{address}/status", data={"status": "published"}, follow_redirects=True)
    assert "Ein Quiz ohne Fragen lässt sich nicht veröffentlichen." in text_of(refused)
    assert session.query(Quiz).one().status is QuizStatus.DRAFT


def test_items_of_a_quiz_are_moved_weighted_taken_out_and_put_back(
    browser: FlaskClient, session: Session, quiz: Quiz
) -> None:
    first, second = ((place.id, place.item_id) for place in loaded(session, quiz).items)
    address = f"/quizzes/{quiz.id}/items"
    browser.post(f"{address}/{second[0]}", data={"action": "up"})
    browser.post(f"{address}/{second[0]}", data={"action": "points", "points": "2,5"})
    browser.post(f"{address}/{first[0]}", data={"action": "remove"})
    (left,) = loaded(session, quiz).items
    assert (left.id, str(left.points)) == (second[0], "2.5")
    browser.post(address, data={"item": [str(first[1])]})
    assert [place.item_id for place in loaded(session, quiz).items] == [second[1], first[1]]


@pytest.mark.parametrize("points", ["viele", "-1", "1,234", "1000"])
def test_points_that_make_no_sense_are_refused(browser: FlaskClient, session: Session, quiz: Quiz, points: str) -> None:
    place = loaded(session, quiz).items[0]
    data = {"action": "points", "points": points}
    page = browser.post(f"/quizzes/{quiz.id}/items/{place.id}", data=data, follow_redirects=True)
    assert "eine Zahl zwischen 0 und 100" in text_of(page)
    assert loaded(session, quiz).items[0].points is None


@pytest.mark.parametrize("action", ["", "explode"])
def test_an_unknown_action_is_a_bad_request(browser: FlaskClient, session: Session, quiz: Quiz, action: str) -> None:
    place = loaded(session, quiz).items[0]
    assert browser.post(f"/quizzes/{quiz.id}/items/{place.id}", data={"action": action}).status_code == 400
    assert browser.post(f"/quizzes/{quiz.id}/status", data={"status": action}).status_code == 400


def test_a_place_of_another_quiz_is_not_found(browser: FlaskClient, quiz: Quiz) -> None:
    assert browser.post(f"/quizzes/{quiz.id}/items/9999", data={"action": "remove"}).status_code == 404


def test_a_copy_is_a_draft_of_its_own(browser: FlaskClient, session: Session, quiz: Quiz) -> None:
    page = text_of(browser.post(f"/quizzes/{quiz.id}/duplicate", follow_redirects=True))
    assert "Brücke (Kopie)" in page
    assert session.query(Quiz).count() == 2


def test_deleting_asks_first_and_says_what_learners_lose(
    browser: FlaskClient, session: Session, quiz: Quiz, learner: Account
) -> None:
    session.add(Attempt(quiz_id=quiz.id, account_id=learner.id, nickname="Kim", seed=1))
    session.commit()
    question = text_of(browser.get(f"/quizzes/{quiz.id}/delete"))
    assert "wurde 1-mal begonnen" in question
    assert "Lernende behalten ihre eigenen Ergebnisse" in question
    assert loaded(session, quiz).deleted_at is None
    assert "Das Quiz ist gelöscht." in text_of(browser.post(f"/quizzes/{quiz.id}/delete", follow_redirects=True))
    assert loaded(session, quiz).deleted_at is not None
    assert browser.get(f"/quizzes/{quiz.id}").status_code == 404


def test_every_form_of_these_pages_carries_a_csrf_token(
    make_app: Callable[..., Flask], teacher: Account, quiz: Quiz, add_item: Add
) -> None:
    client = make_app(WTF_CSRF_ENABLED=True).test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = teacher.get_id()
    item = add_item()
    for address in ("/articles/new", f"/articles/{quiz.article_id}/items", f"/items/{item.id}", f"/quizzes/{quiz.id}"):
        page = client.get(address).get_data(as_text=True)
        assert page.count("<form") == page.count('name="csrf_token"'), address
    assert client.post(f"/items/{item.id}/judge", data={"verdict": "approved"}).status_code == 400
