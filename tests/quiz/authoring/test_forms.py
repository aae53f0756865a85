"""Every form is filled in through its real page: what comes back must be the item that was shown, or the edited one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from questions.items import (
    Cloze,
    Evidence,
    Gap,
    Item,
    ItemType,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from quiz.mapping import item_of
from quiz.models import ArticleRecord, ItemRecord, ItemVersion
from tests.quiz.authoring.conftest import ARTICLE, make_item
from tests.quiz.authoring.forms import changed, text_of, values

Add = Callable[..., ItemRecord]
Edit = Callable[..., Item]


@pytest.fixture
def edit(browser: FlaskClient, session: Session, add_item: Add) -> Edit:
    """A function that shows an item's form, changes fields, sends it, and gives the item as it is stored then."""

    def send(item_type: ItemType, **changes: str | list[str]) -> Item:
        record = add_item(item_type)
        address = f"/items/{record.id}"
        response = browser.post(address, data=changed(values(browser, address, "stem"), **changes))
        assert response.status_code == 302, text_of(response)
        session.expire_all()
        version = session.get_one(ItemRecord, record.id).current_version
        assert version is not None
        return item_of(version)

    return send


@pytest.fixture
def errors(browser: FlaskClient, session: Session, add_item: Add) -> Callable[..., str]:
    """A function that sends a form with changes that must be refused, and gives the page's words."""

    def send(item_type: ItemType, **changes: str | list[str]) -> str:
        record = add_item(item_type)
        address = f"/items/{record.id}"
        response = browser.post(address, data=changed(values(browser, address, "stem"), **changes))
        assert response.status_code == 422
        assert session.query(ItemVersion).count() == 1
        return text_of(response)

    return send


@pytest.mark.parametrize("item_type", list(ItemType))
def test_a_form_that_is_sent_back_untouched_changes_nothing(
    browser: FlaskClient, session: Session, add_item: Add, item_type: ItemType
) -> None:
    record = add_item(item_type)
    address = f"/items/{record.id}"
    response = browser.post(address, data=values(browser, address, "stem"), follow_redirects=True)
    assert "Nichts hat sich geändert." in text_of(response)
    assert session.query(ItemVersion).count() == 1


@pytest.mark.parametrize("item_type", list(ItemType))
def test_an_edit_makes_a_new_version_and_keeps_what_the_form_does_not_show(edit: Edit, item_type: ItemType) -> None:
    old = make_item(item_type)
    new = edit(item_type, stem="Anders gefragt: Elbe?", explanation="Weil.", points="2,5")
    assert (new.stem, new.explanation, new.points) == ("Anders gefragt: Elbe?", "Weil.", Decimal("2.5"))
    assert new.interaction == old.interaction
    assert (new.id, new.writer, new.fact, new.confidence, new.evidence) == (
        old.id,
        old.writer,
        old.fact,
        old.confidence,
        old.evidence,
    )


def test_other_sentences_become_the_evidence_and_disproofs_stay(edit: Edit) -> None:
    new = edit(ItemType.SINGLE_CHOICE, evidence=["3", "6"])
    sentences = ["Sie kostet 48 Millionen Euro.", "Den Rest zahlt die Stadt selbst."]
    found = [Evidence(text, ARTICLE.text.index(text), ARTICLE.text.index(text) + len(text)) for text in sentences]
    assert new.evidence == (*found, Evidence("Lübeck", 16, 22, option="o1"))


def test_a_removed_option_takes_its_disproof_along(edit: Edit) -> None:
    new = edit(ItemType.SINGLE_CHOICE, options__0__text="")
    assert all(evidence.option is None for evidence in new.evidence)


def test_a_reworded_option_keeps_its_id_and_a_new_one_gets_a_free_one(edit: Edit) -> None:
    new = edit(ItemType.SINGLE_CHOICE, options__0__text="Kiel an der Förde", options__3__text="Rostock", keys=["3"])
    assert new.interaction == SingleChoice(
        (
            Option("o1", "Kiel an der Förde", "Steht nicht im Text."),
            Option("o2", "Lübeck"),
            Option("o3", "Bremen"),
            Option("o4", "Rostock"),
        ),
        "o4",
    )


def test_several_options_can_be_right(edit: Edit) -> None:
    new = edit(ItemType.MULTIPLE_RESPONSE, keys=["1", "2"])
    assert isinstance(new.interaction, MultipleResponse)
    assert new.interaction.keys == ("o2", "o3")


def test_a_statement_that_becomes_true_has_nothing_changed(edit: Edit) -> None:
    assert edit(ItemType.TRUE_FALSE, key="true").interaction == TrueFalse(key=True)


def test_a_cloze_is_written_with_brackets(edit: Edit) -> None:
    new = edit(ItemType.CLOZE, text="Die [Trave|Travemündung] und [Lübeck]. [Neu]", distractors="Elbe\nWeser\n\nElbe")
    assert new.interaction == Cloze(
        "Die {g1} und {g2}. {g3}",
        (Gap("g1", ("Trave", "Travemündung")), Gap("g2", ("Lübeck",)), Gap("g3", ("Neu",))),
        (
            Option("b1", "Trave"),
            Option("b4", "Lübeck"),
            Option("b5", "Neu"),
            Option("b3", "Elbe"),
            Option("b6", "Weser"),
        ),
    )


