"""Every page, light and dark, passes axe-core's rules: contrast, names, landmarks, order of headings."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from quiz.factory import create_app
from tests.browser.chromium import overflow
from tests.browser.screenshots import SCHEMES, Sight, prepare
from tests.browser.site import Site

NO_PAGES = {
    *("static", "pages.robots", "monitoring.healthz", "monitoring.livez", "monitoring.prometheus"),
    *("attempts.resume", "attempts.ahead", "attempts.csrf_token", "authoring.job_state"),  # leads on; for scripts
    *("classrooms.join_picture", "classrooms.personal_picture", "second_factor.picture"),
    *("results.export", "results.export_gradebook", "personal.as_json", "practice.as_csv", "practice.as_anki"),
}
"""What can be fetched and is no page: pictures, files, what scripts and machines ask for."""

WIDTHS = (320, 1920)


@pytest.fixture(scope="module")
def sights(browser: Browser, site: Site) -> list[Sight]:
    """All pages."""
    return prepare(browser, site)


def test_no_page_is_left_out(sights: list[Sight], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NACHGEFRAGT_INSTANCE", str(tmp_path))
    routes = create_app().url_map
    pages = {rule.endpoint for rule in routes.iter_rules() if "GET" in (rule.methods or ())} - NO_PAGES
    paths = [path for sight in sights if (path := urlsplit(sight.url).path) != "/nothing-here"]
    assert pages - {routes.bind("").match(path)[0] for path in paths} == set()


def test_no_page_breaks_a_rule_or_is_wider_than_its_window(browser: Browser, site: Site, sights: list[Sight]) -> None:
    axe = Axe()
    broken: list[str] = []
    for sight in sights:
        context = browser.new_context(base_url=site.url, locale="de-DE", storage_state=sight.state)
        page = context.new_page()
        page.goto(sight.url)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
            broken += [f"{sight.name} ({scheme}): {rule['help']}: {rule['nodes'][0]['html'][:150]}" for rule in found]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            broken += [f"{sight.name} at {width}: {element}" for element in overflow(page)]
        context.close()
    assert not broken, "\n".join(broken)
