"""The page's script in Chromium: answers are saved in the background, kept without connection, and sent in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, Route, expect
from sqlalchemy.orm import Session

from quiz.models import Presentation, Quiz, Response
from tests.quiz.attempts.server import Server, running
from tests.quiz.attempts.taking import CODE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("attempts-script")]
SAVED = re.compile("Gespeichert um")
Change = Callable[..., None]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of this module."""
    with running(tmp_path_factory.mktemp("server")) as started:
        yield started


@pytest.fixture
def change(server: Server) -> Iterator[Change]:
    """A function that changes columns of the quiz; they are changed back at the end."""
    defaults: dict[str, Any] = {"presentation": Presentation.ONE_PER_PAGE, "time_limit_seconds": None}

    def set_columns(**columns: Any) -> None:
        engine = sa.create_engine(server.database)
        with Session(engine) as session:
            session.execute(sa.update(Quiz).values(**columns))
            session.commit()
        engine.dispose()

    yield set_columns
    set_columns(**defaults)


@pytest.fixture
def page(server: Server, browser: Browser) -> Iterator[Page]:
    """The first question in a new browser; nothing may go wrong unseen but what a test lets fail."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", locale="de-DE")
    context.set_default_timeout(15_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    opened = context.new_page()
    begin(opened)
    yield opened
    context.close()
    assert errors == []


def begin(page: Page) -> None:
    page.goto(f"/q/{CODE}")
    page.get_by_label("Dein Name in diesem Quiz").fill("Mia")
    page.get_by_role("button", name="Quiz beginnen").click()
    expect(page.locator("[data-status]").first).to_be_visible()
    page.wait_for_load_state()


def go_to(page: Page, number: int) -> None:
    page.locator(f'[data-jump="{number}"]').click()
    expect(page).to_have_title(re.compile(f"Frage {number}"))


def wait_for_all(page: Page) -> None:
    """Wait until the page has fetched the other questions, and last the script that one of them needs."""
    page.wait_for_function(
        """() => [document.querySelector("[data-ahead]").dataset.ahead, "/ordering.js"].every((name) =>
            performance.getEntriesByType("resource").some((entry) => new URL(entry.name).pathname.endsWith(name)))"""
    )


def stored(server: Server) -> list[Any]:
    """The answers in the order of arrival."""
    engine = sa.create_engine(server.database)
    with Session(engine) as session:
        found = [row.answer.get("response") for row in session.scalars(sa.select(Response).order_by(Response.id))]
    engine.dispose()
    return found


def fail(route: Route) -> None:
    route.abort("internetdisconnected")


def hold(page: Page, name: str) -> list[Route]:
    """Keep a file from arriving until the test lets it go on."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(f"**/{name}", keep)
    return held


def test_an_answer_is_saved_as_it_is_given_and_outlives_a_reload(page: Page) -> None:
    page.get_by_role("radio").nth(1).check()
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.reload()
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    expect(page.locator('[data-jump="1"]')).to_have_class(re.compile("jump--answered"))


def test_typing_is_saved_after_a_pause_and_when_the_page_is_left(page: Page, server: Server) -> None:
    go_to(page, 7)
    page.get_by_role("textbox").press_sequentially("Ilse")
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.get_by_role("textbox").press_sequentially(" Bramkamp")
    go_to(page, 1)
    assert stored(server)[-1] == "Ilse Bramkamp"
    go_to(page, 7)
    expect(page.get_by_role("textbox")).to_have_value("Ilse Bramkamp")


def test_no_letter_is_lost_that_is_typed_while_the_script_arrives(page: Page, server: Server) -> None:
    """The script is slower than the typing; once the page has loaded, the browser focuses what its address names."""
    go_to(page, 7)
    slow = page.context.new_page()
    held = hold(slow, "outbox.js")
    slow.goto(page.url, wait_until="commit")
    assert slow.url.endswith("#q7")
    field = slow.get_by_role("textbox")
    field.press_sequentially("Ilse")
    assert len(held) == 1
    held[0].continue_()
    field.press_sequentially(" Bramkamp aus Brückenau", delay=60)
    expect(slow.get_by_text(SAVED)).to_be_visible()
    expect(field).to_have_value("Ilse Bramkamp aus Brückenau")
    expect(field).to_be_focused()
    go_to(slow, 1)
    assert stored(server)[-1] == "Ilse Bramkamp aus Brückenau"


