"""The pages beside the journeys: new forms, questions before something is lost, letters' links, a stopped job."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Browser, expect

from questions.items import ItemType
from tests.browser.learning import Found
from tests.browser.site import PASSWORD, Site
from tests.browser.test_learner import begin_as_guest
from tests.browser.test_teacher import sign_in


def visit_side_pages(browser: Browser, site: Site) -> list[Found]:
    """Return the pages, each with who sees it."""
    code = site.publish_quiz("lehrerin", "Nebenbei")
    numbers = json.loads(site.python("-m", "tests.browser.prepare", "numbers", "lehrerin", "mila"))

    def signed_in(name: str, addresses: dict[str, str]) -> list[Found]:
        page = browser.new_page(base_url=site.url, locale="de-DE")
        sign_in(page, name)
        state = page.context.storage_state()
        return [(key, address.format(**numbers), state) for key, address in addresses.items()]

    teacher = {
        "articles": "/articles/",
        "article-delete": "/articles/{article}/delete",
        "job-stopped": "/jobs/{job}",
        "quiz-delete": "/quizzes/{quiz}/delete",
        "pupil-password": "/pupils/{pupil}/password",
    }
    kinds = {f"new-{kind.value}": f"/articles/{{article}}/items/new/{kind.value}" for kind in ItemType}
    administrator = {
        "account-new": "/accounts/new",
        "account-password": "/accounts/{learner}/password",
        "account-school": "/accounts/{learner}/school",
        "account-second-factor": "/accounts/{careful}/second-factor",
    }
    learner = {
        "email": "/settings/email",
        "email-confirm": "/settings/email/{address_link}",
        "second-factor-new": "/settings/second-factor/new",
    }
    everybody: list[Found] = [
        ("imprint", "/imprint", None),
        ("forgotten", "/forgotten", None),
        ("new-password", f"/new-password/{numbers['password_link']}", None),
        ("link-over", "/new-password/x", None),
    ]
    page = browser.new_page(base_url=site.url, locale="de-DE")
    begin_as_guest(page, code, "Ida")
    page.goto(re.sub(r"/1(#.*)?$", "/overview", page.url))
    page.get_by_role("button", name="Jetzt abgeben").click()
    expect(page).to_have_title(re.compile("Ergebnis"))
    report = page.url.replace("/result", "/1/report")
    return [
        *everybody,
        ("report", report, page.context.storage_state()),
        *signed_in("lehrerin", teacher | kinds),
        *signed_in("leitung", administrator),
        *signed_in("mila", learner),
        *_second_factor(browser, site, numbers["careful_name"], numbers["recovery_code"]),
    ]


def _second_factor(browser: Browser, site: Site, name: str, recovery_code: str) -> list[Found]:
    """Return the page between password and code, and those of an account that has a second factor."""
    page = browser.new_page(base_url=site.url, locale="de-DE")
    page.goto("/login")
    page.get_by_label("Benutzername").fill(name)
    page.get_by_label("Kennwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    code = page.get_by_label("Code", exact=True)
    expect(code).to_be_visible()
    between = page.context.storage_state()
    code.fill(recovery_code)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible()
    state = page.context.storage_state()
    own = {"second-factor-renew": "recovery-codes", "second-factor-off": "off"}
    inside: list[Found] = [(key, f"/settings/second-factor/{end}", state) for key, end in own.items()]
    return [("second-step", "/login/code", between), ("settings-two-steps", "/settings", state), *inside]