def test_a_cloze_without_bank_is_typed(edit: Edit) -> None:
    new = edit(ItemType.CLOZE, with_bank=[])
    assert isinstance(new.interaction, Cloze)
    assert new.interaction.bank == ()


def test_numbers_are_read_as_the_page_s_language_writes_them(edit: Edit) -> None:
    new = edit(ItemType.NUMERIC, key="1.250.000,5", tolerance="", unit="")
    assert new.interaction == Numeric(Decimal("1250000.5"), Decimal(0), None)


def test_accepted_answers_come_one_a_line(edit: Edit) -> None:
    new = edit(ItemType.SHORT_TEXT, accepted="  Lübeck \r\n\r\nHL\r\nLübeck")
    assert new.interaction == ShortText(("Lübeck", "HL"))


def test_prompts_may_share_a_choice_and_known_ones_keep_their_ids(edit: Edit) -> None:
    new = edit(ItemType.MATCHING, pairs__2__prompt="Bund", pairs__2__choice="den Rest", surplus="alles")
    assert new.interaction == Matching(
        (Option("p1", "Land"), Option("p2", "Stadt"), Option("p3", "Bund")),
        (Option("c1", "30 Millionen"), Option("c4", "alles"), Option("c2", "den Rest")),
        (("p1", "c1"), ("p2", "c2"), ("p3", "c2")),
    )


def test_the_lines_of_an_ordering_are_its_order(edit: Edit) -> None:
    new = edit(ItemType.ORDERING, entries="Planung\nBau\nAbriss")
    assert isinstance(new.interaction, Ordering)
    text = {entry.id: entry.text for entry in new.interaction.entries}
    assert [text[entry_id] for entry_id in new.interaction.sequence] == ["Planung", "Bau", "Abriss"]
    assert text["o1"] == "Abriss"


@pytest.mark.parametrize(
    ("item_type", "changes", "message"),
    [
        (ItemType.SHORT_TEXT, {"stem": "   "}, "Die Frage fehlt."),
        (ItemType.SHORT_TEXT, {"stem": "x" * 1001}, "Höchstens 1000 Zeichen."),
        (ItemType.SHORT_TEXT, {"points": "-1"}, "Zwischen 0 und 100 Punkte."),
        (ItemType.SHORT_TEXT, {"points": "1,125"}, "Höchstens zwei Stellen hinter dem Komma."),
        (ItemType.SHORT_TEXT, {"points": "zwei"}, "Das ist keine Zahl."),
        (ItemType.SHORT_TEXT, {"points": "NaN"}, "Das ist keine Zahl."),
        (ItemType.SHORT_TEXT, {"accepted": " \n "}, "Es braucht mindestens eine richtige Antwort."),
        (ItemType.SHORT_TEXT, {"accepted": "x" * 301}, "Eine Zeile ist zu lang"),
        (ItemType.SHORT_TEXT, {"accepted": "\n".join(map(str, range(31)))}, "Höchstens 30 Zeilen."),
        (ItemType.SINGLE_CHOICE, {"keys": []}, "Markiere die eine richtige Antwort."),
        (ItemType.SINGLE_CHOICE, {"keys": ["0", "1"]}, "Markiere die eine richtige Antwort."),
        (ItemType.SINGLE_CHOICE, {"keys": ["3"]}, "Markiere die eine richtige Antwort."),
        (ItemType.SINGLE_CHOICE, {"options__0__text": "lübeck"}, "Zwei Antworten sind gleich."),
        (ItemType.SINGLE_CHOICE, {"options__0__text": "", "options__2__text": ""}, "mindestens zwei Antworten"),
        (ItemType.SINGLE_CHOICE, {"options__0__text": "x" * 301}, "Höchstens 300 Zeichen."),
        (ItemType.MULTIPLE_RESPONSE, {"keys": []}, "Markiere mindestens eine richtige Antwort."),
        (ItemType.TRUE_FALSE, {"key": "maybe"}, "Ist die Aussage richtig oder falsch?"),
        (ItemType.CLOZE, {"text": "Ohne Lücke."}, "mindestens eine und höchstens zwölf Lücken"),
        (ItemType.CLOZE, {"text": "Eine [] leere."}, "Eine Lücke ist leer."),
        (ItemType.CLOZE, {"text": "Eine [ | ] leere."}, "Eine Lücke ist leer."),
        (ItemType.CLOZE, {"text": "Eine [Klammer."}, "Klammern gehen nur paarweise"),
        (ItemType.CLOZE, {"text": "Eine [Lücke] und {g1}."}, "Klammern gehen nur paarweise"),
        (ItemType.NUMERIC, {"key": ""}, "Die richtige Zahl fehlt."),
        (ItemType.NUMERIC, {"key": "13.5"}, "Das ist keine Zahl. Schreibe zum Beispiel 13,5."),
        (ItemType.NUMERIC, {"key": "1" + "0" * 40}, "Diese Zahl ist zu groß."),
        (ItemType.NUMERIC, {"key": "1e-4000"}, "Höchstens zehn Stellen hinter dem Komma."),
        (ItemType.NUMERIC, {"tolerance": "0,12345678901"}, "Höchstens zehn Stellen hinter dem Komma."),
        (ItemType.NUMERIC, {"tolerance": "-1"}, "Die Abweichung kann nicht negativ sein."),
        (ItemType.MATCHING, {"pairs__1__choice": ""}, "Einem Paar fehlt eine Seite."),
        (ItemType.MATCHING, {"pairs__1__prompt": "", "pairs__1__choice": ""}, "mindestens zwei Paare"),
        (ItemType.MATCHING, {"pairs__1__prompt": "Land"}, "Eine linke Seite steht zweimal da."),
        (ItemType.MATCHING, {"pairs__1__choice": "30 Millionen", "surplus": ""}, "zwei verschiedene rechte Seiten"),
        (ItemType.ORDERING, {"entries": "eins\nzwei"}, "mindestens drei verschiedene Einträge"),
    ],
)
def test_what_makes_no_sound_item_is_refused_with_its_reason(
    errors: Callable[..., str], item_type: ItemType, changes: dict[str, str | list[str]], message: str
) -> None:
    assert message in errors(item_type, **changes)


