"""Makes the pictures of docs/screenshots: `python -m tests.browser.pictures [NAME ...]`, all or those named."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, ViewportSize

from tests.browser import chromium
from tests.browser.screenshots import Sight, prepared
from tests.browser.site import ROOT, Site

FOLDER = ROOT / "docs" / "screenshots"


@dataclass(frozen=True, slots=True)
class Picture:
    """A file, the page that it shows, on which device, and how much of a long page (CSS pixels)."""

    name: str
    sight: str
    device: Literal["desktop", "phone"] = "desktop"
    scheme: Literal["light", "dark"] = "light"
    height: int = 1100


PICTURES = (
    Picture("start", "start", height=1286),
    Picture("review", "review", height=1000),
    Picture("bank", "bank", height=900),
    Picture("class-dark", "class", scheme="dark"),
    Picture("live-progress-dark", "progress", scheme="dark"),
    Picture("results", "class-results"),
    Picture("item-statistics", "class-items", height=1300),
    Picture("item", "class-item", height=1300),
    Picture("gradebook", "gradebook"),
    Picture("regrade", "regrade", height=900),
    Picture("progress", "practice-progress", height=1000),
    Picture("phone-start", "start", "phone", height=844),
    Picture("phone-classes", "my-classes", "phone", height=844),
    Picture("question", "question-1", "phone"),
    Picture("feedback-dark", "checked", "phone", "dark", 1194),
    Picture("phone-overview", "overview", "phone", height=1000),
    Picture("phone-result", "result", "phone", height=1194),
    Picture("phone-practice", "practice-question", "phone", height=844),
    Picture("phone-progress-dark", "practice-progress", "phone", "dark", 1194),
)


def take(browser: Browser, site: Site, sight: Sight, picture: Picture) -> None:
    """Write the file."""
    width, height = chromium.WIDTHS[picture.device]
    context = browser.new_context(
        base_url=site.url,
        viewport=ViewportSize(width=width, height=height),
        is_mobile=picture.device == "phone",
        has_touch=picture.device == "phone",
        locale="de-DE",
        color_scheme=picture.scheme,
        storage_state=sight.state,
    )
    page = context.new_page()
    page.goto(sight.url)
    whole = page.evaluate("document.documentElement.scrollHeight")
    path = FOLDER / f"{picture.name}.png"
    clip = {"x": 0, "y": 0, "width": width, "height": min(picture.height, whole)}
    page.screenshot(path=path, full_page=True, clip=clip)  # type: ignore[arg-type]
    print(path.name, f"{path.stat().st_size / 1000:.0f} kB")
    context.close()


def main(names: list[str]) -> None:
    """Run the command."""
    with prepared() as (browser, site, sights):
        found = {sight.name: sight for sight in sights}
        for picture in PICTURES:
            if not names or picture.name in names:
                take(browser, site, found[picture.sight], picture)


if __name__ == "__main__":
    main(sys.argv[1:])
