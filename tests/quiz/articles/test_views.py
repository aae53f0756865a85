"""Bringing an article in and correcting it, as a teacher sees it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.articles import views
from quiz.models import Account, ArticleRecord, ItemRecord, Job, Quiz
from quiz.ratelimits import Limit
from tests.quiz.articles.conftest import BODY, PAGE, Site, respond
from tests.quiz.authoring.conftest import sign_in
from tests.quiz.authoring.forms import changed, text_of, values


@pytest.fixture
def browser(client: FlaskClient, teacher: Account) -> FlaskClient:
    """A browser in which the teacher is signed in."""
    sign_in(client, teacher)
    return client


@pytest.fixture
def fetching(make_app: Callable[..., Flask], teacher: Account, site: Site) -> FlaskClient:
    """A browser at an app that may fetch from the test's own server."""
    client = make_app(FETCH_POLICY=site.policy(total_time=1.0)).test_client()
    sign_in(client, teacher)
    return client


@pytest.fixture
def draft(browser: FlaskClient, session: Session) -> ArticleRecord:
    """An article that was pasted."""
    browser.post("/articles/new", data={"text": PAGE})
    return session.query(ArticleRecord).one()


def test_a_pasted_page_comes_back_cleaned_for_correction(browser: FlaskClient, session: Session) -> None:
    response = browser.post("/articles/new", data={"text": PAGE}, follow_redirects=True)
    page = text_of(response)
    assert response.request.path == f"/articles/{session.query(ArticleRecord).one().id}"
    assert "Artikel prüfen" in page
    assert "Entfernt:" in page
    assert "Zum Inhalt springen" in page
    filled = values(browser, response.request.path, "markup")
    assert filled["headline"] == "Turnhalle wird im Herbst fertig"
    assert filled["published_on"] == "2024-05-02"
    assert "Startseite" not in filled["markup"]


def test_a_file_is_uploaded(browser: FlaskClient, session: Session) -> None:
    data = {"file": (BytesIO(PAGE.encode("cp1252")), "artikel.txt")}
    assert browser.post("/articles/new", data=data).status_code == 302
    assert "Bürgermeisterin" in session.query(ArticleRecord).one().text


def test_an_address_is_fetched_and_named_as_the_source(fetching: FlaskClient, session: Session, site: Site) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))
    body = f"<html><head><title>Turnhalle</title></head><body><h1>Turnhalle</h1>{paragraphs}</body></html>"
    url = site.serve("/turnhalle", body.encode())
    response = fetching.post("/articles/new", data={"url": url})
    assert response.status_code == 302, text_of(response)
    record = session.query(ArticleRecord).one()
    assert (record.source_url, record.source_name) == (url, "zeitung.example")
    assert "Bürgermeisterin" in record.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Füge einen Text ein, gib eine Adresse an oder wähle eine Datei."),
        ({"text": " \n ", "url": " "}, "Füge einen Text ein"),
        ({"text": PAGE, "url": "https://zeitung.example"}, "Nimm bitte nur einen der drei Wege"),
        ({"text": "Zu kurz."}, "kein zusammenhängender deutscher Text"),
        (
            {"text": "The council of the city has decided to build the new hall. " * 9},
            "kein zusammenhängender deutscher",
        ),
        ({"text": f"{BODY}\n\n" * 400}, "Der Artikel ist zu lang: Höchstens 100 000 Zeichen gehen."),
        ({"text": "x" * 2_000_001}, "höchstens 2 Millionen Zeichen"),
        ({"url": "zeitung.example/artikel"}, "muss mit http:// oder https:// beginnen"),
        ({"url": "file:///etc/passwd"}, "muss mit http:// oder https:// beginnen"),
        ({"url": "http://127.0.0.1/"}, "gehört zu einem privaten Netz oder zu diesem Rechner"),
        ({"url": "http://localhost/"}, "gehört zu einem privaten Netz oder zu diesem Rechner"),
        ({"url": "http://2130706433/"}, "gehört zu einem privaten Netz oder zu diesem Rechner"),
        ({"url": "http://[::ffff:10.0.0.1]/"}, "gehört zu einem privaten Netz oder zu diesem Rechner"),
        ({"url": "https://ich:geheim@zeitung.example/"}, "keinen Benutzernamen und kein Passwort"),
        ({"url": "https://zeitung.example:8443/"}, "besonderen Portnummern"),
        ({"url": "https://zeitung .example/"}, "keine gültige Adresse"),
    ],
)
def test_what_cannot_be_read_is_explained_and_nothing_typed_is_lost(
    browser: FlaskClient, session: Session, data: dict[str, str], message: str
) -> None:
    response = browser.post("/articles/new", data=data)
    assert response.status_code == 422
    assert message in text_of(response)
    for typed in data.values():
        assert typed.strip()[:50].encode() in response.data
    assert session.query(ArticleRecord).count() == 0


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (b"%PDF-1.7\x00\x01", "PDF- und Word-Dateien gehen nicht"),
        (b"PK\x03\x04\x14\x00", "PDF- und Word-Dateien gehen nicht"),
        (b"a" * 2_000_001, "Die Datei ist größer als 2 MB."),
        (b"kurz", "kein zusammenhängender deutscher Text"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained(browser: FlaskClient, file: bytes, message: str) -> None:
    response = browser.post("/articles/new", data={"file": (BytesIO(file), "datei")})
    response.request.environ["wsgi.input"].close()  # the test client leaves its temporary file open
    assert response.status_code == 422
    assert message in text_of(response)


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (403, "nur nach Anmeldung oder mit Abonnement"),
        (404, "gibt es keine Seite (mehr)"),
        (500, "Der Server meldet einen Fehler (500)"),
    ],
)
def test_what_the_other_server_answers_is_explained(
    fetching: FlaskClient, site: Site, status: int, message: str
) -> None:
    site.answers["/"] = lambda handler: respond(handler, status, {"Content-Type": "text/html"}, b"")
    response = fetching.post("/articles/new", data={"url": site.url("/")})
    assert message in text_of(response)
    assert site.url("/").encode() in response.data


