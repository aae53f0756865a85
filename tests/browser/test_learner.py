"""A learner takes a quiz: as a guest and with an account, interrupted, on two devices, submitted, reviewed, retried."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.chromium import overflow
from tests.browser.conftest import Visit
from tests.browser.site import PASSWORD, Site

SAVED = re.compile("Gespeichert um")


def answer(page: Page) -> None:
    """Answer all questions but the last, the second wrong and the fourth with a typo, and go to the overview."""
    page.get_by_role("radio", name="mit dem Krankenhaus").check()
    onward(page, "Frage 2")
    page.get_by_role("radio", name="Richtig", exact=True).check()
    onward(page, "Frage 3")
    page.get_by_label("Wie viel kostet sie im Jahr?").and_(page.get_by_role("textbox")).fill("1,3")
    onward(page, "Frage 4")
    page.get_by_label("Wie heißt die Bürgermeisterin?").and_(page.get_by_role("textbox")).fill("Karin Fogt")
    onward(page, "Frage 5")
    page.get_by_label("Lücke 1").select_option("Montagabend")
    page.get_by_label("Lücke 2").select_option("Buslinie")
    onward(page, "Frage 6")
    page.get_by_role("button", name="Zur Übersicht").click()


def onward(page: Page, title: str) -> None:
    """Go on and arrive at the page with the title."""
    assert overflow(page) == []
    page.get_by_role("button", name="Weiter", exact=True).locator("visible=true").click()
    expect(page).to_have_title(re.compile(title))


def begin_as_guest(page: Page, code: str, name: str) -> None:
    """Come in by the code and give a name."""
    page.goto("/enter")
    page.get_by_label("Quiz-Code").fill(f"{code[:3]}-{code[3:6]}-{code[6:]}".lower())
    page.get_by_role("button", name="Zum Quiz").click()
    page.get_by_label("Dein Name in diesem Quiz").fill(name)
    assert overflow(page) == []
    page.get_by_role("button", name="Quiz beginnen").click()
    expect(page).to_have_title(re.compile("Frage 1"))


def test_a_guest_resumes_after_reload_and_closed_tab_then_submits_and_retries(visit: Visit, site: Site) -> None:
    code = site.publish_quiz("lehrerin", "Die neue Buslinie")
    page = visit()
    begin_as_guest(page, code, "Jo")

    page.get_by_role("radio", name="mit dem Krankenhaus").check()
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.reload()
    expect(page.get_by_role("radio", name="mit dem Krankenhaus")).to_be_checked()
    expect(page.get_by_text(SAVED)).to_be_visible()

    answer(page)
    expect(page.get_by_text("1 Frage ist noch offen")).to_be_visible()
    assert overflow(page) == []

    context = page.context
    page.close()
    page = context.new_page()
    page.goto(f"/q/{code}")
    expect(page.get_by_text("Du bist hier als Jo.")).to_be_visible()
    page.get_by_role("button", name="Weitermachen").click()
    expect(page).to_have_title(re.compile("Frage 6"))
    page.get_by_role("radio", name="das Land zahlt").check()
    page.get_by_role("button", name="Zur Übersicht").click()
    expect(page.get_by_text("Alle Fragen sind beantwortet und gespeichert.")).to_be_visible()
    page.get_by_role("button", name="Jetzt abgeben").click()

    expect(page.get_by_text("4 von 6 Fragen richtig")).to_be_visible()
    expect(page.get_by_text(re.compile("Tippfehler"))).to_be_visible()
    expect(page.locator("mark").first).to_be_visible()
    assert overflow(page) == []

    page.get_by_role("button", name=re.compile("iederholen")).click()
    expect(page).to_have_title(re.compile("Frage 1"))
    page.get_by_role("radio", name="Falsch", exact=True).check()
    onward(page, "Frage 2")
    page.get_by_role("radio", name="Pflegekräfte kommen mit dem Auto").check()
    page.get_by_role("button", name="Zur Übersicht").click()
    page.get_by_role("button", name="Jetzt abgeben").click()
    expect(page.get_by_text("2 von 2 Fragen richtig")).to_be_visible()
    page.get_by_role("link", name="Alle meine Ergebnisse").click()
    expect(page.get_by_role("link", name="Die neue Buslinie", exact=True)).to_have_count(2)


def test_on_a_shared_computer_the_next_one_starts_afresh(visit: Visit, site: Site) -> None:
    code = site.publish_quiz("lehrerin", "Am selben Rechner")
    page = visit()
    begin_as_guest(page, code, "Kim")
    page.goto(f"/q/{code}")
    page.get_by_role("button", name="Nicht du?").click()
    page.get_by_label("Dein Name in diesem Quiz").fill("Lou")
    page.get_by_role("button", name="Quiz beginnen").click()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.goto("/my-results")
    expect(page.get_by_text("Lou")).to_be_visible()
    expect(page.get_by_text("Kim")).to_have_count(0)


def test_nothing_in_the_page_tells_the_key_before_it_is_due(visit: Visit, site: Site) -> None:
    code = site.publish_quiz("lehrerin", "Nichts verraten", presentation="all_on_one")
    page = visit()
    page.goto(f"/q/{code}")
    page.get_by_label("Dein Name in diesem Quiz").fill("Neugierig")
    page.get_by_role("button", name="Quiz beginnen").click()
    expect(page.get_by_role("radio", name="mit dem Krankenhaus")).to_be_visible()
    source = page.content()
    assert "Karin Vogt" not in source
    assert "1,3" not in source
    values = page.get_by_role("radio").evaluate_all("(inputs) => inputs.map((input) => input.value)")
    assert not {"o1", "o2", "o3"} & set(values)


def test_an_account_goes_on_in_another_browser(visit: Visit, site: Site) -> None:
    code = site.publish_quiz("lehrerin", "Auf zwei Geräten")
    first, second = visit(), visit()
    for page in (first, second):
        page.goto("/login")
        page.get_by_label("Benutzername").fill("mila")
        page.get_by_label("Kennwort").fill(PASSWORD)
        page.get_by_role("button", name="Anmelden").click()
        expect(page.get_by_role("button", name="Abmelden")).to_be_visible()
    first.goto(f"/q/{code}")
    first.get_by_role("button", name="Quiz beginnen").click()
    first.get_by_role("radio", name="mit dem Krankenhaus").check()
    expect(first.get_by_text(SAVED)).to_be_visible()

    second.goto(f"/q/{code}")
    second.get_by_role("button", name="Weitermachen").click()
    expect(second).to_have_title(re.compile("Frage 2"))
    second.get_by_role("button", name="Zurück").click()
    expect(second.get_by_role("radio", name="mit dem Krankenhaus")).to_be_checked()


def test_feedback_after_each_shows_the_key_and_locks_the_answer(visit: Visit, site: Site) -> None:
    code = site.publish_quiz("lehrerin", "Gleich geprüft", feedback="after_each")
    page = visit()
    begin_as_guest(page, code, "Ali")
    page.get_by_role("radio", name="mit dem Rathaus").check()
    page.get_by_role("button", name="Antwort prüfen").locator("visible=true").click()
    expect(page.get_by_text("deine Antwort")).to_be_visible()
    expect(page.get_by_text("Sie verbindet ab September den Bahnhof mit dem Krankenhaus.")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    assert overflow(page) == []


def test_everything_works_without_scripts(visit: Visit, site: Site) -> None:
    code = site.publish_quiz("lehrerin", "Ohne Skripte")
    page = visit(scripts=False)
    begin_as_guest(page, code, "Noa")
    answer(page)
    page.get_by_role("link", name="Zurück zu den Fragen").click()
    expect(page).to_have_title(re.compile("Frage 6"))
    page.get_by_role("button", name="Zurück", exact=True).click()
    expect(page.get_by_text(SAVED)).to_be_visible()
    expect(page.get_by_label("Lücke 1")).to_have_value(re.compile("."))
    page.goto(f"/q/{code}")
    page.get_by_role("button", name="Weitermachen").click()
    page.get_by_role("button", name="Zur Übersicht").click()
    page.get_by_role("button", name="Jetzt abgeben").click()
    expect(page.get_by_text("4 von 6 Fragen richtig")).to_be_visible()
