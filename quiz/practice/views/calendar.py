"""Which day it is for the reader."""

from __future__ import annotations

from datetime import date

from flask_babel import to_user_timezone

from quiz.models import utc_now


def today() -> date:
    """Return the day of the reader's calendar."""
    return to_user_timezone(utc_now()).date()
