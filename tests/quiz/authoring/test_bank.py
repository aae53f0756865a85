"""The question bank: what is found, what colleagues see, what becomes of items."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, selectinload

from questions.items import ItemType
from quiz.authoring import bank
from quiz.authoring.bank import Figures, Search
from quiz.authoring.queries import WITH_ITEMS
from quiz.authoring.services import bank as services
from quiz.authoring.services import items, quizzes
from quiz.mapping import item_of
from quiz.models import (
    Account,
    ArticleRecord,
    AuditEntry,
    FiguresRecord,
    ItemRecord,
    ItemStatus,
    ItemTag,
    ItemVersion,
    Quiz,
    Role,
    School,
    utc_now,
)
from tests.quiz.authoring.conftest import make_item, sign_in

AddItem = Callable[..., ItemRecord]


@pytest.fixture
def school(session: Session, teacher: Account) -> School:
    """The teacher's school."""
    made = School(name="Gymnasium am Hafen")
    session.add(made)
    session.flush()
    teacher.school_id = made.id
    session.commit()
    return made


@pytest.fixture
def colleague(school: School, make_account: Callable[..., Account]) -> Account:
    """A teacher at the same school."""
    return make_account("kollegin", Role.TEACHER, school_id=school.id)


@pytest.fixture
def stranger(session: Session, make_account: Callable[..., Account]) -> Account:
    """A teacher at another school."""
    other = School(name="Realschule Nord")
    session.add(other)
    session.flush()
    return make_account("fremder", Role.TEACHER, school_id=other.id)


def stems(session: Session, account: Account, search: Search) -> list[str]:
    rows, total = bank.found(session, account, search, 1)
    assert total == len(rows)
    return sorted(row.item.current_version.stem for row in rows if row.item.current_version)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("brück", ["Wie lang ist die Brücke?", "Wo endet die Brückenstraße?"]),
        ("BRÜCKE lang", ["Wie lang ist die Brücke?"]),
        ("kiel", ["Wie lang ist die Brücke?", "Wo endet die Brückenstraße?"]),
        ("fähre", []),
        ("  ", ["Wie lang ist die Brücke?", "Wo endet die Brückenstraße?"]),
        ("'; DROP TABLE item; --", []),
        ("100%_", []),
    ],
)
def test_words_are_found_by_their_beginning(
    session: Session, teacher: Account, add_item: AddItem, text: str, expected: list[str]
) -> None:
    for stem in expected or ["Wo endet die Brückenstraße?"]:
        add_item(stem=stem)
    if len(expected) == 1:
        add_item(stem="Wo endet die Brückenstraße?")
    assert stems(session, teacher, Search(text)) == expected


def test_an_edit_is_found_by_its_new_words_alone(session: Session, teacher: Account, add_item: AddItem) -> None:
    record = add_item(stem="Wie lang ist der Tunnel?")
    items.revise(session, record, make_item(stem="Wie breit ist der Kanal?"), teacher.id, utc_now())
    session.commit()
    assert stems(session, teacher, Search("kanal")) == ["Wie breit ist der Kanal?"]
    assert stems(session, teacher, Search("tunnel")) == []


def test_filters_narrow_the_list(session: Session, teacher: Account, article: ArticleRecord, add_item: AddItem) -> None:
    number = add_item(ItemType.NUMERIC, ItemStatus.APPROVED, "Wie viel?")
    choice = add_item(stem="Wer?")
    add_item(status=ItemStatus.REJECTED, stem="Nein?")
    services.set_tags(session, loaded(session, choice), ["wahlen"])
    session.commit()
    for search, expected in (
        (Search(), ["Wer?", "Wie viel?"]),
        (Search(type=ItemType.NUMERIC), ["Wie viel?"]),
        (Search(status=ItemStatus.REJECTED), ["Nein?"]),
        (Search(status=ItemStatus.APPROVED), ["Wie viel?"]),
        (Search(tag="wahlen"), ["Wer?"]),
        (Search(article_id=article.id), ["Wer?", "Wie viel?"]),
        (Search(article_id=article.id + 1), []),
        (Search(reported=True), []),
    ):
        assert stems(session, teacher, search) == expected, search
    assert number.id