def test_what_is_chosen_while_the_rest_of_the_script_arrives_is_saved(page: Page, change: Change) -> None:
    change(presentation=Presentation.ALL_ON_ONE)
    slow = page.context.new_page()
    held = hold(slow, "ordering.js")
    slow.goto(page.url, wait_until="commit")
    expect(slow.locator("#q9")).to_be_visible()
    slow.wait_for_function("() => performance.getEntriesByName(document.scripts[0].src).length > 0")
    slow.locator("#q3").get_by_label("Falsch").check()
    expect(slow.locator("#q3").get_by_text(SAVED)).to_be_visible()
    held[0].continue_()
    expect(slow.get_by_role("button", name="Diese Reihenfolge stimmt")).to_be_visible()


def test_without_connection_answers_stay_on_the_device_and_are_sent_after_a_reload(page: Page, server: Server) -> None:
    page.route("**/answers", fail)
    page.get_by_role("radio").nth(2).check()
    expect(page.get_by_text("auf diesem Gerät gesichert")).to_be_visible()
    before = len(stored(server))
    page.get_by_role("button", name="Weiter", exact=True).locator("visible=true").click()
    expect(page.get_by_text("Keine Verbindung zum Server.")).to_be_visible()
    expect(page).to_have_title(re.compile("Frage 2"))
    page.unroute("**/answers")
    page.reload()
    wait_for_all(page)
    go_to(page, 1)
    expect(page.get_by_role("radio").nth(2)).to_be_checked()
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert len(stored(server)) == before + 1
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_offline_in_mid_quiz_three_answers_are_stored_once_each_when_back(page: Page, server: Server) -> None:
    """One question on a page: the script goes on by itself, says what waits, and ends where it was to go."""
    other = page.context.new_page()
    other.goto(page.url)
    go_to(page, 2)
    wait_for_all(page)
    wait_for_all(other)
    session = next(cookie for cookie in page.context.cookies() if cookie["name"] == "nachgefragt_session")
    before = len(stored(server))
    page.context.set_offline(True)

    page.get_by_role("checkbox").nth(0).check()
    page.get_by_role("button", name="Weiter", exact=True).locator("visible=true").click()
    expect(page).to_have_title(re.compile("Frage 3"))
    trouble = page.locator("[data-trouble]")
    expect(trouble).to_contain_text("Noch nicht beim Server: Frage 2.")
    page.get_by_label("Falsch").check()
    page.get_by_role("button", name="Weiter", exact=True).locator("visible=true").click()
    expect(page).to_have_title(re.compile("Frage 4"))
    expect(trouble).to_contain_text("Noch nicht beim Server: Frage 2, 3.")
    page.locator('[data-jump="7"]').click()
    expect(page).to_have_title(re.compile("Frage 7"))
    expect(page.locator('[data-jump="7"]')).to_have_attribute("aria-current", "step")
    page.get_by_role("textbox").press_sequentially("Ilse")
    expect(page.get_by_text("auf diesem Gerät gesichert", exact=False).first).to_be_visible()
    page.locator('[data-jump="3"]').click()
    expect(page.get_by_label("Falsch")).to_be_checked()
    assert len(stored(server)) == before
    page.get_by_role("button", name="Übersicht").click()
    expect(trouble).to_contain_text("Dafür braucht es eine Verbindung")

    page.context.clear_cookies(name=session["name"])  # the form's token has had its day
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Bereit zum Abgeben?")).to_be_visible(timeout=30_000)
    other.reload()
    wait_for_all(other)
    arrived = stored(server)[before:]
    assert len(arrived) == 3
    assert arrived[1:] == [False, "Ilse"]
    assert page.evaluate("Object.keys(localStorage).length") == 0
    page.get_by_role("link", name="Zurück zu den Fragen").click()
    go_to(page, 7)
    expect(page.get_by_role("textbox")).to_have_value("Ilse")
    assert len(stored(server)) == before + 3


def test_who_works_on_is_not_taken_away_when_the_connection_is_back(page: Page) -> None:
    """The overview was asked for without a connection; then the learner went on answering instead."""
    page.route("**/answers", fail)
    page.get_by_role("radio").nth(0).check()
    expect(page.get_by_text("auf diesem Gerät gesichert")).to_be_visible()
    page.get_by_role("button", name="Übersicht").click()
    expect(page.locator("[data-trouble]")).to_contain_text("Dafür braucht es eine Verbindung")
    page.get_by_role("radio").nth(1).check()
    page.unroute("**/answers")
    expect(page.get_by_text(SAVED)).to_be_visible(timeout=20_000)
    expect(page.locator("[data-trouble]")).to_be_hidden()
    expect(page).to_have_title(re.compile("Frage 1"))


