"""What the tests of accounts share."""

from __future__ import annotations

import pytest

from quiz import access
from quiz.models import utc_now


@pytest.fixture
def one_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """All counts of rate limits fall in one window, however slow the machine is."""
    began = utc_now()
    monkeypatch.setattr(access, "utc_now", lambda: began)