def test_figures_are_filters(session: Session, teacher: Account, quiz: Quiz, add_item: AddItem) -> None:
    easy, odd, new = (add_item(stem=stem) for stem in ("Leicht?", "Verkehrt?", "Neu?"))
    session.execute(sa.delete(ItemRecord).where(ItemRecord.id.not_in([easy.id, odd.id, new.id])))
    session.add_all(
        [
            FiguresRecord(item_id=easy.id, quiz_id=quiz.id, attempts=10, facility=0.95, discrimination=0.4),
            FiguresRecord(item_id=odd.id, quiz_id=quiz.id, attempts=10, facility=0.2, discrimination=-0.3),
        ]
    )
    session.commit()
    assert stems(session, teacher, Search(figures=Figures.EASY)) == ["Leicht?"]
    assert stems(session, teacher, Search(figures=Figures.HARD)) == ["Verkehrt?"]
    assert stems(session, teacher, Search(figures=Figures.NEGATIVE)) == ["Verkehrt?"]
    assert stems(session, teacher, Search(figures=Figures.UNANSWERED)) == ["Neu?"]


def test_colleagues_see_what_is_shared_and_approved_and_nobody_else_does(
    session: Session, teacher: Account, colleague: Account, stranger: Account, add_item: AddItem
) -> None:
    shared = add_item(status=ItemStatus.APPROVED, stem="Geteilt?")
    draft = add_item(stem="Entwurf?")
    add_item(status=ItemStatus.APPROVED, stem="Meins?")
    services.share(session, [shared, draft], teacher.id, utc_now(), shared=True)
    session.commit()
    assert stems(session, colleague, Search(shared=True)) == ["Geteilt?"]
    assert stems(session, colleague, Search()) == []
    assert stems(session, stranger, Search(shared=True)) == []
    assert stems(session, teacher, Search(shared=True)) == [], "the own ones are not a colleague's"
    assert bank.visible_item(session, stranger, shared.id) is None
    teacher.school_id = None
    session.commit()
    assert stems(session, colleague, Search(shared=True)) == []
    assert [entry.action for entry in session.scalars(sa.select(AuditEntry))] == ["item.shared", "item.shared"]


def test_two_teachers_without_a_school_are_no_colleagues(
    session: Session, teacher: Account, make_account: Callable[..., Account], add_item: AddItem
) -> None:
    shared = add_item(status=ItemStatus.APPROVED)
    services.share(session, [shared], teacher.id, utc_now(), shared=True)
    session.commit()
    assert stems(session, make_account("andere", Role.TEACHER), Search(shared=True)) == []


def test_a_copy_is_the_copier_s_own(session: Session, teacher: Account, colleague: Account, add_item: AddItem) -> None:
    record = add_item(status=ItemStatus.APPROVED, stem="Geteilt?")
    services.set_tags(session, loaded(session, record), ["wahlen"])
    (made,) = services.copy(session, [loaded(session, record)], colleague.id, utc_now())
    session.commit()
    assert (made.owner_id, made.article_id, made.status) == (colleague.id, None, ItemStatus.APPROVED)
    assert [row.tag for row in made.tags] == ["wahlen"]
    items.revise(session, made, make_item(stem="Anders?"), colleague.id, utc_now())
    session.commit()
    assert stems(session, teacher, Search()) == ["Geteilt?"]


def test_a_shared_quiz_is_copied_with_its_items(
    session: Session, teacher: Account, colleague: Account, stranger: Account, quiz: Quiz
) -> None:
    services.share(session, [quiz], teacher.id, utc_now(), shared=True)
    session.commit()
    assert bank.shared_quiz(session, stranger, quiz.id) is None
    found = bank.shared_quiz(session, colleague, quiz.id)
    assert found is not None
    twin = services.copy_quiz(session, found, colleague.id, utc_now())
    session.commit()
    owners = session.scalars(sa.select(ItemRecord.owner_id).where(ItemRecord.id.in_([p.item_id for p in twin.items])))
    assert set(owners) == {colleague.id}
    assert [place.position for place in twin.items] == [1, 2]
    assert twin.article_id is None


