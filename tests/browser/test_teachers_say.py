"""The teacher's say on the review page: questions on marked words, another form; what came of it is seen at once."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.chromium import overflow
from tests.browser.conftest import Visit
from tests.browser.test_teacher import ARTICLE, sign_in

MARKED = "Das Gebäude steht seit 1998 leer."
MARK = """(text) => {
    const sentence = [...document.querySelectorAll(".sentence__text")].find((one) => one.textContent.includes(text));
    sentence.scrollIntoView({ block: "center" });
    getSelection().selectAllChildren(sentence);
}"""


def reviewed(page: Page) -> None:
    """Bring the article in and arrive at its questions."""
    sign_in(page)
    page.goto("/articles/new")
    page.get_by_label("Text einfügen").fill(ARTICLE)
    page.get_by_role("button", name="Weiter: Text prüfen").click()
    page.get_by_role("button", name="Fragen vorschlagen").click()
    expect(page.locator("li.item").first).to_be_visible()


def test_marked_words_are_asked_about(visit: Visit) -> None:
    page = visit()
    reviewed(page)
    expect(page.get_by_text("Markiere eine Stelle")).to_be_visible()
    page.evaluate(MARK, MARKED)
    button = page.get_by_role("button", name="Fragen zur markierten Stelle")
    expect(button).to_be_visible()
    assert overflow(page) == []
    button.click()
    expect(page.get_by_text(re.compile("(zu|Zu) dieser Stelle"))).to_be_attached()
    expect(page).to_have_url(re.compile("/items"))


def test_what_came_of_a_wish_is_seen_where_the_question_is(visit: Visit) -> None:
    page = visit()
    page.emulate_media(reduced_motion="reduce")
    reviewed(page)
    last = page.get_by_role("button", name="Andere Form").last
    last.scroll_into_view_if_needed()
    last.click()
    answer = page.get_by_text(re.compile("andere Form steht als Vorschlag|keine weitere Form"))
    expect(answer).to_be_in_viewport()
    assert overflow(page) == []


def test_what_was_left_out_is_shown_with_its_reason(visit: Visit) -> None:
    page = visit()
    reviewed(page)
    page.get_by_role("link", name="Was weggelassen wurde").click()
    expect(page.get_by_role("heading", name="Was weggelassen wurde")).to_be_visible()
    expect(page.get_by_text("verworfen", exact=True).or_(page.get_by_text("wieder verworfen")).first).to_be_visible()
    assert overflow(page) == []
    page.get_by_role("link", name="Zurück zu den Fragen").click()
    expect(page.locator("li.item").first).to_be_visible()
