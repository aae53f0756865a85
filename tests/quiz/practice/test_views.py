"""What a learner sees of practice, without script: learn what was missed, answer, come back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from uuid import uuid4

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.models import (
    Account,
    Assignment,
    Classroom,
    Guest,
    Membership,
    PracticeCard,
    PracticeReview,
    Quiz,
    Release,
    utc_now,
)
from tests.quiz.attempts.taking import Page, Taker

TODAY = date(2020, 1, 1)
"""A day on which everything is due."""


def learn(taker: Taker, **fields: object) -> Page:
    attempt = taker.address.rsplit("/", 1)[1]
    response = taker.client.post(f"/practice/learn/{attempt}", data=fields, follow_redirects=True)
    return Page(response)


def answer(taker: Taker, page: Page, **fields: str) -> Page:
    address = re.findall(r'action="(/practice/cards/\d+/review)"', page.text)[0]
    data = {**page.fields, **{name.replace("_", "-"): value for name, value in fields.items()}}
    return Page(taker.client.post(address, data=data, follow_redirects=True))


def without_tokens(page: Page) -> str:
    """What a learner reads of a page; the token of its forms changes with every second."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", page.text)


def again(session: Session) -> None:
    """Let everything be due once more."""
    session.execute(sa.update(PracticeCard).values(due_on=TODAY))
    session.commit()


def test_what_was_missed_enters_the_collection_once(taker: Taker, session: Session) -> None:
    assert "Das will ich lernen" in taker.get("/result").text
    page = learn(taker)
    assert "Tatsachen sind jetzt in deiner Sammlung" in page.text
    cards = session.scalars(sa.select(PracticeCard)).all()
    assert 3 <= len(cards) < 8  # items on one sentence are one fact
    assert "Das ist schon in deiner Sammlung." in learn(taker).text
    assert len(session.scalars(sa.select(PracticeCard)).all()) == len(cards)


def test_a_single_fact_can_be_chosen_also_one_that_was_known(taker: Taker, session: Session) -> None:
    learn(taker, position=3)
    (card,) = session.scalars(sa.select(PracticeCard).options(sa.orm.joinedload(PracticeCard.item_version)))
    assert card.item_version.type.value == "true_false"


def test_a_right_answer_shows_key_and_proof_and_comes_back_later(taker: Taker, session: Session) -> None:
    learn(taker, position=1)
    page = Page(taker.client.get("/practice/next"))
    option = page.option("der Gemeinderat von Brückenau")
    result = answer(taker, page, **{option.name.replace("-", "_"): option.value})
    assert "Richtig beantwortet" in result.text
    assert "Beleg im Artikel" in result.text
    assert "Kommt am" in result.text
    (card,) = session.scalars(sa.select(PracticeCard))
    assert card.last_review_on
    assert card.due_on > card.last_review_on
    assert taker.client.get("/practice/next").status_code == 302


def test_an_answer_sent_twice_has_one_effect(taker: Taker, session: Session) -> None:
    learn(taker, position=1)
    page = Page(taker.client.get("/practice/next"))
    first, second = answer(taker, page), answer(taker, page)
    assert "Nicht beantwortet" in first.text
    assert without_tokens(second) == without_tokens(first)
    assert len(session.scalars(sa.select(PracticeReview)).all()) == 1


def test_each_review_shows_the_fact_in_another_form(taker: Taker, session: Session) -> None:
    learn(taker, position=2)
    stems = []
    for _review in range(4):
        page = Page(taker.client.get("/practice/next"))
        stems.append(re.findall(r"question question--(\w+)", page.text)[0])
        answer(taker, page)
        again(session)
    assert stems == ["multiple_response", "cloze", "ordering", "multiple_response"]


def test_an_order_with_two_first_places_is_refused_and_kept(taker: Taker, session: Session) -> None:
    learn(taker, position=2)
    for _form in range(2):
        answer(taker, Page(taker.client.get("/practice/next")))
        again(session)
    page = Page(taker.client.get("/practice/next"))
    places = {option.name: "1" for option in page.options if "place" in option.name}
    address = re.findall(r'action="(/practice/cards/\d+/review)"', page.text)[0]
    response = taker.client.post(address, data={**page.fields, **places})
    assert response.status_code == 422
    assert "Gib jedem Eintrag einen eigenen Platz." in response.text


def test_a_fact_is_forgotten_on_request(taker: Taker, session: Session) -> None:
    learn(taker, position=1)
    (card,) = session.scalars(sa.select(PracticeCard))
    taker.client.post(f"/practice/cards/{card.id}/forget")
    session.expire_all()
    assert session.scalars(sa.select(PracticeCard)).all() == []


def test_keys_that_are_not_due_cannot_be_learned(taker: Taker, session: Session, app: Flask) -> None:
    open_one = Taker(app.test_client())
    open_one.begin("Lou")
    attempt = open_one.address.rsplit("/", 1)[1]
    assert open_one.client.post(f"/practice/learn/{attempt}").status_code == 409
    assert session.scalars(sa.select(PracticeCard)).all() == []
    assert taker.client.get("/practice/next").status_code == 302