def test_what_a_shared_quiz_draws_is_copied_once_with_it(
    session: Session, teacher: Account, colleague: Account, quiz: Quiz, add_item: AddItem
) -> None:
    fixed = loaded(session, load(session, quiz).items[0].item)
    drawn, other = (loaded(session, add_item(status=ItemStatus.APPROVED, stem=stem)) for stem in ("Hafen?", "Anders?"))
    draft = loaded(session, add_item(stem="Noch offen?"))
    for record, tag in ((fixed, "hafen"), (drawn, "hafen"), (draft, "hafen"), (other, "wald")):
        services.set_tags(session, record, [tag])
    quizzes.add_draw(session, load(session, quiz), "hafen", 1).points = Decimal(2)
    services.share(session, [quiz], teacher.id, utc_now(), shared=True)
    session.commit()
    found = bank.shared_quiz(session, colleague, quiz.id)
    assert found is not None
    twin = services.copy_quiz(session, found, colleague.id, utc_now())
    session.commit()
    assert [(draw.tag, draw.count, draw.position, draw.points) for draw in twin.draws] == [("hafen", 1, 3, Decimal(2))]
    pool = bank.pool(session, colleague.id, "hafen")
    assert {record.current_version.stem for record in pool if record.current_version} == {"Erste Frage?", "Hafen?"}
    assert len(pool) == 2
    assert twin.items[0].item_id in {record.id for record in pool}
    assert "Anders?" not in stems(session, colleague, Search())


def test_an_earlier_version_is_restored_as_a_new_one(session: Session, teacher: Account, add_item: AddItem) -> None:
    record = add_item(stem="Erst?")
    items.revise(session, record, make_item(stem="Dann?"), teacher.id, utc_now())
    first = session.scalars(sa.select(ItemVersion).where(ItemVersion.number == 1)).one()
    made = services.restore(session, record, first, teacher.id, utc_now())
    assert made is not None
    assert (made.number, made.stem) == (3, "Erst?")
    assert item_of(made) == item_of(first)
    assert services.restore(session, record, first, teacher.id, utc_now()) is None


@pytest.mark.parametrize(
    ("typed", "tags"),
    [("Klima, Wahlen ,klima,,", ["klima", "wahlen"]), ("x" * 60, ["x" * 40]), (" \u200b ", []), ("a,b", ["a", "b"])],
)
def test_tags_are_small_and_each_there_once(typed: str, tags: list[str]) -> None:
    assert services.read_tags(typed) == tags


# the pages


def test_a_search_travels_in_the_address_and_finds(browser: FlaskClient, add_item: AddItem) -> None:
    add_item(stem="Wie lang ist die Brücke?")
    add_item(ItemType.NUMERIC, stem="Wie teuer ist der Bau der Straße?")
    page = browser.get("/bank?q=brück&type=single_choice&page=1").text
    assert "1 Frage gefunden" in page
    assert "Wie lang ist die Brücke?" in page
    assert "Wie teuer" not in page
    assert 'value="brück"' in page


@pytest.mark.parametrize(
    "query", ["type=x", "article=99", "article=x", "status=%00", "figures=DROP", "page=0", "whose=1", "tag=<b>"]
)
def test_what_no_page_offers_is_not_looked_for(browser: FlaskClient, add_item: AddItem, query: str) -> None:
    add_item(stem="Da?")
    page = browser.get(f"/bank?{query}")
    assert page.status_code == 200
    assert "Da?" in page.text


def test_a_page_address_takes_nothing_else_from_the_address(browser: FlaskClient, add_item: AddItem) -> None:
    for number in range(bank.PER_PAGE + 1):
        add_item(stem=f"Frage {number}?")
    page = browser.get("/bank?_scheme=javascript&_external=1&_anchor=x&q=frage").text
    assert "javascript:" not in page
    assert "page=2" in page


def test_ticked_items_go_into_a_new_quiz(browser: FlaskClient, add_item: AddItem, session: Session) -> None:
    good, draft = add_item(status=ItemStatus.APPROVED, stem="Gut?"), add_item(stem="Entwurf?")
    page = browser.post(
        "/bank", data={"item": [good.id, draft.id], "action": "quiz", "quiz": ""}, follow_redirects=True
    )
    assert "1 Frage ist ins Quiz gekommen" in page.text
    assert "Nur angenommene Fragen" in page.text
    made = session.scalars(sa.select(Quiz).options(*WITH_ITEMS)).one()
    assert [place.item_id for place in made.items] == [good.id]


