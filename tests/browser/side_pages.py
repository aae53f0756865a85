"""The pages beside the journeys: new forms, questions before something is lost, letters' links, a stopped job."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Browser, expect

from questions.items import ItemType
from tests.browser.learning import Found
from tests.browser.site import Site
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
        *signed_in("mila", {"email": "/settings/email", "email-confirm": "/settings/email/{address_link}"}),
    ]
