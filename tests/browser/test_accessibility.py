"""Every page, light and dark, passes axe-core's rules: contrast, names, landmarks, order of headings."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.screenshots import SCHEMES, prepare
from tests.browser.site import Site


def test_no_page_breaks_a_rule(browser: Browser, site: Site) -> None:
    axe = Axe()
    broken: list[str] = []
    for sight in prepare(browser, site):
        for scheme in SCHEMES:
            context = browser.new_context(
                base_url=site.url, color_scheme=scheme, locale="de-DE", storage_state=sight.state
            )
            page = context.new_page()
            page.goto(sight.url)
            found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
            broken += [f"{sight.name} ({scheme}): {rule['help']}: {rule['nodes'][0]['html'][:150]}" for rule in found]
            context.close()
    assert broken == []