def test_a_redirect_into_a_private_network_is_explained(fetching: FlaskClient, site: Site) -> None:
    site.redirect("/", "http://10.0.0.1/")
    assert "gehört zu einem privaten Netz" in text_of(fetching.post("/articles/new", data={"url": site.url("/")}))


def test_the_words_are_in_the_reader_s_language(browser: FlaskClient) -> None:
    response = browser.post("/articles/new", data={"url": "ftp://zeitung.example"}, headers={"Accept-Language": "en"})
    assert response.status_code == 422


def test_too_many_fetches_must_wait_and_nothing_typed_is_lost(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "FETCHES", Limit("fetch", 2, views.FETCHES.window))
    answers = [browser.post("/articles/new", data={"url": "http://127.0.0.1/x"}) for _try in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert "Warte" in text_of(answers[-1])
    assert b"http://127.0.0.1/x" in answers[-1].data
    assert browser.post("/articles/new", data={"text": PAGE}).status_code == 302


def test_a_correction_is_saved(browser: FlaskClient, session: Session, draft: ArticleRecord) -> None:
    address = f"/articles/{draft.id}"
    sent = changed(
        values(browser, address, "markup"),
        headline="Halle\x00 fast fertig",
        source_name="Bote",
        source_url="https://bote.example/halle",
        published_on="2024-05-03",
        markup=f"{BODY}\r\n\r\n## Kosten\r\n\r\nSie kostet drei Millionen Euro.",
    )
    assert "Gespeichert." in text_of(browser.post(address, data=sent, follow_redirects=True))
    session.expire_all()
    record = session.get_one(ArticleRecord, draft.id)
    assert (record.headline, record.source_name, str(record.published_on)) == (
        "Halle fast fertig",
        "Bote",
        "2024-05-03",
    )
    assert record.text.endswith("Kosten\n\nSie kostet drei Millionen Euro.")
    assert record.markup.endswith("## Kosten\n\nSie kostet drei Millionen Euro.")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("headline", " ", "Der Artikel braucht eine Überschrift."),
        ("markup", "", "Hier steht kein Text."),
        (
            "markup",
            "The council of the town has decided to build a hall. " * 5,
            "kein zusammenhängender deutscher Text",
        ),
        ("published_on", "31.02.2024", "gültiges Datum"),
        ("source_url", "javascript:alert(1)", "muss mit http:// oder https:// beginnen"),
    ],
)
def test_a_correction_that_does_not_work_is_explained_and_kept_in_the_form(
    browser: FlaskClient, session: Session, draft: ArticleRecord, name: str, value: str, message: str
) -> None:
    before = draft.text
    sent = changed(values(browser, f"/articles/{draft.id}", "markup"), kicker="Meine Dachzeile", **{name: value})
    response = browser.post(f"/articles/{draft.id}", data=sent)
    assert response.status_code == 422
    assert message in text_of(response)
    assert "Meine Dachzeile" in response.get_data(as_text=True)
    session.expire_all()
    assert session.get_one(ArticleRecord, draft.id).text == before


def test_proposing_saves_first_and_leads_to_the_job(
    browser: FlaskClient, session: Session, draft: ArticleRecord
) -> None:
    address = f"/articles/{draft.id}"
    sent = changed(values(browser, address, "markup"), headline="Neu", propose="1")
    response = browser.post(address, data=sent)
    job = session.query(Job).one()
    assert response.location == f"/jobs/{job.id}?wait=1"
    session.expire_all()
    assert session.get_one(ArticleRecord, draft.id).text.startswith("Neu\n\n")


def test_an_article_with_items_keeps_its_text_but_its_source_can_be_named(
    browser: FlaskClient, session: Session, draft: ArticleRecord
) -> None:
    session.add(ItemRecord(owner_id=draft.owner_id, article_id=draft.id))
    session.commit()
    address = f"/articles/{draft.id}"
    sent = changed(
        values(browser, address, "source_name"), source_name="Bote", markup="Anderer Text", headline="Anders"
    )
    browser.post(address, data=sent)
    session.expire_all()
    record = session.get_one(ArticleRecord, draft.id)
    assert (record.source_name, record.headline) == ("Bote", "Turnhalle wird im Herbst fertig")
    copied = browser.post(f"{address}/copy", follow_redirects=True)
    assert "Artikel prüfen" in text_of(copied)


def test_deleting_asks_first(browser: FlaskClient, session: Session, draft: ArticleRecord) -> None:
    address = f"/articles/{draft.id}/delete"
    assert "Artikel löschen?" in text_of(browser.get(address))
    assert session.query(ArticleRecord).count() == 1
    assert "Der Artikel ist gelöscht." in text_of(browser.post(address, follow_redirects=True))
    assert session.query(ArticleRecord).count() == 0


def test_an_article_that_a_quiz_is_made_from_is_not_deleted(
    browser: FlaskClient, session: Session, draft: ArticleRecord
) -> None:
    session.add(Quiz(owner_id=draft.owner_id, article_id=draft.id, title="Halle"))
    session.commit()
    page = browser.post(f"/articles/{draft.id}/delete", follow_redirects=True)
    assert "Dieser Artikel wird noch gebraucht" in text_of(page)
    assert session.query(ArticleRecord).count() == 1