def test_two_tabs_that_find_the_same_unsent_answer_store_it_once(page: Page, server: Server) -> None:
    page.route("**/answers", fail)
    before = len(stored(server))
    page.get_by_role("radio").nth(2).check()
    expect(page.get_by_text("auf diesem Gerät gesichert")).to_be_visible()
    other = page.context.new_page()
    page.unroute("**/answers")
    other.goto(page.url)
    for tab in (other, page):
        expect(tab.get_by_text(SAVED)).to_be_visible(timeout=20_000)
    assert len(stored(server)) == before + 1


def test_retries_go_on_by_themselves_and_the_last_answer_counts(page: Page) -> None:
    page.route("**/answers", fail)
    for choice in (0, 1, 2):
        page.get_by_role("radio").nth(choice).check()
    expect(page.get_by_text("auf diesem Gerät gesichert")).to_be_visible()
    page.unroute("**/answers")
    expect(page.get_by_text(SAVED)).to_be_visible(timeout=20_000)
    page.reload()
    expect(page.get_by_role("radio").nth(2)).to_be_checked()


def test_an_acknowledgement_that_is_lost_on_the_way_makes_no_second_answer(page: Page, server: Server) -> None:
    lost: list[int] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort("connectionreset")

    before = len(stored(server))
    page.route("**/answers", lose_the_first)
    page.get_by_role("radio").nth(1).check()
    expect(page.get_by_text(SAVED)).to_be_visible(timeout=20_000)
    assert lost == [200]
    assert len(stored(server)) == before + 1


def test_an_expired_token_is_renewed(page: Page) -> None:
    session = next(cookie for cookie in page.context.cookies() if cookie["name"] == "nachgefragt_session")
    page.context.clear_cookies(name=session["name"])
    page.get_by_role("radio").nth(0).check()
    expect(page.get_by_text(SAVED)).to_be_visible()


def test_of_two_tabs_the_later_answer_counts_also_of_one_that_was_slow_to_start(page: Page) -> None:
    other = page.context.new_page()
    held = hold(other, "outbox.js")
    other.goto(page.url, wait_until="commit")
    other.wait_for_timeout(3000)
    held[0].continue_()
    other.wait_for_load_state()
    other.get_by_role("radio").nth(0).check()
    expect(other.get_by_text(SAVED)).to_be_visible()
    page.get_by_role("radio").nth(1).check()
    expect(page.get_by_text(SAVED)).to_be_visible()
    with other.expect_response("**/answers"):
        other.get_by_role("radio").nth(2).check()
    page.reload()
    expect(page.get_by_role("radio").nth(2)).to_be_checked()


def test_keys_choose_mark_go_on_and_explain(page: Page) -> None:
    page.keyboard.press("2")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    page.keyboard.press("m")
    expect(page.get_by_label("Später ansehen")).to_be_checked()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("Frage 2"))
    page.wait_for_load_state()  # from then on the page hears keys
    page.keyboard.press("1")
    page.keyboard.press("3")
    expect(page.get_by_role("checkbox").nth(2)).to_be_checked()
    expect(page.get_by_role("checkbox").nth(0)).to_be_checked()


def test_an_order_is_made_with_buttons_and_the_focus_stays(page: Page, server: Server) -> None:
    go_to(page, 9)
    entries = page.locator(".ordering__text")
    first, second = entries.nth(0).inner_text(), entries.nth(1).inner_text()
    page.get_by_role("button", name=f"nach unten: {first}").click()
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert [entries.nth(0).inner_text(), entries.nth(1).inner_text()] == [second, first]
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"nach unten: {first}"
    assert len(stored(server)[-1]) == 3
    page.reload()
    assert [entries.nth(0).inner_text(), entries.nth(1).inner_text()] == [second, first]


