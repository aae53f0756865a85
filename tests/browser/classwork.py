"""The pages of a class at work, filled: sixteen learners in all stages, a wrong key, a report, what came of it."""

from __future__ import annotations

import random
import re
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import Browser, Page, expect

from tests.browser.learning import Found
from tests.browser.school import ANSWERS, ITEMS, Visitor
from tests.browser.site import Site
from tests.browser.test_classes import assign, enter, make_class
from tests.browser.test_teacher import sign_in

TITLE = "Für die Klasse"
LONG_NAME = "Maximilian-Alexander von Hohenfels"
WAITING = "Mia"
UNDER_WAY = {"Tom": 1, "Aylin": 4, "Noah": 5}
"""Who has answered how many questions so far."""
DONE = (LONG_NAME, "Ben", "Clara", "David", "Elif", "Finn", "Greta", "Hanna", "Ivo", "Jana", "Kasimir", "Lena")


def visit_classes(browser: Browser, site: Site) -> list[Found]:
    """Let a class work on a quiz whose first key is wrong; return the pages that its people see."""
    quiz_id, item_id = site.python("-m", "tests.browser.school", "lehrerin", TITLE).split()
    page = browser.new_page(base_url=site.url, locale="de-DE")
    sign_in(page)
    state = page.context.storage_state()
    codes = make_class(page, "8b am Donnerstag", *DONE, *UNDER_WAY, WAITING)
    seen: list[Found] = [("codes", page.url, state)]
    assign(page, TITLE)
    progress, classroom = page.url, page.url.split("/assignments")[0]
    work(site, codes)
    correct_key(page, item_id)
    results = f"/quizzes/{quiz_id}/results"
    addresses = {
        "classes": "/classes/",
        "class": classroom,
        "class-new": "/classes/new",
        "class-settings": f"{classroom}/settings",
        "add-members": f"{classroom}/members",
        "assign": f"{classroom}/assignments/new",
        "progress": progress,
        "rules": f"{progress}/rules",
        "assignment-delete": f"{progress}/delete",
        "extension": extension(page, progress),
        "gradebook": f"{classroom}/gradebook",
        "class-results": results,
        "class-items": f"{results}/items",
        "class-item": f"{results}/items/{item_id}",
        "marking": f"{results}/marking",
        "regrade": f"/items/{item_id}/regrade",
        "reports": "/reports",
        "item-reports": f"/items/{item_id}/reports",
        "print": f"/quizzes/{quiz_id}/print",
        "print-key": f"/quizzes/{quiz_id}/print?key=1",
    }
    seen += [(name, address, state) for name, address in addresses.items()]
    page.goto(classroom)
    join = page.get_by_label("Link").input_value()
    page = browser.new_page(base_url=site.url, locale="de-DE")
    enter(page, codes[WAITING])
    state = page.context.storage_state()
    door = str(page.get_by_role("link", name=TITLE).get_attribute("href"))
    return [*seen, ("join", join, None), ("my-classes", "/my-classes", state), ("door", door, state)]


def work(site: Site, codes: dict[str, str]) -> None:
    """Let everybody but one answer, the stronger the earlier in the list; one of them reports the first question."""
    rng = random.Random(17)
    plans = {}
    for place, name in enumerate([*DONE, *UNDER_WAY]):
        skill = 0.97 - 0.7 * place / len(DONE)
        plans[name] = {
            item: texts[0] if rng.random() < skill else rng.choice(("", *texts[1:])) for item, texts in ANSWERS.items()
        }
    plans["Ben"]["q4"] = "Karin Fogt"
    with ThreadPoolExecutor(4) as pool:
        ends = {
            name: pool.submit(Visitor(site.url).take, codes[name], TITLE, plan, UNDER_WAY.get(name, len(ITEMS)))
            for name, plan in plans.items()
        }
    assert all(end.result() for end in ends.values())
    reporter = Visitor(site.url)
    reporter.open("/enter", {"code": codes[LONG_NAME], "csrf_token": reporter.open("/enter").fields["csrf_token"]})
    reporter.report(ends[LONG_NAME].result(), 1, "wrong_key", "Im Text steht das Krankenhaus.")


def correct_key(page: Page, item_id: str) -> None:
    """Say what is right, and leave the regrade for later."""
    page.goto(f"/items/{item_id}")
    page.get_by_label("Antwort 1 ist richtig").check()
    page.get_by_role("button", name="Speichern", exact=True).locator("visible=true").last.click()
    expect(page).to_have_title(re.compile("Neu werten"))


def extension(page: Page, progress: str) -> str:
    """Return the address of giving the first in the list more time."""
    page.goto(progress)
    return str(page.get_by_role("link", name="Verlängern").first.get_attribute("href"))