@pytest.mark.parametrize("path", ["cards/1/review", "cards/1/forget"])
def test_what_belongs_to_somebody_else_does_not_exist(taker: Taker, app: Flask, path: str) -> None:
    learn(taker, position=1)
    assert app.test_client().post(f"/practice/{path}").status_code == 404


def test_a_review_is_its_learners_alone(taker: Taker, app: Flask) -> None:
    learn(taker, position=1)
    answer(taker, Page(taker.client.get("/practice/next")))
    assert taker.client.get("/practice/reviews/1").status_code == 200
    assert app.test_client().get("/practice/reviews/1").status_code == 404
    foreign = taker.address.rsplit("/", 1)[1]
    assert app.test_client().post(f"/practice/learn/{foreign}").status_code == 404


def test_a_card_cannot_be_asked_by_an_item_of_another_fact(taker: Taker, session: Session) -> None:
    learn(taker)
    page = Page(taker.client.get("/practice/next"))
    address, number = re.findall(r'action="(/practice/cards/(\d+)/review)"', page.text)[0]
    cards = session.scalars(sa.select(PracticeCard))
    other = next(card.item_version_id for card in cards if card.id != int(number))
    fields = {"q1-version": str(other), "q1-uuid": str(uuid4())}
    assert taker.client.post(address, data=fields).status_code == 400
    assert taker.client.post(address, data={"q1-version": "x"}).status_code == 400


def test_progress_shows_scores_and_the_forecast(taker: Taker) -> None:
    learn(taker, position=1)
    answer(taker, Page(taker.client.get("/practice/next")))
    page = taker.client.get("/practice/progress").text
    assert page.count("<svg") == 4
    assert "Der neue Hafen" in page
    assert "in 30 Tagen" in page


def test_empty_pages_say_how_to_begin(client: FlaskClient) -> None:
    assert "noch leer" in client.get("/practice").text
    assert "Noch leer" in client.get("/practice/cards").text
    assert "sobald du ein Quiz" in client.get("/practice/progress").text


def test_the_collection_as_a_table_is_safe_to_open(taker: Taker, session: Session) -> None:
    learn(taker)
    card = session.scalars(sa.select(PracticeCard).options(sa.orm.joinedload(PracticeCard.article))).first()
    assert card
    assert card.article
    card.article.headline = "=1+1"
    session.commit()
    response = taker.client.get("/practice/cards.csv")
    rows = list(csv.reader(io.StringIO(response.get_data(as_text=True).removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) - 1 == len(session.scalars(sa.select(PracticeCard)).all())
    assert all(row[2] == "'=1+1" for row in rows[1:])
    assert any(row[1] == "14,5 Millionen Euro" for row in rows[1:])


def test_the_number_of_queries_does_not_grow_with_the_collection(
    taker: Taker, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    counts = []
    for fields in ({"position": 1}, {}):
        learn(taker, **fields)
        for path in ("/practice", "/practice/cards", "/practice/progress", "/practice/cards.csv"):
            with count_queries() as statements:
                taker.client.get(path)
            counts.append(len(statements))
    assert counts[:4] == counts[4:]


def test_an_account_has_a_collection_of_its_own(
    app: Flask, taker: Taker, learner: Account, login: Callable[[FlaskClient, Account], None], session: Session
) -> None:
    account = Taker(app.test_client())
    login(account.client, learner)
    account.begin()
    account.submit()
    learn(account, position=1)
    learn(taker, position=1)
    owners = {(card.account_id, card.guest_id) for card in session.scalars(sa.select(PracticeCard))}
    assert len(owners) == 2
    assert (learner.id, None) in owners


def test_a_fact_that_an_assignment_asks_for_rests_also_on_a_page_opened_before(taker: Taker, session: Session) -> None:
    learn(taker, position=3)
    page = Page(taker.client.get("/practice/next"))
    quiz, guest = session.scalars(sa.select(Quiz)).one(), session.scalars(sa.select(Guest)).one()
    classroom = Classroom(owner_id=quiz.owner_id, name="9b Politik", join_code="QQQ222WWW")
    classroom.id = 1
    session.add(classroom)
    session.flush()
    session.add(Membership(classroom_id=1, guest_id=guest.id, name="Mia"))
    session.add(Assignment(quiz_id=quiz.id, classroom_id=1, opens_at=utc_now(), keys_shown=Release.NEVER))
    session.commit()
    assert "ruht, bis du dort die Lösungen siehst" in answer(taker, page).text
    assert session.scalars(sa.select(PracticeReview)).all() == []
    assert taker.client.get("/practice/next").location == "/practice"
    day = taker.client.get("/practice").text
    assert "Eine Tatsache aus deiner Sammlung ruht" in day
    assert "Anfangen" not in day
