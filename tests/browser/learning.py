"""The pages of practice and of a person's own data, filled: what looks at pages looks at these, too."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.site import PASSWORD, Site
from tests.browser.test_learner import answer, begin_as_guest

Found = tuple[str, str, StorageState | None]
"""A name, an address, and the browser state of the person who sees it."""


def collect(page: Page, code: str, name: str) -> None:
    """Take the quiz as a guest and put what was missed into the collection."""
    begin_as_guest(page, code, name)
    answer(page)
    page.get_by_role("button", name="Jetzt abgeben").click()
    expect(page).to_have_title(re.compile("Ergebnis"))
    page.get_by_role("button", name="Alles Falsche lernen").click()
    expect(page.get_by_text("in deiner Sammlung")).to_be_visible()


def visit_learning(browser: Browser, site: Site) -> list[Found]:
    """Do what learners do with practice and their data; return the pages they came by."""
    code = site.publish_quiz("lehrerin", "Zum Üben")
    page = browser.new_page(base_url=site.url, locale="de-DE")
    empty: Found = ("practice-empty", "/practice", None)
    collect(page, code, "Yaro")
    state = page.context.storage_state()
    seen: list[Found] = [empty, ("practice", "/practice", state)]
    page.get_by_role("link", name="Anfangen").click()
    seen.append(("practice-question", page.url, state))
    page.get_by_role("button", name="Antworten").click()
    expect(page.get_by_text("Kommt am")).to_be_visible()
    seen += [("practice-answered", page.url, state), ("practice-cards", "/practice/cards", state)]
    seen += [("practice-progress", "/practice/progress", state), ("my-data", "/my-data", state)]
    seen.append(("style-guide", "/style-guide", None))

    page.goto("/login")
    page.get_by_label("Benutzername").fill("mila")
    page.get_by_label("Kennwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("heading", name="Warst du das, Yaro?")).to_be_visible()
    both = page.context.storage_state()
    seen += [("take-over", page.url, both), ("settings-learner", "/settings", both)]
    seen.append(("delete-account", "/settings/delete", both))

    page = browser.new_page(base_url=site.url, locale="de-DE")
    page.goto("/login")
    page.get_by_label("Benutzername").fill("lehrerin")
    page.get_by_label("Kennwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    page.goto("/pupils/new")
    page.get_by_label("Benutzername").fill(f"anton.{code.lower()}")  # another one whenever the pages are visited
    page.get_by_role("button", name="Anlegen").click()
    expect(page.get_by_role("heading", name="Zugangsdaten")).to_be_visible()
    teacher = page.context.storage_state()
    return [*seen, ("pupils", "/pupils", teacher), ("pupil-new", "/pupils/new", teacher)]
