"""Pictures of all main pages for people to look at: `python -m tests.browser.screenshots FOLDER`.

Each page is shown at 390 and 1280 pixels, in light and dark, as `FOLDER/PAGE-WIDTH-SCHEME.png`, filled with the demo
and with what the journeys leave behind.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urldefrag

from playwright.sync_api import Browser, Page, StorageState, ViewportSize, expect

from tests.browser import chromium
from tests.browser.classwork import visit_classes
from tests.browser.learning import visit_learning
from tests.browser.side_pages import visit_side_pages
from tests.browser.site import Site, running_site
from tests.browser.test_learner import answer, begin_as_guest
from tests.browser.test_teacher import ARTICLE, PATIENCE_MS, sign_in

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Sight:
    """A page worth looking at, and the browser state of the person who sees it."""

    name: str
    url: str
    state: StorageState | None = None


def prepare(browser: Browser, site: Site) -> list[Sight]:
    """Do what people do, and return the pages they came by; the site has a teacher `lehrerin` and an administrator."""
    sights = [Sight(name, url) for name, url in (("start", "/"), ("enter", "/enter"), ("sign-in", "/login"))]
    sights += [Sight("register", "/register"), Sight("not-found", "/nothing-here"), Sight("privacy", "/privacy")]
    sights += [*_learner(browser, site), *_teacher(browser, site)]
    for visit in (visit_learning, visit_classes, visit_side_pages):
        sights += [Sight(*found) for found in visit(browser, site)]
    return [*sights, *_bank(browser, site), *_administrator(browser, site)]


def _learner(browser: Browser, site: Site) -> list[Sight]:
    code = site.publish_quiz("lehrerin", "Die neue Buslinie")
    checked_code = site.publish_quiz("lehrerin", "Gleich geprüft", feedback="after_each")
    page = browser.new_page(base_url=site.url, locale="de-DE")
    begin_as_guest(page, code, "Jo")
    answer(page)
    page.get_by_role("button", name="Jetzt abgeben").click()
    expect(page).to_have_title(re.compile("Ergebnis"))
    result = Sight("result", page.url, page.context.storage_state())
    page.goto("/my-results")
    mine = Sight("my-results", page.url, page.context.storage_state())

    page = browser.new_page(base_url=site.url, locale="de-DE")
    page.goto(f"/q/{code}")
    seen = [Sight("welcome", page.url)]
    begin_as_guest(page, code, "Aischa")
    page.get_by_role("radio", name="mit dem Rathaus").check()
    expect(page.get_by_text("Gespeichert um")).to_be_visible()
    state = page.context.storage_state()
    seen += [Sight(f"question-{n}", re.sub(r"/1(#.*)?$", f"/{n}", page.url), state) for n in range(1, 6)]
    seen.append(Sight("overview", re.sub(r"/1(#.*)?$", "/overview", page.url), state))

    page = browser.new_page(base_url=site.url, locale="de-DE")
    begin_as_guest(page, checked_code, "Ben")
    page.get_by_role("radio", name="mit dem Rathaus").check()
    page.get_by_role("button", name="Antwort prüfen").locator("visible=true").click()
    expect(page.get_by_text("deine Antwort")).to_be_visible()
    return [*seen, Sight("checked", page.url, page.context.storage_state()), result, mine]


def _teacher(browser: Browser, site: Site) -> list[Sight]:
    page = browser.new_page(base_url=site.url, locale="de-DE")
    sign_in(page)
    state = page.context.storage_state()
    seen = [Sight("teach", "/teach", state), Sight("article-new", "/articles/new", state)]

    def import_article() -> None:
        page.goto("/articles/new")
        page.get_by_label("Text einfügen").fill(ARTICLE)
        page.get_by_role("button", name="Weiter: Text prüfen").click()
        expect(page.get_by_label("Überschrift")).to_be_visible()

    import_article()
    seen.append(Sight("article-edit", page.url, state))
    import_article()
    page.get_by_role("button", name="Fragen vorschlagen").click()
    items = page.locator("li.item")
    expect(items.first).to_be_visible(timeout=PATIENCE_MS)
    review = urldefrag(page.url).url  # what is decided below may lead to a part of the page
    items.first.get_by_role("button", name="Annehmen").click()
    items.nth(1).get_by_role("button", name="Ablehnen").click()
    seen += [Sight("review", review, state), Sight("ask", f"{review}/ask", state)]
    seen.append(Sight("dropped", review.replace("/items", "/dropped"), state))
    edit = items.first.get_by_role("link", name="Bearbeiten").get_attribute("href")
    seen.append(Sight("item-edit", str(edit), state))
    page.get_by_role("button", name=re.compile("offenen? annehmen")).click()
    page.get_by_role("button", name=re.compile("Quiz aus .* machen")).first.click()
    page.get_by_role("button", name="Speichern und veröffentlichen").click()
    expect(page.get_by_label("Link")).to_be_visible()
    seen.append(Sight("quiz", page.url, state))
    page.goto("/quizzes/")
    seen.append(Sight("quizzes", page.url, state))
    page.get_by_role("link", name="Die neue Buslinie", exact=True).first.click()
    page.get_by_role("link", name="Ergebnisse").click()
    seen += [Sight("results", page.url, state), Sight("results-items", f"{page.url}/items", state)]
    page.get_by_role("link", name="Jo", exact=True).click()
    return [*seen, Sight("results-attempt", page.url, state), Sight("settings", "/settings", state)]


def _bank(browser: Browser, site: Site) -> list[Sight]:
    page = browser.new_page(base_url=site.url, locale="de-DE")
    sign_in(page)
    state = page.context.storage_state()
    page.goto("/bank?q=Buslinie")
    item = str(page.locator(".found__stem a").first.get_attribute("href"))
    addresses = {"bank": "/bank", "item": item, "shared-quizzes": "/quizzes/shared", "log": "/accounts/log"}
    return [Sight(name, address, state) for name, address in addresses.items()]


def _administrator(browser: Browser, site: Site) -> list[Sight]:
    page = browser.new_page(base_url=site.url, locale="de-DE")
    sign_in(page, "leitung")
    state = page.context.storage_state()
    return [Sight("accounts", page.url, state), Sight("schools", "/accounts/schools", state)]


def take(browser: Browser, site: Site, sights: list[Sight], folder: Path) -> None:
    """Show every page at every width in both colour schemes."""
    for device, (width, height) in chromium.WIDTHS.items():
        for scheme in SCHEMES:
            for sight in sights:
                context = browser.new_context(
                    base_url=site.url,
                    viewport=ViewportSize(width=width, height=height),
                    is_mobile=device == "phone",
                    has_touch=device == "phone",
                    locale="de-DE",
                    color_scheme=scheme,
                    storage_state=sight.state,
                )
                _shoot(context.new_page(), sight, folder / f"{sight.name}-{width}-{scheme}.png")
                context.close()


def _shoot(page: Page, sight: Sight, path: Path) -> None:
    page.goto(sight.url)
    page.screenshot(path=path, full_page=True)
    print(path.name, *chromium.overflow(page))


@contextmanager
def prepared() -> Iterator[tuple[Browser, Site, list[Sight]]]:
    """Run an installation of its own with all pages filled, and a browser; end the program where there is none."""
    executable = chromium.program()
    if executable is None:
        sys.exit("No Chromium found: install it, or name it by CHROMIUM.")
    expect.set_options(timeout=PATIENCE_MS)
    with (
        tempfile.TemporaryDirectory() as instance,
        running_site(Path(instance)) as site,
        chromium.launched(executable) as browser,
    ):
        site.make_accounts(lehrerin="teacher", mila="learner", leitung="administrator")
        yield browser, site, prepare(browser, site)


def main(folder: Path) -> None:
    """Run the command."""
    folder.mkdir(parents=True, exist_ok=True)
    with prepared() as (browser, site, sights):
        take(browser, site, sights, folder)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
