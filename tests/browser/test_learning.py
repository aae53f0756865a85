"""Practice and own data in a browser: with and without script, and to every rule of axe in either theme."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.chromium import overflow
from tests.browser.conftest import Visit
from tests.browser.learning import collect, visit_learning
from tests.browser.screenshots import SCHEMES
from tests.browser.site import Site


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_missed_is_learned_asked_and_answered(visit: Visit, site: Site, *, scripts: bool) -> None:
    code = site.publish_quiz("lehrerin", "Lernen")
    page = visit(scripts=scripts)
    collect(page, code, "Ada")
    page.get_by_role("link", name="Anfangen").click()
    expect(page.get_by_role("button", name="Antworten")).to_be_visible()
    assert overflow(page) == []
    page.get_by_role("button", name="Antworten").click()
    expect(page.get_by_text("Nicht beantwortet")).to_be_visible()
    expect(page.get_by_text(re.compile("Kommt am .* wieder dran"))).to_be_visible()
    assert overflow(page) == []
    page.goto("/practice/progress")
    expect(page.get_by_role("img").first).to_be_visible()
    assert overflow(page) == []
    page.goto("/practice/cards")
    page.get_by_role("button", name="Herausnehmen").first.click()
    expect(page.get_by_text("Aus deiner Sammlung genommen.")).to_be_visible()


def test_the_keys_answer_in_practice_too(visit: Visit, site: Site) -> None:
    code = site.publish_quiz("lehrerin", "Tasten")
    page = visit()
    collect(page, code, "Bo")
    page.get_by_role("link", name="Anfangen").click()
    expect(page.get_by_role("radio").first).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("1")
    expect(page.get_by_role("radio").first).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("beantwortet")).first).to_be_visible()


def test_no_page_breaks_a_rule_and_none_is_wider_than_a_small_phone(browser: Browser, site: Site) -> None:
    axe, broken = Axe(), []
    for name, url, state in visit_learning(browser, site):
        for scheme in SCHEMES:
            context = browser.new_context(
                base_url=site.url, color_scheme=scheme, locale="de-DE", storage_state=state,
                viewport=ViewportSize(width=320, height=640),
            )  # fmt: skip
            page = context.new_page()
            page.goto(url)
            found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
            broken += [f"{name} ({scheme}): {rule['help']}: {rule['nodes'][0]['html'][:150]}" for rule in found]
            broken += [f"{name}: {element}" for element in overflow(page)]
            context.close()
    assert broken == []


@pytest.mark.parametrize("width", [320, 768, 1920])
@pytest.mark.parametrize("settings", [{"contrast": "more"}, {"forced_colors": "active"}, {"reduced_motion": "reduce"}])
def test_the_style_guide_holds_at_every_width_and_setting(
    browser: Browser, site: Site, width: int, settings: dict[str, str]
) -> None:
    context = browser.new_context(
        base_url=site.url,
        locale="de-DE",
        viewport=ViewportSize(width=width, height=900),
        **settings,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto("/style-guide")
    assert overflow(page) == []
    behaviour = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    assert behaviour == ("auto" if "reduced_motion" in settings else "smooth")
    border = page.evaluate("getComputedStyle(document.querySelector('.card')).borderTopWidth")
    assert border == ("2px" if "contrast" in settings else "1px")
    context.close()
