"""One installation and one Chromium for all journeys; a context of its own for every visitor."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, ViewportSize, expect

from tests.browser import chromium
from tests.browser.site import Site, running_site

FOLDER = Path(__file__).parent
Visit = Callable[..., Page]
PATIENCE_MS = 60_000

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and keep them on one worker: they share the installation."""
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say of a failed test what stood in the open pages, and what the server logged as a fault."""
    report = yield
    arguments = getattr(item, "funcargs", {})
    if call.when == "call" and report.failed and "site" in arguments:
        for context in arguments["browser"].contexts:
            report.sections += [(page.url, _text_of(page)) for page in context.pages]
        report.sections.append(("server", arguments["site"].defects()))
    return report


def _text_of(page: Page) -> str:
    try:
        return page.locator("body").inner_text(timeout=5_000)
    except Error as error:  # a page that crashed, too, is worth knowing
        return f"not readable: {error.message}"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A running installation with a teacher `lehrerin`, a learner `mila` and an administrator `leitung`."""
    with running_site(tmp_path_factory.mktemp("instance")) as running:
        running.make_accounts(lehrerin="teacher", mila="learner", leitung="administrator")
        yield running


@pytest.fixture(params=chromium.WIDTHS)
def visit(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Visit]:
    """A function that opens a browser nobody used before, in turn at the width of a desktop and of a phone.

    With `scripts=False` the browser runs no JavaScript.

    When the test is over, nothing may have gone wrong unseen in any of its pages.
    """
    width, height = chromium.WIDTHS[request.param]
    watch = chromium.Watch(site.url)

    def open_page(*, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=site.url,
            viewport=ViewportSize(width=width, height=height),
            is_mobile=request.param == "phone",
            has_touch=request.param == "phone",
            locale="de-DE",
            java_script_enabled=scripts,
        )
        context.set_default_timeout(PATIENCE_MS)
        watch.over(context)
        return context.new_page()

    yield open_page
    for context in browser.contexts:
        context.close()
    assert watch.problems == [], site.defects()
