"""Dates of a class are entered and shown in its own time zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quiz.classrooms.zones import to_local, to_utc, zones


@pytest.mark.parametrize(
    ("wall", "zone", "moment"),
    [
        (datetime(2026, 1, 15, 18, 0, tzinfo=UTC), "Europe/Berlin", datetime(2026, 1, 15, 17, 0, tzinfo=UTC)),
        (datetime(2026, 7, 15, 18, 0, tzinfo=UTC), "Europe/Berlin", datetime(2026, 7, 15, 16, 0, tzinfo=UTC)),
        (datetime(2026, 7, 15, 18, 0, tzinfo=UTC), "America/New_York", datetime(2026, 7, 15, 22, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "Europe/Berlin", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_clock_on_the_wall_is_a_moment(wall: datetime, zone: str, moment: datetime) -> None:
    wall = wall.replace(tzinfo=None)
    assert to_utc(wall, zone) == moment
    assert to_local(moment, zone) == wall


def test_the_zones_of_german_speaking_countries_come_first() -> None:
    assert zones()[:3] == ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich")
    assert len(zones()) == len(set(zones()))
