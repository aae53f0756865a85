"""A class at work: a list becomes members with codes, a quiz is assigned and watched; a quiz is put in order."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.chromium import overflow
from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.test_teacher import sign_in


def make_class(page: Page, name: str, *names: str) -> dict[str, str]:
    """Make a class of learners without accounts; return their personal codes by name."""
    page.goto("/classes/new")
    page.get_by_label("Name der Klasse").fill(name)
    page.get_by_role("button", name="Klasse anlegen").click()
    page.get_by_role("link", name="Liste hinzufügen").click()
    page.get_by_label("Namen").fill("\n".join(names))
    page.get_by_role("button", name="Hinzufügen").click()
    expect(page.get_by_role("heading", name="Persönliche Codes")).to_be_visible()
    slips = page.locator(".slip")
    return {slip.locator(".slip__name").inner_text(): slip.locator(".slip__code").inner_text() for slip in slips.all()}


def assign(page: Page, title: str) -> None:
    """Give the quiz to the class whose codes are shown, and arrive at the progress page."""
    page.goto(page.url.removesuffix("/codes"))
    page.get_by_role("link", name="Quiz als Aufgabe stellen").click()
    page.get_by_label("Quiz", exact=True).select_option(label=title)
    page.get_by_role("button", name="Aufgabe stellen").click()
    expect(page.get_by_text("Die Aufgabe ist gestellt")).to_be_visible()


def enter(page: Page, code: str) -> None:
    """Type a personal code."""
    page.goto("/enter")
    page.get_by_label("Quiz-Code").fill(code)
    page.get_by_role("button", name="Zum Quiz").click()
    expect(page.get_by_role("heading", name="Meine Klassen")).to_be_visible()


def test_a_teacher_watches_a_class_take_an_assignment(visit: Visit, site: Site) -> None:
    site.publish_quiz("lehrerin", "Die Buslinie im Test")
    teacher, learner = visit(), visit()
    sign_in(teacher)
    codes = make_class(teacher, "7c am Bildschirm", "Mia", "Tom")
    assert overflow(teacher) == []
    assign(teacher, "Die Buslinie im Test")
    assert overflow(teacher) == []
    mia = teacher.get_by_role("row", name=re.compile("^Mia"))
    expect(mia.get_by_text("nicht begonnen")).to_be_visible()

    enter(learner, codes["Mia"])
    assert overflow(learner) == []
    learner.get_by_role("link", name="Die Buslinie im Test").click()
    expect(learner.get_by_role("button", name="Beginnen")).to_be_visible()
    assert overflow(learner) == []
    learner.get_by_role("button", name="Beginnen").click()
    expect(mia.get_by_text("begonnen", exact=True)).to_be_visible()
    learner.get_by_role("radio", name="mit dem Krankenhaus").check()
    expect(mia.get_by_text("Frage 1")).to_be_visible()
    expect(mia.get_by_text("1 von 6")).to_be_visible()
    learner.goto(re.sub(r"/1(#.*)?$", "/overview", learner.url))
    learner.get_by_role("button", name="Jetzt abgeben").click()
    expect(mia.get_by_text("abgegeben")).to_be_visible()
    expect(teacher.get_by_role("row", name=re.compile("^Tom")).get_by_text("nicht begonnen")).to_be_visible()
    learner.goto("/my-classes")
    expect(learner.get_by_role("heading", name="Erledigt")).to_be_visible()


def test_a_learner_without_script_takes_an_assignment(visit: Visit, site: Site) -> None:
    site.publish_quiz("lehrerin", "Ohne Skript")
    teacher, learner = visit(scripts=False), visit(scripts=False)
    sign_in(teacher)
    codes = make_class(teacher, "7d ohne Skript", "Aylin")
    assign(teacher, "Ohne Skript")
    enter(learner, codes["Aylin"])
    learner.get_by_role("link", name="Ohne Skript").click()
    learner.get_by_role("button", name="Beginnen").click()
    learner.get_by_role("radio", name="mit dem Krankenhaus").check()
    learner.get_by_role("button", name="Weiter", exact=True).locator("visible=true").click()
    teacher.reload()
    expect(teacher.get_by_role("row", name=re.compile("^Aylin")).get_by_text("1 von 6")).to_be_visible()


def test_a_quiz_is_put_in_order_by_dragging_and_by_the_keyboard(visit: Visit, site: Site) -> None:
    site.publish_quiz("lehrerin", "Zu ordnen")
    page = visit()
    page.emulate_media(reduced_motion="reduce")  # no smooth scrolling: places are where they are measured
    sign_in(page)
    page.goto("/quizzes/")
    page.get_by_role("link", name="Zu ordnen", exact=True).first.click()
    stems = page.locator("[data-order] .place__stem")
    expect(stems.nth(1)).to_be_visible()
    first, second = stems.all_inner_texts()[:2]

    page.get_by_role("button", name="Frage 1 verschieben").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(stems.first).to_have_text(second)
    expect(page.get_by_text("Reihenfolge gespeichert")).to_be_attached()

    grip, target = page.get_by_role("button", name="Frage 2 verschieben"), page.locator("[data-place]").first
    target.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), target.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, end["y"] + end["height"] / 2, steps=8)
    page.mouse.move(end["x"] + 20, end["y"] + 4, steps=4)
    with page.expect_response("**/order"):
        page.mouse.up()
    expect(stems.first).to_have_text(first)
    page.reload()
    expect(stems.first).to_have_text(first)
    expect(stems.nth(1)).to_have_text(second)
