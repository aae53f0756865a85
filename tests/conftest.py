"""What tests of several folders share: one Chromium for each process, since Playwright runs once in each; no timing."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

from tests.browser import chromium

# How fast a busy machine makes an example says nothing about the code.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
# Beside other tests that want the processor a worker that stands back would wait for minutes.
os.environ.setdefault("NACHGEFRAGT_WORKER_NICENESS", "0")
os.environ.setdefault("NACHGEFRAGT_WORKER_REST_PERCENT", "0")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium; skips where none is installed, which fails under CI=true."""
    executable = chromium.program()
    if executable is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing")
        pytest.skip("Chromium is missing")
    with chromium.launched(executable) as running:
        yield running
