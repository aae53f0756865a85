"""Signing in with password and code, as a person does it: with an app, with a recovery code, without JavaScript."""

from __future__ import annotations

from secrets import token_hex

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.chromium import overflow
from tests.browser.conftest import Visit
from tests.browser.site import PASSWORD, Site
from tests.browser.test_teacher import sign_in


def give_password(page: Page, name: str) -> None:
    page.goto("/login")
    page.get_by_label("Benutzername").fill(name)
    page.get_by_label("Kennwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page).to_have_title("Anmelden: zweiter Schritt – Nachgefragt")


def give_code(page: Page, code: str) -> None:
    """Type it and press Enter."""
    field = page.get_by_label("Code", exact=True)
    field.fill(code)
    field.press("Enter")


def assert_accessible(page: Page, *, scripts: bool) -> None:
    """What the crawl of all pages asks, for pages that only a sent form shows; axe needs scripts."""
    if scripts:
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [rule["help"] for rule in found] == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_second_step_from_setting_it_up_to_turning_it_off(visit: Visit, site: Site, *, scripts: bool) -> None:
    name = f"sicher.{token_hex(4)}"
    site.make_accounts(**{name: "teacher"})
    page = visit(scripts=scripts)
    sign_in(page, name)
    page.goto("/settings")
    page.get_by_role("link", name="Einrichten").click()
    expect(page.get_by_role("img", name="QR-Code mit dem Schlüssel")).to_be_visible()
    assert overflow(page) == []
    app = pyotp.TOTP(page.locator("code").inner_text().replace(" ", ""))
    page.get_by_label("Kennwort").fill(PASSWORD)
    give_code(page, "keiner")
    expect(page.get_by_role("alert")).to_contain_text("Der Code stimmt nicht")
    page.get_by_label("Kennwort").fill(PASSWORD)
    tried = app.now()
    give_code(page, tried)
    expect(page.get_by_role("heading", name="Deine Ersatzcodes")).to_be_visible()
    codes = page.get_by_role("listitem").locator("code").all_inner_texts()
    assert len(codes) == 10
    assert overflow(page) == []
    assert_accessible(page, scripts=scripts)
    page.get_by_role("link", name="Ich habe sie, weiter").click()

    page.get_by_role("button", name="Abmelden", exact=True).click()
    give_password(page, name)
    give_code(page, tried)
    expect(page.get_by_role("alert")).to_contain_text("wurde schon benutzt")
    assert_accessible(page, scripts=scripts)
    give_code(page, codes[0])
    expect(page.get_by_role("button", name="Abmelden", exact=True)).to_be_visible()

    page.goto("/settings")
    expect(page.get_by_text("Noch 9 Ersatzcodes.")).to_be_visible()
    page.get_by_role("link", name="Ausschalten oder Gerät wechseln").click()
    page.get_by_label("Kennwort").fill(PASSWORD)
    give_code(page, codes[1].replace("-", ""))
    expect(page.get_by_role("link", name="Einrichten")).to_be_visible()
    page.get_by_role("button", name="Abmelden", exact=True).click()
    sign_in(page, name)