def test_a_colleague_s_item_is_copied_into_the_quiz(
    client: FlaskClient, session: Session, teacher: Account, colleague: Account, add_item: AddItem
) -> None:
    shared, kept = (
        add_item(status=ItemStatus.APPROVED, stem="Geteilt?"),
        add_item(status=ItemStatus.APPROVED, stem="Meins?"),
    )
    services.share(session, [shared], teacher.id, utc_now(), shared=True)
    session.commit()
    sign_in(client, colleague)
    assert "Geteilt?" in client.get("/bank?whose=school").text
    assert "Stadtrat beschließt" not in client.get("/bank?whose=school").text
    detail = client.get(f"/items/{shared.id}/about")
    assert detail.status_code == 200
    assert "Fassungen" not in detail.text
    client.post("/bank", data={"item": [shared.id, kept.id], "action": "quiz"})
    made = session.scalars(sa.select(Quiz).where(Quiz.owner_id == colleague.id).options(*WITH_ITEMS)).one()
    (place,) = made.items
    assert place.item_id not in {shared.id, kept.id}
    assert client.get(f"/items/{place.item_id}").status_code == 200, "an item without article can be edited"


@pytest.mark.parametrize("which", ["colleague", "stranger"])
def test_other_teachers_change_nothing(
    client: FlaskClient, session: Session, add_item: AddItem, request: pytest.FixtureRequest, which: str
) -> None:
    record = add_item(status=ItemStatus.APPROVED, stem="Meins?")
    sign_in(client, request.getfixturevalue(which))
    for action in ("tag", "share", "unshare", "copy", "quiz"):
        client.post("/bank", data={"item": record.id, "action": action, "tag": "x"})
    for tail in ("tags", "share", "versions/1/restore"):
        assert client.post(f"/items/{record.id}/{tail}", data={"shared": "1", "tags": "x"}).status_code == 404
    assert client.get(f"/items/{record.id}/about").status_code == 404
    session.expire_all()
    assert not session.get_one(ItemRecord, record.id).shared
    assert session.scalar(sa.select(sa.func.count()).select_from(ItemTag)) == 0
    assert session.scalar(sa.select(sa.func.count(ItemRecord.id))) == 1


def test_versions_show_what_changed_word_by_word_and_are_restored(
    browser: FlaskClient, session: Session, teacher: Account, add_item: AddItem
) -> None:
    record = add_item(stem="Wo steht die alte Brücke?")
    items.revise(session, record, make_item(stem="Wo steht die <neue> Brücke?"), teacher.id, utc_now())
    session.commit()
    page = browser.get(f"/items/{record.id}/about").text
    assert "<del>alte</del><ins>&lt;neue&gt;</ins>" in page
    page = browser.post(f"/items/{record.id}/versions/1/restore", follow_redirects=True).text
    assert "als Fassung 3" in page
    assert browser.post(f"/items/{record.id}/versions/9/restore").status_code == 404


@pytest.mark.parametrize("many", [1, 20])
def test_the_bank_runs_as_many_queries_for_one_item_as_for_many(
    browser: FlaskClient, add_item: AddItem, count_queries: Callable[[], AbstractContextManager[list[str]]], many: int
) -> None:
    for number in range(many):
        add_item(stem=f"Frage {number}?")
    with count_queries() as statements:
        assert browser.get("/bank").status_code == 200
    assert len(statements) == 7, statements


def loaded(session: Session, record: ItemRecord) -> ItemRecord:
    """Load an item with its tags."""
    return session.get_one(ItemRecord, record.id, options=[selectinload(ItemRecord.tags)], populate_existing=True)


# building


def test_places_are_put_in_order_with_draws_among_them(
    browser: FlaskClient, session: Session, quiz: Quiz, add_item: AddItem
) -> None:
    record = add_item(status=ItemStatus.APPROVED, stem="Dritte Frage?")
    services.set_tags(session, loaded(session, record), ["hafen"])
    session.commit()
    page = browser.post(f"/quizzes/{quiz.id}/draws", data={"tag": "hafen", "count": "1"}, follow_redirects=True).text
    assert "1 Frage zufällig aus „hafen“" in page
    names = [quizzes.place_name(place) for place in quizzes.places_of(load(session, quiz))]
    assert browser.post(f"/quizzes/{quiz.id}/order", data={"order": " ".join(reversed(names))}).status_code == 302
    assert [quizzes.place_name(place) for place in quizzes.places_of(load(session, quiz))] == names[::-1]
    draw = load(session, quiz).draws[0]
    browser.post(f"/quizzes/{quiz.id}/draws/{draw.id}", data={"action": "down"})
    assert [place.position for place in load(session, quiz).draws] == [2]
    browser.post(f"/quizzes/{quiz.id}/draws/{draw.id}", data={"action": "points", "points": "2,5"})
    assert str(load(session, quiz).draws[0].points) == "2.5"
    browser.post(f"/quizzes/{quiz.id}/draws/{draw.id}", data={"action": "remove"})
    assert load(session, quiz).draws == []