def test_what_was_typed_is_still_there_after_an_error(browser: FlaskClient, add_item: Add) -> None:
    address = f"/items/{add_item(ItemType.NUMERIC).id}"
    sent = changed(values(browser, address, "stem"), key="13.5", unit="Knoten", stem="Wie schnell?", evidence=["2"])
    page = browser.post(address, data=sent).get_data(as_text=True)
    for typed in ("13.5", "Knoten", "Wie schnell?"):
        assert typed in page
    assert 'value="2" checked' in page


@pytest.mark.parametrize("item_type", [ItemType.SINGLE_CHOICE, ItemType.MULTIPLE_RESPONSE, ItemType.MATCHING])
def test_more_rows_come_without_javascript_and_without_losing_anything(
    browser: FlaskClient, add_item: Add, item_type: ItemType
) -> None:
    address = f"/items/{add_item(item_type).id}"
    before = values(browser, address, "stem")
    page = browser.post(address, data=changed(before, stem="Halb fertig", more="1"))
    assert page.status_code == 200
    assert "Halb fertig" in page.get_data(as_text=True)
    rows = [name for name in before if name.endswith(("-text", "-prompt"))]
    assert page.get_data(as_text=True).count('name="' + rows[0].split("-")[0]) > len(rows)


@pytest.mark.parametrize("item_type", list(ItemType))
def test_an_item_of_one_s_own_can_be_of_any_type(
    browser: FlaskClient, session: Session, article: ArticleRecord, item_type: ItemType
) -> None:
    fields: dict[ItemType, dict[str, str | list[str]]] = {
        ItemType.SINGLE_CHOICE: {"options__0__text": "Ja", "options__1__text": "Nein", "keys": ["1"]},
        ItemType.MULTIPLE_RESPONSE: {"options__0__text": "Ja", "options__1__text": "Nein", "keys": ["0", "1"]},
        ItemType.TRUE_FALSE: {"key": "false"},
        ItemType.CLOZE: {"text": "Die [Trave]."},
        ItemType.NUMERIC: {"key": "-3"},
        ItemType.SHORT_TEXT: {"accepted": "Trave"},
        ItemType.MATCHING: {
            "pairs__0__prompt": "a",
            "pairs__0__choice": "b",
            "pairs__1__prompt": "c",
            "pairs__1__choice": "d",
        },
        ItemType.ORDERING: {"entries": "a\nb\nc"},
    }
    address = f"/articles/{article.id}/items/new/{item_type}"
    filled = {name for name, value in values(browser, address, "stem").items() if value.strip()}
    assert filled <= {"csrf_token", "points", "tolerance"}
    sent = changed(values(browser, address, "stem"), stem="Eigene Frage?", evidence=["2"], **fields[item_type])
    response = browser.post(address, data=sent)
    assert response.status_code == 302, text_of(response)
    (record,) = session.query(ItemRecord).all()
    assert record.current_version is not None
    item = item_of(record.current_version)
    assert (item.type, item.writer, item.stem, record.status.value) == (
        item_type,
        "teacher",
        "Eigene Frage?",
        "approved",
    )
    assert [evidence.text for evidence in item.evidence] == [
        "Der Stadtrat von Lübeck hat am Donnerstag den Bau einer Brücke über die Trave beschlossen."
    ]


def test_there_is_no_other_type(browser: FlaskClient, article: ArticleRecord) -> None:
    assert browser.get(f"/articles/{article.id}/items/new/essay").status_code == 404
