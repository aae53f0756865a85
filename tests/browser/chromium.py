"""Chromium, driven by Playwright; every page is watched for what a person would not see but should not happen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = {"desktop": (1280, 800), "phone": (390, 844)}
REFUSED_FORM = 422
CLIENT_ERROR = 400


def program() -> str | None:
    """The path of an installed Chromium or Chrome: $CHROMIUM, or what the PATH has; None without one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def launched(executable: str) -> Iterator[Browser]:
    """Run Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Watch:
    """What went wrong in the pages of a context: script errors, refused content, broken and foreign addresses."""

    site: str
    problems: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page of the context."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"script error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        failed_load = message.text.startswith("Failed to load resource")  # the response's status says it better
        if message.type in ("error", "warning") and not failed_load:
            self.problems.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:", "chrome-error:")):
            self.problems.append(f"request to a third party: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= CLIENT_ERROR and response.status != REFUSED_FORM:
            self.problems.append(f"{response.status} {response.url}")


def overflow(page: Page) -> list[str]:
    """Elements that reach beyond the right edge of the window, where the page can be scrolled sideways by them."""
    found: list[str] = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.querySelectorAll("body *")]
                .filter((e) => e.getBoundingClientRect().right > width + 1)
                .map((e) => `<${e.localName} class="${e.className}"> ${e.textContent.trim().slice(0, 40)}`);
        }"""
    )
    return found
