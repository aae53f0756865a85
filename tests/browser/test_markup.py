"""Every page is valid HTML by the Nu checker, which Java runs: $VNU_JAR, or the npm package vnu-jar in node_modules."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.screenshots import prepare
from tests.browser.site import ROOT, Site

IN_NODE_MODULES = Path("node_modules", "vnu-jar", "build", "dist", "vnu.jar")


def checker() -> Path | None:
    """The checker, where it and Java are installed."""
    named = os.environ.get("VNU_JAR")
    jar = Path(named) if named else ROOT / IN_NODE_MODULES
    return jar if jar.is_file() and shutil.which("java") else None


def complaints(jar: Path, folder: Path) -> list[str]:
    """Errors and warnings about the HTML files in the folder, each with its page."""
    command = ["java", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", str(folder)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["messages"]
    return sorted({f"{Path(one['url']).stem}: {one['message']}: {one.get('extract', '')[:120]}" for one in found})


@pytest.mark.skipif(checker() is None, reason="the Nu HTML checker (npm vnu-jar) or Java is missing")
def test_every_page_is_valid(browser: Browser, site: Site, tmp_path: Path) -> None:
    jar = checker()
    assert jar
    for sight in prepare(browser, site):
        context = browser.new_context(base_url=site.url, locale="de-DE", storage_state=sight.state)
        (tmp_path / f"{sight.name}.html").write_text(context.request.get(sight.url).text(), "utf-8")
        context.close()
    assert complaints(jar, tmp_path) == []
