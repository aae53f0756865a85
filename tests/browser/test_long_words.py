"""German compounds of sixty letters, in every place that people fill, widen no page, be it narrow or wide."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.chromium import overflow
from tests.browser.prepare import COMPOUND
from tests.browser.site import Site
from tests.browser.test_classes import assign, enter, make_class
from tests.browser.test_teacher import sign_in

WIDTHS = (320, 1920)
NAME = COMPOUND[:40]
"""As long as a name may be."""


def test_no_page_is_wider_than_its_window(browser: Browser, site: Site) -> None:
    quiz_id, article_id = site.python("-m", "tests.browser.prepare", "compounds", "lehrerin").split()
    too_wide: list[str] = []

    def new_page() -> Page:
        return browser.new_page(base_url=site.url, locale="de-DE", viewport=ViewportSize(width=WIDTHS[0], height=800))

    def check(page: Page, *addresses: str) -> None:
        for address in addresses or (page.url,):
            page.goto(address)
            expect(page.locator("main h1, main h2").first).to_be_visible()
            page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                too_wide.extend(f"{address} at {width}: {element}" for element in overflow(page))

    teacher, learner = new_page(), new_page()
    sign_in(teacher)
    codes = make_class(teacher, COMPOUND, NAME, "Mia")
    assign(teacher, COMPOUND)
    progress = teacher.url
    classroom = progress.split("/assignments")[0]

    enter(learner, codes[NAME])
    check(learner)
    learner.get_by_role("link", name=COMPOUND).click()
    check(learner)
    learner.get_by_role("button", name="Beginnen").click()
    expect(learner).to_have_title(re.compile("Frage 1"))
    attempt = re.sub(r"/1(#.*)?$", "", learner.url)
    check(learner, *(f"{attempt}/{position}" for position in range(1, 9)))
    learner.goto(f"{attempt}/1")
    learner.get_by_role("radio").first.check()
    expect(learner.get_by_text(re.compile("Gespeichert um"))).to_be_visible()
    check(learner, f"{attempt}/overview")
    learner.goto(f"{attempt}/overview")
    learner.get_by_role("button", name="Jetzt abgeben").click()
    expect(learner).to_have_title(re.compile("Ergebnis"))
    check(learner, learner.url, f"{attempt}/1/report", "/my-results", "/my-data")
    learner.goto(f"{attempt}/result")
    learner.get_by_role("button", name="Alles Falsche lernen").click()
    check(learner, "/practice", "/practice/next", "/practice/cards", "/practice/progress")

    results = f"/quizzes/{quiz_id}/results"
    check(teacher, progress, classroom, f"{classroom}/codes", f"{classroom}/gradebook", "/classes/")
    check(teacher, results, f"{results}/items", f"{results}/marking", "/quizzes/", "/teach", "/articles/")
    check(teacher, f"/quizzes/{quiz_id}", f"/quizzes/{quiz_id}/print?key=1", f"/articles/{article_id}/items")
    check(teacher, f"/articles/{article_id}", "/bank", f"{classroom}/assignments/new")
    teacher.goto(f"{results}/items")
    check(teacher, str(teacher.locator(".item-result h2 a").first.get_attribute("href")))
    teacher.goto(results)
    check(teacher, str(teacher.get_by_role("link", name=NAME, exact=True).first.get_attribute("href")))
    assert not too_wide, "\n".join(too_wide)
