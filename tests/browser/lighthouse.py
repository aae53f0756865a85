"""Lighthouse's figures for the main pages as a phone sees them: `python -m tests.browser.lighthouse`.

Needs Chromium and Lighthouse 12: $LIGHTHOUSE, or `npm install lighthouse@12` in the working folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.browser import chromium
from tests.browser.screenshots import Sight, prepared

PAGES = ("start", "question-1", "checked", "result")
"""Start, a question, its feedback, the result; names of tests/browser/screenshots.py."""
CATEGORIES = ("performance", "accessibility", "best-practices")
TIMES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def audit(program: str, executable: str, sight: Sight, site: str) -> dict[str, Any]:
    """Run Lighthouse with its settings for phones (simulated slow 4G, a processor four times slower)."""
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in (sight.state or {}).get("cookies", []))
    address = sight.url if sight.url.startswith("http") else site + sight.url
    command = [
        *(program, address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"),
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        f"--extra-headers={json.dumps({'Cookie': cookies, 'Accept-Language': 'de'})}",
    ]
    environment = os.environ | {"CHROME_PATH": executable}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def main() -> None:
    """Print a line for each page."""
    program = os.environ.get("LIGHTHOUSE", "node_modules/.bin/lighthouse")
    executable = chromium.program()
    if executable is None or not Path(program).exists():
        sys.exit(__doc__)
    with prepared() as (_browser, site, found):
        sights = {sight.name: sight for sight in found}
        for name in PAGES:
            report = audit(program, executable, sights[name], site.url)
            scores = (f"{category} {report['categories'][category]['score']:.0%}" for category in CATEGORIES)
            times = (f"{time} {report['audits'][time]['displayValue']}" for time in TIMES)
            print(f"{name:12} Lighthouse {report['lighthouseVersion']}:", *scores, *times, sep="  ")


if __name__ == "__main__":
    main()
