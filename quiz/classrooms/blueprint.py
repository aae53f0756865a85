"""The blueprint of the pages about classes, and how they write moments."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_datetime
from flask import Blueprint
from flask_babel import get_locale

from quiz.classrooms.zones import zone_of

bp = Blueprint("classrooms", __name__)


@bp.app_template_filter("class_time")
def class_time(moment: datetime, zone: str, pattern: str = "short") -> str:
    """Write a moment in a class's time zone, as the page's language does."""
    return str(format_datetime(moment, pattern, tzinfo=zone_of(zone), locale=get_locale()))