@pytest.mark.parametrize("order", ["", "item-1", "item-1 item-1", "item-1 item-2 item-3", "x y"])
def test_an_order_of_other_places_changes_nothing(
    browser: FlaskClient, session: Session, quiz: Quiz, order: str
) -> None:
    before = [(place.id, place.position) for place in load(session, quiz).items]
    assert browser.post(f"/quizzes/{quiz.id}/order", data={"order": order}).status_code == 409
    assert [(place.id, place.position) for place in load(session, quiz).items] == before


@pytest.mark.parametrize(
    "fields", [{"tag": "nichts", "count": "1"}, {"tag": "hafen", "count": "0"}, {"tag": "hafen", "count": "x"}]
)
def test_a_draw_needs_a_topic_and_a_number(
    browser: FlaskClient, session: Session, quiz: Quiz, add_item: AddItem, fields: dict[str, str]
) -> None:
    services.set_tags(session, loaded(session, add_item(status=ItemStatus.APPROVED)), ["hafen"])
    session.commit()
    page = browser.post(f"/quizzes/{quiz.id}/draws", data=fields, follow_redirects=True).text
    assert "Wähle ein Thema" in page
    assert load(session, quiz).draws == []


def test_an_empty_quiz_is_made_and_not_published(browser: FlaskClient) -> None:
    assert "<h1>Aus allem</h1>" in browser.post("/quizzes/new", data={"title": "Aus allem"}, follow_redirects=True).text
    page = browser.post("/quizzes/1/status", data={"status": "published"}, follow_redirects=True).text
    assert "ohne Fragen" in page


def test_a_trial_is_what_learners_see_and_counts_nowhere(browser: FlaskClient, quiz: Quiz) -> None:
    page = browser.post(f"/quizzes/{quiz.id}/preview", follow_redirects=True)
    assert "Probelauf" in page.text
    assert "Erste Frage?" in page.text
    again = browser.post(f"/quizzes/{quiz.id}/preview")
    assert again.location.startswith("/attempts/")
    assert "Noch hat niemand" in browser.get(f"/quizzes/{quiz.id}/results").text


def test_a_trial_of_nothing_is_refused(browser: FlaskClient) -> None:
    browser.post("/quizzes/new", data={"title": "Leer"})
    assert "noch keine Fragen" in browser.post("/quizzes/1/preview", follow_redirects=True).text


def test_paper_has_the_key_only_when_asked(
    browser: FlaskClient, session: Session, article: ArticleRecord, add_item: AddItem
) -> None:
    for kind in ItemType:
        add_item(kind, ItemStatus.APPROVED)
    made = quizzes.create(session, article, "Alles")
    session.commit()
    blank, solved = (browser.get(f"/quizzes/{made.id}/print{query}").text for query in ("", "?key=1"))
    assert "paper__solution" not in blank
    assert solved.count("paper__solution") == len(ItemType)
    for line in ("48,5 ± 0,5 Millionen Euro", "Land → 30 Millionen", "1. Abriss; 2. Bau; 3. Eröffnung"):
        assert line in solved
        assert line not in blank
    letters = [page.partition("Kiel")[0][-3:] for page in (blank, solved)]
    assert letters[0] == letters[1], "the same order on both sheets"


def test_the_last_item_of_an_assigned_quiz_stays(
    browser: FlaskClient, session: Session, teacher: Account, quiz: Quiz
) -> None:
    from quiz.models import Assignment, Classroom  # noqa: PLC0415

    classroom = Classroom(owner_id=teacher.id, name="9b", join_code="BBBBBBBBB")
    session.add(classroom)
    session.flush()
    session.add(Assignment(quiz_id=quiz.id, classroom_id=classroom.id, opens_at=utc_now()))
    session.commit()
    for place in load(session, quiz).items:
        page = browser.post(f"/quizzes/{quiz.id}/items/{place.id}", data={"action": "remove"}, follow_redirects=True)
    assert "die letzte Frage" in page.text
    assert len(load(session, quiz).items) == 1


def load(session: Session, quiz: Quiz) -> Quiz:
    """Load a quiz with its places as they are now."""
    session.expire_all()
    return session.get_one(Quiz, quiz.id, options=WITH_ITEMS, populate_existing=True)