def test_the_shown_order_can_be_confirmed_as_it_is(page: Page) -> None:
    go_to(page, 9)
    shown = page.locator(".ordering__text").all_inner_texts()
    page.get_by_role("button", name="Diese Reihenfolge stimmt").click()
    expect(page.get_by_text(SAVED)).to_be_visible()
    expect(page.get_by_role("button", name="Diese Reihenfolge stimmt")).not_to_be_visible()
    page.reload()
    assert page.locator(".ordering__text").all_inner_texts() == shown


def test_all_questions_on_one_page_are_saved_each_by_itself(page: Page, change: Change) -> None:
    change(presentation=Presentation.ALL_ON_ONE)
    page.reload()
    page.locator("#q3").get_by_label("Falsch").check()
    expect(page.locator("#q3").get_by_text(SAVED)).to_be_visible()
    page.locator("#q6").get_by_role("textbox").fill("14,5")
    page.keyboard.press("Enter")
    expect(page.locator("#q6").get_by_text(SAVED)).to_be_visible()
    expect(page.locator("#q7 input[type=text]")).to_be_focused()
    expect(page.locator("#q1").get_by_text("Noch keine Antwort")).to_be_visible()


def test_the_end_of_time_submits_what_is_saved(page: Page, change: Change) -> None:
    change(time_limit_seconds=10)
    page.context.clear_cookies()
    begin(page)
    expect(page.get_by_text(re.compile("Noch 1?[0-9] Sekunde"))).to_be_visible()
    page.get_by_role("radio").nth(0).check()
    expect(page).to_have_url(re.compile("/result$"), timeout=30_000)
    expect(page.get_by_text("deine Antwort")).to_be_visible()


SPEECH = """
const said = [];
const voices = [{ lang: "de-DE", localService: true, name: "Anna" }];
Object.assign(window, { said, SpeechSynthesisUtterance: class extends EventTarget {
  constructor(text) { super(); this.text = text; }
} });
Object.defineProperty(window, "speechSynthesis", { value: Object.assign(new EventTarget(), {
  getVoices: () => voices, cancel: () => said.push("(silence)"), speak: (one) => said.push(`${one.lang}: ${one.text}`),
}) });
"""
"""Chromium without a window has no voices: this stands for a device with one."""


def test_the_question_is_read_aloud_with_a_voice_of_the_device(page: Page) -> None:
    expect(page.get_by_role("button", name="Vorlesen")).to_be_hidden()
    page.add_init_script(SPEECH)
    page.reload()
    page.get_by_role("button", name="Vorlesen").click()
    expect(page.get_by_role("button", name="Aufhören")).to_be_visible()
    said = page.evaluate("said")
    assert said[1] == "de-DE: Wer hat den Umbau des Hafens beschlossen?"
    assert min(said[2:]) == "de-DE: der Gemeinderat von Brückenau"
    assert len(said) == 5
    page.get_by_role("button", name="Aufhören").click()
    expect(page.get_by_role("button", name="Vorlesen")).to_be_visible()
    assert page.evaluate("said").pop() == "(silence)"


@pytest.mark.parametrize("number", [1, 3, 4, 8, 9])
def test_everything_to_touch_is_large_enough(page: Page, number: int) -> None:
    """44 CSS pixels each way, but for links within text (WCAG 2.2, 2.5.5)."""
    page.set_viewport_size({"width": 390, "height": 844})
    go_to(page, number)
    wait_for_all(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll("a, button, select, summary, label, input[type=text]")]
            .filter((e) => e.checkVisibility() && !e.matches(".visually-hidden, .skip, p a"))
            .map((e) => [e, e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 44 || box.height < 44)
            .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""
    )
    assert small == []


@pytest.mark.parametrize("timed", [False, True])
def test_script_and_styles_of_the_page_stay_small(page: Page, change: Change, *, timed: bool) -> None:
    """All that the page of a quiz with every kind of item loads by itself, also what it fetches to go on offline."""
    if timed:
        change(time_limit_seconds=600)
        page.context.clear_cookies()
        begin(page)
    wait_for_all(page)
    sizes = page.evaluate(
        """async () => {
            const names = performance.getEntriesByType("resource").map((entry) => entry.name);
            const size = async (name) => [name, (await (await fetch(name)).arrayBuffer()).byteLength];
            const files = names.filter((name) => /\\.(js|css)/.test(name));
            return Object.fromEntries(await Promise.all(files.map(size)));
        }"""
    )
    assert len(sizes) >= 8
    assert sum(sizes.values()) < 40_000, sizes
